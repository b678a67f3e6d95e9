// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server says about calls.

import { defineWords } from '#kernel/words.ts'

export const callWords = defineWords({
  id: {
    'guest-link-over': 'Tautan tamu ini sudah berakhir. Buat tautan baru bila tamunya masih ditunggu.',
  },
  en: {
    'guest-link-over': 'This guest link is over. Make a new one if the guest is still expected.',
  },
})
