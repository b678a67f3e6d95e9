// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '#people/core/name-form.ts'
import { createWordIndex, slipsBetween } from '#people/core/word-index.ts'

const letter = fc.constantFrom(...'aiueonrstmkyhldj')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 11 })

/** One slip in a word, at a place. */
const slip = fc
  .tuple(fc.nat(), letter, fc.constantFrom('wrong', 'missing', 'extra', 'swapped'))
  .map(([place, other, kind]) => (text: string) => {
    const at = place % text.length
    const [front, here, rest] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
    if (kind === 'wrong') return front + other + rest
    if (kind === 'missing' && text.length > 1) return front + rest
    if (kind === 'swapped') return front + rest.slice(0, 1) + here + rest.slice(1)
    return front + here + other + rest
  })

describe('slips', () => {
  it.each([
    ['aminah', 'aminah', 0],
    ['aminah', 'aimnah', 1],
    ['aminah', 'aminh', 1],
    ['aminah', 'amminah', 1],
    ['aminah', 'anonah', 2],
    ['', 'siti', 4],
  ])('%s and %s: %i', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips)
  })

  it('are as many one way as the other', () => {
    void fc.assert(fc.property(word, word, (a, b) => slipsBetween(a, b) === slipsBetween(b, a)))
  })
})

describe('an index of words', () => {
  it('finds every word within two slips of its sound, and none beyond', () => {
    void fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), word, slip, slip, (others, wanted, one, two) => {
        const index = createWordIndex()
        for (const each of [...others, wanted, ...others]) index.add(each)
        const typed = two(one(wanted))
        const sound = foldWord(typed)
        const most = sound.length <= 3 ? 1 : 2
        const near = index.near(typed, 2).map((each) => index.text(each.word))
        const expected = [...new Set([...others, wanted])].filter((each) => slipsBetween(sound, foldWord(each)) <= most)
        expect(near.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 400 },
    )
  })

  it('says how far a word is: the same, another spelling of the same sound, or so many slips', () => {
    const index = createWordIndex()
    const words = ['jumiati', 'jumiatie', 'jumiatun', 'aminah'].map((text) => index.add(text))
    expect(words.map((each) => index.distance('jumiati', each))).toEqual([0, 0.5, 2, 5])
    expect(new Map(index.near('jumiati', 2).map(({ word: each, cost }) => [index.text(each), cost]))).toEqual(
      new Map([
        ['jumiati', 0],
        ['jumiatie', 0.5],
        ['jumiatun', 2],
      ]),
    )
  })

  it('finds what begins so', () => {
    const index = createWordIndex()
    for (const text of ['siti', 'sitiatun', 'sutini', 'sittah']) index.add(text)
    expect(index.beginning('sit', 10).map(index.text).toSorted()).toEqual(['siti', 'sitiatun', 'sittah'])
    expect(index.beginning('sit', 1)).toHaveLength(1)
  })
})
