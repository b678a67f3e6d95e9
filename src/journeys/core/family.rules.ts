// SPDX-License-Identifier: AGPL-3.0-or-later
// What is decided of a family, and what follows from it.

import {
  isSameRelative,
  isSignatory,
  MOST_RELATIVES,
  mergedRelative,
  type Relative,
  withoutShown,
  withRelative,
} from '#journeys/core/family.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { seenAgain } from '#journeys/core/worker.merge.rules.ts'
import { ledOf, ownOf, personOf, relativeLender } from '#journeys/core/worker.merge.ts'
import { settle } from '#journeys/core/worker.settle.ts'
import type { JourneyState, WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { type Context, type Decision, refuse } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import { ageOn } from '#people/core/birth-date.ts'

type Of<T extends WorkerCommand['type']> = Extract<WorkerCommand, { type: T }>

/** Who is a child (UU 35/2014 art 1(1): below 18 years). */
export const OF_AGE = 18

/** Where the worker is not at home, alive or not. */
export const awayStates: readonly JourneyState[] = [
  'DEPARTED',
  'ABROAD',
  'RETURNING',
  'LEFT_NON_PROCEDURALLY',
  'ABROAD_UNDOCUMENTED',
  'INTERCEPTED',
  'LOST_CONTACT',
  'DECEASED_ABROAD',
]

/** Children below 18 whose worker is away, and of whom nobody is known to care for them. */
export function childrenUncared<R extends Pick<Relative, 'relation' | 'birthDate' | 'carer'>>(
  family: readonly R[],
  journey: JourneyState,
  today: LocalDate,
): readonly R[] {
  if (!awayStates.includes(journey)) return []
  return family.filter(
    ({ relation, birthDate, carer }) =>
      relation === 'CHILD' && carer === undefined && (birthDate === undefined || ageOn(birthDate, today) < OF_AGE),
  )
}

interface Judged {
  readonly state: WorkerState
  readonly context: Context
  readonly facts: WorkerFacts
}

function familyBecomes(family: readonly Relative[], { state, context, facts }: Judged): Decision<WorkerEvent> {
  const {
    evidence: _evidence,
    evidenceBefore: _evidenceBefore,
    before: _before,
    family: _family,
    costs: _costs,
    contested: _contested,
    ...known
  } = ownOf(state).personal
  const personal = family.length === 0 ? known : { ...known, family }
  return settle(state, [{ type: 'PersonCorrected', personal, at: context.now, userId: context.actor.userId }], context, facts)
}

/** What becomes of what was written on an older family; undefined where it says of one field something else than others since. */
function sinceThen(mine: Relative, stands: Relative | undefined, then: WorkerFacts['relativeThen']): Relative | undefined {
  if (then === undefined) return mine
  return then === 'none' || stands === undefined ? undefined : mergedRelative(then, stands, mine)
}

/** Of somebody whom another file names nothing is written here. */
function passedOver(key: string, { state, context, facts }: Judged): Decision<WorkerEvent> | undefined {
  const lender = relativeLender(state, facts.merged, key)
  return lender === undefined ? undefined : settle(state, [seenAgain(lender)], context, facts)
}

/** What a file that is led says of the same relative is shown with it, and becomes nothing of the leading one's own. */
function writtenOf(relative: Relative, stands: Relative | undefined, { state, facts }: Judged): Relative {
  const shown = personOf(
    state,
    ledOf(state, (file) => facts.merged?.[file]),
  ).family?.find(({ key }) => key === relative.key)
  return stands === undefined || shown === undefined ? relative : withoutShown(relative, stands, shown)
}

export function setRelative(command: Of<'SetRelative'>, judged: Judged): Decision<WorkerEvent> {
  const { relative } = command
  if (relative.birthDate !== undefined && relative.birthDate > judged.context.today)
    return refuse('invalid-input', { fields: [{ field: 'birthDate', code: 'birth-date-in-future' }] })
  const lent = passedOver(relative.key, judged)
  if (lent !== undefined) return lent
  const now = ownOf(judged.state).personal.family ?? []
  const stands = now.find(({ key }) => key === relative.key)
  const merged = sinceThen(writtenOf(relative, stands, judged), stands, judged.facts.relativeThen)
  if (merged === undefined) return refuse('relative-changed-meanwhile')
  const family = withRelative(now, merged)
  return family.length > MOST_RELATIVES ? refuse('family-too-large') : familyBecomes(family, judged)
}

export function removeRelative({ key }: Of<'RemoveRelative'>, judged: Judged): Decision<WorkerEvent> {
  const lent = passedOver(key, judged)
  if (lent !== undefined) return lent
  const { family = [] } = ownOf(judged.state).personal
  const stands = family.find((each) => each.key === key)
  const { relativeThen: then } = judged.facts
  if (then !== undefined && stands !== undefined && (then === 'none' || !isSameRelative(then, stands)))
    return refuse('relative-changed-meanwhile')
  const left = family.filter((each) => each.key !== key)
  return left.length === family.length ? refuse('relative-unknown') : familyBecomes(left, judged)
}

/** Only of the file's own family: what another file names is taken back there. */
export function withdrawConsent({ of }: Of<'WithdrawConsent'>, judged: Judged): Decision<WorkerEvent> {
  const { family = [] } = ownOf(judged.state).personal
  const found = family.find((each) => each.consented === true && isSignatory(of, each))
  if (found === undefined) return refuse('relative-unknown')
  const { consented: _consented, ...stays } = found
  return familyBecomes(withRelative(family, stays), judged)
}
