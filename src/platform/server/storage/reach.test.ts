// SPDX-License-Identifier: AGPL-3.0-or-later
// What a start says of a database that it cannot use.

import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { migrations } from '#apps/server.ts'
import { freePort } from '#platform/server/embedded/server.ts'
import { StartError } from '#platform/server/start-error.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { databaseFault } from '#platform/server/storage/reach.ts'

const SECRET = 'rahasia-sekali'
const name = `kawal_guest_${randomBytes(4).toString('hex')}`

async function onCluster(...texts: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  try {
    for (const text of texts) await client.query(text)
  } finally {
    await client.end()
  }
}

function address(change: (url: URL) => void): string {
  const url = new URL(inject('clusterUrl'))
  url.username = name
  url.password = SECRET
  url.pathname = `/${name}`
  change(url)
  return url.href
}

/** What it says, which never holds the password. */
async function refusal(url: string): Promise<string> {
  const error = await migrate(url, migrations).catch((caught: unknown) => caught)
  if (!(error instanceof StartError)) throw error
  expect(error.message).not.toContain(SECRET)
  return error.message
}

/** Answers like a PostgreSQL of some version, to whatever is asked. */
async function serverOf(version: string): Promise<{ readonly port: number; readonly close: () => void }> {
  const message = (type: string, ...parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const [int16, int32] = [(n: number) => Buffer.from([n >> 8, n & 255]), (n: number) => Buffer.from([0, 0, n >> 8, n & 255])]
  const text = (value: string): Buffer => Buffer.from(`${value}\0`)
  const column = (called: string): Buffer => Buffer.concat([text(called), int32(0), int16(0), int32(25), int16(65_535), int32(0), int16(0)])
  const field = (value: string): Buffer => Buffer.concat([int32(value.length), Buffer.from(value)])
  const ready = message('Z', Buffer.from('I'))
  const [major, minor] = version.split('.').map(Number)
  const number = String((major ?? 0) * 10_000 + (minor ?? 0))
  const answer = (socket: Socket, asked: Buffer): void => {
    // What has no letter begins a connection.
    if (asked[0] === 0) socket.write(Buffer.concat([message('R', int32(0)), ready]))
    else if (asked.toString('latin1').startsWith('Q'))
      socket.write(
        Buffer.concat([
          message('T', int16(2), column('number'), column('version')),
          message('D', int16(2), field(number), field(version)),
          message('C', text('SELECT 1')),
          ready,
        ]),
      )
    else socket.end()
  }
  const server = createServer((socket) => socket.on('data', (asked) => answer(socket, asked)))
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { port, close: () => server.close() }
}

afterAll(() => onCluster(`drop database if exists ${name}`, `drop role if exists ${name}`))

test('that nobody answers', async () => {
  const port = await freePort()
  const url = `postgres://kawal:${SECRET}@127.0.0.1:${port}/kawal`
  expect(await refusal(url)).toMatch(new RegExp(`^No PostgreSQL answers at 127.0.0.1:${port} .*correct KAWAL_DATABASE_URL`))
})

test('that its machine is not known; and a fault of our own stays one', () => {
  const client = new pg.Client({ connectionString: `postgres://kawal:${SECRET}@db.invalid/kawal` })
  const said = Object.assign(new Error('getaddrinfo ENOTFOUND db.invalid'), { code: 'ENOTFOUND' })
  expect(databaseFault(said, client)).toMatchObject({
    name: 'StartError',
    message: expect.stringContaining('No machine is known by the name in db.invalid:5432.'),
  })
  const bug = new Error('bug')
  expect(databaseFault(bug, client)).toBe(bug)
})

test('that it is too old', async () => {
  const old = await serverOf('14.11')
  expect(await refusal(`postgres://kawal:${SECRET}@127.0.0.1:${old.port}/kawal`)).toBe(
    `The PostgreSQL at 127.0.0.1:${old.port} is version 14.11; Kawal needs 15 or newer. Upgrade it, or name another in KAWAL_DATABASE_URL.`,
  )
  old.close()
})

test('that the password is wrong or missing, the database is not there, and what the user may not make; and the way on leads on', async () => {
  await onCluster(`create role ${name} login password '${SECRET}'`)
  const wrong = await refusal(address((url) => (url.password = `${SECRET}!`)))
  expect(wrong).toContain(`refuses the password of "${name}". Correct it in KAWAL_DATABASE_URL.`)
  expect(await refusal(address((url) => (url.password = '')))).toMatch(/cannot be used .*password/)
  expect(await refusal(address(() => undefined))).toContain(`create database "${name}" owner "${name}"`)

  await onCluster(`create database ${name}`)
  const says = await refusal(address(() => undefined))
  expect(says).toContain(`"${name}" may not make what Kawal needs in the database "${name}" (permission denied for schema public)`)
  const [, , grant = '', owner = ''] = says.split('\n')
  await onCluster(owner)
  const ungranted = await refusal(address(() => undefined))
  // PostgreSQL 15 says it in the second way.
  expect(ungranted).toMatch(/\((?:permission denied to grant|must have admin option on) role "kawal_app"\)/)
  await onCluster(grant)
  expect(
    await migrate(
      address(() => undefined),
      migrations,
    ),
  ).not.toEqual([])
})
