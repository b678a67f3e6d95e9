// SPDX-License-Identifier: AGPL-3.0-or-later
// What a NIK says beside what was stated. It is a hint, never a proof: what disagrees is for a person to look at, and refuses nothing.

import type { PersonalDetails, WorkerState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type FindStanding, type NikFlag, type NikRefusal, nikDisagreements, readNik } from '#people/core/nik.ts'

export interface IdentityFlag {
  readonly code: NikFlag | NikRefusal
  /** Somebody should look: a paper is wrong, or a number was copied wrongly. The others only explain. */
  readonly look: boolean
}

export interface Identity {
  /** No NIK yet: the file stands for the person until one is bound to it. */
  readonly provisional: boolean
  /** The day on which a NIK was bound to a file that began without one. */
  readonly boundOn?: LocalDate
  readonly flags: readonly IdentityFlag[]
}

const explain: readonly (NikFlag | NikRefusal)[] = ['OLD_DISTRICT_CODE', 'AREA_IS_FIRST_REGISTRATION', 'SYNTHETIC']

type Person = Pick<PersonalDetails, 'nik' | 'birthDate' | 'sex'>

export function identityFlags(
  { nik, birthDate, sex }: Person,
  area: string,
  standing: FindStanding,
  on: LocalDate,
): readonly IdentityFlag[] {
  if (nik === undefined) return []
  const read = readNik(nik, { on, standing })
  const mark = (code: NikFlag | NikRefusal): IdentityFlag => ({ code, look: !explain.includes(code) })
  if (!read.ok) return [mark(read.reason)]
  const differs = nikDisagreements(read, { birthDate, sex, area })
  // A stated date that is one of those the digits allow has settled the century.
  const settled = [read.birthDate, ...read.alternatives].includes(birthDate)
  const own = read.flags.filter((flag) => !(flag === 'CENTURY_UNCERTAIN' && settled))
  // A made-up number is from nowhere, so that its place says nothing.
  const told = own.includes('SYNTHETIC')
    ? [...own, ...differs].filter((flag) => !['PROVINCE_UNKNOWN', 'DISTRICT_UNKNOWN', 'AREA_IS_FIRST_REGISTRATION'].includes(flag))
    : [...own, ...differs]
  return [...new Set(told)].map(mark).sort((a, b) => Number(b.look) - Number(a.look))
}

export function identityOf(state: WorkerState, standing: FindStanding, on: LocalDate): Identity {
  const { personal, area, nikBoundOn } = state
  return {
    provisional: personal.nik === undefined,
    ...(nikBoundOn === undefined ? {} : { boundOn: nikBoundOn }),
    flags: identityFlags(personal, area, standing, on),
  }
}
