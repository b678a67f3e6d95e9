// SPDX-License-Identifier: AGPL-3.0-or-later
// Every fact of a letter as label and value, in the order of the paper: paper and page are made of this and of nothing else.

import { countryName } from '#agencies/core/country.ts'
import { occupationName } from '#agencies/core/occupation.law.ts'
import { spokenDate } from '#kernel/spoken.ts'
import type { Language } from '#kernel/words.ts'
import type { LetterFacts, LetterState } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { signerSaid } from '#letters/core/signer.ts'

export interface LetterFact {
  readonly key: SheetKey
  readonly label: string
  readonly value: string
}

export type SheetKey = keyof typeof sheetWords.id

/** Facts that are there, by their words. */
export function labelled(language: Language, values: Readonly<Partial<Record<SheetKey, string | undefined>>>): readonly LetterFact[] {
  const keys: readonly SheetKey[] = factKeys
  return keys.flatMap((key) => {
    const value = values[key]
    return value === undefined ? [] : [{ key, label: sheetWords[language][key], value }]
  })
}

/** In the order in which they stand on a paper. */
export const factKeys = [
  'number-label',
  'name',
  'nik',
  'nik-end',
  'born',
  'sex',
  'place',
  'destination',
  'occupation',
  'consenter',
  'relation',
  'seen',
  'marital',
  'address',
  'purpose',
  'referred-to',
  'referred-for',
  'referred-on',
  'consented',
  'issued-on',
  'valid-until',
  'issuer',
  'signer',
] as const satisfies readonly SheetKey[]

/** Who signs, in words: the name, and in whose place. */
export function signerText({ personal, deputyAs }: Pick<LetterState, 'personal' | 'deputyAs'>, language: Language): string | undefined {
  if (personal === undefined) return undefined
  return signerSaid(language, personal.facts.signer, deputyAs)
}

function purposeOf({ kind }: LetterState, { text }: LetterFacts, usual: string): string | undefined {
  if (kind === 'DOMICILE') return undefined
  return text ?? (kind === 'INTRODUCTION' ? usual : undefined)
}

function referralOf({ referred }: LetterFacts, language: Language): Readonly<Partial<Record<SheetKey, string>>> {
  if (referred === undefined) return {}
  const { office, purpose, ground, on, consentOn } = referred
  const words = sheetWords[language]
  const asked = consentOn === undefined ? words['not-asked'] : spokenDate(consentOn, language)
  return {
    'referred-to': office,
    'referred-for': words[`for-${purpose}`],
    'referred-on': spokenDate(on, language),
    consented: ground === 'CONSENT' ? asked : words['not-asked'],
  }
}

/** As it is known now: what was seen of the signing counts more than what was said before there was a paper. */
export function factsNow(state: LetterState, language: Language): readonly LetterFact[] {
  const seen = state.signed?.seen
  const facts = factsOf(state, language)
  return seen === undefined ? facts : facts.map((fact) => (fact.key === 'seen' ? { ...fact, value: sheetWords[language][seen] } : fact))
}

/** What the letter says of the person and of itself; who issued it stands in its head and its signature. */
export function factsOf(state: LetterState, language: Language): readonly LetterFact[] {
  const { kind, seen, personal, validUntil } = state
  const words = sheetWords[language]
  const day = (date: string | undefined): string | undefined => (date === undefined ? undefined : spokenDate(date, language))
  const until = { 'valid-until': day(validUntil) }
  if (personal === undefined) return labelled(language, until)
  const { facts } = personal
  const { name, nik, birthDate, sex, place, destination, occupation, consenter, marital } = facts
  return labelled(language, {
    name,
    nik,
    born: day(birthDate),
    sex: words[sex],
    place,
    destination: destination === undefined ? undefined : countryName(destination, language),
    occupation: occupation === undefined ? undefined : occupationName(occupation, language),
    consenter: consenter?.name,
    relation: consenter === undefined ? undefined : words[consenter.relation],
    seen: seen === undefined ? undefined : words[seen],
    marital: marital === undefined ? undefined : words[marital],
    address: kind === 'DOMICILE' ? facts.text : undefined,
    purpose: purposeOf(state, facts, words['purpose-usual']),
    ...referralOf(facts, language),
    ...until,
  })
}
