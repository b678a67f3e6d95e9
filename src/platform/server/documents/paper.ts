// SPDX-License-Identifier: AGPL-3.0-or-later
// What a paper says, before anybody draws it: certificates and letters are made of the same few parts.

import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'

/** A text, and the same in a second language set small beside or under it. */
export interface Said {
  readonly text: string
  readonly also?: string
}

interface Fact {
  readonly label: Said
  readonly value: string
  /** What is copied sign by sign, a number or a name: larger, and its signs apart, so that a worn print of it is still read right. */
  readonly exact?: 'digits' | 'name'
}

/** A question on an empty form, and how it is answered by hand: a box for each sign, boxes to tick, or lines. */
export interface Ask {
  readonly said: Said
  readonly hint?: string
  readonly boxes?: readonly number[]
  readonly choices?: readonly string[]
  readonly lines?: number
}

export type Part =
  /** A short centred sentence that leads to what stands under it. */
  | { readonly type: 'lead'; readonly said: Said }
  /** The name the paper is about, large; it shrinks until it fits. */
  | { readonly type: 'name'; readonly text: string }
  /** A centred line of weight: a scheme, a subject. */
  | { readonly type: 'subject'; readonly said: Said }
  | { readonly type: 'text'; readonly said: Said }
  /** Label and value, one under the other. */
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  /** Questions with room for an answer by hand. */
  | { readonly type: 'answers'; readonly asks: readonly Ask[] }
  /** A table to fill in; the widths are shares of the page. Its rows are numbered, or say in the first column what they ask. */
  | {
      readonly type: 'grid'
      readonly columns: readonly { readonly said: Said; readonly width: number }[]
      readonly rows: number | readonly string[]
    }
  /** Numbered rows with a code and a title. */
  | { readonly type: 'rows'; readonly title: Said; readonly rows: readonly { readonly code: string; readonly title: string }[] }

export interface Paper {
  readonly language: Language
  /** Stands large on the paper and is its title for readers and machines. */
  readonly title: Said
  /** *Nomor LSP-BWI/2026/00001*. */
  readonly number: Said
  /** When what it says was decided: the same facts give the same bytes. */
  readonly at: Instant
  readonly office: { readonly name: string; readonly lines: readonly string[]; readonly over?: string }
  readonly parts: readonly Part[]
  /** A box for a photograph, with the words that stand in it. */
  readonly photo?: string
  /** Place and day, who signs. */
  readonly signature: { readonly place: string; readonly role: Said; readonly name?: string }
  /** Who signs beside them, on the left: whoever consents, hands over, states. Instead of a photograph. */
  readonly other?: { readonly role: Said; readonly name: string }
  /** How anybody can see whether this paper is true. */
  readonly check?: { readonly url: string; readonly lead: Said; readonly address: string }
  /** A file that the paper carries in itself, for machines: the same facts, signed. */
  readonly carries?: { readonly name: string; readonly type: string; readonly words: string; readonly text: string }
  /** Carries two fonts instead of three, a quarter of its size: for what is fetched over a slow line many times a day. */
  readonly sparing?: true
  /** Printed across the paper in large letters: it no longer counts. */
  readonly void?: string
}
