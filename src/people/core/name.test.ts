// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readName, searchKey } from '#people/core/name.ts'

describe('a name', () => {
  test.each([
    ['Suparmi', 'Suparmi'],
    ['  Siti   Aminah\tbinti\nAhmad ', 'Siti Aminah binti Ahmad'],
    ['Hj. Sri Wahyuni, S.Pd.', 'Hj. Sri Wahyuni, S.Pd.'],
    ["Ma'ruf", "Ma'ruf"],
    ['Rene\u0301', 'René'],
    ['王小明', '王小明'],
    ['X', 'X'],
    ['M. 2', 'M. 2'],
  ])('%j is kept as %j', (text, name) => expect(readName(text)).toEqual({ ok: true, name }))

  test.each([
    ['', 'NAME_EMPTY'],
    [' \u00a0\u200b\n', 'NAME_EMPTY'],
    ['12345', 'NAME_NO_LETTER'],
    ['-. 7', 'NAME_NO_LETTER'],
    ['Siti\u0000', 'NAME_CONTROL_CHARACTER'],
    ['Siti\u202eanimA', 'NAME_CONTROL_CHARACTER'],
    ['Siti \ud800', 'NAME_CONTROL_CHARACTER'],
    ['a'.repeat(121), 'NAME_TOO_LONG'],
  ])('%j: %s', (text, reason) => expect(readName(text)).toEqual({ ok: false, reason }))

  test('120 characters are 120, in any script', () => expect(readName('𐐀'.repeat(120)).ok).toBe(true))
})

test.each([
  ['Suparmi', 'suparmi'],
  ['Hj. Siti Aminah binti Ahmad, S.Pd.', 'siti aminah ahmad'],
  ['St. Aminah', 'siti aminah'],
  ['M. Rizki', 'muhammad rizki'],
  ['Moch. Rizki', 'muhammad rizki'],
  ['Muhammad', 'muhammad'],
  ['Abd. Rahman', 'abdul rahman'],
  ['H. Drs. Moch. Djoko Soesilo, S.H., M.H.', 'muhammad joko susilo'],
  ['Bu Tjipto', 'cipto'],
  ['Suparman (alm.)', 'suparman'],
  ['Siti binti (Alm) Ahmad', 'siti ahmad'],
  ['Alm. H. Suparman', 'suparman'],
  ['Rina Wati S.Pd.', 'rina wati'],
  ['Rina Wati, S. Pd', 'rina wati'],
  ['Rina Ma', 'rina ma'],
  ['Gus', 'gus'],
  ["Nur'aini", 'nuraini'],
  ['bin Ahmad', 'bin ahmad'],
  ['i made ketut', 'i made ketut'],
])('%s is found by %s', (name, key) => expect(searchKey(name)).toBe(key))

describe('by property', () => {
  const word = fc.constantFrom(
    'Siti',
    'St.',
    'M.',
    'Moh.',
    'Hj.',
    'Bu',
    'bin',
    'binti',
    'Djoko',
    'Soe',
    'ddjoe',
    'S.Pd.',
    ', S.Pd',
    '(alm)',
    'Goes',
    'É',
    "a'b",
    '2',
  )
  const names = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  test('reading a name twice changes nothing, and its words stay in order', () => {
    fc.assert(
      fc.property(names, (text) => {
        const once = readName(text)
        if (!once.ok) return
        expect(readName(once.name)).toEqual(once)
        expect(once.name.split(' ')).toEqual(
          text
            .normalize('NFC')
            .split(/[\s\u200b]+/)
            .filter((part) => part !== ''),
        )
      }),
      { numRuns: 20_000 },
    )
  })
  test('so does making a key; case, accents and blanks do not matter to it', () => {
    fc.assert(
      fc.property(names, (text) => {
        const key = searchKey(text)
        expect(searchKey(key)).toBe(key)
        expect(searchKey(`  ${text}  `)).toBe(key)
      }),
      { numRuns: 20_000 },
    )
    expect(searchKey('SITI AMINAH')).toBe(searchKey('Sití aminah'))
  })
})
