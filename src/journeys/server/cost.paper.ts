// SPDX-License-Identifier: AGPL-3.0-or-later
// The statement of costs that the worker keeps: Indonesian, with the same in English.

import { formatMoney } from '#agencies/core/currency.ts'
import type { CostAnswer } from '#journeys/core/cost.contract.ts'
import { claimBasis } from '#journeys/core/cost.law.ts'
import { costRows, type ShownPapers } from '#journeys/core/cost.present.ts'
import { sumsOf } from '#journeys/core/cost.rules.ts'
import type { ShownPaper } from '#journeys/core/cost.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { basisOn, citation } from '#kernel/law.ts'
import type { Regency } from '#kernel/regency.ts'
import { spokenDate } from '#kernel/spoken.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import { fill, type Language, languages } from '#kernel/words.ts'
import type { Paper, Part, Said } from '#platform/server/documents/paper.ts'

interface Printing {
  readonly id: string
  readonly now: Instant
  readonly papers: ShownPapers
  /** How the regency calls itself on papers. */
  readonly regency: Regency | undefined
  readonly publicUrl: string
  /** Who printed it. */
  readonly by: string
}

type Key = keyof typeof costWords.id

function both(key: Key, params?: Readonly<Record<string, string>>): Said {
  return { text: fill(costWords.id[key], params), also: fill(costWords.en[key], params) }
}

/** One line: what, when, by whom, how, and the rule. */
function lineOf({ cost, judgement, paper }: CostAnswer, language: Language): string {
  const t = (key: Key, params?: Readonly<Record<string, string | number>>): string => fill(costWords[language][key], params)
  const { deduction } = cost
  const shownOn = ({ attachedOn, withdrawn }: ShownPaper): string =>
    t(withdrawn ? 'row-paper-withdrawn' : 'row-paper', { date: spokenDate(attachedOn, language) })
  const details = [
    cost.what === undefined ? t(`item.${cost.item}`) : `${t(`item.${cost.item}`)}: ${cost.what}`,
    t('row-agreed', { date: spokenDate(cost.agreedOn, language) }),
    t('row-by', { who: cost.chargerName ?? t(`charger.${cost.charger}`) }),
    t(`payment.${cost.payment}`),
    ...(cost.paidOn === undefined ? [] : [t('row-paid', { date: spokenDate(cost.paidOn, language) })]),
    ...(deduction === undefined
      ? []
      : [t('row-monthly', { amount: formatMoney({ ...cost, amount: deduction.monthly }, language), months: deduction.months })]),
    ...(cost.proof === undefined ? [] : [t('row-proof', { proof: cost.proof })]),
    ...(cost.paper === undefined ? [] : [paper === undefined ? t('row-paper-away') : shownOn(paper)]),
  ]
  const basis = judgement.basis === undefined ? '' : ` (${citation(judgement.basis.legalBasis, language)})`
  const why = judgement.why === undefined ? '' : `. ${t(`why.${judgement.why}`)}`
  return `${details.join(', ')}. ${t(`judged.${judgement.type}`)}${basis}${why}`
}

function rowsOf(rows: readonly CostAnswer[], language: Language): Part {
  return {
    type: 'rows',
    title: { text: costWords[language]['rows-title'] },
    rows: rows.map((row) => ({ code: formatMoney(row.cost, language), title: lineOf(row, language) })),
  }
}

export function costPaper(state: WorkerState, { id, now, papers, regency, publicUrl, by }: Printing): Paper {
  const today = jakartaDate(now)
  const rows = costRows(state.personal.costs, papers)
  const url = `${publicUrl}/laws`
  const sums = sumsOf(state.personal.costs?.entries)
  return {
    language: 'id',
    title: both('title'),
    number: both('number', { id: id.slice(-12) }),
    at: `${today}T00:00:00.000Z`,
    office: { name: regency?.name ?? costWords.id.office, lines: regency?.letterhead ?? [] },
    parts: [
      { type: 'lead', said: both('told-by') },
      { type: 'name', text: state.personal.name },
      { type: 'text', said: both('statement-text') },
      ...(rows.length === 0 ? [{ type: 'text' as const, said: both('row-none') }] : languages.map((language) => rowsOf(rows, language))),
      {
        type: 'facts',
        facts: [
          ...sums.flatMap(({ currency, told, claimable }) => [
            { label: both('told'), value: formatMoney({ amount: told, currency }, 'id') },
            { label: both('claimable'), value: formatMoney({ amount: claimable, currency }, 'id') },
          ]),
          { label: both('claim-basis'), value: citation(basisOn(claimBasis, today).legalBasis, 'id') },
        ],
      },
      { type: 'text', said: both('claim-text') },
      { type: 'subject', said: both('where-title') },
      { type: 'text', said: both('where-text') },
    ],
    signature: { place: fill(costWords.id.printed, { date: spokenDate(today, 'id') }), role: both('signer'), name: by },
    check: { url, lead: both('check'), address: url.replace(/^https?:\/\//, '') },
  }
}
