// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPhone } from '#people/core/phone.ts'

test.each([
  ['0812 3456 7890', '+6281234567890'],
  ['0812-3456-7890', '+6281234567890'],
  ['+62 812 3456 7890', '+6281234567890'],
  ['+62 (0)812 3456 7890', '+6281234567890'],
  ['62081234567890', '+6281234567890'],
  ['6281234567890', '+6281234567890'],
  ['81234567890', '+6281234567890'],
  ['006281234567890', '+6281234567890'],
  ['(0333) 424242', '+62333424242'],
  ['+852 9123 4567', '+85291234567'],
  ['00886 912 345 678', '+886912345678'],
  ['０８１２３４５６７８９０', '+6281234567890'],
])('%s → %s', (text, phone) => expect(readPhone(text)).toEqual({ ok: true, phone }))

test.each([
  ['', 'PHONE_EMPTY'],
  [' - ', 'PHONE_EMPTY'],
  ['0812 rumah', 'PHONE_NOT_DIGITS'],
  ['0812+3456789', 'PHONE_NOT_DIGITS'],
  ['0812', 'PHONE_TOO_SHORT'],
  ['112', 'PHONE_TOO_SHORT'],
  ['08123456789012345', 'PHONE_TOO_LONG'],
  ['+8521234567890123', 'PHONE_TOO_LONG'],
  ['91234567', 'PHONE_COUNTRY_MISSING'],
  ['+0812345678', 'PHONE_COUNTRY_MISSING'],
])('%s: %s', (text, reason) => expect(readPhone(text)).toEqual({ ok: false, reason }))

test('what is accepted is E.164, and reading it again changes nothing', () => {
  const digits = fc.stringMatching(/^(\+|00|0|62|\+62|8)?[\d .-]{0,18}$/)
  fc.assert(
    fc.property(fc.oneof(digits, fc.string()), (text) => {
      const once = readPhone(text)
      if (!once.ok) return
      expect(once.phone).toMatch(/^\+[1-9]\d{6,14}$/)
      expect(readPhone(once.phone)).toEqual(once)
    }),
    { numRuns: 20_000 },
  )
})
