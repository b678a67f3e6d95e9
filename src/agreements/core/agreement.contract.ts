// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on agreements between offices, said once.

import * as z from 'zod/mini'
import { works } from '#agreements/core/agreement.roles.ts'
import { agreementStandings, commitmentKinds, sharedFields, sharingPurposes } from '#agreements/core/agreement.ts'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const MOST_PARTIES = 12
const MOST_PARTS = 30

const AgreementAnswer = z.object({ id: RecordId, version: z.number(), nextSteps: z.array(StepAnswer) })
const OfficeNamed = z.object({ office: z.string(), name: z.string(), kind: z.enum(officeKinds) })
const Kept = z.object({ on: LocalDate, user: z.optional(z.string()) })

const Row = z.object({
  id: RecordId,
  title: z.string(),
  standing: z.enum(agreementStandings),
  from: LocalDate,
  until: LocalDate,
  /** When the first open promise is due; null where none is. */
  due: z.nullable(LocalDate),
})

const term = {
  from: ActorId,
  to: ActorId,
  purpose: z.enum(sharingPurposes),
  fields: z.array(z.enum(sharedFields)).check(z.minLength(1), z.maxLength(sharedFields.length)),
  until: LocalDate,
} as const

const FullAgreement = z.extend(AgreementAnswer, {
  title: z.string(),
  standing: z.enum(agreementStandings),
  today: LocalDate,
  from: LocalDate,
  until: LocalDate,
  proposedOn: LocalDate,
  parties: z.array(z.extend(OfficeNamed, { own: z.boolean(), signed: z.optional(Kept) })),
  commitments: z.array(
    z.object({
      nth: z.number(),
      kind: z.enum(commitmentKinds),
      office: z.string(),
      own: z.boolean(),
      due: LocalDate,
      text: z.string(),
      kept: z.optional(z.extend(Kept, { evidence: z.string() })),
    }),
  ),
  terms: z.array(z.object({ ...term, nth: z.number(), flows: z.boolean(), mine: z.boolean() })),
  /** What was taken under it, by office and day, the newest first. */
  taken: z.array(z.object({ on: LocalDate, office: z.string(), times: z.number() })),
  ended: z.optional(z.object({ on: LocalDate, office: z.string(), because: z.string() })),
})

export const agreementContracts = {
  ListParties: query({
    path: '/agreement-parties',
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.extend(OfficeNamed, { own: z.boolean() })) }),
    may: works.may,
    // What offices are called, and nothing of their places' records.
    sensitivity: 'reference',
    summary: { id: 'Kantor yang dapat menjadi pihak dalam kesepakatan', en: 'Offices that can be parties to an agreement' },
  }),
  ProposeAgreement: command({
    path: '/agreements',
    input: z.strictObject({
      title: text(200),
      /** Where it lies: within the own places; without it, the first of them. */
      area: z.optional(AreaCode),
      parties: z.array(ActorId).check(z.minLength(1), z.maxLength(MOST_PARTIES)),
      from: LocalDate,
      /** The last day. */
      until: LocalDate,
      commitments: z
        .array(z.strictObject({ kind: z.enum(commitmentKinds), office: ActorId, due: LocalDate, text: text(1000) }))
        .check(z.maxLength(MOST_PARTS)),
      terms: z.array(z.strictObject(term)).check(z.maxLength(MOST_PARTS)),
    }),
    output: AgreementAnswer,
    creates: true,
    ...works,
    // It binds an office and may open data of its place: nobody does it in another's stead.
    stepUp: true,
    summary: { id: 'Mengusulkan kesepakatan antarkantor', en: 'Proposes an agreement between offices' },
  }),
  SignAgreement: command({
    path: '/agreements/{id}/signatures',
    input: z.strictObject({ id: RecordId }),
    output: AgreementAnswer,
    ...works,
    stepUp: true,
    summary: { id: 'Menyetujui kesepakatan untuk kantor sendiri', en: 'Signs an agreement for the own office' },
  }),
  KeepCommitment: command({
    path: '/agreements/{id}/commitments/{nth}/kept',
    input: z.strictObject({
      id: RecordId,
      nth: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(MOST_PARTS)),
      evidence: text(1000),
    }),
    output: AgreementAnswer,
    ...works,
    summary: {
      id: 'Mencatat bahwa janji kantor sendiri dipenuhi, dengan buktinya',
      en: 'Says that a promise of the own office was kept, and by what',
    },
  }),
  EndAgreement: command({
    path: '/agreements/{id}/end',
    input: z.strictObject({ id: RecordId, because: text(1000) }),
    output: AgreementAnswer,
    ...works,
    summary: { id: 'Mengakhiri kesepakatan; data berhenti mengalir seketika', en: 'Ends an agreement; data stops flowing at once' },
  }),
  ListAgreements: query({
    path: '/agreements',
    input: z.strictObject({
      cursor: z.optional(z.string().check(z.maxLength(200))),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
    }),
    output: z.object({ items: z.array(Row), next: z.nullable(z.string()) }),
    ...works,
    summary: { id: 'Kesepakatan antarkantor dalam jangkauan', en: 'Agreements between offices within reach' },
  }),
  GetAgreement: query({
    path: '/agreements/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullAgreement,
    ...works,
    summary: { id: 'Satu kesepakatan: janji, data, dan apa yang sudah mengalir', en: 'One agreement: promises, data, and what has flowed' },
  }),
  TakeSharedFiles: query({
    path: '/agreements/{id}/terms/{nth}/files.csv',
    input: z.strictObject({ id: RecordId, nth: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(MOST_PARTS)) }),
    output: z.string(),
    file: 'text/csv',
    recorded: 'list',
    refuses: true,
    stepUp: true,
    may: works.may,
    sensitivity: 'identity',
    summary: {
      id: 'Data yang boleh diterima menurut kesepakatan: kolom yang disepakati saja, selama berlaku',
      en: 'The data that an agreement lets pass: the agreed columns alone, while it holds',
    },
  }),
} as const
