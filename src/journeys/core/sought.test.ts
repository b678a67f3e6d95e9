// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { soughtBy } from '#journeys/core/sought.ts'

it.each([
  ['3510 0441 0799 0001', { kind: 'nik', value: '3510044107990001' }],
  ['c 1234567', { kind: 'passport', value: 'C1234567' }],
  ['XE123456', { kind: 'passport', value: 'XE123456' }],
  ['0812-3456-7890', { kind: 'phone', value: '+6281234567890' }],
  ['Siti 1999', { kind: 'words', words: 'Siti 1999' }],
  ['351004', { kind: 'words', words: '351004' }],
])('%s', (typed, sought) => {
  expect(soughtBy(typed)).toEqual(sought)
})
