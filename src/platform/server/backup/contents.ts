// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands in a backup, and under which names.
//
//   kawal.json                  first: what it is a backup of
//   database/<table>/<nnnnnn>   a piece of the table's binary COPY, packed with zstd; in order, among those of another table
//   database/<table>/end        no bytes: the table is whole
//   jobs                        what follows from events and was not done yet, as JSON packed with zstd
//   folder/<path>               a file of the data folder, or a paper of the store where papers lie
//   end.json                    last: how much there was of everything; without it the backup is not whole

import * as z from 'zod/mini'

export const FORMAT = 1
/** How many bytes of a table are packed together. */
export const PIECE: number = 4 * 1024 * 1024

const Applied = z.object({ owner: z.string(), name: z.string(), hash: z.string() })
export type Applied = z.output<typeof Applied>

export const Table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })
export type Table = z.output<typeof Table>

export const Beginning = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  at: z.iso.datetime(),
  /** Which instance: the key that signs its heads. */
  publicKey: z.string(),
  migrations: z.array(Applied),
  tables: z.array(Table),
})
export type Beginning = z.output<typeof Beginning>

const Sequence = z.object({ schema: z.string(), name: z.string(), last: z.string() })
export type Sequence = z.output<typeof Sequence>

export const End = z.object({
  rows: z.record(z.string(), z.number()),
  bytes: z.record(z.string(), z.number()),
  files: z.number(),
  jobs: z.number(),
  sequences: z.array(Sequence),
})
export type End = z.output<typeof End>

/** A queue, and what is handed to it. */
export const PendingJob = z.object({ queue: z.string(), data: z.record(z.string(), z.unknown()) })
export type PendingJob = z.output<typeof PendingJob>

export const BEGINNING = 'kawal.json'
export const END = 'end.json'
export const JOBS = 'jobs'
export const KEY_FILE = 'secrets/instance-key'
/** The folder of papers in a data folder. */
export const PAPERS = 'files'

export function nameOf({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${schema}.${name}`
}

export type Place =
  | { readonly kind: 'piece'; readonly table: string }
  | { readonly kind: 'table-end'; readonly table: string }
  | { readonly kind: 'file'; readonly path: string }

/** Where an entry belongs; undefined for a name that has no business in a backup, one that leads out of the folder among them. */
export function placeOf(entry: string): Place | undefined {
  const piece = /^database\/([a-z_]+\.[a-z0-9_]+)\/(\d{6,}|end)$/.exec(entry)
  if (piece?.[1] !== undefined) return { kind: piece[2] === 'end' ? 'table-end' : 'piece', table: piece[1] }
  const file = /^folder\/(.+)$/.exec(entry)?.[1]
  if (file === undefined || file.split('/').some((step) => step === '' || step === '.' || step === '..') || file.includes('\\'))
    return undefined
  return { kind: 'file', path: file }
}
