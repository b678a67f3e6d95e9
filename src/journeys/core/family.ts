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

const relativeFields = ['relation', 'name', 'birthDate', 'phone', 'household', 'consented', 'carer'] as const

/** More are not named. */
export const MOST_RELATIVES = 30

/**
 * What two people made of one relative since `then`, field by field: what only one of them changed is as that one says.
 * @returns undefined where they say different things of one field
 */
export function mergedRelative(then: Relative, stands: Relative, mine: Relative): Relative | undefined {
  const clashes = (field: keyof Relative): boolean =>
    mine[field] !== then[field] && stands[field] !== then[field] && mine[field] !== stands[field]
  if (relativeFields.some(clashes)) return undefined
  const of = <F extends keyof Relative>(field: F): Relative[F] => (mine[field] === then[field] ? stands[field] : mine[field])
  const [birthDate, phone, household, consented, carer] = [of('birthDate'), of('phone'), of('household'), of('consented'), of('carer')]
  return {
    key: mine.key,
    relation: of('relation'),
    name: of('name'),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(phone === undefined ? {} : { phone }),
    ...(household === undefined ? {} : { household }),
    ...(consented === undefined ? {} : { consented }),
    ...(carer === undefined ? {} : { carer }),
  }
}

export function isSameRelative(one: Relative | undefined, other: Relative | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return relativeFields.every((field) => one[field] === other[field])
}

interface FamilyThen {
  readonly family: readonly Relative[]
  /** By whoever asks now. */
  readonly own: boolean
}

/**
 * A relative as whoever asks knew it: as it stood at `known`, with what they wrote themselves since.
 * @param since what the family became since, in order. @returns undefined where nobody else touched it since
 */
export function relativeKnown(
  key: string,
  known: readonly Relative[],
  since: readonly FamilyThen[],
): { readonly was: Relative | undefined } | undefined {
  const of = (family: readonly Relative[]): Relative | undefined => family.find((each) => each.key === key)
  let [then, before, others] = [of(known), of(known), false]
  for (const { family, own } of since) {
    const after = of(family)
    if (!own) others ||= !isSameRelative(before, after)
    else if (!isSameRelative(before, after))
      then = before === undefined || after === undefined || then === undefined ? after : (mergedRelative(before, then, after) ?? after)
    before = after
  }
  return others ? { was: then } : undefined
}

/** The family with one relative named, or named anew. */
export function withRelative(family: readonly Relative[], relative: Relative): readonly Relative[] {
  const place = family.findIndex(({ key }) => key === relative.key)
  return place < 0 ? [...family, relative] : family.with(place, relative)
}

/** Somebody of a family; without a name where nobody is named. */
interface Named extends Pick<Relative, 'relation' | 'birthDate'> {
  readonly key?: string
  readonly name?: string
}

const plain = (name: string): string => name.toUpperCase().replaceAll(/[^\p{L}]+/gu, '')

/** Whoever signed a paper: by the key on the file where the paper knows it, otherwise as it names them. */
export interface Signatory extends Pick<Relative, 'relation' | 'name'> {
  readonly key?: string
}

export function isSignatory(of: Signatory, other: Signatory): boolean {
  return of.key !== undefined && of.key === other.key ? true : of.relation === other.relation && plain(of.name) === plain(other.name)
}

/** However the name is written; of whoever is not named, by the day of birth. */
function isSamePerson(one: Named, other: Named): boolean {
  if (one.name !== undefined && other.name !== undefined) return plain(one.name) === plain(other.name)
  return one.relation === other.relation && one.birthDate !== undefined && one.birthDate === other.birthDate
}

/** A file has one spouse, one father and one mother: whoever is named there already was named by somebody who knows them. */
const single: readonly Relation[] = ['SPOUSE', 'FATHER', 'MOTHER', 'GUARDIAN']

/** Whether a family names somebody already. */
export function isNamed(one: Named, family: readonly Named[]): boolean {
  return family.some((each) => isSamePerson(each, one) || (single.includes(one.relation) && each.relation === one.relation))
}

/** One family with what another says of the same household: whom it does not name, and what it does not say of those whom it names. */
export function familyWith<R extends Named>(family: readonly R[], other: readonly R[]): readonly R[] {
  const completed = family.map((mine) => {
    const theirs = other.find((each) => isSamePerson(each, mine))
    return theirs === undefined ? mine : { ...theirs, ...mine }
  })
  return [...completed, ...other.filter((theirs) => !isNamed(theirs, family))]
}

/** What somebody wrote of a relative, without what is lent and was only shown to them. */
export function withoutShown(written: Relative, own: Relative, shown: Relative): Relative {
  const { key, relation, name, birthDate, phone, household, consented, carer } = written
  const isLent = (field: keyof Relative): boolean => own[field] === undefined && written[field] === shown[field]
  return {
    key,
    relation,
    name,
    ...(birthDate === undefined || isLent('birthDate') ? {} : { birthDate }),
    ...(phone === undefined || isLent('phone') ? {} : { phone }),
    ...(household === undefined || isLent('household') ? {} : { household }),
    ...(consented === undefined || isLent('consented') ? {} : { consented }),
    ...(carer === undefined || isLent('carer') ? {} : { carer }),
  }
}
