// SPDX-License-Identifier: AGPL-3.0-or-later

import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { blockingFolder, readAccounts, refuseUnreachable } from '#platform/server/embedded/owner.ts'
import { temporaryFolder } from '../../../../test/support/folder.ts'

const folder = temporaryFolder('owner')
const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 }
afterAll(() => rmSync(folder, { recursive: true }))

function made(name: string, mode: number): string {
  const path = join(folder, name)
  mkdirSync(path)
  chmodSync(path, mode)
  return path
}

test('accounts are read by name and number', () => {
  expect(readAccounts('root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/x\n\n')).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 65_534, gid: 65_534 },
  ])
})

test('the first closed folder on the way is the one that blocks', () => {
  const outer = made('outer', 0o700)
  mkdirSync(join(outer, 'inner'), { mode: 0o700 })
  expect(blockingFolder(stranger, join(outer, 'inner', 'data'))).toBe(outer)
})

test('an open folder blocks nobody, nor does one that is not there yet', () => {
  expect(blockingFolder(stranger, join(made('open', 0o711), 'data'))).toBeUndefined()
})

test('data out of reach are refused by name, with ways on', () => {
  const closed = made('closed', 0o700)
  expect(() => refuseUnreachable(stranger, { data: join(closed, 'data'), program: process.execPath })).toThrow(
    new RegExp(`"stranger", who cannot enter ${closed}[\\s\\S]*KAWAL_DATA=[\\s\\S]*chmod o\\+x ${closed}[\\s\\S]*ordinary user`),
  )
})

test('programs out of reach are refused by name, with ways on', () => {
  const closed = made('programs', 0o700)
  writeFileSync(join(closed, 'postgres'), '', { mode: 0o755 })
  expect(() => refuseUnreachable(stranger, { data: folder, program: join(closed, 'postgres') })).toThrow(
    new RegExp(`cannot run ${join(closed, 'postgres')}: ${closed} is closed to others[\\s\\S]*move the checkout`),
  )
})
