// SPDX-License-Identifier: AGPL-3.0-or-later
// How a command changes a case, and what it answers.

import { allCaseWords } from '#cases/core/all.words.ts'
import { presentCaseAnswer } from '#cases/core/case.present.ts'
import type { CaseCommand, CaseFacts, CaseFile } from '#cases/core/case.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { readsAs } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { Language } from '#kernel/words.ts'
import type { CommandCallOf } from '#platform/server/http/capability.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

type Call = Pick<CommandCallOf<unknown>, 'change' | 'scope' | 'language' | 'actor' | 'today'>

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = allCaseWords
export const stepText =
  (language: Language) =>
  (code: string): string =>
    words[language][`step.${code}`] ?? code

export const answerIn =
  ({ language, actor }: Pick<Call, 'language' | 'actor'>) =>
  ({ id, version, state }: Stored<CaseFile>): object =>
    presentCaseAnswer(id, version, state, { text: stepText(language), kind: readsAs(actor) })

/** @param factsOf what a command needs to know from elsewhere, of the case as it stands */
export function changeCase(factsOf: (call: Call, command: CaseCommand, file: CaseFile | undefined) => Promise<CaseFacts>) {
  return (call: Call, id: string, command: CaseCommand): Promise<Outcome> =>
    call.change({
      aggregate: caseAggregate,
      key: parseId(id),
      command,
      facts: (file: CaseFile | undefined) => factsOf(call, command, file),
      answer: answerIn(call),
    })
}
