// SPDX-License-Identifier: AGPL-3.0-or-later
// The specimens are those that ICAO Doc 9303 prints: part 4, appendix A (passport) and part 5, appendix A (card).

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit, readMrz } from '#people/core/mrz.ts'

const TODAY = '2026-05-03'
const PASSPORT = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'] as const
const CARD = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'] as const
const anna = {
  issuer: 'UTO',
  nationality: 'UTO',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  birthDate: '1974-08-12',
  sex: 'F',
  validUntil: '2012-04-15',
  wrong: [],
}

describe('the published specimens', () => {
  test('a passport', () => expect(readMrz(PASSPORT.join('\n'), TODAY)).toEqual({ ...anna, form: 'TD3', number: 'L898902C3' }))
  test('a card', () => expect(readMrz(CARD.join('\n'), TODAY)).toEqual({ ...anna, form: 'TD1', number: 'D23145890' }))
  test.each([
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
    ['ZE184226B<<<<<', '1'],
  ])('the check digit of %s is %s', (text, digit) => expect(checkDigit(text)).toBe(digit))
})

describe('what is typed', () => {
  test('may be in small letters and with spaces', () =>
    expect(readMrz(` ${PASSPORT[0].toLowerCase()} \r\n ${PASSPORT[1].slice(0, 20)} ${PASSPORT[1].slice(20)}`, TODAY)?.wrong).toEqual([]))
  test.each(['', 'P<UTO', `${PASSPORT[0]}`, `${PASSPORT.join('')}<`, PASSPORT.join('').replace('<', '-'), 'X'.repeat(88)])(
    '%j is no zone',
    (text) => expect(readMrz(text, TODAY)).toBeUndefined(),
  )
  test('a name without given names is a surname', () =>
    expect(readMrz(`P<IDNSUPARMI${'<'.repeat(32)}${PASSPORT[1]}`, TODAY)).toMatchObject({ surname: 'SUPARMI', givenNames: '' }))
  test('an empty personal number needs no digit', () => {
    const line = `L898902C36UTO7408122F1204159${'<'.repeat(15)}`
    const whole = checkDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43))
    expect(readMrz(PASSPORT[0] + line + whole, TODAY)?.wrong).toEqual([])
  })
  test('a birth that would be in the future was a hundred years before', () => {
    const born = (date: string): string => `L898902C36UTO${date}${checkDigit(date)}F1204159ZE184226B<<<<<10`
    expect(readMrz(PASSPORT[0] + born('260503'), TODAY)?.birthDate).toBe('2026-05-03')
    expect(readMrz(PASSPORT[0] + born('260504'), TODAY)?.birthDate).toBe('1926-05-04')
    expect(readMrz(PASSPORT[0] + born('991331'), TODAY)?.birthDate).toBeUndefined()
  })
})

test('one wrong digit in a field shows, in that field and in the whole', () => {
  const fields = [
    ['number', 1],
    ['birthDate', 14],
    ['validUntil', 22],
  ] as const
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.integer({ min: 1, max: 9 }), ([field, at], add) => {
      const line = PASSPORT[1]
      const digit = String((Number(line.charAt(at)) + add) % 10)
      const read = readMrz(PASSPORT[0] + line.slice(0, at) + digit + line.slice(at + 1), TODAY)
      // With weights 7, 3 and 1 a change of one digit always changes the sum.
      expect(read?.wrong).toEqual([field, 'whole'])
    }),
  )
})

test('nothing that is typed makes it throw', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCXYZ0129<< '), minLength: 80, maxLength: 100 })
  fc.assert(fc.property(fc.oneof(letters, fc.string()), (text) => void readMrz(text, TODAY)))
})
