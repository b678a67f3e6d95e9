// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup of a running instance, restored elsewhere: everything is there but who was erased since; killed in the middle, nothing is.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { createDataFolder } from '#platform/server/embedded/cluster.ts'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import { contentOf, declareComplete, draftOf, finishRestore } from '#platform/server/embedded/restoring.ts'
import { nodeArguments } from '../../bin/install.mjs'
import { textOf } from '../support/dump.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type Kawal, kawal, type Served } from '../support/kawal.ts'
import { jpeg } from '../support/pictures.ts'
import { keepRegistering } from '../support/registering.ts'
import { openS3 } from '../support/s3.ts'

vi.setConfig({ testTimeout: 180_000 })
const root = temporaryFolder('backup')
const at = (name: string): string => join(root, name)
const Door = z.object({ address: z.string(), door: z.object({ secret: z.string(), databaseUrl: z.string() }) })
const Id = z.object({ id: z.string() })
const NIK = '4910044107990001'
const [store, otherStore] = [await openS3(), await openS3()]
const home = kawal(at('home'), { KAWAL_FILES: store.address })
const key = at('home/secrets/instance-key')
let served: Served
let owner: pg.Client
let erased: string
let paper: string
let annex: string
/** Told to one office alone. */
const TESTIMONY = 'Dikunci bersama Suryaningrum'
const picture = jpeg([], { width: 640 })

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Every row of every table of ours, sorted, but when migrations ran and what the queue says of itself. */
async function rowsOf(client: pg.Client): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await client.query(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1",
  )
  const found: Record<string, readonly string[]> = {}
  for (const { name } of rows) found[name] = (await textOf(client, name)).split('\n').toSorted()
  return found
}

async function indexesOf(client: pg.Client): Promise<readonly unknown[]> {
  return (await client.query("select indexdef from pg_indexes where schemaname = 'public' order by 1")).rows
}

/** Looks into a restored folder while nobody runs on it. */
async function lookInto<T>(data: string, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await startEmbedded({ data })
  const client = await connect(database.url)
  try {
    return await look(client)
  } finally {
    await client.end()
    await database.stop()
  }
}

beforeAll(async () => {
  mkdirSync(at('home'))
  createDataFolder(at('home/..'), true)
  served = await home.serve(['demo', '--files', '3'], 'Stop with Ctrl-C')
  const { door } = Door.parse(JSON.parse(readFileSync(at('home/instance.json'), 'utf8')))
  owner = await connect(door.databaseUrl)
  const made = async (as: string, command: readonly string[], fields: Readonly<Record<string, string>>) => {
    const options = Object.entries(fields).flatMap(([name, value]) => [`--${name}`, value])
    return Id.parse(JSON.parse((await home.type(...command, ...options, '--as', as, '--json')).out)).id
  }
  const person = { name: 'Sutrisniwati Kembangmayang', sex: 'F', 'birth-date': '1999-07-01', area: '35.10.04.2006', nik: NIK }
  erased = await made('desa', ['register-worker'], person)
  const { items } = z.object({ items: z.array(Id) }).parse(JSON.parse((await home.type('list-workers', '--as', 'dinas', '--json')).out))
  const other = items.find(({ id }) => id !== erased)
  const attach = async (kind: string, bytes: Buffer) => {
    writeFileSync(at('foto.jpg'), bytes)
    return made('dinas', ['attach-paper'], { 'worker-id': String(other?.id), kind, file: at('foto.jpg') })
  }
  const before = store.files.size
  paper = await attach('PASSPORT', picture)
  // Together more than one page of a list of the store.
  for (const width of [8, 16, 24, 32]) await attach('LAINNYA', jpeg([], { width }))
  expect(store.files.size).toBe(before + 5)
  const brought = { complainant: 'ANONIM', category: 'PERDAGANGAN_ORANG', account: 'Tidak ada kabar' }
  const trouble = await made('desa', ['register-case'], brought)
  annex = await made('dinas', ['add-annex-note', trouble], { kind: 'TESTIMONY', text: TESTIMONY })
  // What follows from it has begun: from here on the rows stand still.
  await vi.waitFor(async () => expect((await owner.query('select from outbox')).rowCount).toBe(0), { timeout: 20_000 })
  writeFileSync(at('home/regencies.json'), '[]')
  // What waits for its turn, and what was given up.
  await owner.query("insert into pgboss.job (name, data) values ('failed', '{\"planted\": 1}')")
})
afterAll(async () => {
  await owner.end()
  await served.stop()
  await Promise.all([store.close(), otherStore.close()])
  rmSync(root, { recursive: true, force: true })
})

/** Kills with the whole machine in mind: nothing is told, nothing is tidied. */
function begin(of: string, ...command: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<void> } {
  const more = { KAWAL_DATA: of, KAWAL_PORT: '0', LANG: 'C', LC_ALL: 'C' }
  const child = spawn(process.execPath, [...nodeArguments(), './src/apps/cli.ts', ...command], {
    env: { ...process.env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { child, ended: new Promise((resolve) => child.once('close', () => resolve())) }
}

describe('a backup of a running instance', () => {
  it('is restored whole, into a folder of its own, and runs', async () => {
    const made = await home.type('backup', at('b1'), '--json')
    expect(made).toMatchObject({ code: 0 })
    const before = await rowsOf(owner)
    const there = kawal(at('r1'))
    expect(await there.type('restore', at('b1'))).toMatchObject({ code: 1, err: expect.stringContaining('does not open with the keys') })
    expect(contentOf(at('r1'))).toEqual([])
    const restored = await there.type('restore', at('b1'), '--key', key, '--json')
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('"breaks":[]') })
    expect(readFileSync(at('r1/secrets/instance-key'), 'utf8')).toBe(readFileSync(key, 'utf8'))
    expect(readFileSync(at('r1/regencies.json'), 'utf8')).toBe('[]')
    expect(existsSync(draftOf(at('r1')))).toBe(false)
    const { rows, jobs, next, indexes } = await lookInto(at('r1'), async (client) => ({
      rows: await rowsOf(client),
      jobs: await textOf(client, 'pgboss.job'),
      indexes: await indexesOf(client),
      next: (await client.query("select nextval(pg_get_serial_sequence('read_log', 'id')) > coalesce(max(id), 0) as goes from read_log"))
        .rows,
    }))
    expect(rows).toEqual(before)
    expect(rows['case_annex']?.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(TESTIMONY)
    expect(indexes).toEqual(await indexesOf(owner))
    expect(jobs).toContain('planted')
    expect(next).toEqual([{ goes: true }])
    expect((await there.type('verify', '--json')).code).toBe(0)
  })

  it('is closed for whoever it was made for, and for nobody else', async () => {
    const { identity, recipient } = z
      .object({ identity: z.string(), recipient: z.string() })
      .parse(JSON.parse((await home.type('backup', 'key', '--json')).out))
    writeFileSync(at('identity'), `# ${recipient}\n${identity}\n`)
    writeFileSync(at('word'), 'enam kata acak yang panjang\n')
    expect((await home.type('backup', at('b2'), '--recipient', recipient)).code).toBe(0)
    expect((await home.type('backup', at('b3'), '--passphrase-file', at('word'))).code).toBe(0)
    const there = kawal(at('r3'))
    expect(await there.type('restore', at('b2'), '--key', key)).toMatchObject({ code: 1, err: expect.stringContaining('does not open') })
    expect(await there.type('restore', at('b3'), '--key', key)).toMatchObject({
      code: 1,
      err: expect.stringContaining('closed with a passphrase'),
    })
    for (const file of ['b1', 'b2', 'b3']) {
      const bytes = readFileSync(at(file))
      for (const plain of ['Kembangmayang', 'kawal.json', readFileSync(key, 'utf8').trim()])
        expect(bytes.includes(plain), plain).toBe(false)
    }
    expect(await home.type('backup', at('x'), '--recipient', 'age1nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no recipient'),
    })
    writeFileSync(at('short'), 'rahasia')
    expect(await home.type('backup', at('x'), '--passphrase-file', at('short'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('too short'),
    })
    expect((await home.type('backup', at('x'), '--passphrase-file', at('word'), '--recipient', recipient)).code).toBe(2)
  })

  it('does not bring back who was erased since, by the list that was kept elsewhere', async () => {
    expect(await home.type('erasures', 'proof', erased)).toMatchObject({ code: 1, err: expect.stringContaining('no erasure of') })
    const proven = await home.type('erase', erased, '--basis', 'UNLAWFUL', '--as', 'dinas', '--proof', at('proof'), '--json')
    expect(JSON.parse(proven.out)).toMatchObject({ statement: { id: erased, basis: 'UNLAWFUL', rowsLeft: 0 } })
    expect((await home.type('erase', erased, '--basis', 'UNLAWFUL', '--as', 'dinas')).code).toBe(1)
    expect((await home.type('erasures', 'check', at('proof'))).code).toBe(0)
    writeFileSync(at('false'), readFileSync(at('proof'), 'utf8').replace('UNLAWFUL', 'REQUEST'))
    expect(await home.type('erasures', 'check', at('false'))).toMatchObject({ code: 1, err: expect.stringContaining('not signed by this') })
    expect(await home.type('erasures', 'check', at('b1'))).toMatchObject({ code: 1, err: expect.stringContaining('no proof') })
    await vi.waitFor(async () => expect((await home.type('erasures', 'export')).out).toContain(erased), { timeout: 20_000 })
    expect((await home.type('erasures', 'export', '--out', at('erased'))).code).toBe(0)
    expect(readFileSync(at('erased'), 'utf8')).not.toMatch(/Sutrisniwati|4910/)
    const there = kawal(at('r2'))
    const restored = await there.type('restore', at('b3'), '--passphrase-file', at('word'), '--erasures', at('erased'), '--json')
    expect(JSON.parse(restored.out)).toMatchObject({ breaks: [], erased: 1 })
    const all = await lookInto(at('r2'), async (client) =>
      Object.values(await rowsOf(client))
        .flat()
        .join('\n'),
    )
    expect(all).not.toContain('Kembangmayang')
    expect(readFileSync(at('r2/erasures.jsonl'), 'utf8')).toContain(erased)
    // Over the folder from which it came, moved aside, its own list is enough.
    expect(await there.type('restore', at('b1'))).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') })
    const again = await there.type('restore', at('b1'), '--move-aside', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ erased: 1 })
    const aside = readdirSync(at('r2')).find((name) => name.startsWith('before-')) ?? ''
    expect(readdirSync(join(at('r2'), aside))).toContain('postgres')
    expect((await there.type('verify')).code).toBe(0)
  })
})

describe('papers in a store that speaks S3', () => {
  it('are in the backup, and lie where the restored instance keeps its own', async () => {
    for (const [name, bytes] of store.files) expect(readFileSync(at(`r1/files/${name}`)).equals(bytes), name).toBe(true)
    const inStore = kawal(at('r8'), { KAWAL_FILES: otherStore.address })
    expect((await inStore.type('restore', at('b1'), '--key', key)).code).toBe(0)
    expect(otherStore.files).toEqual(store.files)
    expect(existsSync(at('r8/files'))).toBe(false)
    // Not only the same bytes: the picture opens again.
    const again = await inStore.serve(['start'], 'Stop with Ctrl-C')
    const got = await inStore.type('get-paper-file', paper, '--out', at('back.jpg'), '--as', 'dinas')
    // What was sealed is again its office's alone.
    const [own, other] = [await inStore.type('get-annex', annex, '--as', 'dinas'), await inStore.type('get-annex', annex, '--as', 'bp2mi')]
    await again.stop()
    expect([own.code, own.out.includes(TESTIMONY)]).toEqual([0, true])
    expect([other.code, other.err.includes('Not found')]).toEqual([1, true])
    expect(got).toMatchObject({ code: 0 })
    expect(readFileSync(at('back.jpg')).equals(picture)).toBe(true)
  })

  it('that cannot be read leave no backup, and a store without room leaves no restore', async () => {
    const away = kawal(at('home'), { KAWAL_FILES: 'http://KEY:SECRET@127.0.0.1:1/bucket' })
    expect(await away.type('backup', at('b8'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('S3 store (KAWAL_FILES) cannot be read'),
    })
    expect(existsSync(at('b8'))).toBe(false)
    otherStore.fill()
    const there = kawal(at('r9'), { KAWAL_FILES: otherStore.address })
    expect(await there.type('restore', at('b1'), '--key', key)).toMatchObject({
      code: 1,
      err: expect.stringContaining('no room for the papers'),
    })
    expect(contentOf(at('r9'))).toEqual([])
  })
})

describe('a backup while twenty officers register', () => {
  it('holds whoever was answered before it began, and of nobody a half', async () => {
    const { address, door } = Door.parse(JSON.parse(readFileSync(at('home/instance.json'), 'utf8')))
    const officers = keepRegistering(address, door.secret, 20)
    await vi.waitFor(() => expect(officers.answered.length).toBeGreaterThanOrEqual(20), { timeout: 60_000 })
    const before = [...officers.answered]
    const made = await home.type('backup', at('b7'))
    await officers.stop()
    expect(made).toMatchObject({ code: 0 })
    const restored = await kawal(at('r7')).type('restore', at('b7'), '--key', key, '--json')
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('"breaks":[]') })
    const { ids, halves } = await lookInto(at('r7'), async (client) => ({
      ids: (await client.query("select replace(regency, '.', '') || '-' || stream_id as id from worker")).rows.map(
        (row) => Id.parse(row).id,
      ),
      halves: (
        await client.query(`select stream_id from worker w where not exists (select from event e where (e.regency, e.stream_id) = (w.regency, w.stream_id))
          or not exists (select from snapshot s where (s.regency, s.stream_id) = (w.regency, w.stream_id))
          or (select count(*) from feed f where (f.regency, f.stream_id) = (w.regency, w.stream_id)) + (select count(*) from outbox o where (o.regency, o.stream_id) = (w.regency, w.stream_id)) < 1
          or not exists (select from work d where (d.regency, d.stream_id) = (w.regency, w.stream_id))
          or not exists (select from command c where c.target = replace(w.regency, '.', '') || '-' || w.stream_id)`)
      ).rows,
    }))
    expect(before.filter((id) => !ids.includes(id))).toEqual([])
    expect(halves).toEqual([])
  })
})

describe('nothing is written over or half', () => {
  const refused: readonly (readonly [string, Kawal, readonly string[], string])[] = [
    ['a live instance', home, ['restore', at('b1'), '--move-aside'], 'already runs'],
    ['a file that is there', home, ['backup', at('b1')], 'is there already'],
    ['a place inside the data', home, ['backup', at('home/b')], 'lies inside the data folder'],
    ['a folder that is not there', home, ['backup', at('nowhere/b')], 'cannot be written there'],
    ['a file that is not there', kawal(at('r4')), ['restore', at('none')], 'cannot be read'],
    ['a list that is none', kawal(at('r4')), ['restore', at('b1'), '--key', key, '--erasures', at('word')], 'cannot be read as a list'],
    ['a key that is none', kawal(at('r4')), ['restore', at('b1'), '--key', at('short')], 'holds no key'],
    [
      'a key of another place',
      kawal(at('r4'), { KAWAL_KEY_FILE: at('other-key') }),
      ['restore', at('b1'), '--key', key],
      'holds another key',
    ],
    ['a key file that is missing', kawal(at('r4'), { KAWAL_KEY_FILE: at('no-key') }), ['verify'], 'which cannot be read'],
  ]
  it.each(refused)('%s is refused in words', async (_name, on, command, words) => {
    writeFileSync(at('other-key'), Buffer.alloc(32, 3).toString('base64url'))
    expect(await on.type(...command)).toMatchObject({ code: 1, err: expect.stringContaining(words) })
    if (existsSync(at('r4'))) expect(contentOf(at('r4'))).toEqual([])
  })

  it('a full disk leaves no file, and says so', async () => {
    // A file may grow to 64 KB here: the system says so as it does when the disk is full.
    const limited = spawn('prlimit', ['--fsize=65536', process.execPath, ...nodeArguments(), './src/apps/cli.ts', 'backup', at('full')], {
      env: { ...process.env, KAWAL_DATA: at('home'), LANG: 'C', LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    limited.stderr.on('data', (text: Buffer) => {
      said += text.toString()
    })
    await new Promise((resolve) => limited.once('close', resolve))
    expect(said).toContain('There is no room for')
    expect(readdirSync(root).filter((name) => name.startsWith('full'))).toEqual([])
  })

  it('a backup that is killed leaves no backup, and the next one tidies up', async () => {
    await owner.query('begin')
    await owner.query('lock table event in access exclusive mode')
    const { child, ended } = begin(at('home'), 'backup', at('killed'))
    await vi.waitFor(() => expect(readdirSync(root).some((name) => /^killed\.\d+\.part$/.test(name))).toBe(true), { timeout: 60_000 })
    child.kill('SIGKILL')
    await ended
    await owner.query('rollback')
    expect(existsSync(at('killed'))).toBe(false)
    await vi.waitFor(async () => expect((await home.type('backup', at('killed'), '--replace')).code).toBe(0), { timeout: 60_000 })
    expect(readdirSync(root).filter((name) => name.startsWith('killed'))).toEqual(['killed'])
  })

  it('a restore that is killed leaves nothing that starts, and is done again', async () => {
    const { child, ended } = begin(at('r5'), 'restore', at('b1'), '--key', key)
    await new Promise<void>((resolve) => child.stderr?.on('data', (text: Buffer) => text.includes('Creating') && resolve()))
    child.kill('SIGKILL')
    await ended
    const there = kawal(at('r5'))
    expect(await there.type('verify')).toMatchObject({ code: 1, err: expect.stringContaining('was interrupted') })
    expect((await there.type('restore', at('b1'), '--key', key)).code).toBe(0)
    expect((await there.type('verify')).code).toBe(0)
    // Without its key nothing starts, and no other is made in its place.
    renameSync(at('r5/secrets/instance-key'), at('kept'))
    expect(await there.type('verify')).toMatchObject({ code: 1, err: expect.stringContaining('key of the instance is missing') })
    expect(existsSync(at('r5/secrets/instance-key'))).toBe(false)
  })

  it('a restore that was whole is put in place by the next start, wherever it was cut off', async () => {
    for (let steps = 0; steps <= 5; steps += 1) {
      const data = at(`step-${steps}`)
      mkdirSync(join(draftOf(data), 'postgres'), { recursive: true })
      writeFileSync(join(draftOf(data), 'postgres', 'which'), 'new')
      writeFileSync(join(draftOf(data), 'erasures.jsonl'), 'new')
      mkdirSync(join(data, 'postgres'))
      writeFileSync(join(data, 'postgres', 'which'), 'old')
      writeFileSync(join(data, 'regencies.json'), 'old')
      declareComplete(data, '2026-05-03T02:00:00.000Z', true)
      // Cut off after so many moves.
      let left = steps
      const cut = finishRestore(
        data,
        async () => undefined,
        () => {
          left -= 1
          if (left < 0) throw new Error('power cut')
        },
      )
      await cut.catch(() => undefined)
      const told: string[] = []
      await finishRestore(data, async () => void told.push('whole'))
      await finishRestore(data, async () => void told.push('again'))
      expect(readFileSync(join(data, 'postgres', 'which'), 'utf8')).toBe('new')
      expect(contentOf(data).toSorted()).toEqual(['erasures.jsonl', 'postgres'])
      expect(readFileSync(join(data, 'before-20260503T020000Z', 'postgres', 'which'), 'utf8')).toBe('old')
      expect(told).toEqual(steps < 4 ? ['whole'] : [])
    }
  })
})

describe('with a database of one’s own', () => {
  it('goes into an empty one, not into one that is used, and goes on where it was interrupted', async () => {
    const url = new URL(inject('clusterUrl'))
    const cluster = await connect(url.href)
    await cluster.query('create database restored')
    url.pathname = '/restored'
    const there = kawal(at('r6'), { KAWAL_DATABASE_URL: url.href })
    const restored = await there.type('restore', at('b1'), '--key', key, '--json')
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('"breaks":[]') })
    expect((await there.type('verify')).code).toBe(0)
    expect((await there.type('backup', at('b6'))).code).toBe(0)
    expect(await there.type('restore', at('b6'), '--move-aside')).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') })
    const client = await connect(url.href)
    await client.query('create table restore_unfinished (since timestamptz)')
    expect(await there.type('verify')).toMatchObject({ code: 1, err: expect.stringContaining('was interrupted') })
    expect((await there.type('restore', at('b6'), '--move-aside')).code).toBe(0)
    expect((await there.type('verify')).code).toBe(0)
    await client.end()
    await cluster.query('drop database restored with (force)')
    await cluster.end()
  })
})
