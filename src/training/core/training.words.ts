// SPDX-License-Identifier: AGPL-3.0-or-later
// Words that providers, programmes, classes, tests and certificates share.

import { defineWords } from '#kernel/words.ts'

export const trainingWords = defineWords({
  id: {
    'not-within-reach': 'Berkas ini tidak ditemukan. Periksa nama atau kodenya.',
  },
  en: {
    'not-within-reach': 'This file was not found. Check the name or the code.',
  },
})
