// SPDX-License-Identifier: AGPL-3.0-or-later
// The minutes as a letter.

import { spokenDate } from '#kernel/spoken.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Minutes } from '#meetings/core/minutes.ts'
import { minutesWords } from '#meetings/core/minutes.words.ts'
import type { Paper, Part } from '#platform/server/documents/paper.ts'

const id = minutesWords.id

function factsPart(facts: Minutes['facts']): Part {
  return { type: 'facts', facts: facts.map(({ label, value }) => ({ label: { text: label }, value })) }
}

/** @param signer the name under the line; absent on minutes from before they were numbered */
export function minutesPaper(minutes: Minutes, office: string, signer?: string): Paper {
  const { number, closedAt, facts, attended, said, decisions, beside } = minutes
  const text = (words: string): Part => ({ type: 'text', said: { text: words } })
  return {
    language: 'id',
    title: { text: id.title },
    number: { text: number },
    at: closedAt,
    office: { name: office, lines: [] },
    parts: [
      factsPart(facts),
      attended.length === 0 ? text(id.nobody) : { type: 'rows', title: { text: id.attended }, rows: attended },
      text(id.said),
      ...said.split(/\n+/).map(text),
      ...decisions.flatMap(({ title, tasks, answers }): readonly Part[] => [
        ...(tasks.length === 0 ? [text(title)] : [{ type: 'rows' as const, title: { text: title }, rows: tasks }]),
        factsPart(answers),
      ]),
      ...(beside === undefined ? [] : [text(beside)]),
    ],
    signature: {
      place: spokenDate(jakartaDate(closedAt), 'id'),
      role: { text: office },
      ...(signer === undefined ? {} : { name: signer }),
    },
  }
}
