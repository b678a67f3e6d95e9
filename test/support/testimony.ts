// SPDX-License-Identifier: AGPL-3.0-or-later
// The smallest sealed record there can be: words that named offices alone read, in every place where a record could show.

import * as z from 'zod/mini'
import type { Aggregate } from '#kernel/aggregate.ts'
import { AreaCode, regencyOf } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { accept, type Decider, must } from '#kernel/decider.ts'
import { formatId, parseId, RecordId } from '#kernel/ids.ts'
import { wallOf } from '#kernel/letting.ts'
import { type Capability, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { guestIn } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'
import type { Stored } from '#platform/server/storage/records.ts'

export const testimonyMigrations: MigrationSource = { owner: 'testimony', folder: new URL('./testimony/', import.meta.url) }
export const TESTIMONY = 'testimony'

const ours = { may: ['village-officer', 'regency-officer', 'agency-officer', 'investigator'], sensitivity: 'personal' } as const
const Offices = z.array(z.string())
const Known = z.object({ id: RecordId, version: z.number() })

const testimonyContracts = {
  WriteTestimony: command({
    path: '/testimonies',
    input: z.strictObject({ area: AreaCode, workerId: RecordId, offices: Offices, words: z.string() }),
    output: Known,
    creates: true,
    ...ours,
    summary: { id: 'Mencatat keterangan', en: 'Writes a testimony' },
  }),
  AmendTestimony: command({
    path: '/testimonies/{id}/amend',
    input: z.strictObject({ id: RecordId, words: z.string() }),
    output: Known,
    ...ours,
    summary: { id: 'Menambah keterangan', en: 'Adds to a testimony' },
  }),
  OpenTestimony: command({
    path: '/testimonies/{id}/open',
    input: z.strictObject({ id: RecordId, offices: Offices }),
    output: Known,
    ...ours,
    summary: { id: 'Membuka keterangan', en: 'Says to whom a testimony is open' },
  }),
  GetTestimony: query({
    path: '/testimonies/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ id: RecordId, version: z.number(), words: z.string() }),
    recorded: true,
    ...ours,
    summary: { id: 'Satu keterangan', en: 'One testimony' },
  }),
  ListTestimonies: query({
    path: '/testimonies',
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ id: RecordId })), count: z.number() }),
    recorded: 'list',
    ...ours,
    summary: { id: 'Daftar keterangan', en: 'Testimonies' },
  }),
} as const

export interface TestimonyState {
  readonly area: string
  readonly workerId: string
  readonly sealedTo?: readonly string[]
  readonly personal?: { readonly words: string }
  readonly erased?: true
}
type Offices = readonly string[]
export type TestimonyCommand =
  | { readonly type: 'Write'; readonly area: string; readonly workerId: string; readonly sealedTo?: Offices; readonly words: string }
  | { readonly type: 'Amend'; readonly words: string }
  | { readonly type: 'Open'; readonly sealedTo: Offices }
  | { readonly type: 'Erase' }
type TestimonyEvent =
  | {
      readonly type: 'TestimonyWritten'
      readonly area: string
      readonly workerId: string
      readonly sealedTo?: Offices
      readonly personal: { readonly words: string }
    }
  | { readonly type: 'TestimonyAmended'; readonly personal: { readonly words: string } }
  | { readonly type: 'TestimonyOpened'; readonly sealedTo: Offices }
  | { readonly type: 'TestimonyErased' }

const decider: Decider<TestimonyState, TestimonyCommand, TestimonyEvent> = {
  decide: (_state, command) => {
    switch (command.type) {
      case 'Write': {
        const { type: _type, words, ...rest } = command
        return accept({ type: 'TestimonyWritten', ...rest, personal: { words } })
      }
      case 'Amend':
        return accept({ type: 'TestimonyAmended', personal: { words: command.words } })
      case 'Open':
        return accept({ type: 'TestimonyOpened', sealedTo: command.sealedTo })
      case 'Erase':
        return accept({ type: 'TestimonyErased' })
    }
  },
  evolve: (state, event) => {
    if (event.type === 'TestimonyWritten') {
      const { type: _type, ...rest } = event
      return rest
    }
    const before = must(state, 'a testimony')
    if (event.type === 'TestimonyAmended') return { ...before, personal: event.personal }
    if (event.type === 'TestimonyOpened') return { ...before, sealedTo: event.sealedTo }
    const { personal: _personal, ...rest } = before
    return { ...rest, erased: true }
  },
}

/** @param walled whether its row carries its wall, as it must */
export function testimonies(walled = true): Aggregate<TestimonyState, TestimonyCommand, TestimonyEvent> {
  return {
    type: TESTIMONY,
    open: z.strictObject({
      type: z.string(),
      area: z.optional(z.string()),
      workerId: z.optional(z.string()),
      sealedTo: z.optional(z.array(z.string())),
    }),
    decider,
    project: (after, { regency, uuid }) => [
      {
        table: 'testimony',
        values: {
          regency,
          stream_id: uuid,
          area: after.area,
          let_in: walled ? wallOf(after) : [],
          worker_id: parseId(after.workerId).uuid,
        },
      },
    ],
    describe: ({ area }) => ({ label: area, stage: 'WRITTEN' }),
    nextSteps: (_state, today) => [{ code: 'READ_TESTIMONY', owner: 'REGENCY', due: today, legalBasis: 'UU 21/2007', standing: 'assumed' }],
  }
}

const Row = z.object({ regency: z.string(), uuid: z.string() })
const known = ({ id, version }: Stored<TestimonyState>): object => ({ id, version })
const facts = async (): Promise<undefined> => undefined

export function testimonyCapability({ db, records, newId }: Services): Capability {
  const aggregate = testimonies()
  return {
    name: 'testimony',
    words: { id: {}, en: {} },
    folds: [foldOf(aggregate)],
    bound: [
      handleCommand('WriteTestimony', testimonyContracts.WriteTestimony, ({ input: { area, offices, ...rest }, change }) =>
        change({
          aggregate,
          key: { regency: regencyOf(area), uuid: newId() },
          createIn: area,
          command: { type: 'Write', area, sealedTo: offices, ...rest },
          facts,
          answer: known,
        }),
      ),
      handleCommand('AmendTestimony', testimonyContracts.AmendTestimony, ({ input: { id, words }, change }) =>
        change({ aggregate, key: parseId(id), command: { type: 'Amend', words }, facts, answer: known }),
      ),
      handleCommand('OpenTestimony', testimonyContracts.OpenTestimony, ({ input: { id, offices }, change }) =>
        change({ aggregate, key: parseId(id), command: { type: 'Open', sealedTo: offices }, facts, answer: known }),
      ),
      handleQuery('GetTestimony', testimonyContracts.GetTestimony, async ({ input, scope }) => {
        const found = await records.find<TestimonyState>(TESTIMONY, parseId(input.id), scope)
        if (found === undefined) return undefined
        const { id, key, version, state } = found
        return { body: { id, version, words: state.personal?.words ?? '' }, looks: [{ key, area: state.area }], version }
      }),
      handleQuery('ListTestimonies', testimonyContracts.ListTestimonies, async ({ scope }) => {
        const rows = await db.read(
          scope,
          'select regency, stream_id::text as uuid from testimony where ($1::text[] is null or regency = any($1)) and is_reached(area, let_in, $2::text[], $3)',
          [await regenciesReached(db, scope), scope.filter, guestIn(scope)],
        )
        return { body: { items: rows.map((row) => ({ id: formatId(Row.parse(row)) })), count: rows.length } }
      }),
    ],
  }
}
