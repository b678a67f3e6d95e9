// SPDX-License-Identifier: AGPL-3.0-or-later
// What a code says where there is no network, as label and value.

import { spokenDate } from '#kernel/spoken.ts'
import type { Language } from '#kernel/words.ts'
import type { SheetKey } from '#letters/core/letter.facts.ts'
import type { LetterProof } from '#letters/core/letter.proof.ts'
import { isStatement } from '#letters/core/office-paper.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'

/** Every fact that a code may say, in the order of the paper. */
export const proofKeys = [
  'number-label',
  'name',
  'nik-end',
  'consenter',
  'relation',
  'seen',
  'marital',
  'issued-on',
  'valid-until',
  'issuer',
  'signer',
  'recorded-by',
] as const satisfies readonly SheetKey[]

/** Facts of a paper that no code says: where one of them was changed, only the page with a network shows it. */
export const uncarriedKeys = [
  'born',
  'sex',
  'place',
  'destination',
  'occupation',
  'address',
  'purpose',
] as const satisfies readonly SheetKey[]

export function shownProof(
  proof: LetterProof,
  language: Language,
): Readonly<Partial<Record<(typeof proofKeys)[number], string | undefined>>> {
  const words = sheetWords[language]
  const { kind, number, name, nik, consenter, seen, marital, issuedOn, validUntil, office, signer } = proof
  return {
    'number-label': number,
    name,
    'nik-end': nik,
    consenter: consenter?.name,
    relation: consenter === undefined ? undefined : words[consenter.relation],
    seen: seen === undefined ? undefined : words[seen],
    marital: marital === undefined ? undefined : words[marital],
    'issued-on': spokenDate(issuedOn, language),
    'valid-until': validUntil === undefined ? undefined : spokenDate(validUntil, language),
    issuer: office,
    signer: isStatement(kind) ? undefined : signer,
    'recorded-by': isStatement(kind) ? signer : undefined,
  }
}
