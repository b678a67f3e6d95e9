// SPDX-License-Identifier: AGPL-3.0-or-later
// Handing a case to another office, and what both sides are told of it.

import * as z from 'zod/mini'
import { CaseAnswer } from '#cases/core/case.contract.ts'
import { decides, works } from '#cases/core/case.roles.ts'
import { casePurposes, caseReferralWays } from '#cases/core/case-referral.ts'
import { officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { referralEnds, referralGrounds } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'

const standing = z.enum(['law', 'practice', 'assumed'])
const basis = { legalBasis: z.string(), standing } as const
/** Without a name where the office is no longer known. */
const Office = z.object({ office: z.string(), name: z.optional(z.string()) })

export const caseReferralContracts = {
  ListCaseReferrals: query({
    path: '/cases/{id}/referrals',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      /** Absent while no office has taken it on. */
      responsible: z.optional(z.extend(Office, { own: z.boolean() })),
      assignee: z.optional(z.object({ userId: z.string(), name: z.optional(z.string()) })),
      /** Whether whoever looks may hand it on, and give it to an officer. */
      mayRefer: z.boolean(),
      /** The person's file lies out of reach of whoever leads the case, and nobody answered that yet. */
      elsewhere: z.boolean(),
      items: z.array(
        z.extend(Office, {
          kind: z.enum(officeKinds),
          way: z.enum(caseReferralWays),
          from: Office,
          /** To, or from, the office of whoever looks. */
          side: z.optional(z.enum(['receiver', 'sender'])),
          purpose: z.enum(casePurposes),
          ...basis,
          ground: z.optional(z.enum(referralGrounds)),
          groundBasis: z.optional(z.object(basis)),
          consentOn: z.optional(LocalDate),
          on: LocalDate,
          acceptBy: LocalDate,
          /** Its day passed, and nobody accepted. */
          expired: z.boolean(),
          until: LocalDate,
          acceptedOn: z.optional(LocalDate),
          actedOn: z.optional(LocalDate),
          mayAccept: z.boolean(),
          mayEnd: z.boolean(),
        }),
      ),
    }),
    recorded: true,
    ...works,
    summary: {
      id: 'Kepada kantor mana kasus dirujuk atau dialihkan: dikirim, diterima, ditindaklanjuti',
      en: 'To which offices a case was referred or transferred: sent, accepted, acted on',
    },
  }),
  ListCaseRecipients: query({
    path: '/cases/{id}/recipients',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(
        z.object({
          office: z.string(),
          name: z.string(),
          kind: z.enum(officeKinds),
          /** It reaches the case by its place already, so that no consent is needed. */
          reaches: z.boolean(),
        }),
      ),
      /** Where the person's file lies out of reach of whoever leads the case: the office that has its place. */
      proposed: z.optional(z.string()),
    }),
    ...decides,
    summary: { id: 'Kantor yang dapat menerima kasus ini', en: 'Offices that this case can be handed to' },
  }),
  ReferCase: command({
    path: '/cases/{id}/referrals',
    input: z.strictObject({
      id: RecordId,
      way: z.enum(caseReferralWays),
      office: ActorId,
      purpose: z.enum(casePurposes),
      /** The last day on which a referral lets it in. */
      until: z.optional(LocalDate),
      /** Needed where the office does not reach the case by its place. */
      ground: z.optional(z.enum(referralGrounds)),
      consentOn: z.optional(LocalDate),
      reason: z.optional(z.string().check(z.trim(), z.minLength(10), z.maxLength(500))),
    }),
    output: CaseAnswer,
    ...decides,
    // A case leaves its office by it, and that outlives a delegation.
    stepUp: true,
    summary: {
      id: 'Merujuk kasus ke kantor lain, atau mengalihkannya; kantor itu menerima sebelum tenggatnya',
      en: 'Refers a case to another office, or transfers it; that office accepts it by a day',
    },
  }),
  AcceptCase: command({
    path: '/cases/{id}/referrals/{office}/acceptance',
    input: z.strictObject({ id: RecordId, office: ActorId }),
    output: CaseAnswer,
    ...works,
    summary: {
      id: 'Menerima kasus yang dirujuk atau dialihkan; sesudah tenggatnya hanya kantor di atasnya',
      en: 'Accepts a case that was referred or transferred; after its day, only an office above may',
    },
  }),
  EndCaseReferral: command({
    path: '/cases/{id}/referrals/{office}/end',
    input: z.strictObject({ id: RecordId, office: ActorId, because: z.enum(referralEnds) }),
    output: CaseAnswer,
    ...decides,
    summary: {
      id: 'Mengakhiri rujukan, seketika; juga bila orangnya menarik persetujuan',
      en: 'Ends a referral, at once; also where the person withdraws consent',
    },
  }),
} as const
