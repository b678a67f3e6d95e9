// SPDX-License-Identifier: AGPL-3.0-or-later
// Events as sentences a person can read: who, for which office, did what. Pure.

import * as z from 'zod/mini'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { referralPurposes } from '#journeys/core/referral.ts'
import type { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeyStates, milestoneCodes, type Origin, origins, troubles } from '#journeys/core/worker.ts'
import { historyWords } from '#journeys/web/history.words.ts'
import { moveWords } from '#journeys/web/move.words.ts'
import { referralWords } from '#journeys/web/referral.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { referralEnds } from '#kernel/referral.ts'
import { jakartaDate, LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { translate } from '#platform/web/ui/words.ts'

export type PastEvent = OutputOf<typeof workerContracts.GetWorkerHistory>['items'][number]

const Code = z.enum(milestoneCodes)
const State = z.enum(journeyStates)
const Recorded = z.object({
  code: Code,
  milestone: z.object({ on: LocalDate, origin: z.enum(origins) }),
  evidence: z.optional(z.string()),
})
/** In whose words it was recorded: an officer's, a paper's from elsewhere, the system's. */
const saidBy = {
  attested: 'MilestoneRecorded',
  accepted: 'MilestoneAccepted',
  computed: 'MilestoneComputed',
} as const satisfies Readonly<Record<Origin, string>>
const Revoked = z.object({ code: Code, reason: z.string() })
const Expired = z.object({ code: Code })
const Moved = z.object({ to: State, on: LocalDate, reason: z.optional(z.string()) })
const Seen = z.object({ until: LocalDate })
const Referred = z.object({ purpose: z.enum(referralPurposes), until: LocalDate, reason: z.optional(z.string()) })
const Ended = z.object({ because: z.enum(referralEnds) })
const Troubled = z.object({ trouble: z.enum(troubles) })

/** @param alone not the consequence of another event of the same act */
export function sentenceOf(event: PastEvent, alone: boolean, language: Language): string {
  const t = translate(historyWords, language)
  const named = translate(journeyWords, language)
  const moved = translate(moveWords, language)
  const referred = translate(referralWords, language)
  const { user, actingFor, office } = event.by
  const actor = user ?? t(event.userId === 'system' ? 'system' : 'officer')
  const name = actingFor === undefined ? actor : t('acting', { user: actor, giver: actingFor })
  const placed = office === undefined ? name : t('who', { user: actor, office })
  const who = actingFor === undefined || office === undefined ? placed : t('acting-office', { user: actor, giver: actingFor, office })
  const day = jakartaDate(event.at)
  const happened = (on: LocalDate): string => (on === day ? '' : ` ${t('happened', { date: formatDate(on, language) })}`)

  switch (event.type) {
    case 'CostRecorded':
    case 'CostCorrected':
    case 'CostWithdrawn':
    case 'CostSettled':
    case 'ValueContested':
    case 'ContestSettled':
    case 'OverrideAsked':
    case 'OverrideGranted':
    case 'OverrideDeclined':
    case 'ReferralSeen':
    case 'WorkerRegistered':
    case 'PlanChanged':
    case 'PersonCorrected':
    case 'LastUndone':
      return t(event.type, { who })
    case 'FileReferred': {
      const read = Referred.safeParse(event.data)
      if (!read.success) break
      const { purpose, until, reason } = read.data
      const said = t(event.type, { who, purpose: referred(purpose), until: formatDate(until, language) })
      return `${said}${reason === undefined ? '' : ` ${t('reason', { reason })}`}`
    }
    case 'ReferralEnded': {
      const read = Ended.safeParse(event.data)
      if (!read.success) break
      return t(event.type, { who, because: referred(read.data.because) })
    }
    case 'MilestoneRecorded': {
      const read = Recorded.safeParse(event.data)
      if (!read.success) break
      const { code, milestone, evidence: paper } = read.data
      const key = saidBy[milestone.origin]
      const evidence = paper === undefined ? '' : ` ${t('evidence', { evidence: paper })}`
      return `${t(key, { who, what: named(`milestone.${code}`) })}${happened(milestone.on)}${evidence}`
    }
    case 'MilestoneRevoked': {
      const read = Revoked.safeParse(event.data)
      if (!read.success) break
      return t(event.type, { who, what: named(`milestone.${read.data.code}`), reason: read.data.reason })
    }
    case 'MilestoneExpired': {
      const read = Expired.safeParse(event.data)
      if (!read.success) break
      return t(event.type, { what: named(`milestone.${read.data.code}`) })
    }
    case 'WorkerMoved': {
      const read = Moved.safeParse(event.data)
      if (!read.success) break
      const { to, on, reason } = read.data
      if (!alone) return t('Became', { what: named(`state.${to}`) })
      return `${t('Moved', { who, what: moved(to) })}${happened(on)}${reason === undefined ? '' : ` ${t('reason', { reason })}`}`
    }
    case 'TroubleReported':
    case 'TroubleResolved': {
      const read = Troubled.safeParse(event.data)
      if (!read.success) break
      return t(event.type, { who, what: named(`trouble.${read.data.trouble}`) })
    }
    case 'LicenceSeen': {
      const read = Seen.safeParse(event.data)
      if (!read.success) break
      return t(event.type, { date: formatDate(read.data.until, language) })
    }
    case 'FileMerged':
    case 'FileUnmerged':
    case 'FileJoined':
    case 'FileLeft':
    case 'UseLimited':
    case 'UseFreed':
      return t(event.type, { who })
    case 'MergedSeen':
    case 'FileReviewed':
    case 'JobPlaceTaken':
    case 'JobPlaceLeft':
      return t(event.type)
    default:
      break
  }
  return t('other', { who })
}
