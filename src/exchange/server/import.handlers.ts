// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract to the store and the decider; no rules here.

import * as z from 'zod/mini'
import { type CellError, type FullImport, importContracts } from '#exchange/core/import.contract.ts'
import { allowedIn, hasEntered, mayUndo, placeOf } from '#exchange/core/import.rules.ts'
import type { Acting, ImportFile } from '#exchange/core/import.ts'
import { fileFaultText } from '#exchange/core/import.words.ts'
import { keepUntil } from '#exchange/core/keep.law.ts'
import { dropFile, findFile, type KeptFile, receiveFile } from '#exchange/server/file.store.ts'
import { IMPORT_TYPE, importAggregate } from '#exchange/server/import.aggregate.ts'
import { type BadRow, listImports, partsOf, sumParts, UNDO_RUN } from '#exchange/server/import.store.ts'
import { bindImportFiles, errorsOf, surveyOf } from '#exchange/server/import-files.handlers.ts'
import { regencyOf } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Stored } from '#platform/server/storage/records.ts'

const acting = ({ userId, officeId, officeKind, role, prefixes }: Actor): Acting => ({
  userId,
  officeId,
  officeKind,
  role,
  prefixes: [...prefixes],
})

const answer = ({ id, version, state }: Stored<ImportFile>): object => ({ id, version, state: state.state })

const ListCursor = z.tuple([z.string(), z.uuid()])
/** Part, and how many errors of it were told. */
const ErrorCursor = z.tuple([z.number(), z.number()])

type Offer = FullImport['offers'][number]

/** How many cells each kind of repair would put right, most first. */
class Offers {
  readonly #offers = new Map<string, Offer>()
  readonly #accepted: readonly string[]

  constructor(accepted: readonly string[]) {
    this.#accepted = accepted
  }

  add({ faults }: BadRow): void {
    for (const { repair, column, value } of faults) {
      if (repair === undefined) continue
      const name = `${repair.kind} ${column}`
      const known = this.#offers.get(name)
      this.#offers.set(
        name,
        known === undefined
          ? { kind: repair.kind, column, count: 1, from: value, to: repair.value, accepted: this.#accepted.includes(repair.kind) }
          : { ...known, count: known.count + 1 },
      )
    }
  }

  list(): Offer[] {
    return [...this.#offers.values()].toSorted((a, b) => b.count - a.count)
  }
}

const MOST_FILES = 50

interface Results {
  readonly errors: CellError[]
  readonly next: string | null
  readonly offers: Offer[]
  readonly files: FullImport['files']
}

interface ResultsAsked {
  readonly cursor: readonly [part: number, told: number] | undefined
  readonly limit: number
  readonly language: Language
}

async function resultsOf(db: Services['db'], file: KeptFile, stored: Stored<ImportFile>, asked: ResultsAsked): Promise<Results> {
  const { state, key } = stored
  const [from, told] = asked.cursor ?? [0, 0]
  // Offers are of the whole list, so the first page reads all of it once it is done.
  const whole = asked.cursor === undefined && state.state === 'done'
  const of = { key, run: state.run }
  const errors: CellError[] = []
  const offers = new Offers(state.reading.accepts)
  const files: FullImport['files'] = []
  for await (const { made } of partsOf(db, file, of)) {
    files.push(...made.map(([row, id]) => ({ row, id })))
    if (files.length >= MOST_FILES || state.reading.dryRun) break
  }
  let next: string | null = null
  for await (const { nth, bad } of partsOf(db, file, of, { from, bad: true })) {
    if (whole) for (const row of bad) offers.add(row)
    if (next !== null) continue
    const all = bad.flatMap((row) => errorsOf(row, asked.language)).slice(nth === from ? told : 0)
    const room = asked.limit - errors.length
    errors.push(...all.slice(0, room))
    if (all.length > room) {
      next = encodeCursor([nth, room + (nth === from ? told : 0)])
      if (!whole) break
    }
  }
  return { errors, next, offers: offers.list(), files: files.slice(0, MOST_FILES) }
}

/** How far it is, and how long the rest will take as it went so far. */
function progressOf(rows: number, of: number | undefined, startedAt: Instant, now: Instant): FullImport['progress'] {
  const seconds = Math.max((Date.parse(now) - Date.parse(startedAt)) / 1000, 0.001)
  const perSecond = Math.round(rows / seconds)
  const left = of === undefined || rows === 0 ? undefined : Math.ceil(((of - rows) / rows) * seconds)
  return { rows, perSecond, ...(of === undefined ? {} : { of }), ...(left === undefined ? {} : { secondsLeft: Math.max(left, 0) }) }
}

function mayOf(state: ImportFile, actor: Actor, today: LocalDate, isKept: boolean): FullImport['may'] {
  const kept = isKept && today <= keepUntil(state.on)
  const inState = (states: readonly string[]): boolean => states.includes(state.state)
  return {
    run: kept && inState(allowedIn.RunImport) && !hasEntered(state),
    undo: kept && inState(allowedIn.UndoImport) && hasEntered(state) && mayUndo(state, actor),
  }
}

export function bindImports(services: Services): readonly Bound[] {
  const { db, records } = services

  async function keptIds(file: KeptFile, stored: Stored<ImportFile>): Promise<FullImport['kept']> {
    const ids: string[] = []
    if (stored.state.undone === undefined || stored.state.undone.kept === 0) return ids
    for await (const { made } of partsOf(db, file, { key: stored.key, run: UNDO_RUN })) ids.push(...made.map(([, id]) => id))
    return ids.slice(0, 1000)
  }

  return [
    handleCommand('StartImport', importContracts.StartImport, async ({ input, upload, ...call }) => {
      const { actor, scope, commandId, now, today } = call
      if (upload === undefined || actor.prefixes.length === 0) return { type: 'not-found' }
      const place = placeOf(acting(actor))
      const { area } = place
      // It may stand wider than the office reaches; nothing is read there, and what is made is its own.
      const there = { ...scope, rows: [...scope.rows, area], filter: [...scope.filter, area] }
      const key = { regency: regencyOf(area), uuid: services.newId() }
      const { bytes, digest } = await receiveFile(services, upload, { scope: there, key, area, at: now })
      const outcome = await records.change(
        { actor, scope: there, contract: 'StartImport', commandId, input: { ...input, digest }, now, today },
        {
          aggregate: importAggregate,
          key,
          createIn: area,
          command: {
            type: 'StartImport',
            ...place,
            bytes,
            reading: { dryRun: input.dryRun === 'true', accepts: [] },
            by: acting(actor),
          },
          facts: async () => undefined,
          answer,
        },
      )
      // The same request again has its answer from the first one; what came with it is not needed.
      if (outcome.type !== 'done' || outcome.id !== formatId(key)) await dropFile(services, key)
      return outcome
    }),
    handleCommand('RunImport', importContracts.RunImport, ({ input, actor, change }) =>
      change({
        aggregate: importAggregate,
        key: parseId(input.id),
        command: {
          type: 'RunImport',
          reading: {
            dryRun: input.dryRun ?? false,
            accepts: input.accepts ?? [],
            ...(input.columns === undefined ? {} : { columns: input.columns }),
          },
          by: acting(actor),
        },
        facts: async () => undefined,
        answer,
      }),
    ),
    handleCommand('UndoImport', importContracts.UndoImport, ({ input, actor, change }) =>
      change({
        aggregate: importAggregate,
        key: parseId(input.id),
        command: { type: 'UndoImport', by: acting(actor) },
        facts: async () => undefined,
        answer,
      }),
    ),
    handleQuery('ListImports', importContracts.ListImports, async ({ input: { limit, cursor }, scope }) => {
      const rows = await listImports(db, scope, { after: decodeCursor(cursor, ListCursor), limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        body: {
          items: page.map(({ regency, stream_id, dry_run, handed_in, ...row }) => ({
            ...row,
            id: formatId({ regency, uuid: stream_id }),
            dryRun: dry_run,
            on: handed_in,
          })),
          next: rows.length > limit && last !== undefined ? encodeCursor([last.handed_in, last.stream_id]) : null,
        },
      }
    }),
    handleQuery('GetImport', importContracts.GetImport, async ({ input, actor, scope, today, now, language }) => {
      const stored = await records.find<ImportFile>(IMPORT_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { state, key, id, version } = stored
      const file = await findFile(services, key)
      const asked = { cursor: decodeCursor(input.cursor, ErrorCursor), limit: input.limit, language }
      const results: Results =
        file === undefined ? { errors: [], next: null, offers: [], files: [] } : await resultsOf(db, file, stored, asked)
      const survey = file === undefined ? undefined : surveyOf(file)
      const going = state.state === 'running' || state.state === 'undoing'
      const run = state.state === 'undoing' ? UNDO_RUN : state.run
      const { counts: sofar } = going ? await sumParts(db, { key, run }) : { counts: state.counts }
      const counts = state.state === 'running' ? sofar : state.counts
      const of = state.state === 'undoing' ? state.counts.accepted : survey?.rows
      const body: FullImport = {
        id,
        version,
        state: state.state,
        dryRun: state.reading.dryRun,
        on: state.on,
        ...counts,
        bytes: state.bytes,
        fileName: file?.name ?? '',
        ...results,
        accepts: [...state.reading.accepts],
        ...(state.fault === undefined ? {} : { fault: { code: state.fault, text: fileFaultText(state.fault, language) } }),
        ...(survey === undefined ? {} : { detected: survey.detected }),
        ...(going ? { progress: progressOf(sofar.rows, of, state.startedAt, now) } : {}),
        ...(state.undone === undefined ? {} : { undone: state.undone }),
        kept: file === undefined ? [] : await keptIds(file, stored),
        keptUntil: keepUntil(state.on),
        may: mayOf(state, actor, today, file !== undefined),
      }
      return { body, version }
    }),
    ...bindImportFiles(services),
  ]
}
