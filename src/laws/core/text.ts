// SPDX-License-Identifier: AGPL-3.0-or-later
// What is kept of a cited text.

import type { Language } from '#kernel/words.ts'

type Said = Readonly<Record<Language, string>>

export interface LawText {
  /** As the law tables cite it: *UU 18/2017*. */
  readonly cite: string
  /** Its official name. */
  readonly name: string
  /** What it rules, as far as this program goes. */
  readonly rules: Said
  /** By article as it is cited: `42`, `42b`. */
  readonly articles: Readonly<Record<string, Said>>
}
