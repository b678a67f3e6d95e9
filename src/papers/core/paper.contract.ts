// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on papers, said once. They lead to the person, so who only teaches or tests has none of them.

import * as z from 'zod/mini'
import { milestoneCodes } from '#journeys/core/worker.ts'
import { rolesOf } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { fileDangers, MOST_BYTES, mediaTypes } from '#kernel/file.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { fraudCodes, issuers } from '#papers/core/paper.law.ts'
import { deciders } from '#papers/core/paper.roles.ts'
import { checkCodes, flagCodes, markValues, paperKinds, scans, settlements, standings } from '#papers/core/paper.ts'

const Short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Kind = z.enum(paperKinds)
const Standing = z.enum(['law', 'practice', 'assumed'])

/** What every command answers: no personal field. */
const PaperAnswer = z.object({
  id: RecordId,
  version: z.number(),
  kind: Kind,
  standing: z.enum(standings),
  scan: z.enum(scans),
  /** Flags that nobody has settled. */
  flags: z.array(z.enum(flagCodes)),
})

const Flag = z.object({
  code: z.enum(flagCodes),
  count: z.optional(z.number()),
  /** The other paper, where the reader may see it. */
  other: z.optional(RecordId),
  settled: z.optional(z.object({ as: z.enum(settlements), on: LocalDate })),
})

const Paper = z.object({
  id: RecordId,
  version: z.number(),
  workerId: RecordId,
  name: z.string(),
  kind: Kind,
  standing: z.enum(standings),
  scan: z.enum(scans),
  file: z.object({ type: z.enum(mediaTypes), bytes: z.number(), dangers: z.array(z.enum(fileDangers)) }),
  attachedOn: LocalDate,
  decidedOn: z.optional(LocalDate),
  issuedOn: z.optional(LocalDate),
  validUntil: z.optional(LocalDate),
  number: z.optional(z.string()),
  issuer: z.optional(z.string()),
  hours: z.optional(z.number()),
  startedOn: z.optional(LocalDate),
  note: z.optional(z.string()),
  reason: z.optional(z.string()),
  compared: z.optional(z.partialRecord(z.enum(checkCodes), z.enum(markValues))),
  flags: z.array(Flag),
})

/** What the law table says of a kind of paper. */
const Rule = z.object({
  issuer: z.enum(issuers),
  checks: z.array(z.enum(checkCodes)),
  frauds: z.array(z.enum(fraudCodes)),
  lapses: z.boolean(),
  legalBasis: z.string(),
  standing: Standing,
})

/** What the file says of the person, beside which the paper is laid. */
const Said = z.object({
  name: z.string(),
  sex: z.enum(['F', 'M']),
  birthDate: LocalDate,
  nik: z.optional(z.string()),
  destination: z.optional(z.string()),
  occupation: z.optional(z.string()),
})

const limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50)
const cursor = z.optional(z.string().check(z.maxLength(200)))
const reads = { may: rolesOf.identity, sensitivity: 'identity' } as const
const attaches = {
  output: PaperAnswer,
  may: ['village-officer', 'regency-officer', 'agency-officer'],
  sensitivity: 'identity',
} as const
const decides = { output: PaperAnswer, may: deciders, sensitivity: 'identity' } as const

export const paperContracts = {
  AttachPaper: command({
    path: '/papers',
    input: z.strictObject({ workerId: RecordId, kind: Kind }),
    uploads: MOST_BYTES,
    creates: true,
    ...attaches,
    summary: {
      id: 'Melampirkan surat pada berkas seseorang, sebagai foto, hasil pindai, atau PDF sampai 20 MB',
      en: 'Attaches a paper to a person’s file, as a photograph, a scan or a PDF up to 20 MB',
    },
  }),
  ListPapersOf: query({
    path: '/workers/{id}/papers',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(Paper),
      /** What the scheme of the plan asks for, in its order. */
      needed: z.array(
        z.object({
          kind: Kind,
          milestone: z.enum(milestoneCodes),
          required: z.boolean(),
          legalBasis: z.string(),
          standing: Standing,
        }),
      ),
      /** Until which day one could still depart by what the papers say, the earliest first. */
      forecast: z.array(
        z.object({ paperId: RecordId, kind: Kind, validUntil: LocalDate, departBy: LocalDate, legalBasis: z.string(), standing: Standing }),
      ),
    }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Surat pada satu berkas, surat yang masih diminta, dan sampai kapan surat itu cukup untuk berangkat',
      en: 'The papers of one file, those still asked for, and until when they suffice to depart',
    },
  }),
  ListPapers: query({
    path: '/papers',
    input: z.strictObject({ stage: z._default(z.enum(['waiting', 'flagged']), 'waiting'), limit, cursor }),
    output: z.object({
      items: z.array(
        z.object({
          id: RecordId,
          workerId: RecordId,
          name: z.string(),
          area: z.string(),
          kind: Kind,
          attachedOn: LocalDate,
          flags: z.number(),
        }),
      ),
      next: z.nullable(z.string()),
    }),
    recorded: 'list',
    ...reads,
    summary: {
      id: 'Surat yang menunggu diperiksa atau bertanda, yang terlama lebih dahulu',
      en: 'Papers that wait to be checked or carry a flag, the longest waiting first',
    },
  }),
  GetPaper: query({
    path: '/papers/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.extend(Paper, { rule: Rule, said: z.optional(Said) }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Satu surat: apa yang terbaca, apa yang harus tertulis di dalamnya, dan bagaimana surat semacam ini dipalsukan',
      en: 'One paper: what was read in it, what it must say, and how such papers are forged',
    },
  }),
  GetPaperFile: query({
    path: '/papers/{id}/file',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    brought: mediaTypes,
    recorded: true,
    ...reads,
    summary: { id: 'Berkas surat itu sendiri, untuk dilihat atau disimpan', en: 'The file of a paper itself, to look at or keep' },
  }),
  VerifyPaper: command({
    path: '/papers/{id}/verification',
    input: z.strictObject({
      id: RecordId,
      compared: z.partialRecord(z.enum(checkCodes), z.enum(markValues)),
      number: z.optional(Short),
      issuer: z.optional(Short),
      issuedOn: z.optional(LocalDate),
      validUntil: z.optional(LocalDate),
      startedOn: z.optional(LocalDate),
      hours: z.optional(z.number().check(z.positive(), z.maximum(5000))),
      mrz: z.optional(z.string().check(z.maxLength(200))),
      note: z.optional(Short),
    }),
    ...decides,
    summary: {
      id: 'Menyatakan surat telah dibandingkan butir demi butir dengan apa yang harus tertulis di dalamnya',
      en: 'Says that a paper was compared, item by item, with what it must say',
    },
  }),
  RefusePaper: command({
    path: '/papers/{id}/refusal',
    input: z.strictObject({ id: RecordId, reason: Short }),
    ...decides,
    summary: { id: 'Menolak surat, beserta alasannya; surat tetap tersimpan', en: 'Refuses a paper, with the reason; it is kept' },
  }),
  WithdrawPaper: command({
    path: '/papers/{id}/withdrawal',
    input: z.strictObject({ id: RecordId, reason: Short }),
    ...attaches,
    summary: {
      id: 'Menarik surat yang salah dilampirkan; berkasnya dimusnahkan kecuali surat ditolak atau bertanda, catatannya tinggal',
      en: 'Takes back a paper that was attached by mistake; its file is destroyed unless it was refused or flagged, its entry stays',
    },
  }),
  SettlePaperFlag: command({
    path: '/papers/{id}/flags/{code}/settlement',
    input: z.strictObject({ id: RecordId, code: z.enum(flagCodes), settlement: z.enum(settlements), reason: Short }),
    ...decides,
    summary: {
      id: 'Menyatakan bahwa suatu tanda pada surat sudah dijelaskan atau memang benar, beserta alasannya',
      en: 'Says that a flag on a paper was explained or is true, with the reason',
    },
  }),
} as const
