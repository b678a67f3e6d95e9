// SPDX-License-Identifier: AGPL-3.0-or-later
// Names found by what somebody remembers of them: slips, other spellings, words left out, added or in another order, written as one or apart.
// Each name near enough is given what it would cost to have been typed so; the cheapest come first. Which names may be found at all is said by
// whoever asks, before anything is ranked.

import { searchKey } from '#people/core/name.ts'
import { createWordIndex } from '#people/core/word-index.ts'

export interface FoundName {
  readonly name: number
  /** What it takes to have typed this for that name: the negative logarithm of how likely it is, roughly. */
  readonly cost: number
}

export interface NameQuery {
  readonly limit: number
  /** 1 for each name that may be found; without it, every name, and of two as near the one that more people bear. */
  readonly allowed?: Uint8Array | undefined
}

export interface NameSearch {
  /** Somebody bears this name: its number, the same for every spelling that `searchKey` makes one. */
  readonly add: (name: string) => number
  /** Somebody no longer bears it; a name that nobody bears is not found. */
  readonly drop: (name: number) => void
  /** How many names there are; each has a number below. */
  readonly size: () => number
  readonly search: (typed: string, query: NameQuery) => readonly FoundName[]
}

const SLIP = 3
/** A word that was typed and is in no way in the name. */
const UNEXPLAINED = 7
const FARTHEST = UNEXPLAINED / 2
/** A word of the name that was not typed. */
const LEFT_OUT = 3
const OTHER_ORDER = 0.7
const OTHER_PARTS = 1
const SHORTEST_PART = 3
/** How much likelier a name is meant that more people bear. */
const COMMON = 0.3
const MANY = 40
const favours = Float32Array.from({ length: MANY + 1 }, (_, borne) => COMMON * Math.log(Math.max(1, borne)))
const LAST_STAMP = 0x7fff_ff00
/** A word of which only the beginning was typed, and a letter that stands for a whole word. */
const UNFINISHED = 0.4
const INITIAL = 1
/** Whoever asks more than this is answered by the first words. */
const MOST_WORDS = 6
/** Of a longer name the first words are compared. */
const MOST_OWN = 8
/** After so many names it is seen whether the best are found. */
const LOOK_AFTER = 1000
/** No more names than this are weighed, whatever was typed: `Siti Siti` has an end. */
const MOST_WEIGHED = 250_000
const BEGINNINGS = 400

interface Growing {
  array: Int32Array<ArrayBuffer>
  length: number
}

function push(growing: Growing, value: number): number {
  if (growing.length === growing.array.length) {
    const grown = new Int32Array(growing.array.length * 2)
    grown.set(growing.array)
    growing.array = grown
  }
  growing.array[growing.length] = value
  growing.length += 1
  return growing.length - 1
}

const growing = (): Growing => ({ array: new Int32Array(1 << 10), length: 0 })

/** Words that a typed word may stand for at the same cost, and how many names have them. */
interface Group {
  readonly words: readonly number[]
  readonly cost: number
  readonly names: number
}

/** A typed word: the words of names that it may stand for by cost, what is meant most likely first. */
interface Meant {
  readonly text: string
  readonly groups: readonly Group[]
}

function wordsOf(name: string): readonly string[] {
  return searchKey(name)
    .split(' ')
    .filter((word) => word !== '')
}

export function createNameSearch(): NameSearch {
  const index = createWordIndex()
  const numbers = new Map<string, number>()
  /** Where the words of each name begin in `wordAt`. */
  const begins = growing()
  const wordAt = growing()
  /** The names that have a word, chained from `last`: the name, then where its next link lies. */
  const links = growing()
  const last = growing()
  const counts = growing()
  const bearers = growing()
  push(begins, 0)

  /** What a search knows of each name: which search it was, with a bit for each typed word that it met; and what that gained. */
  let marks = new Int32Array(1 << 10)
  let gains = new Float32Array(1 << 10)
  let stamp = 0
  /** By typed word: what each word of names costs. */
  const said: Float32Array[] = []

  function add(name: string): number {
    const tokens = wordsOf(name)
    const key = tokens.join(' ')
    const before = numbers.get(key)
    if (before !== undefined) {
      bearers.array[before] = (bearers.array[before] ?? 0) + 1
      return before
    }
    const number = push(bearers, 1)
    numbers.set(key, number)
    for (const token of tokens) {
      const word = index.add(token)
      while (last.length <= word) {
        push(last, -1)
        push(counts, 0)
      }
      push(wordAt, word)
      const link = push(links, number)
      push(links, last.array[word] ?? -1)
      last.array[word] = link
      counts.array[word] = (counts.array[word] ?? 0) + 1
    }
    push(begins, wordAt.length)
    if (number >= marks.length) {
      marks = new Int32Array(marks.length * 2)
      gains = new Float32Array(marks.length)
    }
    return number
  }

  function meantBy(text: string, mayGoOn: boolean): Meant {
    const words = new Map<number, number>()
    for (const { word, cost } of index.near(text, 2)) words.set(word, SLIP * cost)
    if (mayGoOn) for (const word of index.beginning(text, BEGINNINGS)) words.set(word, Math.min(UNFINISHED, words.get(word) ?? UNFINISHED))
    const groups: { readonly cost: number; readonly words: number[]; names: number }[] = []
    for (const [word, cost] of words) {
      let group = groups.find((each) => each.cost === cost)
      if (group === undefined) {
        group = { cost, words: [], names: 0 }
        groups.push(group)
      }
      group.words.push(word)
      group.names += counts.array[word] ?? 0
    }
    return { text, groups: groups.sort((a, b) => a.cost - b.cost) }
  }

  /** Says of each word of names what it costs to mean it by the typed words, in an array that is read quicker than anything else. */
  function spread(meant: readonly Meant[], on: boolean): void {
    while (said.length < meant.length) said.push(new Float32Array(0))
    for (const [at, { groups }] of meant.entries()) {
      const costs = said[at] ?? new Float32Array(0)
      if (costs.length < last.length) said[at] = new Float32Array(last.array.length).fill(UNEXPLAINED)
      const wide = said[at] ?? costs
      for (const group of groups) for (const word of group.words) wide[word] = on ? group.cost : UNEXPLAINED
    }
  }

  const pair = new Float32Array(MOST_WORDS * MOST_OWN)

  /** Each typed word goes with the word of the name that it fits best, the best fits first. */
  function costOf(name: number, meant: readonly Meant[]): number {
    const from = begins.array[name] ?? 0
    const size = (begins.array[name + 1] ?? from) - from
    const own = Math.min(size, MOST_OWN)
    for (let i = 0; i < meant.length; i++) {
      const costs = said[i]
      const { text } = meant[i] ?? { text: '' }
      for (let j = 0; j < own; j++) {
        const word = wordAt.array[from + j] ?? 0
        const cost = costs?.[word] ?? UNEXPLAINED
        pair[i * MOST_OWN + j] = cost === UNEXPLAINED && text.length === 1 && index.text(word).startsWith(text) ? INITIAL : cost
      }
    }
    let usedTyped = 0
    let usedOwn = 0
    let cost = 0
    let matched = 0
    // Where each typed word went, to see whether they stand in another order: four bits each.
    let places = 0
    for (;;) {
      let best = UNEXPLAINED
      let bestTyped = -1
      let bestOwn = -1
      for (let i = 0; i < meant.length; i++) {
        if ((usedTyped & (1 << i)) !== 0) continue
        for (let j = 0; j < own; j++) {
          if ((usedOwn & (1 << j)) !== 0) continue
          const here = pair[i * MOST_OWN + j] ?? UNEXPLAINED
          if (here >= best) continue
          best = here
          bestTyped = i
          bestOwn = j
        }
      }
      if (bestTyped < 0) break
      usedTyped |= 1 << bestTyped
      usedOwn |= 1 << bestOwn
      places |= (bestOwn + 1) << (bestTyped * 4)
      cost += best
      matched += 1
    }
    let order = 0
    let turned = 0
    for (let i = 0; i < meant.length; i++) {
      const place = (places >> (i * 4)) & 15
      if (place === 0) continue
      if (place < order) turned = OTHER_ORDER
      order = place
    }
    return cost + (meant.length - matched) * UNEXPLAINED + (size - matched) * LEFT_OUT + turned
  }

  const borne = (text: string): number => index.alike(text).reduce((sum, word) => sum + (counts.array[word] ?? 0), 0)

  /** Two words written as one, or one as two: `Nur Hayati` and `Nurhayati`. */
  function otherwise(words: readonly string[]): readonly string[] | undefined {
    for (const [at, word] of words.entries()) {
      const joined = word + (words[at + 1] ?? '')
      if (at + 1 < words.length && borne(joined) > 0) return words.toSpliced(at, 2, joined)
    }
    let best: { readonly words: readonly string[]; readonly names: number } | undefined
    for (const [at, word] of words.entries())
      for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
        const parts = [word.slice(0, cut), word.slice(cut)]
        const names = Math.min(...parts.map(borne))
        if (names > (best?.names ?? 0)) best = { words: words.toSpliced(at, 1, ...parts), names }
      }
    return best?.words
  }

  function search(typed: string, query: NameQuery): readonly FoundName[] {
    const words = wordsOf(typed).slice(0, MOST_WORDS)
    const other = otherwise(words)
    const found = searchWords(words, query, Number.POSITIVE_INFINITY)
    if (other === undefined) return found
    const enough = found.length < query.limit ? Number.POSITIVE_INFINITY : (found.at(-1)?.cost ?? 0) - OTHER_PARTS
    const costs = new Map(found.map(({ name, cost }) => [name, cost]))
    for (const { name, cost } of searchWords(other.slice(0, MOST_WORDS), query, enough))
      costs.set(name, Math.min(costs.get(name) ?? Number.POSITIVE_INFINITY, cost + OTHER_PARTS))
    return [...costs]
      .map(([name, cost]) => ({ name, cost }))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, query.limit)
  }

  /** @param enough what costs as much or more is not wanted */
  function searchWords(words: readonly string[], { limit, allowed }: NameQuery, enough: number): readonly FoundName[] {
    const meant = words.map((text, at) => meantBy(text, at === words.length - 1))
    // The marks of a search before are below this one's; after very many they begin anew.
    stamp += 1 << MOST_WORDS
    if (stamp > LAST_STAMP) {
      marks.fill(0)
      stamp = 1 << MOST_WORDS
    }
    spread(meant, true)
    // Of the typed words that few names can have everything comes first: their names are the likely ones, and the others need less and less of a look.
    const steps = meant
      .flatMap(({ groups }, at) => {
        let names = 0
        return groups.map((group) => {
          names += group.names
          return { at, group, names }
        })
      })
      .sort((a, b) => a.names - b.names || a.group.cost - b.group.cost)
    /** By typed word: the least that it costs a name which was not met by it. */
    const ahead = meant.map(({ groups }) => groups[0]?.cost ?? UNEXPLAINED)
    // Of names that one may not all see it is not said which are common.
    const favour = (name: number): number => (allowed === undefined ? (favours[Math.min(bearers.array[name] ?? 0, MANY)] ?? 0) : 0)
    const lowest = allowed === undefined ? (favours[MANY] ?? 0) : 0
    const best: FoundName[] = []
    // Beyond this the name has too little of what was typed.
    let worst = Math.min(enough, FARTHEST * meant.length + SLIP)
    let met: number[] = []
    let weighed = 0

    function meet(at: number, group: Group): void {
      const gain = UNEXPLAINED - group.cost
      const bit = 1 << at
      const { array } = links
      for (const word of group.words)
        for (let link = last.array[word] ?? -1; link >= 0; link = array[link + 1] ?? -1) {
          const name = array[link] ?? 0
          const mark = marks[name] ?? 0
          if (mark < stamp) {
            if (allowed !== undefined && allowed[name] !== 1) continue
            marks[name] = stamp | bit
            gains[name] = gain
            met.push(name)
          } else if ((mark & bit) === 0) {
            marks[name] = mark | bit
            gains[name] = (gains[name] ?? 0) + gain
          }
        }
    }

    // What a name costs at least only rises as more is met, so that a name is looked at once or never.
    function look(): void {
      for (const name of met) {
        const mark = marks[name] ?? 0
        let least = -(gains[name] ?? 0) - lowest
        for (let at = 0; at < meant.length; at++) least += (mark & (1 << at)) === 0 ? (ahead[at] ?? UNEXPLAINED) : UNEXPLAINED
        if (least < worst && bearers.array[name] !== 0) keep(name, costOf(name, meant) - favour(name))
      }
      met = []
    }

    function keep(name: number, cost: number): void {
      if (cost >= worst) return
      const place = best.findIndex((each) => each.cost > cost)
      best.splice(place < 0 ? best.length : place, 0, { name, cost })
      if (best.length > limit) best.pop()
      if (best.length === limit) worst = best.at(-1)?.cost ?? worst
    }

    for (const { at, group } of steps) {
      if (weighed > 0 && weighed + group.names > MOST_WEIGHED) continue
      if (met.length + group.names > LOOK_AFTER) {
        look()
        // Nobody who was met by nothing yet can be among the best any more.
        if (ahead.reduce((sum, cost) => sum + cost, 0) - lowest >= worst) break
      }
      weighed += group.names
      meet(at, group)
      ahead[at] = meant[at]?.groups.find(({ cost }) => cost > group.cost)?.cost ?? UNEXPLAINED
    }
    look()
    spread(meant, false)
    return best
  }

  function drop(name: number): void {
    bearers.array[name] = Math.max(0, (bearers.array[name] ?? 0) - 1)
  }

  return { add, drop, size: () => begins.length - 1, search }
}
