// SPDX-License-Identifier: AGPL-3.0-or-later
// Who signs, in words: above the name on the paper, and beside it wherever the paper is checked.

import type { Caretaker } from '#kernel/authority.ts'
import { fill, type Language } from '#kernel/words.ts'
import type { DeputyForm } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'

interface Signing {
  readonly deputyAs: DeputyForm | undefined
  readonly caretaker: Caretaker | undefined
}

interface Signs {
  readonly name: string
  readonly forName?: string | undefined
  readonly caretaker?: Caretaker | undefined
}

/** How somebody signs who acts in nobody's place: for the head, who is somebody else, or as one for the time being. */
export function signsWhere({ forName, caretaker }: Omit<Signs, 'name'>): {
  readonly signs?: { readonly as?: DeputyForm; readonly caretaker?: Caretaker }
} {
  if (forName === undefined && caretaker === undefined) return {}
  return { signs: { ...(forName === undefined ? {} : { as: 'AN' }), ...(caretaker === undefined ? {} : { caretaker }) } }
}

/** The line above the name: the office, or how whoever signs stands to its head. */
export function signingRole(language: Language, { office, deputyAs, caretaker }: Signing & { readonly office: string }): string {
  const words = sheetWords[language]
  const head = fill(caretaker === undefined ? words['head-of'] : words[`head-of-${caretaker}`], { office })
  if (deputyAs !== undefined) return fill(words[`signs-${deputyAs}`], { head, office })
  return caretaker === undefined ? office : head
}

/** The name, and in whose place. */
export function signerSaid(language: Language, { name, forName, caretaker }: Signs, deputyAs: DeputyForm | undefined): string {
  const words = sheetWords[language]
  const asHead = (head: string): string => (caretaker === undefined ? head : fill(words[`caretaker-${caretaker}`], { name: head }))
  return deputyAs === undefined ? asHead(name) : fill(words[`signer-${deputyAs}`], { name, head: asHead(forName ?? '–') })
}
