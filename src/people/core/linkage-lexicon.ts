// SPDX-License-Identifier: AGPL-3.0-or-later
// Every word that occurs in the names of a register, once: how it sounds, and how many names have it. What very many have says little.

import { searchKey } from '#people/core/name.ts'
import { foldWord } from '#people/core/name-form.ts'
import { slipsBetween } from '#people/core/word-index.ts'

export interface Lexicon {
  /** By number, from 1; nothing has the number 0. */
  readonly words: string[]
  readonly sounds: string[]
  /** Word → the number of its sound. */
  readonly soundOf: number[]
  /** How many names have the word, and the sound. */
  readonly wordCount: number[]
  readonly soundCount: number[]
  /** Which letters a sound has, a bit for each. */
  readonly letters: number[]
  readonly wordNumber: Map<string, number>
  /** Words as they are written that stand for one word wherever they stand; 0 for those whose neighbours matter, such as titles. */
  readonly plainNumber: Map<string, number>
  readonly soundNumber: Map<string, number>
}

export function openLexicon(): Lexicon {
  return {
    words: [''],
    sounds: [''],
    soundOf: [0],
    wordCount: [0],
    soundCount: [0],
    letters: [0],
    wordNumber: new Map(),
    plainNumber: new Map(),
    soundNumber: new Map(),
  }
}

function lettersOf(text: string): number {
  let mask = 0
  for (let at = 0; at < text.length; at++) mask |= 1 << (text.charCodeAt(at) & 31)
  return mask
}

/** The number of a word, which becomes known by it. */
export function numberOf(lexicon: Lexicon, word: string): number {
  const known = lexicon.wordNumber.get(word)
  if (known !== undefined) return known
  const number = lexicon.words.push(word) - 1
  lexicon.wordNumber.set(word, number)
  lexicon.wordCount.push(0)
  const heard = foldWord(word)
  let sound = lexicon.soundNumber.get(heard)
  if (sound === undefined) {
    sound = lexicon.sounds.push(heard) - 1
    lexicon.soundNumber.set(heard, sound)
    lexicon.soundCount.push(0)
    lexicon.letters.push(lettersOf(heard))
  }
  lexicon.soundOf.push(sound)
  return number
}

function plainNumber(lexicon: Lexicon, written: string): number {
  const known = lexicon.plainNumber.get(written)
  if (known !== undefined) return known
  const key = searchKey(written)
  // Between two words, before one and behind one it stays itself: neither a title nor a degree nor bin.
  const stays = /^\p{L}+$/u.test(key) && searchKey(`x ${written} x`) === `x ${key} x` && searchKey(`${written} x`) === `${key} x`
  const number = stays && searchKey(`x ${written}`) === `x ${key}` && !written.includes(',') ? numberOf(lexicon, key) : 0
  lexicon.plainNumber.set(written, number)
  return number
}

/** Writes the numbers of the words of a name, as `searchKey` takes it apart, into so many places; what is left of them becomes 0. */
export function writeWords(
  lexicon: Lexicon,
  name: string,
  into: Uint32Array,
  { at, width }: { readonly at: number; readonly width: number },
): void {
  const wrote = writeSplit(name, into, at, width, (written) => plainNumber(lexicon, written))
  // Where a word depends on its neighbours, the whole name is read again with them.
  const places = wrote >= 0 ? wrote : writeSplit(searchKey(name), into, at, width, (word) => numberOf(lexicon, word))
  into.fill(0, at + places, at + width)
}

function writeSplit(text: string, into: Uint32Array, at: number, width: number, find: (word: string) => number): number {
  let place = 0
  for (let from = 0; from < text.length && place < width; ) {
    const blank = text.indexOf(' ', from)
    const end = blank === -1 ? text.length : blank
    if (end > from) {
      const number = find(text.slice(from, end))
      if (number === 0) return -1
      into[at + place] = number
      place += 1
    }
    from = end + 1
  }
  return place
}

/** A name with this word came or went. */
export function countWord(lexicon: Lexicon, word: number, by: 1 | -1): void {
  const sound = lexicon.soundOf[word] ?? 0
  lexicon.wordCount[word] = (lexicon.wordCount[word] ?? 0) + by
  lexicon.soundCount[sound] = (lexicon.soundCount[sound] ?? 0) + by
}

function bitsIn(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Shorter words differ by a slip too easily: Adi and Ari are two names. */
const LENGTH_FOR_ONE = 4
const LENGTH_FOR_TWO = 7

/** How many slips lie between two sounds, 0 … 2; 3 where there are too many for words of their length. */
export function slipsApart(lexicon: Lexicon, one: number, other: number): number {
  if (one === other) return 0
  // Each slip changes at most two of the letters that there are.
  const letters = bitsIn((lexicon.letters[one] ?? 0) ^ (lexicon.letters[other] ?? 0))
  if (letters > 4) return 3
  const a = lexicon.sounds[one] ?? ''
  const b = lexicon.sounds[other] ?? ''
  const length = Math.max(a.length, b.length)
  if (length < LENGTH_FOR_ONE) return 3
  const most = length < LENGTH_FOR_TWO ? 1 : 2
  if (Math.abs(a.length - b.length) > most || letters > 2 * most) return 3
  const slips = slipsBetween(a, b)
  return slips > most ? 3 : slips
}
