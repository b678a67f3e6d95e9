// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CopyBlock, NO_SUM, type Sum, summed, unpack } from '#kernel/sync-protocol.ts'
import { broughtOn, type Line, linesOf, type Picked } from '#platform/server/http/copy-lines.ts'

/** Their ids spread over all that there may be, so that what comes new comes anywhere. */
const idOf = (number: number): string =>
  `3510-${Math.imul(number, 2_654_435_761).toString(16).replace('-', '').padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`

type Held = ReadonlyMap<string, number>

const pickedOf = (held: Held): readonly Picked[] =>
  [...held].map(([id, version]) => ({ id, version, state: () => ({ of: id, version }) })).sort((a, b) => (a.id < b.id ? 1 : -1))

const sumOf = (held: Held): Sum => [...held].reduce((sum, [id, version]) => summed(sum, id.slice(5), version), NO_SUM)

function heldIn(lines: readonly Line[]) {
  return lines.flatMap(({ type, uuid, text }) => {
    const block = CopyBlock.parse(JSON.parse(text))
    const { ids, versions } = block
    expect([block.part, block.at, ids.at(-1)]).toEqual([type, `${type}:${uuid}`, `3510-${uuid}`])
    return unpack(block.columns).map((state, nth) => ({ id: ids[nth], version: versions[nth], state }))
  })
}

const moves = fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.constantFrom('there', 'gone')), { maxLength: 40 })

it('a copy that is brought on, again and again, is the one that would be made anew', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2500 }), fc.array(moves, { minLength: 1, maxLength: 4 }), (many, rounds) => {
      const held = new Map<string, number>(Array.from({ length: many }, (_, number) => [idOf(number), 1]))
      let lines = [...linesOf('worker', pickedOf(held), true)]
      let sum = sumOf(held)
      for (const round of rounds) {
        // What moved may be out of reach before and after.
        for (const [number, how] of round) {
          const id = idOf(number)
          if (how === 'gone') held.delete(id)
          else held.set(id, (held.get(id) ?? 0) + 1)
        }
        const ids = new Set(round.map(([number]) => idOf(number)))
        const now = pickedOf(new Map([...held].filter(([id]) => ids.has(id))))
        const brought = broughtOn('worker', lines, { ids, now }, sum)
        lines = [...brought.lines()]
        sum = brought.sum
        expect(heldIn(lines)).toEqual(pickedOf(held).map(({ id, version, state }) => ({ id, version, state: state() })))
        expect(sum).toEqual(sumOf(held))
      }
    }),
    { numRuns: 30 },
  )
})

it('where nothing moved a line stays as it is, and one that has become too long is parted', () => {
  const held = new Map(Array.from({ length: 2500 }, (_, number) => [idOf(number), 1] as const))
  const lines = [...linesOf('worker', pickedOf(held), true)]
  expect(lines).toHaveLength(4)
  const come = new Map(
    Array.from(
      { length: 150 },
      (_, number) => [`3510-fffffff${number % 10}-0000-7000-8000-${String(number).padStart(12, '0')}`, 1] as const,
    ),
  )
  const { lines: after } = broughtOn('worker', lines, { ids: new Set(come.keys()), now: pickedOf(come) }, sumOf(held))
  const texts = [...after()].map(({ text }) => text)
  expect(texts.slice(-3)).toEqual(lines.slice(1).map(({ text }) => text))
  expect(texts.slice(0, -3).map((text) => CopyBlock.parse(JSON.parse(text)).ids.length)).toEqual([100, 100, 50])
  const elsewhere = broughtOn('worker', lines, { ids: new Set(['3510-00000000-0000-7000-8000-000000009999']), now: [] }, NO_SUM)
  expect([...elsewhere.lines()]).toEqual(lines)
})
