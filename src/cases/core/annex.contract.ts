// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on annexes, said once.

import * as z from 'zod/mini'
import { annexNoteKinds, annexPurposes } from '#cases/core/annex.ts'
import { officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { fileDangers, fileScans, MOST_BYTES, mediaTypes } from '#kernel/file.ts'
import { RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'

/** Letters of one testimony: sixty closely written pages, and some. */
export const MOST_TESTIMONY = 200_000
/** Letters of up to four bytes, and what JSON adds. */
const TESTIMONY_BYTES = 1024 * 1024

const OfficeId = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))
/** What every command answers. */
const AnnexAnswer = z.object({ id: RecordId, version: z.number() })
const Nth = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999))
const basis = { legalBasis: z.string(), standing: z.enum(['law', 'practice', 'assumed']) } as const
const Who = { user: z.optional(z.string()), office: z.optional(z.string()) } as const

export const annexAccess = ['OWN', 'OPENED', 'BROKEN'] as const

const FullAnnex = z.extend(AnnexAnswer, {
  caseId: RecordId,
  today: LocalDate,
  /** Whose it is, by its name of today; absent where the office is no longer known. */
  name: z.optional(z.string()),
  /** Why whoever reads it may. */
  access: z.enum(annexAccess),
  /** To a guest: until when. */
  until: z.optional(z.union([LocalDate, Instant])),
  /** Opened for hours: how many seconds are left. */
  left: z.optional(z.number()),
  /** What is told in such a case is not for this kind of office. */
  withheld: z.boolean(),
  notes: z.array(
    z.object({ kind: z.enum(annexNoteKinds), told: LocalDate, on: LocalDate, text: z.string(), user: z.optional(z.string()) }),
  ),
  /** Of its own office, the oldest first. */
  files: z.array(
    z.object({
      nth: z.number(),
      name: z.string(),
      type: z.enum(mediaTypes),
      bytes: z.number(),
      dangers: z.array(z.enum(fileDangers)),
      scan: z.enum(fileScans),
      on: LocalDate,
      user: z.optional(z.string()),
    }),
  ),
  /** To whom it is open now; told to its own office alone, as are those who opened it for themselves, the newest first. */
  openings: z.array(
    z.object({
      officeId: z.string(),
      name: z.optional(z.string()),
      purpose: z.enum(annexPurposes),
      on: LocalDate,
      until: LocalDate,
      ...basis,
    }),
  ),
  broken: z.array(z.object({ on: LocalDate, until: Instant, seenOn: z.optional(LocalDate), reason: z.optional(z.string()), ...Who })),
})

const works = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
/** Whoever is let in reads it, the police too. */
const opened = { may: ['village-officer', 'regency-officer', 'agency-officer', 'investigator'], sensitivity: 'identity' } as const
/** A neighbour is told of no annex but its own. */
const reads = { may: ['regency-officer', 'agency-officer'], sensitivity: 'identity' } as const

export const annexContracts = {
  ListAnnexes: query({
    path: '/cases/{id}/annexes',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      /** Of the reader's own office. */
      own: z.optional(RecordId),
      /** Whether it may write one. */
      withheld: z.boolean(),
      others: z.array(z.object({ office: z.string(), name: z.optional(z.string()), annex: z.optional(RecordId) })),
    }),
    ...works,
    summary: {
      id: 'Kantor mana yang punya lampiran tersegel dalam kasus ini, sejauh boleh diketahui',
      en: 'Which offices keep a sealed annex in a case, as far as it may be known',
    },
  }),
  ListOpenedAnnexes: query({
    path: '/annexes',
    input: z.strictObject({}),
    output: z.object({
      /** Whose it is, for what it may be read and until when; of whom it tells is said by the annex alone. The soonest ended first. */
      items: z.array(
        z.object({
          id: RecordId,
          name: z.optional(z.string()),
          purpose: z.enum(annexPurposes),
          on: LocalDate,
          until: LocalDate,
          ...basis,
        }),
      ),
    }),
    may: ['regency-officer', 'agency-officer', 'investigator'],
    sensitivity: 'identity',
    summary: {
      id: 'Lampiran tersegel kantor lain yang sedang dibuka bagi kantor saya: oleh siapa, untuk apa, sampai kapan',
      en: "Other offices' sealed annexes that are open to mine now: by whom, for what, until when",
    },
  }),
  GetAnnex: query({
    path: '/annexes/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullAnnex,
    recorded: true,
    ...opened,
    summary: {
      id: 'Satu lampiran tersegel: catatan dan keterangan kantornya, dan kepada siapa dibuka',
      en: 'One sealed annex: the notes and testimonies of its office, and to whom it is open',
    },
  }),
  ListAnnexLooks: query({
    path: '/annexes/{id}/looks',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(z.object({ day: LocalDate, name: z.optional(z.string()), times: z.number() })) }),
    recorded: true,
    ...works,
    summary: {
      id: 'Kantor mana yang melihat lampiran ini, per hari: dapat dikatakan kepada orangnya',
      en: 'Which offices looked at this annex, by day: what the person concerned may be told',
    },
  }),
  ListAnnexGuests: query({
    path: '/annexes/{id}/guests',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(
        z.object({
          office: z.string(),
          name: z.string(),
          kind: z.enum(officeKinds),
          /** Otherwise it is no party to the case, and reads the annex alone. */
          onCase: z.boolean(),
        }),
      ),
    }),
    ...works,
    summary: {
      id: 'Kantor yang dapat diberi lihat lampirannya: yang menangani kasus ini, lalu yang lain, misalnya kepolisian',
      en: 'Offices to which the annex may be opened: those that work on the case, then others, such as the police',
    },
  }),
  AddAnnexNote: command({
    path: '/cases/{id}/annex/notes',
    input: z.strictObject({
      id: RecordId,
      kind: z.enum(annexNoteKinds),
      /** The day on which it was told; today where nobody says another. */
      told: z.optional(LocalDate),
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_TESTIMONY, 'annex-too-long')),
    }),
    output: AnnexAnswer,
    ...works,
    sealed: true,
    bytes: TESTIMONY_BYTES,
    summary: {
      id: 'Menambah catatan atau keterangan ke lampiran tersegel kantor sendiri',
      en: "Adds a note or a testimony to the office's own sealed annex",
    },
  }),
  BeginAnnex: command({
    path: '/cases/{id}/annex',
    input: z.strictObject({ id: RecordId }),
    output: AnnexAnswer,
    ...works,
    sealed: true,
    summary: {
      id: 'Memulai lampiran tersegel kantor sendiri dalam kasus, untuk berkas yang datang sebelum catatan',
      en: "Begins the office's own sealed annex in a case, for a file that comes before any note",
    },
  }),
  AddAnnexFile: command({
    path: '/annexes/{id}/files',
    input: z.strictObject({ id: RecordId }),
    uploads: MOST_BYTES,
    output: AnnexAnswer,
    ...works,
    sealed: true,
    summary: {
      id: 'Menambah berkas ke lampiran tersegel kantor sendiri, sebagai foto, hasil pindai, atau PDF sampai 20 MB',
      en: "Adds a file to the office's own sealed annex, as a photograph, a scan or a PDF up to 20 MB",
    },
  }),
  GetAnnexFile: query({
    path: '/annexes/{id}/files/{nth}',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: z.string(),
    brought: mediaTypes,
    refuses: true,
    recorded: true,
    ...opened,
    summary: { id: 'Satu berkas sebuah lampiran tersegel', en: 'One file of a sealed annex' },
  }),
  WithdrawAnnexFile: command({
    path: '/annexes/{id}/files/{nth}/withdrawal',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: AnnexAnswer,
    ...works,
    sealed: true,
    summary: { id: 'Menarik berkas dari lampiran tersegel kantor sendiri', en: "Takes a file back from the office's own sealed annex" },
  }),
  OpenAnnex: command({
    path: '/annexes/{id}/openings',
    input: z.strictObject({ id: RecordId, office: OfficeId, purpose: z.enum(annexPurposes), until: LocalDate }),
    output: AnnexAnswer,
    ...works,
    stepUp: true,
    summary: {
      id: 'Membuka lampiran bagi kantor lain, untuk satu tujuan dan sampai suatu hari; kasusnya tidak ikut terbuka',
      en: 'Opens the annex to another office, for one purpose and until a day; it opens no case',
    },
  }),
  CloseAnnex: command({
    path: '/annexes/{id}/openings/{office}/end',
    input: z.strictObject({ id: RecordId, office: OfficeId }),
    output: AnnexAnswer,
    ...works,
    sealed: true,
    summary: { id: 'Menutup lampiran bagi kantor itu, seketika', en: 'Closes the annex to that office, at once' },
  }),
  BreakGlass: command({
    path: '/cases/{id}/annexes/{office}/break-glass',
    input: z.strictObject({ id: RecordId, office: OfficeId, reason: z.string().check(z.trim(), z.minLength(10), z.maxLength(500)) }),
    output: z.extend(AnnexAnswer, { until: Instant }),
    ...reads,
    // Nobody at an open screen opens what another office was told in confidence.
    stepUp: true,
    summary: {
      id: 'Darurat: membuka lampiran kantor lain selama dua jam, dengan alasan; kantornya diberi tahu',
      en: "In an emergency: opens another office's annex for two hours, with a reason; that office is told",
    },
  }),
  SeeBrokenGlass: command({
    path: '/annexes/{id}/break-glass/seen',
    input: z.strictObject({ id: RecordId }),
    output: AnnexAnswer,
    ...works,
    sealed: true,
    summary: {
      id: 'Kantor pemilik menyatakan telah membaca siapa yang membuka lampirannya, dan mengapa',
      en: 'The office says that it has read who opened its annex, and why',
    },
  }),
} as const
