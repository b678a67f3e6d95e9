// SPDX-License-Identifier: AGPL-3.0-or-later
// A letter as a paper, on one page: what is printed, signed by hand and kept.

import { formatMoney } from '#agencies/core/currency.ts'
import type { CostStatement } from '#journeys/core/cost.statement.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import { citation } from '#kernel/law.ts'
import { spokenDate } from '#kernel/spoken.ts'
import { languages } from '#kernel/words.ts'
import { factsOf } from '#letters/core/letter.facts.ts'
import { letterRule } from '#letters/core/letter.law.ts'
import type { LetterState } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { signingRole } from '#letters/core/signer.ts'
import type { Paper, Part, Said } from '#platform/server/documents/paper.ts'
import { translate } from '#platform/web/ui/words.ts'

const id = translate(sheetWords, 'id')
const day = (date: string): string => spokenDate(date, 'id')

export interface Carried {
  readonly number: string
  /** The address in its code, with what follows the `#`. */
  readonly code: string
  readonly url: string
  readonly record: string
  readonly hash: string
}

/** A paper with its number, its code, and in it the record that the code was signed for. */
export function codedPaper(paper: Paper, { number, code, url, record, hash }: Carried): Paper {
  const address = url.replace(/^https?:\/\//, '')
  return {
    ...paper,
    sparing: true,
    number: { text: id('number', { number }) },
    check: { url: code, lead: { text: id('check', { host: address.split('/')[0] ?? address }) }, address },
    carries: {
      name: `${number.replaceAll('/', '-')}.json`,
      type: 'application/json',
      words: id('carries'),
      text: JSON.stringify({ letter: JSON.parse(record), sha256: hash, code }),
    },
  }
}

const text = (words: string): Part => ({ type: 'text', said: { text: words } })

const cost = translate(costWords, 'id')
const costEn = translate(costWords, 'en')

function both(key: keyof typeof costWords.id): Said {
  return { text: cost(key), also: costEn(key) }
}

/** Each line in both languages: whoever keeps it may need it abroad. */
function costParts({ lines, sums, basis }: CostStatement): readonly Part[] {
  const rows = languages.map((language): Part => {
    const title = { text: costWords[language]['rows-title'] }
    return { type: 'rows', title, rows: lines[language].map(({ amount, said }) => ({ code: amount, title: said })) }
  })
  return [
    { type: 'text', said: both('statement-text') },
    ...(lines.id.length === 0 ? [{ type: 'text', said: both('row-none') } as const] : rows),
    {
      type: 'facts',
      facts: [
        ...sums.flatMap(({ currency, told, claimable }) => [
          { label: both('told'), value: formatMoney({ amount: told, currency }, 'id') },
          { label: both('claimable'), value: formatMoney({ amount: claimable, currency }, 'id') },
        ]),
        { label: both('claim-basis'), value: citation(basis, 'id') },
      ],
    },
    { type: 'text', said: both('claim-text') },
    { type: 'subject', said: both('where-title') },
    { type: 'text', said: both('where-text') },
  ]
}

/** Undefined where the person was erased. */
export function letterPaper(state: LetterState, carried: Omit<Carried, 'number'>): Paper | undefined {
  const { kind, number, issuedOn, personal, deputyAs, revoked, replaced } = state
  if (personal === undefined) return undefined
  const { facts } = personal
  const { office, signer, consenter } = facts
  const { legalBasis, standing } = letterRule(kind, issuedOn)
  const basis = { basis: citation(legalBasis, 'id') }
  const signs = signingRole('id', { office: office.name, deputyAs, caretaker: signer.caretaker })
  const role = consenter === undefined ? signs : id('known-by', { role: signs })
  const over = revoked === undefined ? (replaced === undefined ? undefined : id('replaced')) : id('revoked')
  const paper: Paper = {
    language: 'id',
    title: { text: id(kind) },
    number: { text: number },
    at: `${issuedOn}T00:00:00.000Z`,
    office,
    parts: [
      text(id(`states-${kind}`)),
      {
        type: 'facts',
        facts: factsOf(state, 'id').map(({ key, label, value }) => ({
          label: { text: label },
          value,
          ...(key === 'nik' ? { exact: 'digits' as const } : key === 'name' || key === 'consenter' ? { exact: 'name' as const } : {}),
        })),
      },
      ...(facts.costs === undefined ? [] : costParts(facts.costs)),
      text(id(`says-${kind}`)),
      text(id(standing === 'law' ? 'basis' : `basis-${standing}`, basis)),
    ],
    signature: { place: day(issuedOn), role: { text: role }, name: signer.name },
    ...(consenter === undefined ? {} : { other: { role: { text: id('signs-consent') }, name: consenter.name } }),
    ...(over === undefined ? {} : { void: over }),
  }
  return codedPaper(paper, { number, ...carried })
}
