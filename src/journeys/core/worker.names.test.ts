// SPDX-License-Identifier: AGPL-3.0-or-later
// Names made file by file, left at any step and kept up while files come, change and go, find what names made at once find.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type File, findBearers, readNames } from '#journeys/core/worker.names.ts'
import type { AnyState } from '#kernel/aggregate.ts'
import type { Copy, CopyPart, Kept } from '#kernel/offline.ts'
import { reachAll } from '../../../test/support/states.ts'

const { RECORDED } = reachAll('P_TO_P')
const words = ['Siti', 'Aminah', 'Sri', 'Wahyuni', 'Budi', 'Djoko', 'Joko', 'Susilo']

function fileOf(id: string, name: string, motherName: string | undefined): File {
  const personal = { ...RECORDED.personal, name, ...(motherName === undefined ? {} : { motherName }) }
  return { id, version: 1, state: { ...RECORDED, personal } }
}

/** A copy that is told what it holds. */
function copyOf(files: () => readonly File[]): Copy {
  // It holds one kind of record.
  const all = (): readonly ReturnType<typeof JSON.parse>[] => files()
  return {
    all: <S extends AnyState>(_part: CopyPart<S>): readonly Kept<S>[] => all(),
    get: <S extends AnyState>(_part: CopyPart<S>, id: string): Kept<S> | undefined => all().find((file) => file.id === id),
  }
}

const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const move = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5'),
  to: fc.option(fc.record({ name, motherName: fc.option(name, { nil: undefined }) }), { nil: undefined }),
  steps: fc.nat(12),
})

test('whatever moved, and wherever the making was left', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), name, (moves, sought) => {
      let files: readonly File[] = []
      const copy = copyOf(() => files)
      for (const { id, to, steps } of moves) {
        files = [...files.filter((file) => file.id !== id), ...(to === undefined ? [] : [fileOf(id, to.name, to.motherName)])]
        const reading = readNames(copy)
        for (let step = 0; step < steps; step += 1) reading.next()
      }
      const found = (from: Copy) =>
        findBearers(from, sought, 50)
          .map(({ file, by, found: as }) => `${file.id} ${by} ${as}`)
          .sort()
      expect(found(copy)).toEqual(found(copyOf(() => files)))
    }),
  )
})

test('what was begun goes on behind what had come when files move', () => {
  let files: readonly File[] = [fileOf('1', 'Siti Aminah', undefined)]
  const copy = copyOf(() => files)
  const reading = readNames(copy)
  reading.next()
  files = [...files, fileOf('2', 'Budi Susilo', 'Sri Wahyuni')]
  expect([...reading]).toEqual([])
  expect(findBearers(copy, 'sri wahyuni', 5)).toMatchObject([{ file: { id: '2' }, by: 'mother' }])
})
