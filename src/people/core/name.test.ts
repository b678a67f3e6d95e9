// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initials, readName, searchKey, shortName } from '#people/core/name.ts'

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
  ['Suparmi', 'Suparmi', 'S', 'suparmi'],
  ['Hj. Siti Aminah binti Ahmad, S.Pd.', 'Siti', 'SA', 'siti aminah ahmad'],
  ['St. Aminah', 'St.', 'SA', 'siti aminah'],
  ['M. Rizki', 'Rizki', 'MR', 'muhammad rizki'],
  ['Moch. Rizki', 'Rizki', 'MR', 'muhammad rizki'],
  ['Muhammad', 'Muhammad', 'M', 'muhammad'],
  ['Abd. Rahman', 'Abd. Rahman', 'AR', 'abdul rahman'],
  ['H. Drs. Moch. Djoko Soesilo, S.H., M.H.', 'Djoko', 'MS', 'muhammad joko susilo'],
  ['Bu Tjipto', 'Tjipto', 'T', 'cipto'],
  ['Suparman (alm.)', 'Suparman', 'S', 'suparman'],
  ['Siti binti (Alm) Ahmad', 'Siti', 'S', 'siti ahmad'],
  ['Alm. H. Suparman', 'Suparman', 'S', 'suparman'],
  ['Rina Wati S.Pd.', 'Rina', 'RW', 'rina wati'],
  ['Rina Wati, S. Pd', 'Rina', 'RW', 'rina wati'],
  ['Rina Ma', 'Rina', 'RM', 'rina ma'],
  ['Gus', 'Gus', 'G', 'gus'],
  ["Nur'aini", "Nur'aini", 'N', 'nuraini'],
  ['bin Ahmad', 'bin', 'BA', 'bin ahmad'],
  ['i made ketut', 'made', 'IK', 'i made ketut'],
])('%s is greeted as %s, marked %s, found by %s', (name, short, letters, key) => {
  expect([shortName(name), initials(name), searchKey(name)]).toEqual([short, letters, key])
})

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
  test('everybody with a name can be greeted', () => {
    fc.assert(
      fc.property(names, (text) => {
        const result = readName(text)
        if (!result.ok) return
        expect(shortName(result.name)).not.toBe('')
        expect(initials(result.name)).not.toBe('')
        expect(result.name).toContain(shortName(result.name).split(' ')[0])
      }),
      { numRuns: 20_000 },
    )
  })
})
