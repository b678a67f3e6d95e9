// SPDX-License-Identifier: AGPL-3.0-or-later
// The command line on a real instance of its own, each command a process.

import { appendFileSync, chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { contracts } from '#apps/contracts.ts'
import { kebab } from '#platform/cli/command.ts'
import { fieldsOf } from '#platform/cli/contract-command.ts'
import { temporaryFolder } from '../support/folder.ts'
import { kawal, type Served } from '../support/kawal.ts'

// Some commands start a program, on a machine that may be small and busy.
vi.setConfig({ testTimeout: 180_000 })
const data = temporaryFolder('cli')
const { run, serve, type } = kawal(data)
const Instance = z.object({ address: z.string(), door: z.object({ secret: z.string(), databaseUrl: z.string() }) })
const Listed = z.object({ items: z.array(z.object({ id: z.string() })), next: z.nullable(z.string()) })
const file = join(data, 'instance.json')
let served: Served

beforeAll(async () => {
  served = await serve(['demo', '--files', '3'], 'Stop with Ctrl-C')
})
afterAll(async () => {
  await served.stop()
  rmSync(data, { recursive: true, force: true })
})

const instance = (): z.output<typeof Instance> => Instance.parse(JSON.parse(readFileSync(file, 'utf8')))

async function knock(headers: Record<string, string>): Promise<number> {
  const { address, door } = instance()
  const answer = await fetch(`${address}/api/v1/me`, {
    headers: { authorization: `Local ${door.secret}`, 'x-kawal-user': 'desa', ...headers },
  })
  return answer.status
}

describe('every contract', () => {
  it('is a command: the list of the command line is that of the server', async () => {
    const answer = await fetch(`${instance().address}/api/v1/openapi.json`)
    const Operation = z.object({ operationId: z.string(), 'x-roles': z.optional(z.array(z.string())) })
    const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) }).parse(await answer.json())
    // A route without roles is no contract: signing in, the feed, public pages, what operators ask.
    const served = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap((each) => (each['x-roles'] === undefined ? [] : [each.operationId]))
    expect(Object.keys(contracts).toSorted()).toEqual(served.toSorted())
  })

  it('has fields that do not collide with what goes beside them', () => {
    const beside = ['user', 'as', 'key', 'if-match', 'json', 'help', 'lang', 'file', 'out']
    for (const contract of Object.values(contracts)) for (const { flag } of fieldsOf(contract)) expect(beside).not.toContain(flag)
    expect(new Set(Object.keys(contracts).map(kebab)).size).toBe(Object.keys(contracts).length)
  })
})

describe('a command through the instance', () => {
  it('registers, finds and refuses as the named officer may', async () => {
    const person = ['--name', 'Siti Kembangmayang', '--sex', 'F', '--birth-date', '1999-07-01', '--area', '35.10.04.2006']
    const done = await run('register-worker', ...person, '--as', 'desa', '--key', 'once', '--json')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect((await type('register-worker', ...person, '--as', 'desa', '--key', 'once', '--json')).out).toBe(done.out)
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(done.out))
    const listed = Listed.parse(JSON.parse((await type('list-workers', '--q', 'kembangmayang', '--as', 'desa', '--json')).out))
    expect(listed.items.map((item) => item.id)).toEqual([id])
    expect(await run('record-milestone', id, 'DEPARTED', '--user', 'desa')).toMatchObject({ code: 1, out: '' })
    expect(await type('list-workers', '--as', 'bupati')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Your role does not include'),
    })
    expect(await type('list-workers', '--as', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('no active account') })
    expect((await type('list-workers', '--state', 'NOWHERE', '--as', 'desa')).code).toBe(2)
    const log = await type('list-log', '--as', 'auditor', '--json')
    expect(log.out).toContain('"CommandLine"')
  })

  it('takes a file and gives one', async () => {
    const list = join(data, 'list.csv')
    expect(await type('get-import-template', '--as', 'desa', '--out', list)).toMatchObject({ code: 0, out: '' })
    expect([readFileSync(list, 'utf8').startsWith('nik,name,sex,birth_date,area'), statSync(list).mode & 0o777]).toEqual([true, 0o600])
    appendFileSync(list, ',Wulan Daftar,F,1999-07-01,35.10.04.2006\r\n')
    const begun = await type('start-import', '--file', list, '--dry-run', 'true', '--as', 'desa', '--json')
    expect(begun).toMatchObject({ code: 0, err: '' })
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(begun.out))
    await expect
      .poll(async () => JSON.parse((await type('get-import', id, '--as', 'desa', '--json')).out), { timeout: 60_000 })
      .toMatchObject({ state: 'done', accepted: 1 })
    expect((await type('start-import', '--file', join(data, 'none.csv'), '--as', 'desa')).code).toBe(2)
    expect((await type('start-import', '--as', 'desa')).code).toBe(2)
  })
})

describe('the connection file', () => {
  it('is for its owner alone', () => expect(statSync(file).mode & 0o777).toBe(0o600))

  it('opens the door to this machine only, with its secret, for an account that exists', async () => {
    expect(await knock({})).toBe(200)
    expect(await knock({ authorization: `Local ${'x'.repeat(43)}` })).toBe(401)
    expect(await knock({ 'x-kawal-user': 'nobody' })).toBe(401)
    expect(await knock({ 'x-forwarded-for': '203.0.113.7' })).toBe(401)
  })
})

describe('a command of the instance itself', () => {
  it('makes a token that works, printed alone', async () => {
    const { code, out } = await run('token', 'create', '--user', 'dinas', '--days', '1')
    expect(code).toBe(0)
    const answer = await fetch(`${instance().address}/api/v1/me`, { headers: { authorization: `Bearer ${out.trim()}` } })
    expect(answer.status).toBe(200)
    expect((await type('token', 'create', '--user', 'nobody')).code).toBe(1)
    expect((await type('token', 'create', '--user', 'dinas', '--scope', 'everything')).code).toBe(2)
  })

  it('adds an office and an account, and closes it', async () => {
    const opened = await type('office', 'add', '--kind', 'VILLAGE', '--name', 'Desa X', '--area', '35.10.04.2001', '--json')
    expect(opened.code).toBe(0)
    const office = z.object({ id: z.string() }).parse(JSON.parse(opened.out)).id
    const added = await type('user', 'add', '--login', 'budi', '--name', 'Budi', '--role', 'village-officer', '--office', office)
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('/invitation#') })
    expect((await type('get-me', '--as', 'budi')).code).toBe(0)
    expect((await type('user', 'block', 'budi')).code).toBe(0)
    expect((await type('get-me', '--as', 'budi')).code).toBe(1)
    expect((await type('user', 'block', 'budi')).code).toBe(1)
  })

  it('speaks the language of who types, in its help and in its refusals', async () => {
    expect(await type('help', '--lang', 'id')).toMatchObject({ code: 0, out: expect.stringContaining('Menutup akun') })
    expect(await type('token', 'create', '--help', '--lang=id')).toMatchObject({ out: expect.stringContaining('setelah sekian hari') })
    expect(await type('user', 'block', 'nobody', '--lang', 'id')).toMatchObject({ code: 1, err: expect.stringContaining('Tidak ada akun') })
    const taken = ['user', 'add', '--login', 'dinas', '--name', 'Rini', '--role', 'village-officer', '--office', 'nowhere']
    expect(await type(...taken)).toMatchObject({ code: 1, err: expect.stringContaining('not known') })
    expect(await type(...taken, '--lang', 'id')).toMatchObject({ code: 1, err: expect.stringContaining('tidak dikenal') })
  })

  it('walks the chains', async () => {
    expect(await type('verify', '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"breaks":[]') })
  })
})

describe('the doctor', () => {
  const ill = async (): Promise<readonly string[]> => {
    const { code, out } = await type('doctor', '--json')
    const { well, findings } = z
      .object({ well: z.boolean(), findings: z.array(z.object({ about: z.string(), state: z.string() })) })
      .parse(JSON.parse(out))
    expect(code).toBe(well ? 0 : 1)
    return findings.flatMap((finding) => (finding.state === 'ill' ? [finding.about] : []))
  }

  it('finds nothing where all is well, and each thing that was planted', async () => {
    expect(await ill()).toEqual([])
    const insider = new pg.Client({ connectionString: instance().door.databaseUrl })
    await insider.connect()
    chmodSync(join(data, 'secrets', 'instance-key'), 0o644)
    await insider.query("insert into pgboss.job (name, data) values ('failed', '{}')")
    await insider.query(
      "update event set body = body || ' ' where (stream_id, version) = (select stream_id, version from event order by at desc limit 1)",
    )
    expect(await ill()).toEqual(['folder', 'jobs', 'chain'])
    expect(await type('verify')).toMatchObject({ code: 1, err: expect.stringContaining('was changed after it had been written') })
    chmodSync(join(data, 'secrets', 'instance-key'), 0o600)
    await insider.query('delete from migration')
    expect(await ill()).toEqual(['migrations'])
    await insider.end()
  })

  it('names a setting that is wrong', async () => {
    const { code, err } = await kawal(data, { KAWAL_PORT: 'many' }).run('doctor')
    expect(code).toBe(1)
    expect(err).toContain('KAWAL_PORT is "many"')
  })
})

it('once it has stopped, the file is gone and the way on is said', async () => {
  expect(await served.stop()).toBe(0)
  expect(existsSync(file)).toBe(false)
  expect(await run('list-workers', '--as', 'desa')).toMatchObject({ code: 1, err: expect.stringContaining('npx kawal start') })
})
