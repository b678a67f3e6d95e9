// SPDX-License-Identifier: AGPL-3.0-or-later
// Of a household only those whom the file of one of them needs: who may consent, and the children who stay behind.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notYetNamed, relativesOf } from '#exchange/core/household.rules.ts'
import type { Resident } from '#exchange/core/resident.ts'
import { consenters } from '#journeys/core/family.ts'

const today = '2026-05-03'
const resident = (name: string, level: Resident['level'], more: Partial<Resident> = {}): Resident => ({
  nik: '3510040101800203',
  place: {},
  name,
  ...(level === undefined ? {} : { level }),
  ...more,
})
const head = resident('Slamet', 'HEAD', { sex: 'M', birthDate: '1980-01-01' })
const wife = resident('Siti', 'WIFE', { sex: 'F', fatherName: 'Karto', motherName: 'Sumi' })
const small = resident('Ani', 'CHILD', { sex: 'F', birthDate: '2018-02-03' })
const grown = resident('Joko', 'CHILD', { sex: 'M', birthDate: '2000-02-03', fatherName: 'Slamet' })
const lodger = resident('Orang Lain', undefined, { birthDate: '2015-01-01' })

test('a wife has her husband and her children below 18; a grown child has both parents; nobody else of the house is told', () => {
  expect(relativesOf(wife, [head, small, grown, lodger], today)).toEqual([
    { relation: 'SPOUSE', name: 'Slamet', birthDate: '1980-01-01', household: true },
    { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03', household: true },
  ])
  expect(relativesOf(grown, [head, wife, small, lodger], today).map(({ relation, name }) => [relation, name])).toEqual([
    ['FATHER', 'Slamet'],
    ['MOTHER', 'Siti'],
  ])
  // Alone in the list, a row still names father and mother.
  expect(relativesOf(wife, [], today)).toEqual([
    { relation: 'FATHER', name: 'Karto' },
    { relation: 'MOTHER', name: 'Sumi' },
  ])
  expect(relativesOf(lodger, [head, wife, small], today)).toEqual([])
})

test('whatever the list says, only those who may consent and children below 18 are told', () => {
  const any = fc.record({
    nik: fc.constant('3510040101800203'),
    place: fc.constant({}),
    name: fc.constantFrom('Ani', 'Budi', 'Citra'),
    sex: fc.constantFrom('F' as const, 'M' as const),
    birthDate: fc.constantFrom('1970-01-01', '2000-01-01', '2015-01-01'),
    level: fc.constantFrom('HEAD' as const, 'HUSBAND' as const, 'WIFE' as const, 'CHILD' as const),
  })
  fc.assert(
    fc.property(any, fc.array(any, { maxLength: 6 }), (person, others) => {
      for (const { relation, birthDate } of relativesOf(person, others, today)) {
        if (relation === 'CHILD') expect(birthDate).toBe('2015-01-01')
        else expect(consenters).toContain(relation)
      }
    }),
  )
})

test('nobody is named twice, and whom a file names already it keeps', () => {
  const found = relativesOf(wife, [head, small], today)
  expect(notYetNamed(found, [{ key: 'k', relation: 'SPOUSE', name: 'Slamet Riyadi' }]).map(({ name }) => name)).toEqual(['Ani'])
  expect(notYetNamed(found, [{ key: 'k', relation: 'CHILD', name: 'ANI' }]).map(({ name }) => name)).toEqual(['Slamet'])
})
