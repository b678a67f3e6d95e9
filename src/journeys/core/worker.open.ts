// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a worker's file may say openly. It outlives an erasure, so it holds codes, ids, days and places, and no words
// that somebody wrote of the person. The records hold every event to it; test/open-parts.test.ts holds this to that.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { occupationCodes } from '#agencies/core/occupation.law.ts'
import { costOutcomes } from '#journeys/core/cost.ts'
import { erasureRules } from '#journeys/core/erasure.law.ts'
import { limitRights } from '#journeys/core/limit.ts'
import { overridable } from '#journeys/core/override.law.ts'
import { referralPurposes } from '#journeys/core/referral.ts'
import { erasureBases, journeyStates, milestoneCodes, origins, schemes, troubles } from '#journeys/core/worker.ts'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { referralEnds, referralGrounds } from '#kernel/referral.ts'
import { Instant, LocalDate } from '#kernel/time.ts'

const Code = z.enum(milestoneCodes)
const State = z.enum(journeyStates)
const Trouble = z.enum(troubles)
const Who = z.strictObject({ userId: ActorId, officeId: ActorId })
const acted = { at: Instant, userId: ActorId }

const Milestone = z.strictObject({
  on: LocalDate,
  validUntil: z.optional(LocalDate),
  origin: z.enum(origins),
  by: ActorId,
  paper: z.optional(RecordId),
})

const Lent = z.strictObject({
  milestones: z.partialRecord(Code, Milestone),
  troubles: z.partialRecord(Trouble, LocalDate),
  withdrawn: z.partialRecord(Code, z.literal(true)),
})

export const workerPlan = z.strictObject({
  scheme: z.enum(schemes),
  destination: z.optional(CountryCode),
  occupation: z.optional(z.enum(occupationCodes)),
  agencyId: z.optional(RecordId),
})

export const workerOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('WorkerRegistered'),
    area: AreaCode,
    journey: State,
    on: LocalDate,
    plan: workerPlan,
    milestones: z.partialRecord(Code, Milestone),
  }),
  z.strictObject({ type: z.literal('MilestoneRecorded'), code: Code, milestone: Milestone, ...acted }),
  z.strictObject({ type: z.literal('MilestoneRevoked'), code: Code, ...acted }),
  z.strictObject({ type: z.literal('MilestoneExpired'), code: Code }),
  z.strictObject({ type: z.literal('WorkerMoved'), from: State, to: State, on: LocalDate, ...acted }),
  z.strictObject({ type: z.literal('PlanChanged'), plan: workerPlan, ...acted }),
  z.strictObject({ type: z.literal('PersonCorrected'), nikBoundOn: z.optional(LocalDate), ...acted }),
  z.strictObject({ type: z.literal('TroubleReported'), trouble: Trouble, on: LocalDate, ...acted }),
  z.strictObject({ type: z.literal('TroubleResolved'), trouble: Trouble, ...acted }),
  z.strictObject({ type: z.literal('LastUndone') }),
  z.strictObject({
    type: z.literal('PersonErased'),
    basis: z.enum(erasureBases),
    legalBasis: z.enum(Object.values(erasureRules).map((rule) => rule.legalBasis)),
    on: LocalDate,
  }),
  z.strictObject({ type: z.literal('LicenceSeen'), until: LocalDate }),
  z.strictObject({ type: z.literal('FileMerged'), file: RecordId, on: LocalDate, lent: Lent, ...acted }),
  z.strictObject({ type: z.literal('MergedSeen'), file: RecordId, lent: Lent }),
  z.strictObject({ type: z.literal('FileUnmerged'), file: RecordId, on: LocalDate, ...acted }),
  z.strictObject({ type: z.literal('FileJoined'), lead: RecordId, on: LocalDate, ...acted }),
  z.strictObject({ type: z.literal('FileLeft'), lead: RecordId, on: LocalDate, ...acted }),
  // What it was, how much and by whom stays sealed: only that something was written down, and what came of it, is said.
  z.strictObject({ type: z.literal('CostRecorded'), nth: z.number(), on: LocalDate }),
  z.strictObject({ type: z.literal('CostCorrected'), nth: z.number() }),
  z.strictObject({ type: z.literal('CostWithdrawn'), nth: z.number() }),
  z.strictObject({ type: z.literal('CostSettled'), nth: z.number(), outcome: z.enum(costOutcomes), on: LocalDate }),
  z.strictObject({ type: z.literal('ValueContested'), nth: z.number(), officeId: ActorId, ...acted }),
  z.strictObject({ type: z.literal('ContestSettled'), nth: z.number(), taken: z.boolean(), ...acted }),
  z.strictObject({ type: z.literal('JobPlaceTaken'), orderId: RecordId, place: z.number(), on: LocalDate }),
  z.strictObject({ type: z.literal('JobPlaceLeft'), orderId: RecordId, place: z.number() }),
  z.strictObject({
    type: z.literal('OverrideAsked'),
    guards: z.array(z.enum(overridable)),
    on: LocalDate,
    by: Who,
    owner: z.enum(officeKinds),
  }),
  z.strictObject({ type: z.literal('OverrideGranted'), guards: z.array(z.enum(overridable)), from: LocalDate, until: LocalDate, by: Who }),
  z.strictObject({ type: z.literal('OverrideDeclined'), by: Who }),
  z.strictObject({
    type: z.literal('FileReferred'),
    office: ActorId,
    kind: z.enum(officeKinds),
    purpose: z.enum(referralPurposes),
    ground: z.enum(referralGrounds),
    consentOn: z.optional(LocalDate),
    on: LocalDate,
    until: LocalDate,
    by: Who,
  }),
  z.strictObject({ type: z.literal('ReferralEnded'), office: ActorId, because: z.enum(referralEnds), on: LocalDate, by: Who }),
  z.strictObject({ type: z.literal('ReferralSeen'), office: ActorId, on: LocalDate, by: Who }),
  z.strictObject({
    type: z.literal('UseLimited'),
    request: RecordId,
    right: z.enum(limitRights),
    from: LocalDate,
    until: z.optional(LocalDate),
    ...acted,
  }),
  z.strictObject({ type: z.literal('UseFreed'), request: RecordId, on: LocalDate, ...acted }),
  z.strictObject({ type: z.literal('FileReviewed'), on: LocalDate }),
])
