// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameSearch, type NameQuery } from '#people/core/name-search.ts'

const register = [
  'Siti Aminah',
  'Siti Aminatun',
  'Aminah Rahayu',
  'H. Moch. Djoko Soesilo, S.H.',
  'Nurhayati',
  'Nur Hidayati',
  'Noer Chotimah',
  'Sjamsoel Bahri',
  'Sulastri',
  'Tjipto Raharjo',
  'Ahmad Rizal bin Kasim',
  'Luh Putu Ayu',
]

function searchIn(names: readonly string[]): (typed: string, query?: Partial<NameQuery>) => readonly string[] {
  const search = createNameSearch()
  const written = new Map(names.map((name) => [search.add(name), name]))
  return (typed, query) => search.search(typed, { limit: 3, ...query }).map(({ name }) => written.get(name) ?? '')
}

describe('a name is found', () => {
  const find = searchIn(register)
  it.each([
    ['siti aminah', 'Siti Aminah'],
    ['Sti Amniah', 'Siti Aminah'],
    ['Aminah St.', 'Siti Aminah'],
    ['Rahayu', 'Aminah Rahayu'],
    ['Muhammad Joko Susilo', 'H. Moch. Djoko Soesilo, S.H.'],
    ['Joko Soesilo M.', 'H. Moch. Djoko Soesilo, S.H.'],
    ['nur hayati', 'Nurhayati'],
    ['Noerhajati', 'Nurhayati'],
    ['Nurkhotimah', 'Noer Chotimah'],
    ['nur kotimah', 'Noer Chotimah'],
    ['syamsul bachri', 'Sjamsoel Bahri'],
    ['Cipto Rahardjo', 'Tjipto Raharjo'],
    ['Ahmad Rizal', 'Ahmad Rizal bin Kasim'],
    ['Achmad Risal binti Kasim', 'Ahmad Rizal bin Kasim'],
    ['Putu A.', 'Luh Putu Ayu'],
    ['solastri', 'Sulastri'],
  ])('%s: %s', (typed, name) => {
    expect(find(typed)[0]).toBe(name)
  })

  it('while its last word is being typed', () => {
    expect(find('joko su')[0]).toBe('H. Moch. Djoko Soesilo, S.H.')
    expect(find('tjip')[0]).toBe('Tjipto Raharjo')
  })
})

const name = fc
  .array(fc.constantFrom('siti', 'sri', 'aminah', 'rahayu', 'moch', 'joko', 'kusuma', 'wati', 'yati', 'nur', 'abdul', 'lestari'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '))

describe('whatever is in the register', () => {
  it('every name is found by itself, first or beside one that is as near', () => {
    void fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 40 }), fc.nat(), (names, nth) => {
        const wanted = names[nth % names.length] ?? ''
        const search = createNameSearch()
        const [number] = [wanted, ...names].map((each) => search.add(each))
        const found = search.search(wanted, { limit: 5 })
        expect(found.map((each) => each.name)).toContain(number)
        expect(found.toSorted((a, b) => a.cost - b.cost)).toEqual(found)
      }),
    )
  })

  it('nothing is found that may not be, and what may be is found as if there were nothing else', () => {
    void fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 40 }), fc.array(fc.boolean()), name, (names, mask, typed) => {
        const all = createNameSearch()
        const mine = createNameSearch()
        const allowed = new Uint8Array(names.length)
        for (const [at, each] of names.entries()) {
          const number = all.add(each)
          if (mask[at] === true) allowed[number] = 1
        }
        const kept = new Map<number, string>()
        for (const each of names) kept.set(all.add(each), each)
        const own = [...kept].filter(([number]) => allowed[number] === 1).map(([, each]) => each)
        const numbers = new Map(own.map((each) => [mine.add(each), each]))
        const found = all.search(typed, { limit: 50, allowed })
        for (const each of found) expect(allowed[each.name]).toBe(1)
        const alone = mine.search(typed, { limit: 50, allowed: new Uint8Array(own.length).fill(1) })
        expect(new Map(found.map((each) => [kept.get(each.name), each.cost]))).toEqual(
          new Map(alone.map((each) => [numbers.get(each.name), each.cost])),
        )
      }),
    )
  })

  it('a name that nobody bears any more is not found', () => {
    const search = createNameSearch()
    const [one, again] = [search.add('Siti Aminah'), search.add('St. Aminah')]
    expect(one).toBe(again)
    search.drop(one)
    expect(search.search('siti aminah', { limit: 5 })).toHaveLength(1)
    search.drop(again)
    expect(search.search('siti aminah', { limit: 5 })).toEqual([])
    search.add('Siti Aminah')
    expect(search.search('siti aminah', { limit: 5 })).toHaveLength(1)
  })
})
