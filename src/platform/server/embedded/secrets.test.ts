// SPDX-License-Identifier: AGPL-3.0-or-later

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepSecret, readInstanceKey, secretFile } from '#platform/server/embedded/secrets.ts'
import { temporaryFolder } from '../../../../test/support/folder.ts'

test('a secret is made once and kept; the same file can be given by hand', () => {
  const data = temporaryFolder('secret')
  const made = keepSecret(data, 'instance-key')
  expect(keepSecret(data, 'instance-key')).toBe(made)
  expect(readInstanceKey(secretFile(data, 'instance-key')).master.toString('base64url')).toBe(made)
})

test('a key file that is missing or short is refused in words that name it', () => {
  const file = join(temporaryFolder('secret'), 'key')
  expect(() => readInstanceKey(file)).toThrow(`${file}, which cannot be read`)
  writeFileSync(file, 'too-short')
  expect(() => readInstanceKey(file)).toThrow(`${file}, which must hold 32 random bytes`)
})
