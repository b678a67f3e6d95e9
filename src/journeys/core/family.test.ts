// SPDX-License-Identifier: AGPL-3.0-or-later
// Two people who write of one relative: nothing that only one of them changed is lost, and of what both changed neither is overwritten.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { familyWith, isNamed, mergedRelative, type Relative, relations, relativeKnown } from '#journeys/core/family.ts'

const word = fc.constantFrom('Bu Sum', 'Pak Sum', 'Mbah Sum')
const kin: fc.Arbitrary<Relative> = fc.record(
  {
    key: fc.constant('one'),
    relation: fc.constantFrom(...relations.slice(0, 2)),
    name: word,
    birthDate: fc.constantFrom('1970-01-01', '1971-01-01'),
    phone: fc.constantFrom('+62811', '+62822'),
    household: fc.constant(true as const),
    consented: fc.constant(true as const),
    carer: word,
  },
  { requiredKeys: ['key', 'relation', 'name'] },
)
const fields = ['relation', 'name', 'birthDate', 'phone', 'household', 'consented', 'carer'] as const

it('keeps what each changed, whoever comes first, and refuses where both changed one field', () => {
  fc.assert(
    fc.property(kin, kin, kin, (then, stands, mine) => {
      const both = mergedRelative(then, stands, mine)
      expect(mergedRelative(then, mine, stands)).toEqual(both)
      const differ = fields.filter((each) => stands[each] !== then[each] && mine[each] !== then[each] && stands[each] !== mine[each])
      expect(both === undefined).toBe(differ.length > 0)
      for (const each of both === undefined ? [] : fields)
        expect(both?.[each], each).toBe(stands[each] === then[each] ? mine[each] : stands[each])
    }),
  )
})

it('is known as it stood, with what one wrote oneself since, and only where others touched it', () => {
  const family = fc.option(kin, { nil: undefined }).map((one) => (one === undefined ? [] : [one]))
  const own = fc.array(family).map((all) => all.map((each) => ({ family: each, own: true })))
  fc.assert(
    fc.property(family, own, (known, since) => {
      expect(relativeKnown('one', known, since)).toBeUndefined()
      const last = since.at(-1)?.family ?? known
      const other = last[0] === undefined ? [] : [{ ...last[0], name: 'orang lain' }]
      const found = relativeKnown('one', known, [...since, { family: other, own: false }])
      expect(found).toEqual(last[0] === undefined ? undefined : { was: last[0] })
    }),
  )
})

it('of two households nobody is named twice, nothing of the first is lost, and nothing of the second that it does not say', () => {
  const household = fc.array(kin, { maxLength: 4 }).map((all) => all.map((one, nth) => ({ ...one, key: String(nth) })))
  fc.assert(
    fc.property(household, household, (mine, theirs) => {
      const all = familyWith(mine, theirs)
      for (const [nth, one] of mine.entries()) expect(all[nth]).toMatchObject(one)
      for (const one of theirs) expect(isNamed(one, all)).toBe(true)
      expect(all.length).toBeLessThanOrEqual(mine.length + theirs.length)
      expect(familyWith(all, theirs)).toHaveLength(all.length)
    }),
  )
})

it('of whoever is not named, the day of birth tells whether it is the same child', () => {
  const child = { relation: 'CHILD', birthDate: '2018-02-03' } as const
  expect(familyWith<Pick<Relative, 'relation' | 'birthDate' | 'carer'>>([child], [{ ...child, carer: '' }])).toEqual([
    { ...child, carer: '' },
  ])
  expect(familyWith([child], [{ ...child, birthDate: '2019-02-03' }])).toHaveLength(2)
})
