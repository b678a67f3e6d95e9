// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being written of a proposal, kept as one text each, so that nothing typed is lost by a reload.

import * as z from 'zod/mini'
import { commitmentKinds, sharedFields, sharingPurposes } from '#agreements/core/agreement.ts'

const text = z.string()
const Promise_ = z.object({ office: text, kind: z.enum(commitmentKinds), text, due: text })
const Term = z.object({ from: text, to: text, purpose: z.enum(sharingPurposes), fields: z.array(z.enum(sharedFields)), until: text })
export type PromiseDraft = z.output<typeof Promise_>
export type TermDraft = z.output<typeof Term>

export const emptyPromise: PromiseDraft = { office: '', kind: 'OFFICE', text: '', due: '' }
export const emptyTerm: TermDraft = { from: '', to: '', purpose: 'PROTECTION', fields: ['name'], until: '' }

function readList<T extends z.ZodMiniType>(shape: T, kept: string): readonly z.output<T>[] {
  try {
    return z.array(shape).safeParse(JSON.parse(kept)).data ?? []
  } catch {
    return []
  }
}

export const readPromises = (kept: string): readonly PromiseDraft[] => readList(Promise_, kept)
export const readTerms = (kept: string): readonly TermDraft[] => readList(Term, kept)

/** Which of them lacks something, counted from one; undefined where none does. */
export function unfinishedPromise(promises: readonly PromiseDraft[]): number | undefined {
  const at = promises.findIndex((each) => each.office === '' || each.text.trim() === '' || each.due === '')
  return at < 0 ? undefined : at + 1
}

export function unfinishedTerm(terms: readonly TermDraft[]): number | undefined {
  const at = terms.findIndex((each) => each.from === '' || each.to === '' || each.fields.length === 0 || each.until === '')
  return at < 0 ? undefined : at + 1
}
