// SPDX-License-Identifier: AGPL-3.0-or-later
// Secrets of this instance: one file each in the data folder, made once, readable by us alone.

import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '#platform/server/start-error.ts'
import { type InstanceKey, parseInstanceKey } from '#platform/server/storage/instance-key.ts'

const BYTES = 32
const INSTANCE_KEY = 'instance-key'

// Written aside, synced, then linked: a power cut leaves a whole secret or none, and two starts agree on the first.
function create(file: string): void {
  const draft = `${file}.${process.pid}`
  rmSync(draft, { force: true })
  const descriptor = openSync(draft, 'wx', 0o600)
  writeSync(descriptor, `${randomBytes(BYTES).toString('base64url')}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Where a secret of this name is kept. */
export function secretFile(data: string, name: string): string {
  return join(data, 'secrets', name)
}

/** The secret of this name: 32 random bytes as base64url, made at the first call and the same ever after. */
export function keepSecret(data: string, name: string): string {
  mkdirSync(join(data, 'secrets'), { recursive: true, mode: 0o700 })
  const file = secretFile(data, name)
  if (!existsSync(file)) create(file)
  return readFileSync(file, 'utf8').trim()
}

/**
 * The key from which every other is derived: kept in the data folder, unless it is given from elsewhere.
 * @param fresh nothing was written with a key yet, so that one may be made
 * @throws StartError where it is missing: another key would open nothing of what is there
 */
export function instanceKey(data: string, from: { readonly keyFile: string | undefined; readonly fresh: boolean }): InstanceKey {
  const file = keyFileOf(data, from.keyFile)
  if (from.keyFile === undefined) {
    if (!from.fresh && !existsSync(file)) throw new StartError(['key-missing', { file }])
    keepSecret(data, INSTANCE_KEY)
  }
  return readInstanceKey(file)
}

/** Where the instance key is kept. */
export function keyFileOf(data: string, keyFile: string | undefined): string {
  return keyFile ?? secretFile(data, INSTANCE_KEY)
}

/** @throws StartError when the file cannot be read or does not hold an instance key */
export function readInstanceKey(file: string): InstanceKey {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new StartError(['key-unreadable', { file }])
  }
  const key = parseInstanceKey(text)
  if (key === undefined) throw new StartError(['key-no-key', { file, bytes: BYTES }])
  return key
}
