// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked of somebody whose authority is too wide to be searched at once.

import { defineWords } from '#kernel/words.ts'

export const findRefusals = defineWords({
  id: {
    'find-place-first':
      'Wilayah Anda terlalu luas untuk dicari sekaligus. Tambahkan nama kabupaten atau kotanya, misalnya: aminah malang. Dengan NIK, telepon, atau paspor lengkap, nama tempat tidak perlu.',
  },
  en: {
    'find-place-first':
      'Your area is too wide to be searched at once. Add the name of the regency or city, for example: aminah malang. With a whole NIK, phone or passport number no place is needed.',
  },
})
