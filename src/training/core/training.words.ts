// SPDX-License-Identifier: AGPL-3.0-or-later
// All words of this capability.

import { defineWords } from '#kernel/words.ts'
import { certificateWords } from '#training/core/certificate.words.ts'
import { classWords } from '#training/core/class.words.ts'

export const trainingWords = defineWords({
  id: { ...classWords.id, ...certificateWords.id },
  en: { ...classWords.en, ...certificateWords.en },
})
