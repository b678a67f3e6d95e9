// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup back to life: beside what is there, verified, without those who were erased since, and only then in its place.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readPassphrase } from '#apps/cli/backup.ts'
import { addressOf } from '#apps/cli/ground.ts'
import { sayIn } from '#apps/cli/instance-text.ts'
import { openServices } from '#apps/services.ts'
import { repeatErasures } from '#journeys/server/erasure.jobs.ts'
import type { ExitCode, Invocation } from '#platform/cli/command.ts'
import { type Opening, readIdentities, Unopened } from '#platform/server/backup/age.ts'
import { KEY_FILE, PAPERS } from '#platform/server/backup/contents.ts'
import { type Loaded, loadBackup, readBeginning } from '#platform/server/backup/load.ts'
import { createDataFolder } from '#platform/server/embedded/cluster.ts'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import { lockFolder } from '#platform/server/embedded/lock.ts'
import { stopOrphan } from '#platform/server/embedded/orphan.ts'
import { contentOf, declareComplete, draftOf, finishRestore } from '#platform/server/embedded/restoring.ts'
import { readInstanceKey, secretFile } from '#platform/server/embedded/secrets.ts'
import { folderStore } from '#platform/server/files/folder-store.ts'
import { storeOf } from '#platform/server/files/settings-store.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { requeue } from '#platform/server/jobs/requeue.ts'
import { readSettings, type Settings } from '#platform/server/settings.ts'
import { onStop } from '#platform/server/signals.ts'
import { StartError } from '#platform/server/start-error.ts'
import { type Erasures, openErasures, readErasures } from '#platform/server/storage/erasures.ts'
import { type InstanceKey, parseInstanceKey, printInstanceKey } from '#platform/server/storage/instance-key.ts'
import { mustFit } from '#platform/server/storage/key-fit.ts'
import { backupIdentity } from '#platform/server/storage/keys.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { writeKey } from '#platform/server/storage/rotate.ts'
import { isReadyToFill, markUnfinished, unmarkUnfinished } from '#platform/server/storage/unfinished.ts'
import { type Verification, verifyChains } from '#platform/server/storage/verify.ts'

/** An identity of age, or an instance key. */
function identitiesIn(file: string): readonly Buffer[] {
  let held: string
  try {
    held = readFileSync(file, 'utf8')
  } catch {
    throw new StartError(['identity-unreadable', { file }])
  }
  const identities = readIdentities(held)
  if (identities.length > 0) return identities
  const key = parseInstanceKey(held)
  if (key === undefined) throw new StartError(['identity-unreadable', { file }])
  return [backupIdentity(key.master)]
}

/** What was named, and the instance keys that lie here. */
function openingOf({ values }: Invocation, settings: Settings): Opening {
  const named = values['key'] === undefined ? [] : identitiesIn(String(values['key']))
  const here = [settings.keyFile, secretFile(resolve(settings.data), 'instance-key')].filter(
    (file) => file !== undefined && existsSync(file),
  )
  const identities = [...named, ...here.flatMap((file) => (file === undefined ? [] : identitiesIn(file)))]
  const passphrase = values['passphraseFile'] === undefined ? undefined : readPassphrase(String(values['passphraseFile']))
  return { identities, ...(passphrase === undefined ? {} : { passphrase }) }
}

const unopenedWords = {
  foreign: 'backup-foreign',
  damaged: 'backup-damaged',
  'no-key': 'backup-no-key',
  'needs-passphrase': 'backup-needs-passphrase',
} as const

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function restoreFault(error: unknown, file: string, data: string): unknown {
  if (error instanceof Unopened) return new StartError([unopenedWords[error.why], { file }])
  const code = codeOf(error)
  // 53100: disk_full, as the database says it.
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return new StartError(['restore-no-room', { data }])
  return error
}

/** So many rows take a moment. */
const WORTH_SAYING = 10_000

interface Place {
  readonly settings: Settings
  readonly data: string
  readonly draft: string
}

interface Restored {
  readonly loaded: Loaded
  readonly verified: Verification
  readonly erased: number
  readonly known: boolean
}

/** The list that came with the backup, and whatever is newer. */
function gatherErasures({ data, draft }: Place, call: Invocation, at: string): { readonly erasures: Erasures; readonly known: boolean } {
  const erasures = openErasures(draft)
  const given = call.values['erasures']
  const newer = [
    ...(given === undefined ? [] : readErasures(String(given))),
    ...(existsSync(join(data, 'erasures.jsonl')) ? openErasures(data).list() : []),
  ]
  const there = new Set(erasures.list().map(({ id }) => id))
  for (const erasure of newer) {
    if (!there.has(erasure.id)) erasures.add(erasure)
    there.add(erasure.id)
  }
  return { erasures, known: given !== undefined || newer.some((erasure) => erasure.at > at) }
}

/** Where the settings keep the key elsewhere, it goes there, and nothing that is there is written over. */
function placeKey({ settings, draft }: Place): InstanceKey {
  const came = join(draft, KEY_FILE)
  const key = readInstanceKey(came)
  const printed = printInstanceKey(key)
  const { keyFile } = settings
  if (keyFile !== undefined) {
    if (existsSync(keyFile) && printInstanceKey(readInstanceKey(keyFile)) !== printed)
      throw new StartError(['restore-key-differs', { file: keyFile }])
    if (!existsSync(keyFile)) {
      mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
      // For good, before the only other one goes.
      writeKey(keyFile, key)
    }
    rmSync(came)
  }
  return key
}

/** Where the settings keep papers in a store, they go there: last, when everything else is found to be whole. */
async function placePapers({ settings, draft }: Place): Promise<void> {
  const store = storeOf(settings)
  if (store === undefined) return
  const came = folderStore(join(draft, PAPERS))
  for await (const { name } of came.list('')) {
    const kept = await came
      .get(name)
      .then((chunks) => store.put(name, chunks ?? []))
      .catch((error: unknown) => {
        throw new StartError(['restore-papers-unkept', { why: error instanceof Error ? error.message : String(error) }])
      })
    if (kept === 'full') throw new StartError(['restore-papers-full'])
  }
  rmSync(join(draft, PAPERS), { recursive: true, force: true })
}

async function fillFrom(call: Invocation, place: Place, databaseUrl: string): Promise<Restored> {
  const { screen, language, values } = call
  const { settings, draft } = place
  const { migrations, plugIn } = await import('#apps/server.ts')
  const marked = settings.databaseUrl !== undefined
  const loaded = await loadBackup({
    file: String(values['file']),
    opening: openingOf(call, settings),
    databaseUrl,
    folder: draft,
    prepare: async (beginning) => {
      if (marked) await markUnfinished(databaseUrl)
      await migrate(databaseUrl, migrations, { only: beginning.migrations, filling: true })
    },
    progress: (table, rows) => {
      if (rows >= WORTH_SAYING) screen.err(sayIn(language, 'restore-table', { table, rows: String(rows) }))
    },
  })
  const master = placeKey(place)
  // The tables may be of an older version: from here on they are of this one.
  await migrate(databaseUrl, migrations, { filling: true })
  const services = openServices({ databaseUrl, master, publicUrl: addressOf(settings), poolSize: 4 })
  try {
    await requeue(services.db, loaded.jobs)
    await mustFit(services.db, services.keyring)
    screen.err(sayIn(language, 'restore-verifying'))
    const verified = await verifyChains(services.db, services.keyring, { folds: foldsOf(plugIn(services).capabilities) })
    const [first] = verified.breaks
    if (first !== undefined && values['acceptBreaks'] !== true) {
      const { what, regency, stream, version } = first
      throw new StartError(['restore-broken', { count: verified.breaks.length, first: `${what} ${regency} ${stream} ${version}` }])
    }
    const { erasures, known } = gatherErasures(place, call, loaded.beginning.at)
    const erased = await repeatErasures(services, erasures)
    await placePapers(place)
    return { loaded, verified, erased, known }
  } finally {
    await services.db.close()
  }
}

async function restoreInto(call: Invocation, place: Place): Promise<Restored> {
  const { settings, data, draft } = place
  const held = contentOf(data)
  if (held.length > 0 && call.values['moveAside'] !== true)
    throw new StartError(['restore-not-empty', { data, what: held.slice(0, 3).join(', ') }])
  if (settings.databaseUrl !== undefined && !(await isReadyToFill(settings.databaseUrl))) throw new StartError(['restore-database-used'])
  // What an interrupted restore left, its database included.
  const cluster = join(draft, 'postgres')
  if (existsSync(cluster)) await stopOrphan(cluster)
  rmSync(draft, { recursive: true, force: true })
  createDataFolder(draft, process.getuid?.() === 0 && settings.databaseUrl === undefined)
  const embedded =
    settings.databaseUrl === undefined ? await startEmbedded({ data: draft, filling: true, report: call.screen.err }) : undefined
  // Told to stop, nothing of it goes on running; the next restore begins anew.
  const noMore = onStop(async () => embedded?.stop())
  try {
    return await fillFrom(call, place, embedded?.url ?? settings.databaseUrl ?? '')
  } finally {
    noMore()
    await embedded?.stop()
  }
}

async function wholeOrNothing(call: Invocation, place: Place): Promise<Restored> {
  const { settings, data } = place
  // Opened before anything is made or moved.
  await readBeginning(String(call.values['file']), openingOf(call, settings))
  const restored = await restoreInto(call, place)
  declareComplete(data, new Date().toISOString(), settings.databaseUrl !== undefined)
  return restored
}

export async function runRestore(call: Invocation): Promise<ExitCode> {
  const { values, screen, json, language } = call
  const settings = readSettings(process.env)
  const data = resolve(settings.data)
  const file = String(values['file'])
  if (!existsSync(file)) throw new StartError(['backup-unreadable', { file }])
  if (values['erasures'] !== undefined) readErasures(String(values['erasures']))
  createDataFolder(data, process.getuid?.() === 0 && settings.databaseUrl === undefined)
  const lock = lockFolder(data)
  const draft = draftOf(data)
  try {
    const restored = await wholeOrNothing(call, { settings, data, draft }).catch((error: unknown) => {
      rmSync(draft, { recursive: true, force: true })
      throw restoreFault(error, file, data)
    })
    await finishRestore(data, () => unmarkUnfinished(settings.databaseUrl ?? ''))
    const { loaded, verified, erased, known } = restored
    const { rows, files, strange, beginning } = loaded
    const { streams, events, heads, breaks } = verified
    if (json) screen.out(JSON.stringify({ at: beginning.at, rows, files, streams, events, heads, breaks, erased }))
    else {
      const counts = { streams, events, heads, rows, files }
      const said = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]))
      screen.out(sayIn(language, 'restore-done', { at: beginning.at, ...said }))
      if (erased > 0) screen.out(sayIn(language, 'restore-erased', { count: String(erased) }))
      if (!known) screen.out(sayIn(language, 'restore-erasures-unknown', { at: beginning.at }))
      if (strange.length > 0) screen.out(sayIn(language, 'restore-strange', { tables: strange.join(', ') }))
      screen.out(sayIn(language, 'restore-next'))
    }
    return 0
  } finally {
    lock.release()
  }
}
