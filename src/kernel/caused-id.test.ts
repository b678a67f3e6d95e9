// SPDX-License-Identifier: AGPL-3.0-or-later
// What a device reckons is what every other SHA-256 reckons, of whatever length and letters.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idCausedBy } from '#kernel/caused-id.ts'

function byNode(causes: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(causes)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

test('the same causes give the same id here and by the library of the server', () => {
  const cause = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer())
  fc.assert(
    fc.property(fc.array(cause, { maxLength: 5 }), (causes) => {
      expect(idCausedBy(causes)).toBe(byNode(causes))
    }),
  )
})
