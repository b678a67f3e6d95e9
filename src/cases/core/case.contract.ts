// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on cases, said once.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { currencies, MinorAmount } from '#agencies/core/currency.ts'
import { decides, works } from '#cases/core/case.roles.ts'
import { caseStates, categories, clockCodes, complainants, contacts, handings, procedureStatuses } from '#cases/core/case.ts'
import { casePurposes } from '#cases/core/case-referral.ts'
import { claimKinds } from '#cases/core/claim.ts'
import { familyActs } from '#cases/core/family.ts'
import { returnLines } from '#cases/core/homecoming.ts'
import { letterKinds } from '#cases/core/letter.ts'
import { HomecomingRead, ServiceRead } from '#cases/core/plan.fields.ts'
import { confidences, elements, signs, sources, suggestions } from '#cases/core/screening.ts'
import { planLines } from '#cases/core/service.ts'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'

/** A testimony may be long. */
export const MOST_ACCOUNT = 20_000
const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Said = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000))

/** What every command answers: no personal field. */
export const CaseAnswer = z.object({ id: RecordId, version: z.number(), state: z.enum(caseStates), nextSteps: z.array(StepAnswer) })

const Climbed = z.object({ to: z.enum(officeKinds), since: LocalDate })

const Row = z.object({
  id: RecordId,
  /** Null where the person is not named. */
  name: z.nullable(z.string()),
  area: z.string(),
  category: z.enum(categories),
  state: z.enum(caseStates),
  registeredOn: LocalDate,
  /** When its first step is due; null where it is closed. */
  due: z.nullable(LocalDate),
  late: z.boolean(),
})

const standing = z.enum(['law', 'practice', 'assumed'])
export const Finding = z.strictObject({
  sign: z.enum(signs),
  mark: z.enum(['present', 'absent']),
  source: z.enum(sources),
  confidence: z.enum(confidences),
})
/** One screening, and what it suggests by the rules of its day. */
const ScreeningRead = z.object({
  version: z.number(),
  on: LocalDate,
  user: z.optional(z.string()),
  office: z.optional(z.string()),
  findings: z.array(Finding),
  suggestion: z.enum(suggestions),
  /** Where a person may take the case for it. */
  track: z.optional(z.enum(caseStates)),
  legalBasis: z.string(),
  standing,
  parts: z.array(z.object({ element: z.enum(elements), by: z.array(z.object({ sign: z.enum(signs), legalBasis: z.string(), standing })) })),
  /** Unknown, and any of them would make it a stronger suggestion. */
  wouldChange: z.array(z.enum(signs)),
  /** Known otherwise than in the screening before. */
  changed: z.array(z.enum(signs)),
})

const claimLine = {
  kind: z.enum(claimKinds),
  from: LocalDate,
  /** The last day. */
  until: LocalDate,
  currency: z.enum(currencies),
  due: MinorAmount,
  /** Zero where nothing was paid. */
  paid: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000_000)),
  source: z.enum(sources),
  /** Which paper, or who said it. */
  evidence: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
  /** The paper of the person's file that shows it. */
  paper: z.exactOptional(RecordId),
  /** Of `PLACEMENT_COST`: the number of the cost on the person's file. */
  cost: z.exactOptional(z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000))),
} as const

const FullCase = z.extend(CaseAnswer, {
  area: z.string(),
  today: LocalDate,
  complainant: z.enum(complainants),
  category: z.enum(categories),
  procedure: z.enum(procedureStatuses),
  country: z.optional(z.string()),
  workerId: z.optional(RecordId),
  agencyId: z.optional(RecordId),
  since: LocalDate,
  registeredOn: LocalDate,
  reachedOn: LocalDate,
  name: z.optional(z.string()),
  /** Absent where it is withheld from this kind of office. */
  account: z.optional(z.string()),
  withheld: z.boolean(),
  /** An office of the neighbourhood reads it: it takes the case nowhere, screens nobody and plans nothing. */
  near: z.boolean(),
  /** It was read in from a record of another organisation, which is kept beside it. */
  readIn: z.optional(z.boolean()),
  callBack: z.optional(z.string()),
  callWhen: z.optional(z.string()),
  employer: z.optional(z.string()),
  /** An explanation was asked for and has not come. */
  asked: z.boolean(),
  /** Where a person may take it today. */
  /** What the reader's office was let in for, and does there; absent where it is no guest. */
  purpose: z.optional(z.enum(casePurposes)),
  moves: z.array(z.enum(caseStates)),
  /** `mine`: it is asked of the office of whoever looks. */
  nextSteps: z.array(z.extend(StepAnswer, { climbed: z.optional(Climbed), mine: z.boolean() })),
  clocks: z.array(
    z.object({
      code: z.enum(clockCodes),
      from: LocalDate,
      until: LocalDate,
      count: z.number(),
      unit: z.enum(['days', 'working-days', 'months']),
      binds: z.enum(['COMPLAINANT', 'RESPONDENT']),
      owner: z.enum(officeKinds),
      passed: z.boolean(),
      leadsTo: z.enum(caseStates),
      legalBasis: z.string(),
      standing,
      climbed: z.optional(Climbed),
    }),
  ),
  history: z.array(
    z.object({
      what: z.enum([
        ...caseStates,
        ...contacts,
        'PERSON_LINKED',
        'CALL_BACK_SET',
        'SCREENED',
        'CLAIM_ADDED',
        'CLAIM_WITHDRAWN',
        ...planLines,
        ...returnLines,
        ...familyActs,
        ...handings,
        ...letterKinds,
      ]),
      on: LocalDate,
      user: z.optional(z.string()),
      office: z.optional(z.string()),
      said: z.optional(z.string()),
    }),
  ),
  /** What is owed to the person; sums of what stands, by currency. */
  claim: z.object({
    lines: z.array(z.object({ ...claimLine, nth: z.number(), claimed: z.number(), withdrawnOn: z.optional(LocalDate) })),
    sums: z.array(z.object({ currency: z.enum(currencies), amount: z.number() })),
  }),
  /** In the order in which needs were noted; none for offices of the neighbourhood. */
  plan: z.array(ServiceRead),
  homecoming: z.optional(HomecomingRead),
  /** The newest first; none for offices of the neighbourhood. */
  screenings: z.array(ScreeningRead),
})

export const caseContracts = {
  RegisterCase: command({
    path: '/cases',
    input: z.strictObject({
      complainant: z.enum(complainants),
      category: z.enum(categories),
      account: z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_ACCOUNT)),
      callBack: z.optional(Line),
      /** Where the person concerned is at home: without it, the place of their file, or of the office. */
      area: z.optional(AreaCode),
      callWhen: z.optional(Line),
      workerId: z.optional(RecordId),
      name: z.optional(Line),
      procedure: z._default(z.enum(procedureStatuses), 'BELUM_DIKETAHUI'),
      country: z.optional(CountryCode),
      employer: z.optional(Line),
      agencyId: z.optional(RecordId),
      /** The day on which it was told, where it comes from a device that had no network; otherwise the day on which it arrives. */
      on: z.optional(LocalDate),
    }),
    output: CaseAnswer,
    creates: true,
    ...works,
    summary: {
      id: 'Mencatat kasus seseorang yang sudah atau belum dikenal; semua batas waktunya mulai berjalan',
      en: 'Records a case of somebody, known or not yet; all its clocks begin to run',
    },
  }),
  ListCases: query({
    path: '/cases',
    input: z.strictObject({
      state: z.optional(z.enum(['open', ...caseStates])),
      category: z.optional(z.enum(categories)),
      late: z.optional(z.enum(['true', 'false'])),
      mine: z.optional(z.enum(['true', 'false'])),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ items: z.array(Row), next: z.nullable(z.string()) }),
    recorded: 'list',
    ...works,
    summary: {
      id: 'Kasus dalam wewenang saya, yang paling dekat tenggatnya lebih dahulu',
      en: 'Cases within my authority, soonest due first',
    },
  }),
  ListCasesOf: query({
    path: '/workers/{id}/cases',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(Row) }),
    recorded: true,
    ...works,
    summary: { id: 'Kasus satu orang, yang terbaru lebih dahulu', en: 'The cases of one person, newest first' },
  }),
  GetCase: query({
    path: '/cases/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullCase,
    recorded: true,
    ...works,
    summary: {
      id: 'Satu kasus: cara menghubungi yang aman, keadaan, batas waktu, langkah berikutnya, riwayat',
      en: 'One case: the safe way to call back, where it stands, its clocks, next steps, history',
    },
  }),
  MoveCase: command({
    path: '/cases/{id}/moves/{to}',
    input: z.strictObject({ id: RecordId, to: z.enum(caseStates), said: z.optional(Said) }),
    output: CaseAnswer,
    ...decides,
    summary: {
      id: 'Membawa kasus ke tahap berikutnya, menutupnya sesudah batas waktunya lewat, atau membukanya lagi',
      en: 'Takes a case to its next stage, closes it after its clock passed, or opens it again',
    },
  }),
  NoteContact: command({
    path: '/cases/{id}/contacts',
    input: z.strictObject({ id: RecordId, contact: z.enum(contacts), said: z.optional(Said) }),
    output: CaseAnswer,
    ...works,
    summary: {
      id: 'Mencatat hubungan dengan pelapor: tersambung atau tidak, berkas dibawa, penjelasan diminta atau diberikan',
      en: 'Notes a contact with whoever brought the case: reached or not, papers brought, an explanation asked for or given',
    },
  }),
  SetCallBack: command({
    path: '/cases/{id}/call-back',
    input: z.strictObject({ id: RecordId, callBack: Line, callWhen: z.optional(Line) }),
    output: CaseAnswer,
    ...works,
    summary: {
      id: 'Mencatat cara dan waktu yang aman untuk menghubungi, bila belum ada atau sudah berubah',
      en: 'Notes the safe way and time to call back, where there was none or it has changed',
    },
  }),
  RecordScreening: command({
    path: '/cases/{id}/screenings',
    input: z.strictObject({
      id: RecordId,
      /** What is not among them is unknown. */
      findings: z.array(Finding).check(z.minLength(1), z.maxLength(signs.length)),
      said: z.optional(Said),
    }),
    output: CaseAnswer,
    ...decides,
    summary: {
      id: 'Mencatat tanda kerja paksa dan perdagangan orang; sistem menyarankan, petugas yang memutuskan',
      en: 'Records signs of forced labour and trafficking; the system suggests, a person decides',
    },
  }),
  AddClaimLine: command({
    path: '/cases/{id}/claim-lines',
    input: z.strictObject({ id: RecordId, line: z.strictObject(claimLine) }),
    output: CaseAnswer,
    ...decides,
    summary: {
      id: 'Menambah satu tuntutan uang dengan buktinya; uang yang sama tidak dihitung dua kali',
      en: 'Adds a line to what is owed, with its evidence; the same money is not counted twice',
    },
  }),
  WithdrawClaimLine: command({
    path: '/cases/{id}/claim-lines/{nth}/withdrawal',
    input: z.strictObject({ id: RecordId, nth: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999)) }),
    output: CaseAnswer,
    ...decides,
    summary: { id: 'Menarik satu tuntutan yang keliru; tetap terbaca', en: 'Withdraws a line that was wrong; it stays readable' },
  }),
  LinkPerson: command({
    path: '/cases/{id}/person',
    input: z.strictObject({ id: RecordId, workerId: RecordId }),
    output: CaseAnswer,
    ...works,
    summary: {
      id: 'Menghubungkan kasus dengan berkas orangnya setelah diketahui',
      en: 'Links a case to the file of its person once they are known',
    },
  }),
} as const
