// SPDX-License-Identifier: AGPL-3.0-or-later
// The format, held to its author's own implementation, and what is left of a file that was cut, changed or made by somebody else.

import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  CHUNK,
  type Closing,
  newIdentity,
  type Opening,
  readIdentities,
  readRecipient,
  recipientOf,
  writeIdentity,
  writeRecipient,
} from '#platform/server/backup/age.ts'
import { createArchive, readArchive } from '#platform/server/backup/archive.ts'
import { fromBech32, toBech32 } from '#platform/server/backup/bech32.ts'
import { placeOf } from '#platform/server/backup/contents.ts'
import { entryOf, headerOf } from '#platform/server/backup/tar.ts'
import { temporaryFolder } from '../../../../test/support/folder.ts'

const folder = temporaryFolder('archive')
const file = join(folder, 'a')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const identity = newIdentity()
const mine = { recipients: [recipientOf(identity)] }
const opening: Opening = { identities: [identity] }

async function write(entries: Readonly<Record<string, Buffer>>, closing: Closing = mine): Promise<void> {
  rmSync(file, { force: true })
  const archive = await createArchive(file, closing)
  await Promise.all(Object.entries(entries).map(([name, bytes]) => archive.add(name, bytes)))
  await archive.finish()
}

async function read(by: Opening = opening): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {}
  for await (const entry of readArchive(file, by)) found[entry.name] = await entry.whole()
  return found
}

const why = (by?: Opening): Promise<unknown> =>
  read(by).then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? error.message : error),
  )

const sample = { one: Buffer.from('satu'), 'two/three': Buffer.alloc(3 * CHUNK + 7, 'x'), empty: Buffer.alloc(0) }

describe('a backup', () => {
  it('gives back what went in, of any size', async () => {
    const near = fc.constantFrom(0, 1, 511, 512, 513, CHUNK - 1024, CHUNK - 512, CHUNK, CHUNK + 1, 2 * CHUNK - 1536, 2 * CHUNK - 1024)
    const sizes = fc.array(fc.oneof(near, fc.nat(3 * CHUNK)), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const entries = Object.fromEntries(lengths.map((length, index) => [`folder/${index}`, Buffer.alloc(length, index + 1)]))
        await write(entries)
        expect(await read()).toEqual(entries)
      }),
      { numRuns: 40 },
    )
  })

  it('is opened by its author’s own program, for a key and for a passphrase', async () => {
    const theirs = await generateIdentity()
    const recipient = readRecipient(await identityToRecipient(theirs))
    if (recipient === undefined) throw new Error('it wrote no recipient')
    await write(sample, { recipients: [recipientOf(identity), recipient] })
    const byKey = new Decrypter()
    byKey.addIdentity(theirs)
    const tar = Buffer.from(await byKey.decrypt(readFileSync(file)))
    expect(entryOf(tar.subarray(0, 512))).toEqual({ name: 'one', size: 4 })
    expect(await read()).toEqual(sample)
    await write({ one: Buffer.from('satu') }, { passphrase: 'enam kata acak yang panjang' })
    const byWord = new Decrypter()
    byWord.addPassphrase('enam kata acak yang panjang')
    expect(Buffer.from(await byWord.decrypt(readFileSync(file))).toString()).toContain('satu')
  })

  it('opens what its author’s own program closed', async () => {
    await write(sample)
    const byKey = new Decrypter()
    byKey.addIdentity(writeIdentity(identity))
    const tar = await byKey.decrypt(readFileSync(file))
    const forKey = new Encrypter()
    forKey.addRecipient(writeRecipient(recipientOf(identity)))
    writeFileSync(file, await forKey.encrypt(tar))
    expect(await read()).toEqual(sample)
    const forWord = new Encrypter()
    forWord.setScryptWorkFactor(10)
    forWord.setPassphrase('kata kunci')
    writeFileSync(file, await forWord.encrypt(tar))
    expect(await read({ identities: [identity], passphrase: 'kata kunci' })).toEqual(sample)
    expect(await why({ identities: [identity], passphrase: 'kata lain' })).toBe('no-key')
    expect(await why()).toBe('needs-passphrase')
  })

  it('that is cut, longer, changed or somebody else’s says so', async () => {
    await write(sample)
    const whole = readFileSync(file)
    expect(await why({ identities: [newIdentity()] })).toBe('no-key')
    for (const length of [whole.length - 1, whole.length - CHUNK - 16, 300, 20]) {
      truncateSync(file, length)
      expect(await why(), String(length)).toBe(length > 300 ? 'damaged' : length === 20 ? 'foreign' : 'damaged')
    }
    writeFileSync(file, whole)
    appendFileSync(file, 'more')
    expect(await why()).toBe('damaged')
    for (const at of [whole.indexOf('\n---') + 6, whole.indexOf('\n---') + 60, whole.length - 3]) {
      const changed = Buffer.from(whole)
      // Another letter of base64 in the header; anything else would be no header at all.
      changed[at] = changed[at] === 65 ? 66 : 65
      writeFileSync(file, changed)
      expect(await why(), String(at)).toBe('damaged')
    }
    writeFileSync(file, 'PK\u0003\u0004')
    expect(await why()).toBe('foreign')
  })
})

describe('keys', () => {
  it('are written as everybody writes them, and misspelt ones are none', () => {
    // BIP 173, and the example of the format's own description.
    expect(toBech32('a', Buffer.alloc(0))).toBe('a12uel5l')
    expect(fromBech32('a', 'A12UEL5L')).toEqual(Buffer.alloc(0))
    const text = writeRecipient(recipientOf(identity))
    expect(readRecipient(text)).toEqual(recipientOf(identity))
    expect(readRecipient(text.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')))).toBeUndefined()
    expect(readRecipient(`${text.slice(0, -1)}B`)).toBeUndefined()
    expect(readIdentities(`# ${text}\n${writeIdentity(identity)}\n`)).toEqual([identity])
    expect(readIdentities('AGE-SECRET-KEY-1NO')).toEqual([])
  })
})

describe('names', () => {
  it('are as long as a path may be, and lead nowhere else', () => {
    const long = `folder/files/${'ab'.repeat(32)}/${'cd'.repeat(40)}`
    expect(entryOf(headerOf({ name: long, size: 8_000_000_000 }))).toEqual({ name: long, size: 8_000_000_000 })
    expect(() => headerOf({ name: 'x'.repeat(101), size: 0 })).toThrow(RangeError)
    expect(placeOf('folder/secrets/instance-key')).toEqual({ kind: 'file', path: 'secrets/instance-key' })
    for (const odd of ['folder/../x', 'folder//etc/passwd', '/etc/passwd', 'folder/a\\..\\b', 'database/../x/000001', 'folder/', 'x'])
      expect(placeOf(odd), odd).toBeUndefined()
  })
})
