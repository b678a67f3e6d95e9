// SPDX-License-Identifier: AGPL-3.0-or-later
// Another instance key: everything opens with it and nothing with the old one, people are still found by their numbers, old heads still
// verify; cut off anywhere, one key and one database fit each other.

import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { newTotp, totpStep } from '#access/server/secrets.ts'
import { wrappedKeys } from '#apps/wrapped-keys.ts'
import { parseId } from '#kernel/ids.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { sealDay } from '#platform/server/storage/heads.ts'
import { type InstanceKey, parseInstanceKey, printInstanceKey } from '#platform/server/storage/instance-key.ts'
import { mustFit } from '#platform/server/storage/key-fit.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { mustBeAlone, rotateKey, settleKey } from '#platform/server/storage/rotate.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { temporaryFolder } from '../support/folder.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const url = await freshDatabase()
const folder = temporaryFolder('rotate')
const file = join(folder, 'instance-key')
const DAY = '2026-05-03'
const AT = '2026-05-03T02:00:00.000Z'
const NIK = '4910044107990001'
const TOTP = '01890000-0000-7000-8000-0000000000aa'
let instance: TestInstance
let owner: pg.Client
let id: string

const keyIn = (path: string): InstanceKey => {
  const key = parseInstanceKey(readFileSync(path, 'utf8'))
  if (key === undefined) throw new Error(`${path} holds no key`)
  return key
}
const rotate = (at = AT) => rotateKey(file, url, { tables: wrappedKeys, today: DAY, at })
const fits = (key: InstanceKey): Promise<boolean> =>
  mustFit(instance.db, openKeyring(key)).then(
    () => true,
    () => false,
  )

beforeAll(async () => {
  instance = openInstance(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  // As openInstance has it.
  writeFileSync(file, Buffer.alloc(32, 7).toString('base64url'))
  const payload = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', nik: NIK }
  const answer = await instance.app.inject({ method: 'POST', url: '/api/v1/workers', headers: { 'x-officer': 'desa' }, payload })
  id = z.object({ id: z.string() }).parse(answer.json()).id
  const { wrapped } = newTotp(instance.services.keyring, TOTP, 'desa')
  await owner.query(
    "insert into credential (regency, user_id, totp_id, totp_wrapped) values ('35.10', '3510-01890000-0000-7000-8000-000000000001', $1, $2)",
    [TOTP, wrapped],
  )
  await sealDay(instance.db, instance.services.keyring, DAY, AT)
})
afterAll(async () => {
  await owner.end()
  await instance.app.close()
  await instance.db.close()
  rmSync(folder, { recursive: true, force: true })
})

it('no column of keys is forgotten', async () => {
  const { rows } = await owner.query(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea' and column_name like '%wrapped' order by 1",
  )
  expect(wrappedKeys.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(rows.map((row) => row.name))
})

it('waits until nobody else works on the database', async () => {
  await instance.db.run('select 1')
  await expect(mustBeAlone(url)).rejects.toThrow('other connections of Kawal')
  await expect(mustBeAlone(await freshDatabase())).resolves.toBeUndefined()
})

it('cut off before it is written for good, nothing has changed and the next start forgets it', async () => {
  const before = readFileSync(file, 'utf8')
  const broken = [
    ...wrappedKeys,
    { table: 'no_such_table', column: 'wrapped', key: { column: 'stream_id', type: 'uuid' as const }, by: ['regency'], subject: () => '' },
  ]
  await expect(rotateKey(file, url, { tables: broken, today: DAY, at: AT })).rejects.toThrow('no_such_table')
  expect(existsSync(`${file}.next`)).toBe(true)
  expect(await fits(keyIn(file))).toBe(true)
  expect(await fits(keyIn(`${file}.next`))).toBe(false)
  expect(await settleKey(file, url)).toBe(false)
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(readdirSync(folder)).toEqual(['instance-key'])
})

it('everything opens with the new key and nothing with the old one', async () => {
  const old = keyIn(file)
  const done = await rotate()
  expect(done).toMatchObject({ keys: 2, old: `${file}.until-20260503T020000Z` })
  const key = keyIn(file)
  expect(key.master.equals(old.master)).toBe(false)
  expect(keyIn(done.old)).toEqual(old)
  expect(await fits(key)).toBe(true)
  expect(await fits(old)).toBe(false)
  const keyring = openKeyring(key)
  const { rows } = await owner.query('select totp_wrapped from credential where totp_id = $1', [TOTP])
  expect(totpStep(keyring, TOTP, rows[0].totp_wrapped, '000000', AT)).toBeUndefined()
  expect(() => totpStep(openKeyring(old), TOTP, rows[0].totp_wrapped, '000000', AT)).toThrow()
  // Found by the same number, and held against its head, which the old key signed.
  expect(keyring.matchHash('nik', NIK)).toEqual(instance.services.keyring.matchHash('nik', NIK))
  const verified = await verifyChains(instance.db, keyring, { folds: foldsOf(instance.capabilities) })
  expect(verified).toMatchObject({ breaks: [], heads: 1 })
  expect(verified.folded).toBeGreaterThan(0)
  expect(parseId(id).regency).toBe('35.10')
})

it('a head of a later day is signed by the new key alone', async () => {
  const [old, key] = [openKeyring(keyIn(`${file}.until-20260503T020000Z`)), openKeyring(keyIn(file))]
  const head = Buffer.from('a head')
  expect(key.verify(head, old.sign(head), DAY)).toBe(true)
  expect(key.verify(head, old.sign(head), '2026-05-04')).toBe(false)
  expect(key.verify(head, old.sign(head))).toBe(false)
  expect(key.verify(head, key.sign(head), '2026-05-04')).toBe(true)
})

it('cut off after it is written for good, the next start takes the new key', async () => {
  const before = keyIn(file)
  copyFileSync(file, join(folder, 'kept'))
  await rotate('2026-05-04T02:00:00.000Z')
  const after = readFileSync(file)
  // As if the power went before the files changed their names.
  writeFileSync(`${file}.next`, after)
  copyFileSync(join(folder, 'kept'), file)
  expect(await settleKey(file, url)).toBe(true)
  expect(readFileSync(file)).toEqual(after)
  expect(await settleKey(file, url)).toBe(false)
  // Twice changed, the first key's heads still verify.
  expect(keyIn(file).retired).toHaveLength(2)
  expect(keyIn(file).carried).toEqual(before.carried)
  expect((await verifyChains(instance.db, openKeyring(keyIn(file)), { folds: foldsOf(instance.capabilities) })).breaks).toEqual([])
})

it('the file says what it holds, or is refused', () => {
  const key = keyIn(file)
  expect(parseInstanceKey(printInstanceKey(key))).toEqual(key)
  for (const odd of [
    '',
    'short',
    `${'A'.repeat(43)}\ncarried xx`,
    `${'A'.repeat(43)}\nretired yesterday x`,
    `${'A'.repeat(42)}!`,
    `${'A'.repeat(43)}\nmore`,
  ])
    expect(parseInstanceKey(odd), odd).toBeUndefined()
})
