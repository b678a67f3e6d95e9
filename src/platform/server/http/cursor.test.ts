// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'

const Shape = z.tuple([z.iso.date(), z.string()])

it('a cursor goes on where it says, and a damaged one is refused', () => {
  expect(decodeCursor(encodeCursor(['2026-05-03', 'Siti']), Shape)).toEqual(['2026-05-03', 'Siti'])
  for (const none of [undefined, '']) expect(decodeCursor(none, Shape)).toBeUndefined()
  for (const parts of [['yesterday', 'Siti'], ['2026-05-03'], ['2026-05-03', 7]]) {
    expect(() => decodeCursor(encodeCursor(parts), Shape)).toThrow('cursor')
  }
  expect(() => decodeCursor('nonsense', Shape)).toThrow('cursor')
})

it('one with a text that the database cannot keep is refused before it is asked', () => {
  for (const text of ['Siti\0', 'Siti\ud800']) expect(() => decodeCursor(encodeCursor(['2026-05-03', text]), Shape)).toThrow('cursor')
})
