// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identityFlags } from '#journeys/core/worker.identity.ts'
import { faultsOf, tidyName, tidyPhone } from '#journeys/core/worker.intake.ts'
import { addDays } from '#kernel/time.ts'
import { syntheticNik } from '#people/core/nik.ts'

const today = '2026-05-03'
const area = '35.10.04.2006'
const everywhere = () => ({ status: 'current', successors: [] }) as const
const nowhere = () => ({ status: 'unknown', successors: [] }) as const
const flags = (nik: string | undefined, birthDate: string, sex: 'F' | 'M', standing: typeof everywhere | typeof nowhere = everywhere) =>
  identityFlags({ birthDate, sex, ...(nik === undefined ? {} : { nik }) }, area, standing, today).map(({ code, look }) =>
    look ? `! ${code}` : code,
  )

describe('what a NIK says beside what was stated', () => {
  test.each([
    ['nothing without one', undefined, '1999-07-01', 'F', []],
    ['nothing where all agrees', '3510044107990001', '1999-07-01', 'F', []],
    ['another birth date', '3510044107990001', '1999-07-02', 'F', ['! BIRTH_DATE_DIFFERS']],
    ['another year and sex', '3510044107990001', '2001-07-01', 'M', ['! BIRTH_DATE_DIFFERS', '! AGE_CONFLICT', '! SEX_DIFFERS']],
    ['a century that the stated date settles', '3510044107200001', '1920-07-01', 'F', []],
    ['where it was first registered', '3509044107990001', '1999-07-01', 'F', ['AREA_IS_FIRST_REGISTRATION']],
    ['a day that cannot be', '3510047907990001', '1999-07-01', 'F', ['! NIK_DAY_IMPOSSIBLE']],
  ] as const)('%s', (_what, nik, birthDate, sex, expected) => expect(flags(nik, birthDate, sex)).toEqual(expected))

  test('an unknown district is for somebody to look at', () =>
    expect(flags('9910044107990001', '1999-07-01', 'F', nowhere)).toEqual(['! PROVINCE_UNKNOWN', 'AREA_IS_FIRST_REGISTRATION']))

  test('a made-up number is marked as one, and nothing is asked of its place', () => {
    const born = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1960-01-01', days))
    fc.assert(
      fc.property(born, fc.constantFrom('F' as const, 'M' as const), fc.integer({ min: 1, max: 9999 }), (birthDate, sex, serial) => {
        expect(flags(syntheticNik({ birthDate, sex, serial }), birthDate, sex, nowhere)).toEqual(['SYNTHETIC'])
      }),
    )
  })

  test('no sixteen digits are ever refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{16}$/), (nik) => {
        for (const flag of flags(nik, '1999-07-01', 'F', nowhere)) expect(flag).not.toBe('')
      }),
    )
  })
})

test.each([
  [{ name: '  Siti   Aminah ' }, []],
  [{ name: '123' }, ['name NAME_NO_LETTER']],
  [{ birthDate: '2026-05-04' }, ['birthDate BIRTH_DATE_IN_FUTURE']],
  [{ birthDate: '1900-01-01' }, ['birthDate BIRTH_DATE_TOO_LONG_AGO']],
  [{ phone: '0812' }, ['phone PHONE_TOO_SHORT']],
  [{}, []],
])('typed %j has the faults %j', (typed, faults) =>
  expect(faultsOf(typed, today).map(({ field, code }) => `${field} ${code}`)).toEqual(faults),
)

test('a name and a number are kept in one form', () => {
  expect([tidyName('  Siti \u200b Aminah '), tidyPhone('0812-3456-7890')]).toEqual(['Siti Aminah', '+6281234567890'])
})
