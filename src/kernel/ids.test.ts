// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { formatId, parseId, regencyDigits, regencyOfDigits } from '#kernel/ids.ts'

const uuid = '01890000-0000-7000-8000-000000000001'

test.each([
  ['35.10', '3510'],
  ['00', '0000'],
])('the regency %s is written as %s, and taken back', (regency, digits) => {
  expect(regencyDigits(regency)).toBe(digits)
  expect(regencyOfDigits(digits)).toBe(regency)
  expect(parseId(formatId({ regency, uuid }))).toEqual({ regency, uuid })
})
