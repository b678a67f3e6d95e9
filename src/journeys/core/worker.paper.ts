// SPDX-License-Identifier: AGPL-3.0-or-later
// What a class or a test computes, and when a paper from elsewhere is accepted in its place (docs/decisions/0007).

import type { MilestoneRule } from '#journeys/core/milestone.law.ts'
import { longestUntil } from '#journeys/core/validity.law.ts'
import { mayRecord } from '#journeys/core/worker.act.ts'
import type { Origin, WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import { type FailedGuard, refuse } from '#kernel/decider.ts'
import type { validityAt } from '#kernel/regency.ts'
import { addDays } from '#kernel/time.ts'

type Recording = Extract<WorkerCommand, { readonly type: 'RecordMilestone' }>

export function originOf(rule: MilestoneRule, command: Recording): Origin {
  if (command.computed === true) return 'computed'
  return rule.computed === true ? 'accepted' : 'attested'
}

/** Why an office may not record this by hand, nor take it back: another one does, or nobody does because it is computed. */
export function recorderFault(
  rule: MilestoneRule,
  command: Pick<Recording, 'computed'>,
  kind: OfficeKind,
): ReturnType<typeof refuse> | undefined {
  if (command.computed === true || mayRecord(rule, kind)) return undefined
  const { legalBasis, standing, owner } = rule
  const guard: FailedGuard =
    rule.computed === true
      ? { guard: 'COMPUTED', legalBasis, standing }
      : { guard: 'RECORDER', legalBasis, standing, params: { owner: `office.${owner}` } }
  return refuse('not-your-milestone', { guards: [guard] })
}

/** Why a paper is not accepted: it says too little, or what was computed in this round has been taken back. */
export function paperFault(rule: MilestoneRule, state: WorkerState, command: Recording): ReturnType<typeof refuse> | undefined {
  if (originOf(rule, command) !== 'accepted') return undefined
  if (state.withdrawn?.[rule.code] === true) {
    const { legalBasis, standing } = rule
    return refuse('computed-withdrawn', { guards: [{ guard: 'NOT_WITHDRAWN', legalBasis, standing }] })
  }
  const fields = [
    ...(command.undated === true ? [{ field: 'on', code: 'paper-day-needed' }] : []),
    ...(command.evidence === undefined && command.paper === undefined ? [{ field: 'evidence', code: 'paper-evidence-needed' }] : []),
  ]
  return fields.length === 0 ? undefined : refuse('invalid-input', { fields })
}

/** Why the last day on a paper cannot be right. What is computed has the last day of its certificate, which has rules of its own. */
export function validityFault(
  { code, on, validUntil, computed }: Recording,
  own: ReturnType<typeof validityAt>,
): ReturnType<typeof refuse> | undefined {
  if (validUntil === undefined || computed === true) return undefined
  const longest = own === undefined ? longestUntil(code, on) : { ...own, until: addDays(on, own.days) }
  if (longest === undefined || validUntil <= longest.until) return undefined
  const { until, legalBasis, standing } = longest
  return refuse('invalid-input', {
    fields: [{ field: 'validUntil', code: 'valid-until-too-far', params: { until } }],
    guards: [{ guard: 'VALID_UNTIL', legalBasis, standing, params: { until } }],
  })
}
