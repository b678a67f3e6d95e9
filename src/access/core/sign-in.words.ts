// SPDX-License-Identifier: AGPL-3.0-or-later

import { defineWords } from '#kernel/words.ts'

export const signInWords = defineWords({
  id: {
    'sign-in-failed': 'Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.',
    'page-title': 'Masuk',
    login: 'Nama pengguna',
    password: 'Kata sandi',
    submit: 'Masuk',
    lead: 'Untuk petugas desa, dinas, dan badan pelindungan.',
  },
  en: {
    'sign-in-failed': 'User name or password do not match. Check both and try again.',
    'page-title': 'Sign in',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    lead: 'For officers of villages, the manpower office and the protection agency.',
  },
})
