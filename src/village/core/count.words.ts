// SPDX-License-Identifier: AGPL-3.0-or-later
// What refusals of a count sheet say.

import { defineWords } from '#kernel/words.ts'

export const countWords = defineWords({
  id: {
    'count-village': 'Lembar hitung diisi untuk satu desa.',
    'count-month': 'Pilih bulan ini atau bulan sebelumnya, paling lama dua tahun yang lalu.',
  },
  en: {
    'count-village': 'A count sheet is of one village.',
    'count-month': 'Choose this month or one before it, at most two years ago.',
  },
})
