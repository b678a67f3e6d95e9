// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on snapshots of the official list of placement companies.

import * as z from 'zod/mini'
import { listAnswers } from '#agencies/core/agency-list.rules.ts'
import { roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Source = z.string().check(z.trim(), z.minLength(3), z.maxLength(200))
const Kept = z.object({ id: RecordId, version: z.number(), rows: z.nullable(z.number()) })
const Listed = z.object({
  name: z.string(),
  number: z.optional(z.string()),
  address: z.optional(z.string()),
  status: z.optional(z.string()),
})
/** A list, and how many companies it had; null where the source could not be reached. */
const ListRow = z.object({ id: RecordId, on: LocalDate, source: z.string(), rows: z.nullable(z.number()) })

const writes = { may: ['agency-officer'], sensitivity: 'reference' } as const
const reads = { may: roles, sensitivity: 'reference' } as const

export const agencyListContracts = {
  TakeAgencyList: command({
    path: '/agency-lists',
    input: z.strictObject({ on: LocalDate, source: Source, text: z.string().check(z.minLength(1), z.maxLength(200_000)) }),
    output: Kept,
    creates: true,
    ...writes,
    summary: {
      id: 'Menyimpan daftar resmi P3MI seperti pada suatu hari, dari CSV atau tabel yang ditempel',
      en: 'Keeps the official list of placement companies as it stood on a day, from CSV or a pasted table',
    },
  }),
  RecordListUnavailable: command({
    path: '/agency-lists/unavailable',
    input: z.strictObject({ on: LocalDate, source: Source }),
    output: Kept,
    creates: true,
    ...writes,
    summary: {
      id: 'Mencatat bahwa daftar resmi tidak dapat dibuka pada suatu hari',
      en: 'Says that the official list could not be reached on a day',
    },
  }),
  ListAgencyLists: query({
    path: '/agency-lists',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ListRow) }),
    ...reads,
    summary: { id: 'Daftar resmi yang tersimpan, yang terbaru lebih dahulu', en: 'The official lists that are kept, the newest first' },
  }),
  GetAgencyList: query({
    path: '/agency-lists/{id}',
    input: z.strictObject({ id: RecordId, against: z.optional(RecordId) }),
    output: z.extend(ListRow, {
      items: z.array(Listed),
      /** The list it is held against: the one before it, or the one that was asked for. */
      against: z.optional(z.object({ id: RecordId, on: LocalDate })),
      added: z.array(Listed),
      removed: z.array(Listed),
      changed: z.array(z.object({ before: Listed, after: Listed })),
    }),
    ...reads,
    summary: {
      id: 'Satu daftar resmi, dan apa yang berbeda dari daftar sebelumnya atau dari daftar lain',
      en: 'One official list, and what differs from the one before it or from another',
    },
  }),
  CheckAgencyList: query({
    path: '/agency-list-check',
    input: z.strictObject({ name: z.string().check(z.trim(), z.minLength(3), z.maxLength(160)), on: z.optional(LocalDate) }),
    output: z.object({
      answer: z.enum(listAnswers),
      /** The list that answers. */
      asOf: z.optional(LocalDate),
      source: z.optional(z.string()),
      listed: z.optional(Listed),
    }),
    ...reads,
    summary: {
      id: 'Apakah perusahaan tercantum dalam daftar resmi pada suatu hari; sumber yang tidak ada atau terlalu lama bukan berarti tanpa izin',
      en: 'Whether a company is in the official list on a day; a source that is missing or too old never means unlicensed',
    },
  }),
} as const
