// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the shares in `linkage-weights.ts` come from: `node bench/linkage-shares.ts [size] [seed]`. Records that hold the same NIK are one person
// without anybody saying so; how their other parts agree is counted. The truth of the world is not looked at.

import type { Traits } from '#people/core/linkage.ts'
import { openCards, putCard } from '#people/core/linkage-cards.ts'
import { makeComparer } from '#people/core/linkage-compare.ts'
import { foldWord, nameForm } from '#people/core/name-form.ts'
import { slipsBetween } from '#people/core/word-index.ts'
import { makeWorld } from './world.ts'

const size = Number(process.argv[2] ?? 100_000)
const world = makeWorld(Number(process.argv[3] ?? 11), size)
const cards = openCards(size)
const people = Array.from({ length: size }, (_, record) => world.person(record))
for (const [record, person] of people.entries()) putCard(cards, record, person)

const counts = new Map<string, number>()
const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)

/** Takes the words out of both lists that fit. */
function take(one: string[], other: string[], said: string, fits: (a: string, b: string) => boolean): void {
  for (let i = one.length - 1; i >= 0; i--) {
    const j = other.findIndex((word) => fits(one[i] ?? '', word))
    if (j === -1) continue
    one.splice(i, 1)
    other.splice(j, 1)
    count(`word ${said}`)
  }
}

function countWords(a: Traits, b: Traits): void {
  const one = [...nameForm(a.name ?? '').tokens]
  const other = [...nameForm(b.name ?? '').tokens]
  take(one, other, 'same', (x, y) => x === y)
  take(one, other, 'soundsAlike', (x, y) => foldWord(x) === foldWord(y))
  take(one, other, 'oneSlip', (x, y) => slipsBetween(foldWord(x), foldWord(y)) === 1)
  take(one, other, 'twoSlips', (x, y) => slipsBetween(foldWord(x), foldWord(y)) === 2)
  for (let i = 0; i < Math.min(one.length, other.length); i++) count('word replaced')
  for (let i = Math.min(one.length, other.length); i < Math.max(one.length, other.length); i++) count('word left')
}

const { explain } = makeComparer(cards)
for (const records of Map.groupBy(people.keys(), (record) => people[record]?.nik ?? '').values()) {
  if (people[records[0] ?? 0]?.nik === undefined) continue
  for (const [at, one] of records.entries())
    for (const other of records.slice(at + 1)) {
      for (const { part, level } of explain(one, other).parts) if (level !== 'unknown') count(`${part} ${level}`)
      countWords(people[one] ?? {}, people[other] ?? {})
    }
}
const kindOf = (what: string): string => what.slice(0, what.indexOf(' '))
for (const [what, times] of [...counts].sort()) {
  const all = [...counts].filter(([each]) => kindOf(each) === kindOf(what)).reduce((sum, [, each]) => sum + each, 0)
  process.stdout.write(`${what.padEnd(28)} ${(times / all).toFixed(3)}\n`)
}
