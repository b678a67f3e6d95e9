// SPDX-License-Identifier: AGPL-3.0-or-later
// How a file is read: on which day, in whose words, by whose deadlines.

import type { Reading } from '#journeys/core/worker.present.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import type { Regencies } from '#kernel/regency.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'

const stepTexts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  id: new Map(Object.entries(workerWords.id)),
  en: new Map(Object.entries(workerWords.en)),
}

interface Around {
  readonly today: LocalDate
  readonly language: Language
  readonly regencies: Regencies
}

export function readingOf({ today, language, regencies }: Around): Reading {
  return { today, text: (code) => stepTexts[language].get(`step.${code}`) ?? code, regencies }
}
