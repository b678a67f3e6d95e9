// SPDX-License-Identifier: AGPL-3.0-or-later
// Every word that names are made of, found within two slips of what somebody typed: a letter wrong, missing, too many, or two in each other's place.
// Each word is kept with all that is left of it when one letter is taken away; what was typed is then changed in every way that can lead there
// (symmetric deletion, with the second slip tried at search time: a tenth of the memory that keeping two deletions takes).

import { foldWord } from '#people/core/name-form.ts'

/** A word of the index near to what was typed, and how far it is. */
export interface NearWord {
  readonly word: number
  /** In slips: 0 is the same word, half a slip another spelling of the same sound. */
  readonly cost: number
}

export interface WordIndex {
  /** The number of a word, which it is given when it is seen first. */
  readonly add: (text: string) => number
  /** Words that sound the same. */
  readonly alike: (text: string) => readonly number[]
  readonly text: (word: number) => string
  readonly size: () => number
  /** Words within so many slips, one where the word is short, in no order. */
  readonly near: (text: string, slips: 1 | 2) => readonly NearWord[]
  /** Words that begin so, as far as a limit. */
  readonly beginning: (text: string, limit: number) => readonly number[]
  /** How far two words are, in slips; above `most` it may say anything above it. */
  readonly distance: (typed: string, word: number) => number
}

const BASE = 0x01000193
const SHORT = 3
const LONGEST = 24
const SAME_SOUND = 0.5
/** What begins so is kept apart from what is left of a word. */
const BEGINNING = 0x5bd1e995
const SHORTEST_BEGINNING = 2
/** Folding leaves no other letters of the alphabet. */
const LETTERS = [...'abcdeghijklmnoprstuw'].map((letter) => letter.charCodeAt(0))

// Powers of the base, for a hash that is put together from what stands before and behind a change.
const powers = Int32Array.from({ length: LONGEST + 4 })
powers[0] = 1
for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1] ?? 0, BASE)

function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0
  return hash
}

// Used anew at each comparison: a million of them make no garbage.
const MOST_LETTERS = 63
const scratch = {
  one: new Uint8Array(MOST_LETTERS + 1),
  two: new Uint8Array(MOST_LETTERS + 1),
  three: new Uint8Array(MOST_LETTERS + 1),
}

/** Optimal string alignment (Damerau–Levenshtein without overlapping swaps), in whole slips; of a longer word the first 63 letters count. */
export function slipsBetween(a: string, b: string): number {
  if (a === b) return 0
  let height = Math.min(a.length, MOST_LETTERS)
  let width = Math.min(b.length, MOST_LETTERS)
  // What both begin and end with changes nothing.
  let from = 0
  while (from < height && from < width && a.charCodeAt(from) === b.charCodeAt(from)) from++
  while (height > from && width > from && a.charCodeAt(height - 1) === b.charCodeAt(width - 1)) {
    height -= 1
    width -= 1
  }
  height -= from
  width -= from
  if (height === 0 || width === 0) return height + width
  let { one: old, two: above, three: row } = scratch
  for (let j = 0; j <= width; j++) above[j] = j
  let previous = 0
  for (let i = 1; i <= height; i++) {
    const letter = a.charCodeAt(from + i - 1)
    let beside = i
    let diagonal = above[0] ?? 0
    row[0] = i
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(from + j - 1)
      const over = above[j] ?? 0
      let least = Math.min(letter === other ? diagonal : diagonal + 1, over + 1, beside + 1)
      if (i > 1 && j > 1 && previous === other && letter === b.charCodeAt(from + j - 2)) {
        least = Math.min(least, (old[j - 2] ?? 0) + 1)
      }
      row[j] = least
      beside = least
      diagonal = over
    }
    previous = letter
    const free = old
    old = above
    above = row
    row = free
  }
  return above[width] ?? 0
}

/** The hash of every word that is one slip away from these letters, and of the letters themselves. */
function lookAround(letters: readonly number[], look: (hash: number) => void): void {
  const { length } = letters
  const before = new Int32Array(length + 1)
  const behind = new Int32Array(length + 1)
  for (let i = 0; i < length; i++) before[i + 1] = (Math.imul(before[i] ?? 0, BASE) + (letters[i] ?? 0)) | 0
  for (let i = length - 1; i >= 0; i--) behind[i] = ((behind[i + 1] ?? 0) + Math.imul(letters[i] ?? 0, powers[length - 1 - i] ?? 0)) | 0
  look(before[length] ?? 0)
  for (let i = 0; i <= length; i++) {
    const front = before[i] ?? 0
    const step = Math.imul(front, BASE)
    const whole = behind[i] ?? 0
    const rest = behind[i + 1] ?? 0
    const high = powers[length - i] ?? 0
    const low = powers[length - 1 - i] ?? 0
    // A letter too few, here.
    for (const letter of LETTERS) look((Math.imul(step + letter, high) + whole) | 0)
    if (i === length) break
    // A letter too many; a wrong one; this and the next in each other's place.
    look((Math.imul(front, low) + rest) | 0)
    for (const letter of LETTERS) if (letter !== letters[i]) look((Math.imul(step + letter, low) + rest) | 0)
    if (i + 1 < length && letters[i] !== letters[i + 1]) {
      const swapped = Math.imul(step + (letters[i + 1] ?? 0), BASE) + (letters[i] ?? 0)
      look((Math.imul(swapped, powers[length - 2 - i] ?? 0) + (behind[i + 2] ?? 0)) | 0)
    }
  }
}

export function createWordIndex(): WordIndex {
  const texts: string[] = []
  const sounds: string[] = []
  const known = new Map<string, number>()
  // What is left of words, chained by hash: entry → hash, word, next entry of its chain.
  let hashes = new Int32Array(1 << 12)
  let words = new Int32Array(1 << 12)
  let nexts = new Int32Array(1 << 12)
  let heads = new Int32Array(1 << 12).fill(-1)
  let entries = 0
  let seen = new Int32Array(1 << 10)
  let stamp = 0

  let shift = 32 - 12
  const slot = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> shift

  function chain(entry: number): void {
    const at = slot(hashes[entry] ?? 0)
    nexts[entry] = heads[at] ?? -1
    heads[at] = entry
  }

  function grow(): void {
    const bigger = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(array.length * 2)
      grown.set(array)
      return grown
    }
    hashes = bigger(hashes)
    words = bigger(words)
    nexts = bigger(nexts)
    heads = new Int32Array(heads.length * 2).fill(-1)
    shift -= 1
    for (let entry = 0; entry < entries; entry++) chain(entry)
  }

  function put(hash: number, word: number): void {
    if (entries === hashes.length) grow()
    hashes[entries] = hash
    words[entries] = word
    chain(entries)
    entries += 1
  }

  // The sounds of several words can be one: they are kept by their sound once.
  const ofSound = new Map<string, number>()
  const sameSound: number[] = []

  function keep(sound: string, word: number): void {
    const text = sound.slice(0, LONGEST)
    const left = new Set<number>([hashOf(text)])
    for (let i = 0; i < text.length; i++) left.add(hashOf(text.slice(0, i) + text.slice(i + 1)))
    for (const hash of left) put(hash, word)
    for (let length = SHORTEST_BEGINNING; length < text.length; length++) put(hashOf(text.slice(0, length)) ^ BEGINNING, word)
  }

  function add(text: string): number {
    const before = known.get(text)
    if (before !== undefined) return before
    const word = texts.push(text) - 1
    const sound = foldWord(text)
    sounds.push(sound)
    known.set(text, word)
    const first = ofSound.get(sound)
    sameSound.push(first === undefined ? -1 : (sameSound[first] ?? -1))
    if (first === undefined) {
      ofSound.set(sound, word)
      keep(sound, word)
    } else sameSound[first] = word
    if (word >= seen.length) {
      const grown = new Int32Array(seen.length * 2)
      grown.set(seen)
      seen = grown
    }
    return word
  }

  function distance(typed: string, word: number): number {
    const text = texts[word] ?? ''
    if (text === typed) return 0
    const [a, b] = [foldWord(typed), sounds[word] ?? '']
    const heard = a === b ? 0 : slipsBetween(a, b)
    return heard === 0 ? SAME_SOUND : Math.min(slipsBetween(typed, text), heard + SAME_SOUND)
  }

  function near(typed: string, slips: 1 | 2): readonly NearWord[] {
    const sound = foldWord(typed).slice(0, LONGEST)
    const length = sound.length
    const found: NearWord[] = []
    stamp += 1
    const most = length <= SHORT ? 1 : slips
    function look(hash: number): void {
      for (let entry = heads[slot(hash)] ?? -1; entry >= 0; entry = nexts[entry] ?? -1) {
        if (hashes[entry] !== hash) continue
        const first = words[entry] ?? 0
        if (seen[first] === stamp) continue
        seen[first] = stamp
        const heard = slipsBetween(sound, sounds[first] ?? '')
        if (heard > most) continue
        for (let word = first, at = sameSound[first] ?? -1; ; word = at, at = sameSound[at] ?? -1) {
          const text = texts[word] ?? ''
          const cost = text === typed ? 0 : heard === 0 ? SAME_SOUND : Math.min(slipsBetween(typed, text), heard + SAME_SOUND)
          found.push({ word, cost })
          if (at < 0) break
        }
      }
    }
    const letters = Array.from({ length }, (_, i) => sound.charCodeAt(i))
    // One slip apart, two words share what is left when a letter of each is taken away; for the second, everything near to that is tried too.
    const left = [letters, ...letters.map((_, i) => letters.toSpliced(i, 1))]
    for (const each of left) {
      if (most === 2) lookAround(each, look)
      else look(hashOf(String.fromCharCode(...each)))
    }
    return found
  }

  return {
    add,
    alike: (text) => {
      const found: number[] = []
      for (let word = ofSound.get(foldWord(text)) ?? -1; word >= 0; word = sameSound[word] ?? -1) found.push(word)
      return found
    },
    text: (word) => texts[word] ?? '',
    size: () => texts.length,
    near,
    distance,
    beginning: (typed, limit) => {
      const sound = foldWord(typed)
      const hash = hashOf(sound) ^ BEGINNING
      const found: number[] = []
      if (sound.length < SHORTEST_BEGINNING) return found
      for (let entry = heads[slot(hash)] ?? -1; entry >= 0 && found.length < limit; entry = nexts[entry] ?? -1) {
        const first = words[entry] ?? 0
        if (hashes[entry] !== hash || !(sounds[first] ?? '').startsWith(sound)) continue
        for (let word = first; word >= 0; word = sameSound[word] ?? -1) found.push(word)
      }
      return found
    },
  }
}
