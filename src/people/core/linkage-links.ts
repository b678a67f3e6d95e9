// SPDX-License-Identifier: AGPL-3.0-or-later
// Every two records of a whole register that are likely one person, each once; of a record with many partners some come again.

import { pairSteps, passNames } from '#people/core/linkage-blocks.ts'
import { AT, CARD, type Cards } from '#people/core/linkage-cards.ts'
import { makeComparer } from '#people/core/linkage-compare.ts'

/** Pairs by place: two records, and what they say in bits. */
export interface Links {
  length: number
  one: Uint32Array
  other: Uint32Array
  bits: Float32Array
}

/** So many partners of a record are remembered; a pair beyond them may come twice, which says nothing new. */
const PARTNERS = 4

/** The cards in the order of their birth dates, since most who are compared share one: what is read then lies close together. */
function byBirth(cards: Cards): { readonly sorted: Cards; readonly slots: Uint32Array } {
  const births = new Float64Array(cards.size)
  for (let slot = 0; slot < cards.size; slot++) births[slot] = (cards.data[slot * CARD + AT.birth] ?? 0) * 2 ** 32 + slot
  births.sort()
  const slots = new Uint32Array(cards.size)
  const { data: unsorted } = cards
  const data = new Uint32Array(cards.size * CARD)
  for (let at = 0; at < cards.size; at++) {
    const slot = (births[at] ?? 0) % 2 ** 32
    const from = slot * CARD
    const to = at * CARD
    slots[at] = slot
    for (let field = 0; field < CARD; field++) data[to + field] = unsorted[from + field] ?? 0
  }
  return { sorted: { ...cards, data }, slots }
}

/** The same for a program that has other things to do: it pauses every few thousand pairs. */
export function* linkSteps(cards: Cards, least: number): Generator<undefined, Links> {
  const { sorted, slots } = byBirth(cards)
  const comparer = makeComparer(sorted, { settled: true })
  // Most keys of a pair bring it again: which were found already is kept beside the later one of the two, as its number and one.
  const partners = new Uint32Array(cards.size * PARTNERS)
  const links: Links = { length: 0, one: new Uint32Array(1 << 16), other: new Uint32Array(1 << 16), bits: new Float32Array(1 << 16) }
  function visit(a: number, b: number): void {
    const one = Math.min(a, b)
    const other = Math.max(a, b)
    let place = other * PARTNERS
    const end = place + PARTNERS
    while (place < end && partners[place] !== 0) {
      if (partners[place] === one + 1) return
      place += 1
    }
    const bits = comparer.weigh(one, other, least)
    if (bits < least) return
    if (place < end) partners[place] = one + 1
    if (links.length === links.one.length) lengthen(links)
    links.one[links.length] = slots[one] ?? 0
    links.other[links.length] = slots[other] ?? 0
    links.bits[links.length] = bits
    links.length += 1
  }
  for (const pass of passNames) {
    yield* pairSteps(sorted, pass, visit)
  }
  return links
}

/** @param least in bits: pairs that say less are left out */
export function findLinks(cards: Cards, least: number): Links {
  const steps = linkSteps(cards, least)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

function lengthen(links: Links): void {
  const { one, other, bits } = links
  links.one = new Uint32Array(one.length * 2)
  links.other = new Uint32Array(one.length * 2)
  links.bits = new Float32Array(one.length * 2)
  links.one.set(one)
  links.other.set(other)
  links.bits.set(bits)
}

/** The numbers of links, those that say most first. */
export function strongestFirst({ bits, length }: Links): Uint32Array {
  // As plain numbers they are sorted several times as fast as by a comparison: what is said in front, the link behind.
  const keys = new Float64Array(length)
  for (let link = 0; link < length; link++) keys[link] = Math.round((bits[link] ?? 0) * -256) * 2 ** 32 + link
  keys.sort()
  const links = new Uint32Array(length)
  for (const [place, key] of keys.entries()) links[place] = key - Math.floor(key / 2 ** 32) * 2 ** 32
  return links
}
