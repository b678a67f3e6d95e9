// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom of a household a file needs: who consents, and the children who stay behind. Nobody else of it is kept.

import type { HouseholdLevel, Resident } from '#exchange/core/resident.ts'
import { isNamed, type Relative } from '#journeys/core/family.ts'
import type { LocalDate } from '#kernel/time.ts'
import { ageOn } from '#people/core/birth-date.ts'

/** Below 18 one is a child (UU 35/2014 art 1(1)). */
const OF_AGE = 18

/** Somebody of the list who belongs to a file. */
export type ListedRelative = Pick<Relative, 'relation' | 'name'> & { readonly birthDate?: LocalDate; readonly household?: true }

const couple: readonly HouseholdLevel[] = ['HEAD', 'HUSBAND', 'WIFE']

function isCouple({ level }: Resident): boolean {
  return level !== undefined && couple.includes(level)
}

function listed(relation: Relative['relation'], { name, birthDate }: Resident): readonly ListedRelative[] {
  return name === undefined ? [] : [{ relation, name, household: true, ...(birthDate === undefined ? {} : { birthDate }) }]
}

/** Parents as the person's own row names them, where they do not live in the house. */
function named(relation: 'FATHER' | 'MOTHER', name: string | undefined): readonly ListedRelative[] {
  return name === undefined ? [] : [{ relation, name }]
}

/** @param others of the same family card */
export function relativesOf(person: Resident, others: readonly Resident[], today: LocalDate): readonly ListedRelative[] {
  if (isCouple(person)) {
    const spouse = others.find(
      (each) => isCouple(each) && each.level !== person.level && (each.level === 'HEAD' || person.level === 'HEAD'),
    )
    const children = others.filter(
      ({ level, birthDate }) => level === 'CHILD' && birthDate !== undefined && ageOn(birthDate, today) < OF_AGE,
    )
    const parents = spouse === undefined ? [...named('FATHER', person.fatherName), ...named('MOTHER', person.motherName)] : []
    return [...(spouse === undefined ? [] : listed('SPOUSE', spouse)), ...children.flatMap((child) => listed('CHILD', child)), ...parents]
  }
  if (person.level !== 'CHILD') return [...named('FATHER', person.fatherName), ...named('MOTHER', person.motherName)]
  const parent = (sex: 'M' | 'F') => others.find((each) => isCouple(each) && each.sex === sex)
  const [father, mother] = [parent('M'), parent('F')]
  return [
    ...(father === undefined ? named('FATHER', person.fatherName) : listed('FATHER', father)),
    ...(mother === undefined ? named('MOTHER', person.motherName) : listed('MOTHER', mother)),
  ]
}

/** Those whom the file does not name yet. */
export function notYetNamed(found: readonly ListedRelative[], family: readonly Relative[]): readonly ListedRelative[] {
  return found.filter((each) => !isNamed(each, family))
}
