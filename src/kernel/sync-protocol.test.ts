// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Columns, type Json, lanesOf, NO_SUM, pack, type Sum, summed, unpack } from '#kernel/sync-protocol.ts'

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, true, false, '', 'a'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'a', 'b')), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

/** The names of an object stand in no order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? {
          names: Object.keys(each).sort(),
          values: Object.entries(each)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([, of]) => of),
        }
      : each,
  )
}

describe('by columns', () => {
  it('every list of values comes back as it was, over the line too', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 12 }), (values) => {
        const line: Columns = JSON.parse(JSON.stringify(pack(values)))
        expect(inOrder(unpack(line))).toBe(inOrder(values))
      }),
    )
  })

  it('what is cut or spoilt is refused and makes nothing up', () => {
    const packed = pack([
      { a: 1, b: [1, 2] },
      { a: 2, b: [] },
    ])
    const text = JSON.stringify(packed)
    for (const spoilt of [text.replace('[2,0]', '[2,1]'), text.replace('[1,2]}', '[1]}'), text.replace('"o":2', '"o":3')]) {
      const line: Columns = JSON.parse(spoilt)
      expect(() => unpack(line), spoilt).toThrow()
    }
  })
})

it('whatever comes over a line in place of columns is refused, or is values; it neither hangs nor fills the memory', () => {
  fc.assert(
    fc.property(
      json,
      fc.constantFrom('v', 'o', 'a', 'm'),
      fc.dictionary(fc.constantFrom('v', 'o', 'n', 'p', 'c', 'a', 'i', 'm', 'k'), json),
      (value, name, rest) => {
        for (const line of [value, { ...rest, [name]: value }]) {
          let values: readonly Json[] = []
          try {
            values = unpack(line)
          } catch (error) {
            expect(error).toBeInstanceOf(Error)
          }
          expect(() => JSON.stringify(values)).not.toThrow()
        }
      },
    ),
  )
  expect(() => unpack({ o: 1e9, n: [], p: [], c: [] })).toThrow('nothing in columns')
  expect(() => unpack({ a: [1e9], i: { v: [] } })).toThrow()
})

it('a sum is the same in any order, and another where one record is missing or moved', () => {
  const record = fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 1_000_000 }))
  const sumOf = (records: readonly (readonly [string, number])[]): Sum =>
    records.reduce((sum, [id, version]) => summed(sum, id, version), NO_SUM)
  fc.assert(
    fc.property(fc.uniqueArray(record, { minLength: 1, maxLength: 20, selector: ([id]) => id }), (records) => {
      expect(sumOf(records.toReversed())).toEqual(sumOf(records))
      const [[id, version] = ['', 0], ...others] = records
      expect(sumOf(others)).not.toEqual(sumOf(records))
      expect(sumOf([[id, version + 1], ...others])).not.toEqual(sumOf(records))
    }),
  )
})

describe('lanes', () => {
  const keys = Array.from({ length: 12 }, (_, nth) => `01990000-0000-7000-8000-${String(nth).padStart(12, '0')}`)
  const item = fc.record({
    key: fc.constantFrom(...keys),
    contract: fc.constant('Act'),
    input: fc.record({ id: fc.constantFrom(...keys).map((key) => `3510-${key}`), with: fc.option(fc.constantFrom(...keys)) }),
  })
  const names = ({ key, input }: { readonly key: string; readonly input: object }): readonly string[] =>
    keys.filter((each) => each === key || JSON.stringify(input).includes(each))

  it('hold each command once, in its order, and share no record', () => {
    fc.assert(
      fc.property(fc.uniqueArray(item, { maxLength: 12, selector: ({ key }) => key }), (items) => {
        const lanes = lanesOf(items)
        expect(lanes.flat().toSorted((a, b) => items.indexOf(a) - items.indexOf(b))).toEqual(items)
        for (const lane of lanes) expect(lane).toEqual(items.filter((each) => lane.includes(each)))
        const named = lanes.map((lane) => new Set(lane.flatMap(names)))
        for (const [nth, each] of named.entries())
          for (const other of named.slice(nth + 1)) expect([...each].filter((name) => other.has(name))).toEqual([])
      }),
    )
  })
})
