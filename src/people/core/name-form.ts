// SPDX-License-Identifier: AGPL-3.0-or-later
// How the words of a name sound, whichever way they were written down. The official spellings of 1947 (oe → u) and 1972 (dj → j, tj → c, sj → sy,
// ch → kh) live on in papers, Arabic names are heard with and without kh, dh, ts and a closing h, and p, f and v are one sound to many.
// Words that sound alike are candidates for one name, never proof of it.

import { remember } from '#kernel/remember.ts'
import { searchKey } from '#people/core/name.ts'

/** The words of a name without titles and bin or binti, in their order. */
export interface NameForm {
  /** As they are compared: small letters without accents, the usual abbreviations written out (`Moch.` is muhammad), oe, dj and tj in today's spelling. */
  readonly tokens: readonly string[]
  /** How each of them sounds: `foldWord` of it. */
  readonly folded: readonly string[]
}

// In this order: what one row leaves, the next may find.
const sounds: readonly (readonly [RegExp, string])[] = [
  [/^nj(?=[aiueo])/, 'ni'],
  [/(?:s[jy]|ts|sh)(?=[aiueo])/g, 's'],
  [/dz/g, 'z'],
  [/[ckg]h/g, 'h'],
  [/([dtb])h/g, '$1'],
  [/ph|[fv]/g, 'p'],
  [/z/g, 'j'],
  [/x/g, 'ks'],
  [/q|ck/g, 'k'],
  [/y/g, 'i'],
  [/o[eou]/g, 'u'],
  [/ie|ee/g, 'i'],
  [/(.)\1+/gu, '$1'],
  [/(?<=[aiueo])h$/, ''],
]

function sound(word: string): string {
  const heard = sounds.reduce((text, [found, written]) => text.replace(found, written), word)
  // A word must not vanish, and what one pass brings together the next may still fold.
  return heard === word || heard === '' ? word : sound(heard)
}

const REMEMBERED_WORDS = 100_000

/** How one word of a name sounds: `djoemiatie` and `jumiati` are one, and so are `khotimah` and `chotima`. Making it twice changes nothing. */
export const foldWord: (word: string) => string = remember(REMEMBERED_WORDS, sound)

/** Never empty of words where the name has a letter. */
export function nameForm(name: string): NameForm {
  const tokens = searchKey(name)
    .split(' ')
    .filter((word) => word !== '')
  return { tokens, folded: tokens.map(foldWord) }
}
