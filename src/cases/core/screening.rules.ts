// SPDX-License-Identifier: AGPL-3.0-or-later
// What a screening suggests, and why: which signs speak for which part, under which article, and what is not known and would change it.
// It suggests; a person decides. It is read by the rules of its own day, so that an earlier one stays what it was.

import type { CaseState } from '#cases/core/case.ts'
import { speaking, suggestionRules } from '#cases/core/screening.law.ts'
import {
  type Element,
  elements,
  type Finding,
  type Screening,
  type Sign,
  type Suggestion,
  signs,
  suggestions,
} from '#cases/core/screening.ts'
import { at, type Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Part {
  readonly element: Element
  /** What is present and speaks for it, under which text. */
  readonly by: readonly ({ readonly sign: Sign } & Pick<Dated, 'legalBasis' | 'standing'>)[]
}

interface Result extends Pick<Dated, 'legalBasis' | 'standing'> {
  readonly suggestion: Suggestion
  readonly track?: CaseState
  readonly parts: readonly Part[]
  /** Unknown signs each of which, if it were present, would make the suggestion a stronger one. */
  readonly wouldChange: readonly Sign[]
}

export type Findings = readonly Pick<Finding, 'sign' | 'mark'>[]

function partsOf(present: ReadonlySet<Sign>, on: LocalDate): readonly Part[] {
  const rows = at(speaking, on)
  return elements.map((element) => ({
    element,
    by: rows
      .filter((row) => row.element === element && present.has(row.sign))
      .map(({ sign, legalBasis, standing }) => ({ sign, legalBasis, standing })),
  }))
}

/** The strongest rule that what is present fulfils. */
function ruleFor(present: ReadonlySet<Sign>, on: LocalDate) {
  const met = partsOf(present, on).filter(({ by }) => by.length > 0).length
  return at(suggestionRules, on).find(({ parts, alone }) => met >= parts || alone.some((sign) => present.has(sign)))
}

const rank = (suggestion: Suggestion): number => suggestions.indexOf(suggestion)

/** What is suggested where no rule is fulfilled says no more than the findings: nobody may read "unknown" as "no". */
export function screen(findings: Findings, on: LocalDate): Result {
  const present = new Set(findings.filter(({ mark }) => mark === 'present').map(({ sign }) => sign))
  const known = new Set(findings.map(({ sign }) => sign))
  const unknown = signs.filter((sign) => !known.has(sign))
  const rule = ruleFor(present, on)
  const reached = rank(rule?.suggestion ?? 'UNCLEAR')
  const wouldChange = unknown.filter((sign) => rank(ruleFor(new Set([...present, sign]), on)?.suggestion ?? 'NO_SIGN') > reached)
  const open = ruleFor(new Set([...present, ...unknown]), on) !== undefined
  const { legalBasis, standing } = rule ?? { legalBasis: 'UU 21/2007 art 1', standing: 'assumed' as const }
  return {
    suggestion: rule?.suggestion ?? (open ? 'UNCLEAR' : 'NO_SIGN'),
    ...(rule?.track === undefined ? {} : { track: rule.track }),
    parts: partsOf(present, on),
    wouldChange,
    legalBasis,
    standing,
  }
}

/** Signs that are known otherwise than in the screening before. */
export function changesBetween(before: Findings, after: Findings): readonly Sign[] {
  const markOf = (findings: Findings, sign: Sign) => findings.find((finding) => finding.sign === sign)?.mark
  return signs.filter((sign) => markOf(before, sign) !== markOf(after, sign))
}

/** Every screening with what it suggests and what it changed, the newest first. */
export function readScreenings(all: readonly Screening[]) {
  return all
    .map((screening, nth) => ({
      version: nth + 1,
      on: screening.on,
      findings: screening.findings,
      ...screen(screening.findings, screening.on),
      changed: changesBetween(all[nth - 1]?.findings ?? [], screening.findings),
    }))
    .toReversed()
}
