// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a case may say openly: codes, ids and days.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { caseStates, categories, complainants, contacts, procedureStatuses } from '#cases/core/case.ts'
import { casePurposes, caseReferralWays } from '#cases/core/case-referral.ts'
import { askers } from '#cases/core/family.ts'
import { letterKinds } from '#cases/core/letter.ts'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { fileDangers, fileScans, mediaTypes } from '#kernel/file.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { referralEnds, referralGrounds } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'
import { Given } from '#letters/core/office-paper.ts'
import { paperAfterOpen } from '#letters/core/paper-after.ts'

const answering = z.strictObject({ office: ActorId, kind: z.enum(officeKinds) })
const by = { on: LocalDate, userId: ActorId, officeId: ActorId } as const

export const caseOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('CaseRegistered'),
    area: AreaCode,
    complainant: z.enum(complainants),
    category: z.enum(categories),
    procedure: z.enum(procedureStatuses),
    country: z.optional(CountryCode),
    workerId: z.optional(RecordId),
    agencyId: z.optional(RecordId),
    recordId: z.optional(RecordId),
    secret: z.optional(z.literal(true)),
    ...by,
  }),
  z.strictObject({ type: z.literal('CaseMoved'), to: z.enum(caseStates), ...by }),
  z.strictObject({ type: z.literal('ContactNoted'), contact: z.enum(contacts), ...by }),
  z.strictObject({ type: z.literal('PersonLinked'), workerId: RecordId, ...by }),
  z.strictObject({ type: z.literal('CallBackSet'), ...by }),
  z.strictObject({ type: z.literal('ScreeningRecorded'), ...by }),
  z.strictObject({ type: z.literal('ClaimLineAdded'), ...by }),
  z.strictObject({ type: z.literal('ClaimLineWithdrawn'), nth: z.number(), ...by }),
  z.strictObject({ type: z.literal('NeedNoted'), ...by }),
  z.strictObject({ type: z.literal('ServiceArranged'), nth: z.number(), ...by }),
  z.strictObject({ type: z.literal('ServiceSeen'), nth: z.number(), ...by }),
  z.strictObject({ type: z.literal('ServiceEnded'), nth: z.number(), ...by }),
  z.strictObject({ type: z.literal('ReturnPlanned'), ...by }),
  z.strictObject({ type: z.literal('ReturnMarked'), ...by }),
  z.strictObject({ type: z.literal('JourneySeen'), on: LocalDate }),
  z.strictObject({ type: z.literal('FileSeen'), lead: z.optional(answering), on: LocalDate }),
  z.strictObject({ type: z.literal('FileReferred'), office: ActorId, on: LocalDate }),
  z.strictObject({ type: z.literal('FamilyCodeMade'), codeId: ActorId, until: LocalDate, ...by }),
  z.strictObject({ type: z.literal('FamilyCodeRevoked'), ...by }),
  z.strictObject({ type: z.literal('FamilyCodeAsked'), ...by }),
  z.strictObject({ type: z.literal('QuestionAsked'), by: z.enum(askers), ...by }),
  z.strictObject({ type: z.literal('QuestionAnswered'), nth: z.number(), ...by }),
  z.strictObject({
    type: z.literal('DocumentAdded'),
    file: z.strictObject({
      type: z.enum(mediaTypes),
      bytes: z.number(),
      dangers: z.array(z.enum(fileDangers)),
      scan: z.enum(fileScans),
    }),
    ...by,
  }),
  z.strictObject({
    type: z.literal('CaseReferred'),
    way: z.enum(caseReferralWays),
    office: ActorId,
    kind: z.enum(officeKinds),
    from: answering,
    purpose: z.enum(casePurposes),
    ground: z.optional(z.enum(referralGrounds)),
    consentOn: z.optional(LocalDate),
    acceptBy: LocalDate,
    until: LocalDate,
    ...by,
  }),
  z.strictObject({ type: z.literal('CaseAccepted'), office: ActorId, by: answering, ...by }),
  z.strictObject({ type: z.literal('CaseReferralEnded'), office: ActorId, because: z.enum(referralEnds), ...by }),
  z.strictObject({ type: z.literal('CaseAssigned'), assignee: z.optional(ActorId), ...by }),
  z.strictObject({
    type: z.literal('LetterMade'),
    kind: z.enum(letterKinds),
    stage: z.enum(caseStates),
    registeredOn: LocalDate,
    until: z.optional(LocalDate),
    given: z.optional(Given),
    ...by,
  }),
  ...paperAfterOpen,
  z.strictObject({ type: z.literal('PersonOfCaseForgotten'), on: LocalDate }),
])
