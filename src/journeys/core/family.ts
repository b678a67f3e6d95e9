// SPDX-License-Identifier: AGPL-3.0-or-later
// Who belongs to a worker: who consents to the departure, who stays behind, and who cares for the children. Sealed with the person.

import type { LocalDate } from '#kernel/time.ts'

export const relations = ['SPOUSE', 'FATHER', 'MOTHER', 'GUARDIAN', 'CHILD', 'SIBLING', 'OTHER'] as const
export type Relation = (typeof relations)[number]

/** Whose consent the law asks for: husband or wife, parents, or the guardian (UU 18/2017 art 13b). */
export const consenters: readonly Relation[] = ['SPOUSE', 'FATHER', 'MOTHER', 'GUARDIAN']

export interface Relative {
  /** Made when the relative is first named. */
  readonly key: string
  readonly relation: Relation
  readonly name: string
  readonly birthDate?: LocalDate
  readonly phone?: string
  /** Lives in the worker's household. */
  readonly household?: true
  /** Signed the family's consent. */
  readonly consented?: true
  /** Of a child: who cares for them while the worker is away, in words: a name, and what they are to the child. */
  readonly carer?: string
}

/** More are not named. */
export const MOST_RELATIVES = 30

/** The family with one relative named, or named anew. */
export function withRelative(family: readonly Relative[], relative: Relative): readonly Relative[] {
  const place = family.findIndex(({ key }) => key === relative.key)
  return place < 0 ? [...family, relative] : family.with(place, relative)
}
