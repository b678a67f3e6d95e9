// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on a worker's file, said once.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { occupationCodes } from '#agencies/core/occupation.law.ts'
import { changedFields } from '#journeys/core/changed-fields.ts'
import { ContestedAnswer } from '#journeys/core/contested.fields.ts'
import { LimitAnswer, LimitMark } from '#journeys/core/limit.fields.ts'
import { documentKinds, doers } from '#journeys/core/milestone.law.ts'
import { birthDateSources, Name, Nik, Phone, RelativeAnswer, Sex, Short, told } from '#journeys/core/person.fields.ts'
import { ReferralAnswer } from '#journeys/core/referral.fields.ts'
import { stages } from '#journeys/core/worker.stage.ts'
import { erasureBases, journeyStates, milestoneCodes, origins, schemes, troubles } from '#journeys/core/worker.ts'
import { AreaCode } from '#kernel/area.ts'
import { fileRoles, officeKinds, rolesOf } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'

const Plan = {
  scheme: z.optional(z.enum(schemes)),
  destination: z.optional(CountryCode),
  occupation: z.optional(z.enum(occupationCodes)),
  agencyId: z.optional(RecordId),
}

/** An occupation that the list does not have is taken in the words that were said: nobody goes unregistered for it. */
const PlanSaid = { ...Plan, occupation: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))) }

/** What every command on a file answers: no personal field. */
export const FileAnswer = z.object({ id: RecordId, version: z.number(), state: z.enum(journeyStates), nextSteps: z.array(StepAnswer) })

const MilestoneAnswer = z.object({
  code: z.enum(milestoneCodes),
  gate: z.enum(['required', 'conditional', 'none']),
  status: z.enum(['done', 'lapsed', 'open']),
  on: z.optional(LocalDate),
  validUntil: z.optional(LocalDate),
  origin: z.optional(z.enum(origins)),
  evidence: z.optional(z.string()),
  /** The paper that was shown for it. */
  paper: z.optional(RecordId),
  /** Recorded in a file that this one leads: what is said of it here goes there. */
  lent: z.optional(z.boolean()),
  owner: z.enum(officeKinds),
  doneBy: z.enum(doers),
  /** The papers that the scheme of the file asks for. */
  documents: z.array(z.enum(documentKinds)),
  /** The text that asks for them. */
  papers: z.object({ legalBasis: z.string(), standing: z.enum(['law', 'practice', 'assumed']) }),
  /** Days after what comes before it. */
  deadline: z.object({ days: z.number(), standing: z.enum(['law', 'practice', 'assumed']) }),
  legalBasis: z.string(),
  standing: z.enum(['law', 'practice', 'assumed']),
})

const Joined = z.object({
  on: LocalDate,
  /** The pair, where it can be parted again. */
  double: RecordId,
  /** Absent where that file lies out of reach. */
  id: z.optional(RecordId),
  name: z.optional(z.string()),
  area: z.optional(z.string()),
  registeredOn: z.optional(LocalDate),
})

const FullFile = z.extend(FileAnswer, {
  name: z.string(),
  sex: Sex,
  birthDate: LocalDate,
  area: z.string(),
  since: LocalDate,
  registeredOn: LocalDate,
  scheme: z.enum(schemes),
  destination: z.optional(z.string()),
  occupation: z.optional(z.string()),
  agencyId: z.optional(z.string()),
  /** The job order of which the file holds a place. */
  jobOrderId: z.optional(z.string()),
  nik: z.optional(z.string()),
  phone: z.optional(z.string()),
  alias: z.optional(z.string()),
  motherName: z.optional(z.string()),
  passport: z.optional(z.string()),
  familyCard: z.optional(z.string()),
  family: z.optional(z.array(RelativeAnswer)),
  /** Keys of children who are left behind, and of whom nobody is known to care for them. */
  childrenUncared: z.optional(z.array(z.string())),
  /** Every other birth date that a paper states, by the paper. */
  stated: z.optional(z.partialRecord(z.enum(birthDateSources), LocalDate)),
  regularised: z.boolean(),
  troubles: z.array(z.enum(troubles)),
  milestones: z.array(MilestoneAnswer),
  moves: z.array(z.enum(journeyStates)),
  path: z.array(
    z.object({
      stage: z.enum(stages),
      status: z.enum(['done', 'present', 'ahead', 'skipped']),
      on: z.optional(LocalDate),
      bend: z.optional(z.enum(['dawn', 'late'])),
    }),
  ),
  /** What the NIK says beside what was stated: hints, of which some are for a person to look at. Absent, as NIK and phone are, for whoever needs not know them. */
  identity: z.optional(
    z.object({
      provisional: z.boolean(),
      boundOn: z.optional(LocalDate),
      flags: z.array(z.object({ code: z.string(), look: z.boolean(), text: z.string() })),
    }),
  ),
  contested: z.optional(z.array(ContestedAnswer)),
  /** Guards set aside, or asked to be. */
  override: z.optional(
    z.object({
      asked: z.optional(z.object({ guards: z.array(z.string()), on: LocalDate, owner: z.enum(officeKinds) })),
      granted: z.optional(z.object({ guards: z.array(z.string()), from: LocalDate, until: LocalDate })),
    }),
  ),
  /** Offices that are let in today: all of them for whoever answers for the place, otherwise the own one. */
  referrals: z.optional(z.array(ReferralAnswer)),
  /** What the person had limited, of this file or of one that it leads, and which uses are stopped by it. */
  limits: z.optional(z.array(LimitAnswer)),
  /** It has stalled before READY past its deadline: since then brokers may come. */
  atRiskSince: z.optional(LocalDate),
  /** The file of the same person that leads: what happens next is recorded there. */
  mergedInto: z.optional(Joined),
  /** Files of the same person that this one leads. */
  merged: z.optional(z.array(Joined)),
})
export type FullFile = z.output<typeof FullFile>

const WorkerRow = z.object({
  id: RecordId,
  version: z.number(),
  name: z.string(),
  sex: Sex,
  area: z.string(),
  state: z.enum(journeyStates),
  since: LocalDate,
  scheme: z.enum(schemes),
  destination: z.nullable(z.string()),
  occupation: z.nullable(z.string()),
  registeredOn: LocalDate,
  stage: z.enum(stages),
  stageSince: LocalDate,
  /** When the most urgent step is due; null when nothing is left to do. */
  nextDue: z.nullable(LocalDate),
  /** It rests: another file of the same person leads. */
  joined: z.optional(z.boolean()),
  /** What the person had limited, past and present. */
  limits: z.optional(z.array(LimitMark)),
  atRisk: z.boolean(),
})
export type WorkerRow = z.output<typeof WorkerRow>

const Yes = z.optional(z.enum(['true', 'false']))

/** What narrows a list of files, and its count. */
export const workerFilter = {
  area: z.optional(AreaCode),
  /** Part of a name; or a whole NIK or phone number. */
  q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
  state: z.optional(z.enum(journeyStates)),
  stage: z.optional(z.enum(stages)),
  scheme: z.optional(z.enum(schemes)),
  destination: z.optional(CountryCode),
  /** A step is past its due date. */
  late: Yes,
  /** Stalled before READY. */
  risk: Yes,
}

const limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50)
const cursor = z.optional(z.string().check(z.maxLength(200)))
const onFile = { may: fileRoles, sensitivity: 'personal' } as const

export const workerContracts = {
  RegisterWorker: command({
    path: '/workers',
    input: z.strictObject({
      name: Name,
      sex: Sex,
      birthDate: LocalDate,
      area: AreaCode,
      nik: z.optional(Nik),
      phone: z.optional(Phone),
      ...told,
      ...PlanSaid,
    }),
    output: FileAnswer,
    creates: true,
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: { id: 'Membuka berkas orang yang ingin bekerja di luar negeri', en: 'Opens the file of a person who wants to work abroad' },
  }),
  ListWorkers: query({
    path: '/workers',
    input: z.strictObject({ ...workerFilter, sort: z.optional(z.enum(['newest', 'waiting'])), limit, cursor }),
    output: z.object({ items: z.array(WorkerRow), next: z.nullable(z.string()) }),
    recorded: 'list',
    ...onFile,
    summary: {
      id: 'Berkas dalam wewenang saya, yang terbaru atau yang terlama menunggu lebih dahulu',
      en: 'Files within my authority, newest or longest waiting first',
    },
  }),
  GetWorker: query({
    path: '/workers/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullFile,
    recorded: true,
    ...onFile,
    summary: { id: 'Satu berkas, beserta tonggak dan langkah berikutnya', en: 'One file, with its milestones and next steps' },
  }),
  GetWorkerHistory: query({
    path: '/workers/{id}/history',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(
        z.object({
          version: z.number(),
          type: z.string(),
          at: z.string(),
          userId: z.string(),
          officeId: z.string(),
          /** Who acted, by the names of that day; absent where they are no longer known. */
          by: z.object({ user: z.optional(z.string()), actingFor: z.optional(z.string()), office: z.optional(z.string()) }),
          data: z.record(z.string(), z.unknown()),
          /** What stood before and after, where the event replaced something; an end that is absent was empty. */
          changes: z.array(
            z.object({
              field: z.enum(changedFields),
              source: z.optional(z.string()),
              from: z.optional(z.string()),
              to: z.optional(z.string()),
            }),
          ),
          hash: z.string(),
        }),
      ),
    }),
    recorded: true,
    may: rolesOf.identity,
    sensitivity: 'identity',
    summary: {
      id: 'Apa yang terjadi pada berkas, beserta hash setiap peristiwa',
      en: 'What happened to the file, with the hash of each event',
    },
  }),
  RecordMilestone: command({
    path: '/workers/{id}/milestones/{code}',
    input: z.strictObject({
      id: RecordId,
      code: z.enum(milestoneCodes),
      on: z.optional(LocalDate),
      validUntil: z.optional(LocalDate),
      evidence: z.optional(Short),
      /** A paper on this file, as what was shown. */
      paper: z.optional(RecordId),
    }),
    output: FileAnswer,
    ...onFile,
    summary: {
      id: 'Mencatat bahwa suatu tonggak tercapai; tanpa tanggal berarti hari ini. Surat pelatihan atau uji dari tempat lain diterima dengan tanggal dan buktinya',
      en: 'Records that a milestone was reached; without a day, today. A paper of training or a test elsewhere is accepted with its day and evidence',
    },
  }),
  RevokeMilestone: command({
    path: '/workers/{id}/milestones/{code}/revocation',
    input: z.strictObject({ id: RecordId, code: z.enum(milestoneCodes), reason: Short }),
    output: FileAnswer,
    ...onFile,
    summary: { id: 'Menarik kembali suatu tonggak, beserta alasannya', en: 'Takes a milestone back, with the reason' },
  }),
  MoveWorker: command({
    path: '/workers/{id}/moves',
    input: z.strictObject({ id: RecordId, to: z.enum(journeyStates), on: z.optional(LocalDate), reason: z.optional(Short) }),
    output: FileAnswer,
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Menyatakan bahwa orangnya mundur, berangkat lewat jalur tidak resmi, hilang kontak, pulang, atau hal lain yang tidak dinyatakan oleh tonggak',
      en: 'Says that the person withdrew, left by an illegal route, lost contact, returns, or what else no milestone says',
    },
  }),
  ChangePlan: command({
    path: '/workers/{id}/plan',
    input: z.strictObject({ id: RecordId, ...Plan }),
    output: FileAnswer,
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Mengubah skema, negara, jabatan, atau perusahaan sebelum berangkat',
      en: 'Changes scheme, country, occupation or agency before departure',
    },
  }),
  CorrectPerson: command({
    path: '/workers/{id}/person',
    input: z.strictObject({
      id: RecordId,
      name: z.optional(Name),
      sex: z.optional(Sex),
      birthDate: z.optional(LocalDate),
      nik: z.optional(Nik),
      phone: z.optional(Phone),
      ...told,
      stated: z.optional(z.strictObject({ source: z.enum(birthDateSources), date: LocalDate })),
    }),
    output: FileAnswer,
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Membetulkan data orang, mengaitkan NIK, atau menambah tanggal lahir yang tertulis di surat lain',
      en: 'Corrects the person, binds a NIK, or adds a birth date that another paper states',
    },
  }),
  ReportTrouble: command({
    path: '/workers/{id}/troubles/{trouble}',
    input: z.strictObject({ id: RecordId, trouble: z.enum(troubles), on: z.optional(LocalDate) }),
    output: FileAnswer,
    ...onFile,
    summary: {
      id: 'Melaporkan masalah: ditolak, pelatihan ditinggalkan, melarikan diri, melebihi izin tinggal, ditahan',
      en: 'Reports a trouble: rejected, training abandoned, ran away, overstay, detained',
    },
  }),
  ResolveTrouble: command({
    path: '/workers/{id}/troubles/{trouble}/resolution',
    input: z.strictObject({ id: RecordId, trouble: z.enum(troubles) }),
    output: FileAnswer,
    // A trouble may bar the gate: whoever only teaches, tests or investigates does not open it again.
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: { id: 'Menyatakan bahwa suatu masalah telah selesai', en: 'Says that a trouble is over' },
  }),
  ReviewWorker: command({
    path: '/workers/{id}/review',
    input: z.strictObject({ id: RecordId }),
    output: FileAnswer,
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Memeriksa berkas sekali lagi: surat yang kedaluwarsa ditandai, berkas tanpa halangan menjadi SIAP',
      en: 'Looks at the file again: lapsed papers are marked, a file without obstacles becomes READY',
    },
  }),
  UndoLast: command({
    path: '/workers/{id}/undo',
    input: z.strictObject({ id: RecordId }),
    output: FileAnswer,
    ...onFile,
    summary: {
      id: 'Menarik kembali tindakan terakhir saya pada berkas ini, dalam satu menit',
      en: 'Takes back my own last act on this file, within a minute',
    },
  }),
  ErasePerson: command({
    path: '/workers/{id}/erasure',
    input: z.strictObject({ id: RecordId, basis: z.enum(erasureBases) }),
    output: z.object({ id: RecordId, version: z.number(), erased: z.literal(true) }),
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    stepUp: true,
    summary: {
      id: 'Menghapus orangnya untuk seterusnya: kunci dan baris datanya dimusnahkan, riwayat tetap utuh rantainya dan tidak berkata apa-apa',
      en: 'Erases the person for good: the key and the rows are destroyed, the history keeps its chain and says nothing',
    },
  }),
  GetErasure: query({
    path: '/workers/{id}/erasure',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      id: RecordId,
      /** Absent while the file says who it is about. */
      erased: z.optional(
        z.object({
          on: LocalDate,
          at: z.string(),
          basis: z.enum(erasureBases),
          legalBasis: z.string(),
          by: z.object({ user: z.optional(z.string()), office: z.optional(z.string()) }),
          /** When the key was destroyed without which nothing sealed can be read. */
          keyDestroyedAt: z.string(),
          /** The entry of the history that says so, and its fingerprint; `verify` finds whether the chain is whole up to it. */
          version: z.number(),
          hash: z.string(),
        }),
      ),
    }),
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Apakah orang dari suatu berkas dihapus: kapan, oleh siapa, atas dasar apa, beserta tempatnya dalam rantai',
      en: 'Whether the person of a file was erased: when, by whom, on which ground, with its place in the chain',
    },
  }),
} as const
