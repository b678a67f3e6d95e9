// SPDX-License-Identifier: AGPL-3.0-or-later
// A letter as machines read it: every fact of the paper, in one order, so that the same letter gives the same bytes and the same hash.

import { letterRule } from '#letters/core/letter.law.ts'
import { closedKinds, type LetterState } from '#letters/core/letter.ts'

/** What stands in the file that the paper carries, without its code. Undefined where the person was erased. */
export function letterRecord({ personal, kind, number, issuedOn, validUntil, seen, deputyAs }: LetterState): string | undefined {
  if (personal === undefined) return undefined
  const { name, nik, birthDate, sex, place, destination, occupation, marital, text, consenter, referred, costs, office, signer } =
    personal.facts
  const { legalBasis, standing } = letterRule(kind, issuedOn)
  const said = {
    type: 'kawal-letter/1',
    kind,
    number,
    issuedOn,
    validUntil,
    person: { name, nik, birthDate, sex, place },
    destination,
    occupation,
    marital,
    consenter: consenter === undefined ? undefined : { name: consenter.name, relation: consenter.relation, birthDate: consenter.birthDate },
    seen,
    text,
    referred,
    costs,
    // Whoever only knows the hash of a paper that is closed shall not try what it might say.
    check: closedKinds.includes(kind) ? personal.token : undefined,
    office: office.name,
    signer: { name: signer.name, as: deputyAs, for: signer.forName, caretaker: signer.caretaker },
    legalBasis,
    standing,
  }
  return JSON.stringify(said)
}
