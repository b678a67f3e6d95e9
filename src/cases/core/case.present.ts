// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a case; pure.

import { hasPassed, runningClocks } from '#cases/core/case.clocks.ts'
import { movesOn } from '#cases/core/case.rules.ts'
import { stepsTold } from '#cases/core/case.steps.ts'
import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { guestPurpose, mayAct } from '#cases/core/case-guest.rules.ts'
import { claimed, claimSums } from '#cases/core/claim.ts'
import { untoldLetters } from '#cases/core/letter.ts'
import { presentHomecoming, presentPlan } from '#cases/core/plan.present.ts'
import { readScreenings } from '#cases/core/screening.rules.ts'
import { planLines } from '#cases/core/service.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Actor, isNear, type OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import { climbOf } from '#kernel/work.ts'
import { isDecreed } from '#kernel/working-day.ts'

/** That there was a screening or a service, or that they live elsewhere now, is told to no neighbour. */
const untold: ReadonlySet<string> = new Set(['SCREENED', 'REFERRAL_DECLINED', ...planLines, ...untoldLetters])
export const untoldNear = (what: string): boolean => untold.has(what)

export type StepText = (code: string) => string

/** The answer of every command: no personal field. */
export function presentCaseAnswer(id: string, version: number, file: CaseFile, { text, kind }: Pick<Around, 'text' | 'kind'>): object {
  return {
    id,
    version,
    state: file.state,
    nextSteps: stepsTold(file, isNear(kind)).map(({ office: _, ...step }) => ({ ...step, text: text(step.code) })),
  }
}

/** Whoever found a sign is named with it; near by, nobody reads whether there was one. */
function screeningsFor({ history, personal }: CaseFile, { kind, names }: Around): readonly object[] {
  if (isNear(kind)) return []
  const by = history.flatMap(({ what }, nth) => (what === 'SCREENED' ? [names[nth]] : []))
  return readScreenings(personal?.screenings ?? []).map((each) => ({ ...each, ...by[each.version - 1] }))
}

interface Around {
  /** The kind of office that reads. */
  readonly kind: OfficeKind
  readonly actor: Actor
  readonly today: LocalDate
  readonly text: StepText
  /** Who did each line of the history, in its order. */
  readonly names: readonly { readonly user?: string; readonly office?: string }[]
}

export function presentCase(id: string, version: number, file: CaseFile, around: Around): object {
  const { kind, actor, today, text, names } = around
  const {
    personal,
    history,
    missedOn: _m,
    papersOn: _p,
    erased: _e,
    progressOn: _g,
    letIn: _i,
    family: _f,
    letters: _y,
    explanationAskedOn,
    referrals: _r,
    responsible: _b,
    transferredTo: _t,
    assignee: _a,
    recordId,
    secret: _c,
    elsewhere: _o,
    after: _after,
    ...open
  } = file
  const {
    said,
    account,
    screenings: _s,
    claims = [],
    plan: _l,
    homecoming: _h,
    family: _w,
    letters: _x,
    record: _d,
    fileAt: _n,
    after: _q,
    ...words
  } = personal ?? {}
  const withheld = withholds(file, kind)
  const purpose = guestPurpose(file, actor, today)
  return {
    ...open,
    ...words,
    ...(withheld ? {} : { account }),
    withheld,
    id,
    version,
    today,
    asked: explanationAskedOn !== undefined,
    near: isNear(kind),
    ...(recordId === undefined || isNear(kind) ? {} : { readIn: true }),
    ...(purpose === undefined ? {} : { purpose }),
    moves: isNear(kind) || !mayAct(purpose, 'MoveCase') ? [] : movesOn(file, today),
    nextSteps: stepsTold(file, isNear(kind)).map(({ office, ...step }) => ({
      ...step,
      text: text(step.code),
      climbed: climbOf(step.owner, step.due, today, CASE_TYPE),
      mine: office === undefined ? step.owner === kind && isInsideAny(file.area, actor.prefixes) : office === actor.officeId,
    })),
    clocks: runningClocks(file).map(({ code, from, until, rule }) => ({
      code,
      from,
      until,
      ...rule.length,
      binds: rule.binds,
      owner: rule.owner,
      passed: hasPassed(file, code, today),
      leadsTo: rule.leadsTo,
      legalBasis: rule.legalBasis,
      standing: rule.length.unit === 'working-days' && !isDecreed(until) ? 'assumed' : rule.standing,
      climbed: climbOf(rule.owner, until, today, CASE_TYPE),
    })),
    history: history.flatMap(({ what, on }, nth) =>
      isNear(kind) && untoldNear(what) ? [] : [{ what, on, ...names[nth], said: withheld ? undefined : said?.[nth] }],
    ),
    claim: withheld
      ? { lines: [], sums: [] }
      : { lines: claims.map((line, nth) => ({ nth, ...line, claimed: claimed(line) })), sums: claimSums(claims) },
    plan: presentPlan(file, isNear(kind)),
    homecoming: presentHomecoming(file, { kind, withheld }),
    screenings: screeningsFor(file, around),
  }
}
