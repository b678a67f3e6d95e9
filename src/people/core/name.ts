// SPDX-License-Identifier: AGPL-3.0-or-later
// Names as Indonesians have them: one word or many, titles before and behind, bin and binti, Muhammad in a dozen spellings. A name is kept as it
// is written, in its order; nobody is asked for a first and a last one. What is taken apart here serves search only.

import { remember } from '#kernel/remember.ts'

export const nameRefusals = ['NAME_EMPTY', 'NAME_TOO_LONG', 'NAME_CONTROL_CHARACTER', 'NAME_NO_LETTER'] as const
export type NameRefusal = (typeof nameRefusals)[number]

export type NameResult = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly reason: NameRefusal }

const LONGEST_NAME = 120

// Control characters, halves of characters, and the marks that turn the direction of writing, with which a name can be made to look like another.
const forbidden = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** The name in one form of Unicode, with single blanks: for keeping and showing. */
export function readName(text: string): NameResult {
  const name = text
    .normalize('NFC')
    .replaceAll(/[\s\u200b]+/g, ' ')
    .trim()
  if (name === '') return { ok: false, reason: 'NAME_EMPTY' }
  if (forbidden.test(name)) return { ok: false, reason: 'NAME_CONTROL_CHARACTER' }
  if ([...name].length > LONGEST_NAME) return { ok: false, reason: 'NAME_TOO_LONG' }
  return /\p{L}/u.test(name) ? { ok: true, name } : { ok: false, reason: 'NAME_NO_LETTER' }
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

// Compared without dots and in small letters: `Hj.` is hj, `S.Pd.` is spd.
const before = list(
  'bu ibu pak bapak bpk sdr sdri saudara saudari tn ny nn tuan nyonya nona mas mbak mba kang gus ning neng h hj haji hajah hajjah hjh kh kyai kiai ' +
    'nyai ust ustad ustadz ustadzah prof dr drs dra drg ir apt raden',
)
const departed = list('alm almh almarhum almarhumah')
const behind = list(
  'sh se st sp spt sip sik sikom sos ssos sag spd spdi spdsd skom skm skep sked ssi ssn sst sth shut stp spsi sfarm sgz spi shi sei ' +
    'mh mm mt ma mp msi mpd mpdi msc mkes mkom mag mhum map mba mpsi mkn ns ners amd amdkeb amdkep amk amkeb str strkeb phd lc bsc ba gr mkeb',
)
const kinship = list('bin binti bt bte binte')

const spellings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'm md moh muh moch much mohd muhd mochamad mochammad mohamad mohammad mohammed muhamad muhammed muchamad muchammad'
      .split(' ')
      .map((word) => [word, 'muhammad']),
  ),
  ...Object.fromEntries('st sti sitti sity'.split(' ').map((word) => [word, 'siti'])),
  ...Object.fromEntries('ach akh achmad akhmad ahmed'.split(' ').map((word) => [word, 'ahmad'])),
  abd: 'abdul',
}

const plain = /^[A-Za-z]+$/

function bare(word: string): string {
  // Most words are; every list and every search makes many bare.
  if (plain.test(word)) return word.toLowerCase()
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{Nd}]+/gu, '')
    .toLowerCase()
}

/** Old and new spelling as one: Soekarno and Sukarno, Djoko and Joko, Tjipto and Cipto. */
function modern(word: string): string {
  return /oe|dj|tj/.test(word) ? word.replaceAll(/o+e/g, 'u').replaceAll(/d+j/g, 'j').replaceAll(/t+j/g, 'c') : word
}

/** A word of a name as it is written, and as it is compared. */
interface Word {
  readonly written: string
  readonly bare: string
  /** In today's spelling. */
  readonly modern: string
  /** What it is searched by. */
  readonly key: string
}

const REMEMBERED_WORDS = 100_000

// The same words come again and again, in every list, every search and every comparison of registers.
const wordOf = remember(REMEMBERED_WORDS, (written: string): Word => {
  const small = bare(written)
  const now = modern(small)
  return { written, bare: small, modern: now, key: spellings[now] ?? now }
})

/** The words of a name without titles, in their order. */
function coreWords(name: string): readonly Word[] {
  const [first = '', ...degrees] = name.split(',')
  // What follows a comma is a degree (`S. Pd.` may have a blank in it), unless it is none that we know.
  const kept = degrees.length === 0 || bare(first) === '' ? name : [first, ...degrees.filter((part) => !behind.has(bare(part)))].join(' ')
  const all = kept
    .split(' ')
    .map(wordOf)
    .filter((word) => word.bare !== '')
  let from = 0
  let to = all.length
  const at = (i: number): string => all[i]?.modern ?? ''
  // One word always stays: somebody may be called Gus.
  while (from < to - 1 && (before.has(at(from)) || departed.has(at(from)))) from++
  // Behind the name a degree counts only when written with a dot inside, since Ma and Ba are names too.
  while (to - 1 > from && (departed.has(at(to - 1)) || (behind.has(at(to - 1)) && /\p{L}\.\p{L}/u.test(all[to - 1]?.written ?? '')))) to--
  return all.slice(from, to)
}

/**
 * What a name is searched by, for both the name kept and the name typed: without titles, accents, bin, binti and (alm.); usual abbreviations and old
 * spellings as one. `H. Moch. Djoko Soesilo, S.H.` → `muhammad joko susilo`. Making it twice changes nothing.
 */
export function searchKey(name: string): string {
  return coreWords(name.replaceAll(/[()"/]/g, ' '))
    .filter((word, i) => i === 0 || !(kinship.has(word.bare) || departed.has(word.bare)))
    .map((word) => word.key)
    .join(' ')
}
