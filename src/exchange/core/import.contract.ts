// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on imports, said once. What a finished reading answers is promised to whoever comes from outside.

import * as z from 'zod/mini'
import { repairKinds } from '#exchange/core/cell.ts'
import { columnCodes } from '#exchange/core/column.ts'
import { delimiters } from '#exchange/core/csv.ts'
import { ours } from '#exchange/core/import.roles.ts'
import { fileFaults, importStates } from '#exchange/core/import.ts'
import { roles } from '#kernel/authority.ts'
import { command, query, XLSX } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** A list of a regency's files since the beginning has a tenth of it. */
export const MOST_BYTES = 256 * 1024 * 1024

const ImportAnswer = z.object({ id: RecordId, version: z.number(), state: z.enum(importStates) })

const CellError = z.object({
  /** As a spreadsheet counts: the headings are row 1. */
  row: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  /** What would stand there, or what to do. */
  suggestion: z.string(),
})
export type CellError = z.output<typeof CellError>

const Offer = z.object({
  kind: z.enum(repairKinds),
  column: z.enum(columnCodes),
  count: z.number(),
  from: z.string(),
  to: z.string(),
  accepted: z.boolean(),
})

const Progress = z.object({
  rows: z.number(),
  /** Of the whole list; absent until it has been looked through once. */
  of: z.optional(z.number()),
  perSecond: z.number(),
  /** Absent while nobody can tell. */
  secondsLeft: z.optional(z.number()),
})

const ImportRow = z.extend(ImportAnswer, {
  dryRun: z.boolean(),
  on: LocalDate,
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
})
export type ImportRow = z.output<typeof ImportRow>

/** What was found out about the file itself. */
export const Detected = z.object({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.optional(z.string()),
  delimiter: z.optional(z.enum(delimiters)),
  sheet: z.optional(z.string()),
  dateOrder: z.enum(['dmy', 'mdy', 'unknown']),
  headings: z.array(z.string()),
  columns: z.array(z.nullable(z.enum(columnCodes))),
  /** The mapping comes from an earlier list of this office with the same headings. */
  remembered: z.boolean(),
  /** The first rows, to see what stands in each column. */
  examples: z.array(z.array(z.string())),
})
export type Detected = z.output<typeof Detected>

export const FullImport = z.extend(ImportRow, {
  bytes: z.number(),
  fileName: z.string(),
  errors: z.array(CellError),
  /** Where the next errors begin; null where these are the last. */
  next: z.nullable(z.string()),
  /** Why the file as a whole cannot be read. */
  fault: z.optional(z.object({ code: z.enum(fileFaults), text: z.string() })),
  detected: z.optional(Detected),
  /** Repairs that would put cells right, each kind with how many. */
  offers: z.array(Offer),
  /** Repairs that were accepted for this reading. */
  accepts: z.array(z.enum(repairKinds)),
  progress: z.optional(Progress),
  /** The first files that were made of it. */
  files: z.array(z.object({ row: z.number(), id: RecordId })),
  undone: z.optional(z.object({ removed: z.number(), kept: z.number() })),
  /** Files that an undoing left, since somebody worked on them. */
  kept: z.array(RecordId),
  keptUntil: LocalDate,
  /** What may be done with it now. */
  may: z.object({ run: z.boolean(), undo: z.boolean() }),
})
export type FullImport = z.output<typeof FullImport>

const YesNo = z.enum(['true', 'false'])

export const importContracts = {
  StartImport: command({
    path: '/imports',
    input: z.strictObject({ dryRun: z.optional(YesNo) }),
    output: ImportAnswer,
    creates: true,
    goesOn: true,
    uploads: MOST_BYTES,
    ...ours,
    summary: {
      id: 'Memasukkan daftar orang (CSV atau XLSX); dengan dryRun hanya diperiksa',
      en: 'Takes in a list of people (CSV or XLSX); with dryRun it is only checked',
    },
  }),
  RunImport: command({
    path: '/imports/{id}/runs',
    input: z.strictObject({
      id: RecordId,
      dryRun: z.optional(z.boolean()),
      columns: z.optional(z.array(z.nullable(z.enum(columnCodes))).check(z.maxLength(200))),
      accepts: z.optional(z.array(z.enum(repairKinds)).check(z.maxLength(repairKinds.length))),
    }),
    output: ImportAnswer,
    goesOn: true,
    ...ours,
    summary: {
      id: 'Membaca daftar sekali lagi, dengan kolom dan perbaikan yang dipilih; tanpa dryRun orangnya didaftarkan',
      en: 'Reads a list again, with chosen columns and repairs; without dryRun its people are registered',
    },
  }),
  UndoImport: command({
    path: '/imports/{id}/undo',
    input: z.strictObject({ id: RecordId }),
    output: ImportAnswer,
    goesOn: true,
    stepUp: true,
    ...ours,
    summary: {
      id: 'Membatalkan seluruh daftar: berkas yang dibuatnya dihapus, kecuali yang sudah dikerjakan orang',
      en: 'Undoes a whole list: the files it made are erased, but for those on which somebody has worked',
    },
  }),
  ListImports: query({
    path: '/imports',
    input: z.strictObject({
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ items: z.array(ImportRow), next: z.nullable(z.string()) }),
    ...ours,
    summary: { id: 'Daftar yang pernah dimasukkan, terbaru lebih dahulu', en: 'Lists that were taken in, newest first' },
  }),
  GetImport: query({
    path: '/imports/{id}',
    input: z.strictObject({
      id: RecordId,
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(5000)), 1000),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: FullImport,
    recorded: 'list',
    ...ours,
    summary: {
      id: 'Satu daftar: keadaannya, jumlahnya, dan setiap sel yang perlu dibetulkan',
      en: 'One list: its state, its counts, and every cell to be put right',
    },
  }),
  GetBadRows: query({
    path: '/imports/{id}/bad-rows.csv',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    recorded: 'list',
    file: 'text/csv',
    ...ours,
    summary: {
      id: 'Hanya baris yang belum masuk, dengan alasannya; dapat dibetulkan dan dimasukkan lagi',
      en: 'Only the rows that were not taken in, with the reasons; to be put right and handed in again',
    },
  }),
  GetBadRowsBook: query({
    path: '/imports/{id}/bad-rows.xlsx',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    recorded: 'list',
    file: XLSX,
    ...ours,
    summary: {
      id: 'Baris yang belum masuk sebagai buku kerja Excel, dengan alasannya',
      en: 'The rows that were not taken in as a workbook, with the reasons',
    },
  }),
  GetImportTemplateBook: query({
    path: '/imports/template.xlsx',
    input: z.strictObject({}),
    output: z.string(),
    file: XLSX,
    may: roles,
    sensitivity: 'reference',
    summary: {
      id: 'Contoh daftar sebagai buku kerja Excel, dengan pilihan di kolomnya',
      en: 'A list to be filled in as a workbook, with what may be chosen in its columns',
    },
  }),
  GetImportTemplate: query({
    path: '/imports/template.csv',
    input: z.strictObject({}),
    output: z.string(),
    file: 'text/csv',
    may: roles,
    sensitivity: 'reference',
    summary: { id: 'Contoh daftar dengan penjelasan setiap kolom', en: 'A list to be filled in, with every column explained' },
  }),
} as const
