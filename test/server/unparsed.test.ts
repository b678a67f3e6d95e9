// SPDX-License-Identifier: AGPL-3.0-or-later
// What is not HTTP, or breaks off, is refused in the same form as everything else.

import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
let port: number

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  port = Number(new URL(await instance.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

/** Everything that comes back until the server ends the connection. */
function say(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.on('data', (bytes) => {
      heard += bytes.toString()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

it.each([
  ['no HTTP at all', 'halo\r\n\r\n', 400, 'malformed'],
  ['a method that nobody knows', 'FETCH / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'malformed'],
  ['a header with a NUL', 'GET /healthz HTTP/1.1\r\nHost: x\r\nAccept-Language: \0\r\n\r\n', 400, 'malformed'],
  ['a length that is no number', 'POST /api/v1/workers HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n', 400, 'malformed'],
  ['two lengths', 'POST /api/v1/workers HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'malformed'],
  ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed'],
  [
    'something expected that nobody knows',
    'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: wonders\r\n\r\n',
    400,
    'malformed',
  ],
  [
    'a chunk that is none',
    'POST /api/v1/workers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    400,
    'malformed',
  ],
  ['an address that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'headers-too-large'],
  ['headers that are too long', `GET /healthz HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
])('%s is a problem document', async (_, text, status, code) => {
  const [head = '', body = ''] = (await say(text)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8')
  expect(JSON.parse(body)).toMatchObject({ type: `urn:kawal:problem:${code}`, status, code })
})
