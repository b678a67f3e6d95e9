// SPDX-License-Identifier: AGPL-3.0-or-later
// Under --json every command, done or not, gives exactly one JSON value on standard output and ends with an honest code.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { listenFault } from '#apps/cli/listen-fault.ts'
import { contracts } from '#apps/contracts.ts'
import { kebab } from '#platform/cli/command.ts'
import type { Connect } from '#platform/cli/connection.ts'
import { contractCommands } from '#platform/cli/contract-command.ts'
import { runProgram } from '#platform/cli/program.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type Ended, kawal, type Served } from '../support/kawal.ts'
import { freshDatabase } from '../support/postgres.ts'

// Some commands start a program, on a machine that may be small and busy.
vi.setConfig({ testTimeout: 180_000 })
const data = temporaryFolder('json')
const { run, serve, type } = kawal(data, { KAWAL_DATABASE_URL: await freshDatabase() })
/** Written with no key yet, for starts from another folder. */
const empty = await freshDatabase()
const Bad = z.object({ error: z.string().check(z.minLength(1)), code: z.string().check(z.minLength(1)) })
const Instance = z.object({ address: z.string(), door: z.object({ secret: z.string() }) })
const Started = z.strictObject({ address: z.url(), users: z.array(z.object({ login: z.string(), password: z.string() })) })
let served: Served

beforeAll(async () => {
  served = await serve(['demo', '--files', '1', '--json'], '}\n')
})
afterAll(async () => {
  await served.stop()
  rmSync(data, { recursive: true, force: true })
})

async function typed(connect: Connect, ...args: readonly string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []]
  const screen = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const code = await runProgram({ title: 'kawal', commands: contractCommands(contracts, connect) }, { args, locale: 'C', screen })
  return { code: code ?? -1, out: out.join('\n'), err: err.join('\n') }
}

const reached = (): { readonly address: string; readonly secret: string } => {
  const { address, door } = Instance.parse(JSON.parse(readFileSync(join(data, 'instance.json'), 'utf8')))
  return { address, secret: door.secret }
}

it('demo says in one line where it listens and who may sign in', () => {
  const { address, users } = Started.parse(JSON.parse(served.out()))
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(users.map((user) => user.login)).toContain('dinas')
})

/** One of each kind of end as a process of its own, for its exit code and all that it writes; and what would keep running. */
const processes = ['help', 'verfy', 'user list', 'user block nobody', 'start', 'demo', 'doctor']

describe('a command of the instance', () => {
  const user = ['--name', 'Budi', '--role', 'village-officer']
  it.each([
    [0, []],
    [0, ['help']],
    [0, ['verify', '--help']],
    [2, ['--nonsense']],
    [2, ['verfy']],
    [0, ['migrate']],
    [2, ['migrate', '--all']],
    [2, ['start', '--port', '1']],
    [1, ['start']],
    [2, ['demo', '--files', 'many']],
    [2, ['demo', '--files', '-1']],
    [1, ['demo']],
    [0, ['user', 'list']],
    [2, ['user', 'list', 'all']],
    [2, ['user', 'add', '--login', 'budi']],
    [1, ['user', 'add', '--login', 'budi', ...user, '--office', 'nowhere']],
    [1, ['user', 'block', 'nobody']],
    [0, ['user', 'block', 'auditor']],
    [1, ['user', 'block', 'auditor']],
    [0, ['user', 'unblock', 'auditor']],
    [2, ['user', 'unblock']],
    [0, ['user', 'link', 'desa']],
    [1, ['user', 'link', 'nobody']],
    [0, ['user', 'offices']],
    [0, ['office', 'list']],
    [2, ['office', 'list', '--all']],
    [0, ['office', 'add', '--kind', 'VILLAGE', '--name', 'Desa X', '--area', '35.10.04.2001']],
    [2, ['office', 'add', '--kind', 'VILLAGE', '--name', 'Desa X', '--area', 'here']],
    [0, ['token', 'create', '--user', 'dinas']],
    [1, ['token', 'create', '--user', 'nobody']],
    [2, ['token', 'create', '--user', 'dinas', '--scope', 'everything']],
    [2, ['token', 'create', '--user', 'dinas', '--days', '0']],
    [1, ['heads', 'export']],
    [0, ['heads', 'seal']],
    [0, ['heads', 'export', '--out', join(data, 'heads.json')]],
    [0, ['heads', 'export']],
    [2, ['heads', 'seal', '--all']],
    [0, ['verify']],
    [1, ['verify', '--against', '/nowhere']],
    [0, ['jobs', 'failed']],
    [2, ['jobs', 'failed', '--all']],
    [0, ['jobs', 'retry']],
    [2, ['jobs', 'retry', '--all']],
    [0, ['doctor']],
    [2, ['doctor', '--all']],
    [2, ['bench', '--all']],
  ] as const)('ends with %i: %j', async (code, args) => {
    const ended = await (processes.some((each) => each === args.join(' ')) ? run : type)(...args, '--json')
    const said: unknown = JSON.parse(ended.out)
    expect(ended.code, ended.out).toBe(code)
    expect(Bad.safeParse(said).success, ended.out).toBe(code !== 0)
  })

  it('that a setting keeps from starting says so as well', async () => {
    const wrong = kawal(data, { KAWAL_PORT: 'many' })
    for (const [args, sentence] of [
      [['migrate', '--lang', 'en'], 'KAWAL_PORT is "many"'],
      [['start', '--lang', 'id'], 'KAWAL_PORT berisi "many"'],
      [['user', 'list'], 'KAWAL_PORT'],
    ] as const) {
      const { code, out } = await (args[0] === 'start' ? wrong.run : wrong.type)(...args, '--json')
      expect(code).toBe(1)
      expect(Bad.parse(JSON.parse(out))).toMatchObject({ code: 'cannot-start', error: expect.stringContaining(sentence) })
    }
  })
})

it.each([
  ['a port that is taken', () => ({ KAWAL_PORT: new URL(reached().address).port }), 'KAWAL_PORT'],
  ['a host that is elsewhere', () => ({ KAWAL_HOST: '203.0.113.1' }), 'KAWAL_HOST'],
  ['a database that does not answer', () => ({ KAWAL_DATABASE_URL: 'postgres://kawal:rahasia@127.0.0.1:1/kawal' }), 'KAWAL_DATABASE_URL'],
] as const)('%s keeps from starting, and the setting is named', async (_fault, more, setting) => {
  const folder = temporaryFolder('fault')
  const { code, out, err } = await kawal(folder, { KAWAL_DATABASE_URL: empty, ...more() }).run('start', '--json')
  rmSync(folder, { recursive: true, force: true })
  expect(code).toBe(1)
  expect(Bad.parse(JSON.parse(out))).toMatchObject({ code: 'cannot-start', error: expect.stringContaining(setting) })
  expect(err).not.toContain('    at ')
  expect(out + err).not.toContain('rahasia')
})

it('a port without rights is a reason in words, and a fault of our own stays one', () => {
  // Whoever runs the tests may be root, who may open every port.
  const denied = listenFault(Object.assign(new Error('denied'), { code: 'EACCES' }), { host: '127.0.0.1', port: 80 })
  expect(denied).toMatchObject({ name: 'StartError', message: expect.stringContaining('KAWAL_PORT') })
  const bug = new Error('bug')
  expect(listenFault(bug, { host: '127.0.0.1', port: 80 })).toBe(bug)
})

describe('a command from a contract', () => {
  it.each(Object.keys(contracts).map(kebab))('%s', async (name) => {
    const nobody = await typed(reached, name, '--json')
    expect(nobody.code).toBe(2)
    expect(Bad.parse(JSON.parse(nobody.out)).code).toBe('misuse')
    const { code, out, err } = await typed(reached, name, '--as', 'dinas', '--json')
    expect(Bad.safeParse(JSON.parse(out)).success, out).toBe(code !== 0)
    expect(err).toBe('')
  })

  it('that is done, refused or cannot be sent', async () => {
    expect(await typed(reached, 'list-workers', '--as', 'dinas', '--json')).toMatchObject({ code: 0, err: '' })
    const refused = await typed(reached, 'list-workers', '--as', 'bupati', '--json')
    expect(refused.code).toBe(1)
    expect(Bad.parse(JSON.parse(refused.out)).error).toContain('Your role does not include')
    const away = await typed(() => ({ data: '/nowhere' }), '--json', 'list-workers', '--as', 'dinas')
    expect(away.code).toBe(1)
    expect(Bad.parse(JSON.parse(away.out)).code).toBe('not-running')
    const unknown = await typed(reached, 'list-workers', '--as', 'nobody', '--json')
    expect(Bad.parse(JSON.parse(unknown.out)).code).toBe('no-such-account')
  })
})
