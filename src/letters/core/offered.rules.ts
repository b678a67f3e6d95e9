// SPDX-License-Identifier: AGPL-3.0-or-later
// What an office can issue from a file, and who of the family may consent.

import { consenters, type Relative } from '#journeys/core/family.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { letterRule, OF_AGE } from '#letters/core/letter.law.ts'
import { type LetterKind, letterKinds } from '#letters/core/letter.ts'
import { ageOn } from '#people/core/birth-date.ts'

interface Offered {
  readonly kind: LetterKind
  readonly legalBasis: string
  readonly standing: Standing
}

export function offeredBy(office: OfficeKind, today: LocalDate): readonly Offered[] {
  return letterKinds.flatMap((kind) => {
    const { issuers, legalBasis, standing } = letterRule(kind, today)
    return issuers.includes(office) ? [{ kind, legalBasis, standing }] : []
  })
}

/** Two of these are usually of two things: another office, another address. */
const manyAtOnce: readonly LetterKind[] = ['INTRODUCTION', 'DOMICILE']

/**
 * Whether a new letter most likely stands beside those of its kind that stand, or takes the place of the newest. Of a consent that several may
 * give nobody can tell: whoever issues it says so.
 */
export function likelyPlace(kind: LetterKind, consenters: number): 'beside' | 'instead' | undefined {
  if (manyAtOnce.includes(kind)) return 'beside'
  return kind === 'FAMILY_CONSENT' && consenters > 1 ? undefined : 'instead'
}

interface Consenter extends Pick<Relative, 'key' | 'name' | 'relation'> {
  readonly age: 'of-age' | 'under' | 'unknown'
}

export function consentersOf(family: readonly Relative[], today: LocalDate): readonly Consenter[] {
  const may = family.filter(({ relation }) => consenters.includes(relation))
  return may.map(({ key, name, relation, birthDate }) => ({
    key,
    name,
    relation,
    age: birthDate === undefined ? 'unknown' : ageOn(birthDate, today) >= OF_AGE ? 'of-age' : 'under',
  }))
}
