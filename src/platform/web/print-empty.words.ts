// SPDX-License-Identifier: AGPL-3.0-or-later

import { defineWords } from '#kernel/words.ts'

export const printEmptyWords = defineWords({
  id: { print: 'Cetak formulir kosong (PDF)' },
  en: { print: 'Print an empty form (PDF)' },
})
