// SPDX-License-Identifier: AGPL-3.0-or-later
// Two names of a register, word by word, whatever their order: the same words first, then what sounds alike, then slips, then two words that are one.

import type { LinkageLevel } from '#people/core/linkage.ts'
import { ALIAS_WORDS, AT, CARD, type Cards, MOTHER_WORDS, NAME_WORDS } from '#people/core/linkage-cards.ts'
import { slipsApart } from '#people/core/linkage-lexicon.ts'
import { assumed, waysOf, wordBits, wordShares } from '#people/core/linkage-weights.ts'

/** What is said of one part: written by the comparison, read right after it. */
export interface Said {
  level: LinkageLevel
  bits: number
}

export interface NameComparer {
  /** @returns whether another word stands in the place of one */
  readonly names: (said: Said, one: number, other: number) => boolean
  readonly mothers: (said: Said, one: number, other: number) => void
  /** The most that the names of a record can say, whatever they are compared with. */
  readonly mostOf: (record: number) => number
}

const fullBits = { same: Math.log2(wordShares.same), soundsAlike: Math.log2(wordShares.soundsAlike / waysOf.soundsAlike) } as const
const slipBits = { one: Math.log2(wordShares.oneSlip / waysOf.oneSlip), two: Math.log2(wordShares.twoSlips / waysOf.twoSlips) } as const

// Counts are mostly small, and a logarithm is asked for at every word.
const logs = Float64Array.from({ length: 1 << 14 }, (_, count) => Math.log2(count + 1))

/** Words of one side that found none so far. */
interface Rest {
  words: Uint32Array
  length: number
}

function take(rest: Rest, at: number): void {
  rest.words.copyWithin(at, at + 1, rest.length)
  rest.length -= 1
}

export function makeNameComparer(cards: Cards, { settled }: { readonly settled: boolean }): NameComparer {
  const { lexicon } = cards
  const left: Rest = { words: new Uint32Array(NAME_WORDS), length: 0 }
  const right: Rest = { words: new Uint32Array(NAME_WORDS), length: 0 }
  let turned = false
  let matched = 0
  let worst: LinkageLevel = 'same'

  let [named, namedLog] = [-1, 0]
  function rarity(count = 0): number {
    if (cards.named !== named) {
      named = cards.named
      namedLog = Math.log2(named + assumed.names)
    }
    return namedLog - (logs[count] ?? Math.log2(count + 1))
  }

  /** Takes out what is the same on both sides and keeps the rests. */
  function matchSame(width: number, one: number, other: number): number {
    const { data } = cards
    let used = 0
    let sum = 0
    left.length = 0
    right.length = 0
    for (let i = one; i < one + width; i++) {
      const word = data[i] ?? 0
      if (word === 0) break
      let j = 0
      while (j < width && (data[other + j] !== word || (used & (1 << j)) !== 0)) j++
      if (j === width) left.words[left.length++] = word
      else {
        used |= 1 << j
        matched += 1
        sum += fullBits.same + rarity(lexicon.wordCount[word])
      }
    }
    for (let j = 0; j < width; j++) {
      const word = data[other + j] ?? 0
      if (word === 0) break
      if ((used & (1 << j)) === 0) right.words[right.length++] = word
    }
    return sum
  }

  /** Which side is looked at first must not matter: the rests change sides by what they say. */
  function inOneOrder(): void {
    let nth = 0
    while (nth < left.length && nth < right.length && left.words[nth] === right.words[nth]) nth++
    const word = (rest: Rest): string => (nth < rest.length ? (lexicon.words[rest.words[nth] ?? 0] ?? '') : '')
    if (word(left) <= word(right)) return
    const { words, length } = left
    left.words = right.words
    left.length = right.length
    right.words = words
    right.length = length
    turned = !turned
  }

  /** What two different words say that may be one. The rarer of them is a slip of the commoner, or it is a name of its own. */
  function alike(a: number, b: number, said: number): number {
    const sounds = Math.max(lexicon.soundCount[lexicon.soundOf[a] ?? 0] ?? 0, lexicon.soundCount[lexicon.soundOf[b] ?? 0] ?? 0)
    const rarer = rarity(Math.min(lexicon.wordCount[a] ?? 0, lexicon.wordCount[b] ?? 0))
    return Math.min(said + rarer, fullBits.same + rarity(sounds))
  }

  function takeBoth(i: number, j: number): void {
    take(left, i)
    take(right, j)
    matched += 1
  }

  function matchSounds(): number {
    let sum = 0
    for (let i = 0; i < left.length; ) {
      const a = left.words[i] ?? 0
      let j = 0
      while (j < right.length && lexicon.soundOf[a] !== lexicon.soundOf[right.words[j] ?? 0]) j++
      if (j === right.length) i += 1
      else {
        sum += alike(a, right.words[j] ?? 0, fullBits.soundsAlike)
        takeBoth(i, j)
        if (worst === 'same') worst = 'sounds-alike'
      }
    }
    return sum
  }

  /** The closest two first. */
  function matchSlips(): number {
    let sum = 0
    for (;;) {
      let least = 3
      let [atLeft, atRight] = [0, 0]
      for (let i = 0; i < left.length && least > 1; i++)
        for (let j = 0; j < right.length && least > 1; j++) {
          const slips = slipsApart(lexicon, lexicon.soundOf[left.words[i] ?? 0] ?? 0, lexicon.soundOf[right.words[j] ?? 0] ?? 0)
          if (slips >= least) continue
          least = slips
          atLeft = i
          atRight = j
        }
      if (least === 3) return sum
      sum += alike(left.words[atLeft] ?? 0, right.words[atRight] ?? 0, least === 1 ? slipBits.one : slipBits.two)
      takeBoth(atLeft, atRight)
      worst = 'slip'
    }
  }

  /** Nurhayati and Nur Hayati: one word of one side is two of the other. */
  function matchJoined(): number {
    const [one, two] = left.length === 1 ? [left, right] : [right, left]
    if (one.length !== 1 || two.length !== 2) return 0
    const word = (number: number | undefined): string => lexicon.words[number ?? 0] ?? ''
    const [whole] = one.words
    if (word(whole) !== word(two.words[0]) + word(two.words[1])) return 0
    one.length = 0
    two.length = 0
    matched += 1
    if (worst === 'same') worst = 'sounds-alike'
    return fullBits.soundsAlike + rarity(lexicon.wordCount[whole ?? 0])
  }

  /** Another name of either side that stands in the other's name asks for no word in its place. */
  function matchAlias(record: number, rest: Rest): number {
    let sum = 0
    for (let i = 0; i < ALIAS_WORDS; i++) {
      const word = cards.data[record * CARD + AT.alias + i] ?? 0
      if (word === 0) break
      const found = rest.words.subarray(0, rest.length).indexOf(word)
      if (found === -1) continue
      take(rest, found)
      matched += 1
      sum += fullBits.same + rarity(lexicon.wordCount[word])
    }
    return sum
  }

  /** @returns whether another word stands in the place of one */
  function settle(said: Said, sum: number): boolean {
    const replaced = Math.min(left.length, right.length)
    const over = Math.max(left.length, right.length) - replaced
    said.bits = sum + replaced * wordBits.replaced + (wordBits.left[Math.min(over, 3)] ?? 0) + (matched === 0 ? wordBits.nothingShared : 0)
    said.level = matched === 0 ? 'different' : replaced + over > 0 ? 'partly' : worst
    return replaced > 0
  }

  function matchWords(width: number, one: number, other: number): number {
    worst = 'same'
    turned = false
    matched = 0
    const sum = matchSame(width, one, other)
    if (left.length === 0 || right.length === 0) return sum
    inOneOrder()
    return sum + matchSounds() + matchSlips() + matchJoined()
  }

  function unknown(said: Said): void {
    said.level = 'unknown'
    said.bits = 0
  }

  function mostOf(record: number): number {
    const { data } = cards
    const card = record * CARD
    let sum = 0
    for (let i = card + AT.name; i < card + AT.name + NAME_WORDS; i++) {
      const word = data[i] ?? 0
      if (word === 0) break
      sum += fullBits.same + rarity(lexicon.wordCount[word])
    }
    return data[card + AT.alias] === 0 ? sum : sum + ALIAS_WORDS * rarity(0)
  }
  const mosts = new Float64Array(settled ? cards.size : 0)
  for (let record = 0; record < mosts.length; record++) mosts[record] = mostOf(record)

  return {
    names: (said, one, other) => {
      const a = one * CARD + AT.name
      const b = other * CARD + AT.name
      if (cards.data[a] === 0 || cards.data[b] === 0) {
        unknown(said)
        return false
      }
      const sum = matchWords(NAME_WORDS, a, b)
      return settle(
        said,
        left.length + right.length === 0 ? sum : sum + matchAlias(turned ? other : one, right) + matchAlias(turned ? one : other, left),
      )
    },
    mothers: (said, one, other) => {
      const a = one * CARD + AT.mother
      const b = other * CARD + AT.mother
      if (cards.data[a] === 0 || cards.data[b] === 0) unknown(said)
      else settle(said, matchWords(MOTHER_WORDS, a, b))
    },
    mostOf: settled ? (record) => mosts[record] ?? 0 : mostOf,
  }
}
