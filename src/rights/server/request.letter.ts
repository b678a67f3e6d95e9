// SPDX-License-Identifier: AGPL-3.0-or-later
// The answer as a letter. Where a copy was asked for, it says what is held and who looked, and carries all of it in itself for machines.

import { citation } from '#kernel/law.ts'
import { spokenDate } from '#kernel/spoken.ts'
import { jakartaDate } from '#kernel/time.ts'
import { fill } from '#kernel/words.ts'
import type { Paper, Part, Said } from '#platform/server/documents/paper.ts'
import { letterWords } from '#rights/core/letter.words.ts'
import type { Held } from '#rights/core/request.contract.ts'
import { groundRules } from '#rights/core/request.law.ts'
import type { RequestState } from '#rights/core/request.ts'
import { requestWords } from '#rights/core/request.words.ts'

const id = letterWords.id

export interface LetterFacts {
  readonly id: string
  /** Which office answers, by its name of that day. */
  readonly office: string
  /** The name under the line; absent on answers from before they were numbered. */
  readonly signer?: string | undefined
  readonly held?: Held
}

function heldParts(held: Held): readonly Part[] {
  const purposes = held.purposes.map(({ purpose, legalBasis }) => ({ code: citation(legalBasis, 'id'), title: requestWords.id[purpose] }))
  const rowsOf = (looks: Held['looks'], text: string): readonly Part[] => {
    const rows = looks.map(({ day, office, times }) => ({
      code: spokenDate(day, 'id'),
      title: fill(id.look, { office: office ?? id['office-unknown'], times: String(times) }),
    }))
    return rows.length === 0 ? [] : [{ type: 'rows', title: { text }, rows }]
  }
  return [
    { type: 'rows', title: { text: id.why }, rows: purposes },
    ...rowsOf(held.looks, id.looks),
    ...rowsOf(held.taken, id.taken),
    { type: 'text', said: { text: id.attached } },
  ]
}

/** Undefined where it was not answered, or the person was erased. */
export function requestLetter(state: RequestState, { id: requestId, office, signer, held }: LetterFacts): Paper | undefined {
  const { answer, personal } = state
  if (answer === undefined || personal === undefined) return undefined
  const fact = (label: string, value: string): { readonly label: Said; readonly value: string } => ({ label: { text: label }, value })
  const ground =
    answer.ground === undefined
      ? []
      : [fact(id.ground, `${requestWords.id[answer.ground]} (${citation(groundRules[answer.ground][0].legalBasis, 'id')})`)]
  return {
    language: 'id',
    title: { text: id.title },
    number: { text: fill(id.number, { number: requestId.slice(-12).toUpperCase() }) },
    at: `${answer.on}T00:00:00.000Z`,
    office: { name: office, lines: [] },
    parts: [
      {
        type: 'facts',
        facts: [
          fact(id.to, personal.name),
          fact(id.asked, requestWords.id[state.right]),
          fact(id.received, spokenDate(jakartaDate(state.receivedAt), 'id')),
          fact(id.answered, spokenDate(answer.on, 'id')),
          fact(id.outcome, requestWords.id[answer.outcome]),
          ...ground,
        ],
      },
      { type: 'text', said: { text: personal.reply ?? '' } },
      ...(held === undefined ? [] : heldParts(held)),
      { type: 'text', said: { text: id.complain } },
    ],
    signature: { place: spokenDate(answer.on, 'id'), role: { text: office }, ...(signer === undefined ? {} : { name: signer }) },
    ...(held === undefined
      ? {}
      : { carries: { name: 'data.json', type: 'application/json', words: id.carries, text: JSON.stringify(held, null, 1) } }),
  }
}
