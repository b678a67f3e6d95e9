// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows when a list was handed in, is read again, or is undone; and what is removed when its term is over.

import type { Checking } from '#exchange/core/cell.rules.ts'
import type { Mapping } from '#exchange/core/column.ts'
import { hasEntered } from '#exchange/core/import.rules.ts'
import type { Acting, Counts, FileFault, ImportCommand, ImportFile } from '#exchange/core/import.ts'
import { noCounts } from '#exchange/core/import.ts'
import { keepUntil } from '#exchange/core/keep.law.ts'
import { UnreadableList } from '#exchange/core/list.ts'
import { dropContent, dropFile, findFile, type KeptFile } from '#exchange/server/file.store.ts'
import { IMPORT_TYPE, importAggregate } from '#exchange/server/import.aggregate.ts'
import { runImport } from '#exchange/server/import.run.ts'
import { addPart, findMapping, keepMapping, listForgettable, partsOf, sumParts, UNDO_RUN } from '#exchange/server/import.store.ts'
import { dataRows, openList, type Survey, survey } from '#exchange/server/list.ts'
import type { BulkPorts } from '#journeys/core/worker.port.ts'
import type { Actor } from '#kernel/authority.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import { remember } from '#kernel/remember.ts'
import { addDays, type Instant, jakartaDate } from '#kernel/time.ts'
import type { FindStanding } from '#people/core/nik.ts'
import type { ClockTask, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

export interface ExchangeNeeds {
  readonly workers: BulkPorts
  readonly findStanding: FindStanding
  /** Villages within some places that are called so, with their path. */
  readonly villagesNamed: (name: string, within: readonly string[]) => readonly { readonly code: string; readonly label: string }[]
}

const actorOf = (by: Acting): Actor => ({ ...by, name: '' })

/** A province has ten thousand. */
const MOST_VILLAGES = 10_000
const VILLAGE_LENGTH = 'PP.KK.CC.DDDD'.length

function checkingOf({ reading, by }: ImportFile, order: Checking['order'], today: string, needs: ExchangeNeeds): Checking {
  const [only, ...others] = by.prefixes
  const known = new Map<string, ReturnType<ExchangeNeeds['villagesNamed']>>()
  const standing = remember(MOST_VILLAGES, needs.findStanding)
  return {
    today,
    order,
    standing,
    // The same few names stand in thousands of rows.
    villagesNamed: (name) => {
      const found = known.get(name) ?? needs.villagesNamed(name, by.prefixes)
      known.set(name, found)
      return found
    },
    ownVillage: others.length === 0 && only?.length === VILLAGE_LENGTH ? only : undefined,
    accepts: new Set(reading.accepts),
  }
}

/** The system's own word on an import; what was said before is not said again. */
async function say(services: Services, key: RecordKey, command: ImportCommand, cause: string): Promise<void> {
  const commandId = causedId(cause, formatId(key))
  await services.records.change(systemCall(services, { contract: command.type, commandId, regency: key.regency }), {
    aggregate: importAggregate,
    key,
    command,
    facts: async () => undefined,
    answer: ({ id, version }) => ({ id, version }),
  })
}

async function surveyed(services: Services, file: KeptFile, state: ImportFile): Promise<Survey> {
  const { by, reading } = state
  const of = (headings: readonly string[]) => ({ regency: file.key.regency, officeId: by.officeId, headings })
  const found = await survey(await openList(file), {
    remembered: (headings) => findMapping(services, of(headings)),
    columns: reading.columns,
  })
  if (reading.columns !== undefined) await keepMapping(services, of(found.detected.headings), reading.columns)
  await file.keepSurvey(found)
  return found
}

const hasName = (mapping: Mapping): boolean => mapping.includes('name')

async function read(services: Services, needs: ExchangeNeeds, key: RecordKey, state: ImportFile): Promise<Counts> {
  const file = await findFile(services, key)
  if (file === undefined) throw new UnreadableList('file-empty')
  const { detected, headings } = await surveyed(services, file, state)
  if (!hasName(detected.columns)) throw new UnreadableList('headings-missing')
  const today = jakartaDate(state.startedAt)
  const counts = await runImport(
    { db: services.db, clock: services.clock, workers: needs.workers },
    {
      of: { key, run: state.run },
      state,
      file,
      mapping: detected.columns,
      checking: checkingOf(state, detected.dateOrder, today, needs),
      actor: actorOf(state.by),
      rows: dataRows(await openList(file), headings),
    },
  )
  if (!state.reading.dryRun) await file.keepSurvey({ detected: { ...detected, examples: [] }, headings, rows: counts.rows })
  return counts
}

async function readThrough(services: Services, needs: ExchangeNeeds, key: RecordKey, state: ImportFile): Promise<void> {
  const finish = (counts: Counts, fault?: FileFault): Promise<void> =>
    say(
      services,
      key,
      { type: 'FinishImport', run: state.run, counts, ...(fault === undefined ? {} : { fault }) },
      `import-finished-${state.run}`,
    )
  try {
    await finish(await read(services, needs, key, state))
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error
    await finish(noCounts, error.fault)
  }
}

async function takeBack(services: Services, { workers }: ExchangeNeeds, key: RecordKey, state: ImportFile): Promise<void> {
  const file = await findFile(services, key)
  const undone = { key, run: UNDO_RUN }
  if (file !== undefined) {
    const { parts } = await sumParts(services.db, undone)
    for await (const { nth, made } of partsOf(services.db, file, { key, run: state.run }, { from: parts })) {
      const files = made.map(([, id]) => ({ commandId: causedId('import-undone', formatId(key), id), id }))
      const gone = await workers.takeBack(actorOf(state.by), files)
      const kept = made.filter((_, index) => gone[index] !== true)
      const counts = { rows: made.length, accepted: made.length - kept.length, rejected: kept.length, duplicates: 0 }
      await addPart(services.db, file, undone, { nth, area: state.area, counts, at: services.clock(), result: { bad: [], made: kept } })
    }
  }
  const { counts } = await sumParts(services.db, undone)
  await say(services, key, { type: 'FinishUndo', removed: counts.accepted, kept: counts.rejected }, 'import-undone')
}

/** Where a list has entered people. */
async function regenciesOf(services: Services, key: RecordKey, { run }: ImportFile): Promise<readonly string[]> {
  const file = await findFile(services, key)
  const regencies = new Set<string>()
  if (file === undefined) return []
  for await (const { made } of partsOf(services.db, file, { key, run })) for (const [, id] of made) regencies.add(parseId(id).regency)
  return [...regencies]
}

export function importListener(services: Services, needs: ExchangeNeeds): Listener {
  return {
    name: 'exchange-imports',
    to: ['ImportStarted', 'ImportRunAgain', 'ImportUndoing'],
    handle: async ({ key }) => {
      const find = async (): Promise<ImportFile | undefined> =>
        (await services.records.find<ImportFile>(IMPORT_TYPE, key, everywhere))?.state
      const state = await find()
      if (state?.state === 'undoing') await takeBack(services, needs, key, state)
      if (state?.state === 'running')
        await readThrough(services, needs, key, state).catch(async (error: unknown) => {
          // Another was quicker, and has put away what this one was reading.
          const now = await find()
          if (now?.state === 'running' && now.run === state.run) throw error
        })
      // Once all of it is entered, what was handed in is not needed any more.
      const after = await find()
      if (after?.state !== 'done' || !hasEntered(after)) return
      await dropContent(services, key)
      await needs.workers.compare(await regenciesOf(services, key, after), after.startedAt)
    },
  }
}

const PAGE = 100
const DAY_MS = 86_400_000

/** Removes what lists held once their term is over, and what broke off on its way. */
export async function forgetLists(services: Services, now: Instant): Promise<void> {
  const today = jakartaDate(now)
  // The first day whose lists are still kept.
  let first = today
  while (keepUntil(addDays(first, -1)) >= today) first = addDays(first, -1)
  const before = new Date(Date.parse(`${first}T00:00:00+07:00`)).toISOString()
  const broken = new Date(Date.parse(now) - DAY_MS).toISOString()
  for (;;) {
    const keys = await listForgettable(services.db, { before, broken }, PAGE)
    for (const key of keys) await dropFile(services, key)
    if (keys.length < PAGE) return
  }
}

export function importTasks(services: Services): readonly ClockTask[] {
  return [{ name: 'exchange-forget', cron: '35 0 * * *', run: (now) => forgetLists(services, now) }]
}
