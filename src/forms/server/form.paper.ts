// SPDX-License-Identifier: AGPL-3.0-or-later
// An empty form as a paper, in one language: two on one page would leave no room to write.

import type { BlankForm } from '#forms/core/form.ts'
import { formWords } from '#forms/core/form.words.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Language, Text } from '#kernel/words.ts'
import type { Paper, Said } from '#platform/server/documents/paper.ts'

interface Around {
  readonly language: Language
  readonly office: string
  readonly today: LocalDate
}

export function formPaper({ title, lead, asks, grid }: BlankForm, { language, office, today }: Around): Paper {
  const words = formWords[language]
  const said = (text: Text): Said => ({ text: text[language] })
  return {
    language,
    sparing: true,
    title: said(title),
    number: { text: words.blank },
    at: `${today}T00:00:00.000Z`,
    office: { name: office, lines: [] },
    parts: [
      ...(lead === undefined ? [] : [{ type: 'text', said: said(lead) } as const]),
      {
        type: 'answers',
        asks: asks.map(({ label, hint, boxes, choices, lines }) => ({
          said: said(label),
          ...(hint === undefined ? {} : { hint: hint[language] }),
          ...(boxes === undefined ? {} : { boxes }),
          ...(choices === undefined ? {} : { choices: choices.map((choice) => choice[language]) }),
          ...(lines === undefined ? {} : { lines }),
        })),
      },
      ...(grid === undefined
        ? []
        : [
            {
              type: 'grid',
              columns: grid.columns.map((each) => ({ said: said(each.label), width: each.width })),
              rows: typeof grid.rows === 'number' ? grid.rows : grid.rows.map((row) => row[language]),
            } as const,
          ]),
      { type: 'text', said: { text: words.keep } },
    ],
    other: { role: { text: words.teller }, name: '' },
    signature: { place: `${words.place}: ........................`, role: { text: words.officer } },
  }
}
