// SPDX-License-Identifier: AGPL-3.0-or-later
// Of what was typed, the words that may name a village or a district rather than a person: `aminah sukojati` is Aminah of Sukojati.

import { searchKey } from '#people/core/name.ts'
import { foldWord } from '#people/core/name-form.ts'
import { createWordIndex } from '#people/core/word-index.ts'

export interface Place {
  readonly code: string
  readonly name: string
}

export interface PlaceReading {
  /** What is left for the name. */
  readonly name: string
  /** Codes of the places that are meant. */
  readonly places: readonly string[]
  readonly cost: number
}

export interface PlaceNames {
  readonly readings: (typed: string) => readonly PlaceReading[]
}

/** A word that may name a place may as well be a name: the reading that needs no place is a little nearer. */
const PLACE = 0.5
const SLIP = 3
const MOST_SLIPS = 1.5
/** Below this length a slip makes a place of any word. */
const SHORT = 5
const MOST_WORDS = 3

export function createPlaceNames(places: readonly Place[]): PlaceNames {
  const index = createWordIndex()
  const codes = new Map<number, string[]>()
  const joined = (words: readonly string[]): string => words.map((word) => searchKey(word)).join('')
  for (const { code, name } of places) {
    const word = index.add(joined(name.split(' ')))
    codes.set(word, [...(codes.get(word) ?? []), code])
  }

  function meant(words: readonly string[]): Omit<PlaceReading, 'name'> | undefined {
    const text = joined(words)
    const near = index.near(text, 1).filter(({ cost }) => cost < 1 || (cost <= MOST_SLIPS && foldWord(text).length >= SHORT))
    const least = Math.min(...near.map(({ cost }) => cost))
    const best = near.filter(({ cost }) => cost === least)
    return best.length === 0 ? undefined : { places: best.flatMap(({ word }) => codes.get(word) ?? []), cost: PLACE + SLIP * least }
  }

  return {
    readings: (typed) => {
      const words = typed.split(/\s+/).filter((word) => word !== '')
      const splits = Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => at + 1)
      return splits
        .flatMap((at) => [
          { name: words.slice(0, at), place: words.slice(at) },
          { name: words.slice(at), place: words.slice(0, at) },
        ])
        .filter(({ place }) => place.length <= MOST_WORDS)
        .flatMap(({ name, place }) => {
          const found = meant(place)
          return found === undefined ? [] : [{ name: name.join(' '), ...found }]
        })
    },
  }
}
