// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '#platform/server/settings.ts'
import { StartError } from '#platform/server/start-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'kawal-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('nothing needs to be set', () => {
  expect(readSettings({ HOME: '/root' })).toEqual({
    port: 8080,
    host: '127.0.0.1',
    data: './data',
    databaseUrl: undefined,
    publicUrl: undefined,
    logLevel: 'info',
    keyFile: undefined,
    poolSize: 10,
    deviceDays: 14,
    files: undefined,
    clamd: undefined,
    calls: { stun: [], only: false },
  })
})

test('an empty value counts as not set', () => expect(readSettings({ KAWAL_PORT: '', KAWAL_DATABASE_URL: '' }).port).toBe(8080))

test('each is read', () => {
  const given = {
    KAWAL_PORT: '9000',
    KAWAL_HOST: '0.0.0.0',
    KAWAL_PUBLIC_URL: 'https://kawal.example.org/',
    KAWAL_LOG_LEVEL: 'debug',
    KAWAL_CHROMIUM: '/x',
    KAWAL_CLAMD: '127.0.0.1:3310',
    KAWAL_DEVICE_DAYS: '30',
    KAWAL_SMTP: 'smtp://kawal:p%40ss@mail.example.org?from=kawal@example.org',
    KAWAL_FILES: 'https://a:b@store.example.org/kawal',
    KAWAL_STUN: 'stun:stun.example.org',
    KAWAL_TURN: 'turn:turn.example.org:3478?transport=udp, turns:turn.example.org:5349',
    KAWAL_TURN_SECRET: '0123456789abcdef',
    KAWAL_CALL_PATHS: 'relay',
    KAWAL_BSRE: 'https://kawal:secret@esign.example.org/client',
    KAWAL_LIVEKIT_URL: 'wss://livekit.example.org/',
    KAWAL_LIVEKIT_KEY: 'APIkawal',
    KAWAL_LIVEKIT_SECRET: '0123456789abcdef0123456789abcdef',
  }
  expect(readSettings(given)).toMatchObject({
    port: 9000,
    host: '0.0.0.0',
    publicUrl: 'https://kawal.example.org',
    logLevel: 'debug',
    clamd: { host: '127.0.0.1', port: 3310 },
    deviceDays: 30,
    bsre: 'https://kawal:secret@esign.example.org/client',
    smtp: { host: 'mail.example.org', port: 587, secure: false, user: 'kawal', password: 'p@ss', from: 'kawal@example.org' },
    calls: {
      stun: ['stun:stun.example.org'],
      turn: { urls: ['turn:turn.example.org:3478?transport=udp', 'turns:turn.example.org:5349'], secret: '0123456789abcdef' },
      only: true,
      middle: { url: 'wss://livekit.example.org', key: 'APIkawal', secret: '0123456789abcdef0123456789abcdef' },
    },
  })
})

test('a secret may come from a file', () => {
  const file = join(folder, 'url')
  writeFileSync(file, 'postgres://a:b@c/d\n')
  expect(readSettings({ KAWAL_DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://a:b@c/d')
})

test.each([
  ['KAWAL_PORT', 'eighty', 'KAWAL_PORT is "eighty". It must be a port from 1 to 65535, or 0 for any free one, for example 8080.'],
  ['KAWAL_PORT', '65536', 'KAWAL_PORT is "65536"'],
  ['KAWAL_PORT', '-1', 'KAWAL_PORT is "-1"'],
  ['KAWAL_PORT', '80.5', 'KAWAL_PORT is "80.5"'],
  ['KAWAL_HOST', 'not a host', 'KAWAL_HOST is "not a host"'],
  ['KAWAL_DATABASE_URL', 'mysql://root:hunter2@x', 'KAWAL_DATABASE_URL is set to something else. It must be the address of a PostgreSQL'],
  ['KAWAL_PUBLIC_URL', 'kawal.example.org', 'It must be the address under which people reach Kawal'],
  ['KAWAL_LOG_LEVEL', 'loud', 'It must be one of trace, debug, info'],
  ['KAWAL_POOL', '1', 'from 2 to 50'],
  ['KAWAL_DEVICE_DAYS', '0', 'after how many days without contact'],
  ['KAWAL_POOL', 'many', 'KAWAL_POOL is "many". It must be how many connections'],
  ['KAWAL_CLAMD', 'yes', 'KAWAL_CLAMD is "yes". It must be the socket'],
  ['KAWAL_SMTP', 'smtps://mail.example.org', 'KAWAL_SMTP is set to something else. It must be the address of a mail server'],
  ['KAWAL_FILES', 'https://store.example.org/kawal', 'KAWAL_FILES is set to something else. It must be the address of an S3'],
  ['KAWAL_STUN', 'stun.example.org', 'KAWAL_STUN is "stun.example.org". It must be addresses of STUN servers'],
  ['KAWAL_TURN', 'turn:turn.example.org', 'KAWAL_TURN and KAWAL_TURN_SECRET are set together, or neither.'],
  ['KAWAL_TURN', 'https://turn.example.org', 'KAWAL_TURN is "https://turn.example.org". It must be addresses of TURN servers'],
  ['KAWAL_TURN_SECRET', 'short', 'KAWAL_TURN_SECRET is set to something else. It must be the secret shared'],
  ['KAWAL_LIVEKIT_KEY', 'APIkawal', 'KAWAL_LIVEKIT_URL, KAWAL_LIVEKIT_KEY and KAWAL_LIVEKIT_SECRET are set together'],
  ['KAWAL_LIVEKIT_URL', 'https://livekit.example.org', 'It must be the address of a LiveKit server as browsers reach it'],
  ['KAWAL_LIVEKIT_URL', 'wss://a.example;script-src *', 'It must be the address of a LiveKit server as browsers reach it'],
  ['KAWAL_LIVEKIT_SECRET', 'short', 'KAWAL_LIVEKIT_SECRET is set to something else.'],
  ['KAWAL_BSRE', 'https://esign.example.org', 'KAWAL_BSRE is set to something else. It must be the address of the signing service'],
  ['KAWAL_CALL_PATHS', 'relay', 'KAWAL_CALL_PATHS=relay needs KAWAL_TURN'],
  ['KAWAL_PROT', '80', 'KAWAL_PROT is no setting of Kawal. The nearest that is: KAWAL_PORT.'],
  ['KAWAL_DATABASEURL', 'x', 'The nearest that is: KAWAL_DATABASE_URL.'],
  ['KAWAL_DATABASE_URL_FILE', '/nowhere/url', 'KAWAL_DATABASE_URL_FILE names /nowhere/url, which cannot be read.'],
])('%s=%s is refused in a sentence', (name, value, sentence) => {
  expect(() => readSettings({ [name]: value })).toThrow(sentence)
})

test('a secret that is given twice is refused', () => {
  const file = join(folder, 'twice')
  writeFileSync(file, 'postgres://a:b@c/d\n')
  const twice = { KAWAL_DATABASE_URL: 'postgres://a:b@c/d', KAWAL_DATABASE_URL_FILE: file }
  expect(() => readSettings(twice)).toThrow('KAWAL_DATABASE_URL and KAWAL_DATABASE_URL_FILE are both set. Set one of them.')
})

test('a secret is not repeated in the message', () => {
  expect(() => readSettings({ KAWAL_DATABASE_URL: 'mysql://root:hunter2@x' })).toThrow(/^(?!.*hunter2)/s)
})

test('all that is wrong is said at once', () => {
  expect(() => readSettings({ KAWAL_PORT: 'x', KAWAL_LOG_LEVEL: 'y', KAWAL_DATA_DIR: '/z' })).toThrow(
    /3 settings are wrong:\n {2}- KAWAL_DATA_DIR.*\n {2}- KAWAL_PORT.*\n {2}- KAWAL_LOG_LEVEL/,
  )
})

test('what is wrong is said in Indonesian too', () => {
  const caught = (): unknown => {
    try {
      return readSettings({ KAWAL_HOST: 'not a host', KAWAL_PROT: '80' })
    } catch (error) {
      return error
    }
  }
  const error = caught()
  expect(error).toBeInstanceOf(StartError)
  expect(error instanceof StartError && error.in('id')).toBe(
    '2 setelan salah:\n' +
      '  - KAWAL_PROT bukan setelan Kawal. Yang paling mirip: KAWAL_PORT.\n' +
      '  - KAWAL_HOST berisi "not a host". Isinya harus alamat atau nama host tempat mendengarkan, misalnya 127.0.0.1 (hanya mesin ini) atau 0.0.0.0 (siapa saja).',
  )
})
