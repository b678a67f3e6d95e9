// SPDX-License-Identifier: AGPL-3.0-or-later
// The statement of costs that the worker keeps, as it is put down on one day: each line with what the rules say of it, and the sums.

import { type Currency, formatMoney } from '#agencies/core/currency.ts'
import type { CostAnswer } from '#journeys/core/cost.contract.ts'
import { claimBasis } from '#journeys/core/cost.law.ts'
import { costRows, type ShownPapers } from '#journeys/core/cost.present.ts'
import { sumsOf } from '#journeys/core/cost.rules.ts'
import type { CostBook, ShownPaper } from '#journeys/core/cost.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import { basisOn, citation } from '#kernel/law.ts'
import { spokenDate } from '#kernel/spoken.ts'
import type { LocalDate } from '#kernel/time.ts'
import { fill, type Language } from '#kernel/words.ts'

interface Line {
  readonly amount: string
  readonly said: string
}

export interface CostStatement {
  /** The same lines in each language. */
  readonly lines: Readonly<Record<Language, readonly Line[]>>
  /** In the smallest unit of the currency. */
  readonly sums: readonly { readonly currency: Currency; readonly told: number; readonly claimable: number }[]
  readonly basis: string
}

/** One line: what, when, by whom, how, and the rule. */
function lineOf({ cost, judgement, paper }: CostAnswer, language: Language): string {
  const t = (key: keyof typeof costWords.id, params?: Readonly<Record<string, string | number>>): string =>
    fill(costWords[language][key], params)
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

/** @param papers those that the costs name, as far as they are on the file */
export function costStatement(book: CostBook | undefined, papers: ShownPapers, today: LocalDate): CostStatement {
  const rows = costRows(book, papers)
  const linesIn = (language: Language) => rows.map((row) => ({ amount: formatMoney(row.cost, language), said: lineOf(row, language) }))
  return {
    lines: { id: linesIn('id'), en: linesIn('en') },
    sums: sumsOf(book?.entries),
    basis: basisOn(claimBasis, today).legalBasis,
  }
}
