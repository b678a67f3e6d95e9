// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWord, nameForm } from '#people/core/name-form.ts'

const heard = (name: string): string => nameForm(name).folded.join(' ')

describe('sounds alike', () => {
  test.each([
    ['Soekarno', 'Sukarno'],
    ['Djoemiatie', 'Jumiati'],
    ['Tjipto', 'Cipto'],
    ['Sjahrir', 'Syahrir'],
    ['Njoman', 'Nyoman'],
    ['Chotimah', 'Khotima'],
    ['Achmad Fauzi', 'Ahmad Pauji'],
    ['Moch. Ridwan', 'Muhammad Ridwan'],
    ['M. Ridwan', 'Much. Ridhwan'],
    ['St. Aisyah', 'Siti Aisah'],
    ['Noor Hayati', 'Nur Hayati'],
    ['Noerhayati', 'Nurhayati'],
    ['Abd. Rochman', 'Abdul Rohman'],
    ['Hj. Siti Aminah binti Ahmad, S.Pd.', 'siti amina ahmad'],
    ['Dzulkifli', 'Zulkifli'],
    ['Widya', 'Widia'],
    ['Taufiq', 'Taufik'],
    ['Fathonah', 'Fatona'],
    ['Mochammad', 'MUHAMMAD'],
  ])('%s and %s', (one, other) => expect(heard(one)).toBe(heard(other)))
})

describe('stays apart', () => {
  test.each([
    ['Sukarno', 'Sukarmi'],
    ['Wati', 'Wahyu'],
    ['Siti', 'Sri'],
    ['Yanto', 'Anto'],
    ['Rahmat', 'Rahman'],
  ])('%s and %s', (one, other) => expect(heard(one)).not.toBe(heard(other)))
})

test('tokens keep their order, and nothing but titles and kinship is left out', () => {
  expect(nameForm('H. Moch. Djoko Soesilo bin Achmad, S.H.')).toEqual({
    tokens: ['muhammad', 'joko', 'susilo', 'ahmad'],
    folded: ['muhamad', 'joko', 'susilo', 'ahmad'],
  })
  expect(nameForm('Suparmi').tokens).toEqual(['suparmi'])
})

describe('by property', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz') })
  const word = fc.oneof(letters, fc.constantFrom('', 'h', 'hh', 'tsh', 'njoe', 'ddjoe', 'khh', 'ooe', 'iee', 'ñandú', '王小明', 'O’Brien'))

  test('folding twice changes nothing, and no word vanishes', () =>
    fc.assert(
      fc.property(word, (text) => {
        const once = foldWord(text)
        expect(foldWord(once)).toBe(once)
        expect(once === '').toBe(text === '')
      }),
    ))

  test('case, accents over vowels and blanks make no difference', () =>
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 5 }), (words) => {
        const name = words.join(' ')
        expect(nameForm(`  ${name.toUpperCase().replaceAll(' ', '   ')} `)).toEqual(nameForm(name))
        expect(nameForm(name.replaceAll('a', 'á').replaceAll('e', 'è'))).toEqual(nameForm(name))
      }),
    ))

  test('each word has its sound, and a name with a letter has a word', () =>
    fc.assert(
      fc.property(fc.string(), (name) => {
        const { tokens, folded } = nameForm(name)
        expect(folded).toEqual(tokens.map(foldWord))
        if (/\p{L}/u.test(name)) expect(tokens.length).toBeGreaterThan(0)
      }),
    ))
})
