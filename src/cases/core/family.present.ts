// SPDX-License-Identifier: AGPL-3.0-or-later
// What officers, and what the family itself, see of what passed between them; pure.

import { clockSteps } from '#cases/core/arrow.law.ts'
import { runningClocks } from '#cases/core/case.clocks.ts'
import { caseSteps } from '#cases/core/case.steps.ts'
import { type CaseFile, type CaseState, closedCases } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { guestPurpose, mayAct } from '#cases/core/case-guest.rules.ts'
import { nothingAsked } from '#cases/core/family.rules.ts'
import type { Question } from '#cases/core/family.ts'
import { type Actor, type OfficeKind, readsAs } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface Told extends Question {
  readonly nth: number
  readonly asked: string
  readonly answered?: string
}

function told(file: CaseFile): readonly Told[] {
  const { questions } = file.family ?? nothingAsked
  const talk = file.personal?.family?.talk ?? {}
  return questions.map((question, nth) => ({ nth, ...question, ...(talk[nth] ?? { asked: '' }) }))
}

/** For an officer; the newest first. */
export function presentTalk(file: CaseFile, actor: Actor, today: LocalDate): object {
  const { door, documents, codeAskedOn } = file.family ?? nothingAsked
  const withheld = withholds(file, readsAs(actor))
  return {
    ...(door === undefined ? {} : { door: { madeOn: door.madeOn, until: door.until, over: door.until < today } }),
    withheld,
    closed: closedCases.includes(file.state),
    codes: !withheld && mayAct(guestPurpose(file, actor, today), 'MakeFamilyCode'),
    ...(codeAskedOn === undefined ? {} : { codeAskedOn }),
    questions: told(file)
      .map(({ asked, answered, ...open }) => (withheld ? open : { ...open, asked, answered }))
      .toReversed(),
    documents: documents.map((document, nth) => ({ nth, ...document })).toReversed(),
  }
}

/** Who has to do something, as the family is told: they, the other side, or an office. */
export type Who = 'YOU' | 'OTHER_SIDE' | OfficeKind

export interface FamilyView {
  readonly state: CaseState
  readonly since: LocalDate
  readonly closed: boolean
  readonly steps: readonly { readonly code: string; readonly who: Who; readonly due: LocalDate }[]
  readonly questions: readonly Told[]
  readonly documents: readonly { readonly on: LocalDate }[]
}

/**
 * For the family: where it stands, and what is due from whom. Nothing here leads to a person, a place or a kind of trouble: neither who they
 * are nor where, nor what befell them.
 */
export function familyView(file: CaseFile): FamilyView {
  // That they live elsewhere is nothing for whoever looks over a shoulder.
  const { elsewhere: _, ...staying } = file
  const binding = new Map(runningClocks(file).map(({ code, rule }) => [clockSteps[code], rule.binds]))
  const { documents } = file.family ?? nothingAsked
  return {
    state: file.state,
    since: file.since,
    closed: closedCases.includes(file.state),
    steps: caseSteps(staying).map(({ code, owner, due }) => {
      // Who is not reached is called by the office, whomever its clock binds.
      const binds = code === clockSteps.UNREACHABLE ? undefined : binding.get(code)
      return { code, who: binds === undefined ? owner : binds === 'COMPLAINANT' ? 'YOU' : 'OTHER_SIDE', due }
    }),
    questions: told(file).toReversed(),
    documents: documents.map(({ on }) => ({ on })),
  }
}
