// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { phoneCodes, phones } from '#laws/core/phone.law.ts'

test.each(phoneCodes)('%s is shown as it is dialled, with who said so and when', (code) => {
  const { dial, shown, source, toldOn } = phones[code]
  expect(shown.replaceAll(' ', '')).toBe(dial)
  // From abroad nobody reaches a number that is Indonesia's own.
  expect(dial).toMatch(code === 'CALL_CENTRE' ? /^0800\d+$/ : /^\+62\d{9,12}$/)
  expect(source).toMatch(/^[a-z.]+$/)
  expect(toldOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})
