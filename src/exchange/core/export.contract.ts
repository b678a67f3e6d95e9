// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of files taken away as a table, within the own authority and with its filters. It is a look at every one of them, so it asks
// for a fresh proof of who is there and stands in the log.

import * as z from 'zod/mini'
import { workerFilter } from '#journeys/core/worker.contract.ts'
import { roles } from '#kernel/authority.ts'
import { query, XLSX } from '#kernel/contract.ts'

const taken = {
  input: z.strictObject({ ...workerFilter }),
  output: z.string(),
  recorded: 'list',
  stepUp: true,
  may: ['village-officer', 'regency-officer', 'agency-officer'],
  sensitivity: 'identity',
} as const

export const exportContracts = {
  ExportWorkersCsv: query({
    path: '/exports/workers.csv',
    ...taken,
    file: 'text/csv',
    summary: {
      id: 'Daftar berkas sebagai CSV, yang juga dapat dimasukkan lagi',
      en: 'The list of files as CSV, which can also be handed in again',
    },
  }),
  ExportWorkersXlsx: query({
    path: '/exports/workers.xlsx',
    ...taken,
    file: XLSX,
    summary: {
      id: 'Daftar berkas sebagai buku kerja Excel, dengan penjelasan setiap kolom',
      en: 'The list of files as a workbook, with every column explained',
    },
  }),
  GetExportDictionary: query({
    path: '/exports/workers-columns.csv',
    input: z.strictObject({}),
    output: z.string(),
    file: 'text/csv',
    may: roles,
    sensitivity: 'reference',
    summary: { id: 'Penjelasan kolom daftar yang diunduh', en: 'What the columns of a list that is taken away hold' },
  }),
} as const
