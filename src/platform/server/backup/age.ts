// SPDX-License-Identifier: AGPL-3.0-or-later
// Encryption in the format of age (age-encryption.org/v1): what is written here any `age` opens, in ten years too.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { fromBech32, toBech32 } from '#platform/server/backup/bech32.ts'

const VERSION = 'age-encryption.org/v1'
const CIPHER = 'chacha20-poly1305'
const TAG = 16
const FILE_KEY = 16
const NONCE = 16
export const CHUNK = 64 * 1024
/** 2^18 rounds: half a second and 256 MB for each guess at a passphrase. */
const WORK = 18
/** More is a header that was made to exhaust the memory. */
const MOST_WORK = 20
const MOST_HEADER = 64 * 1024

/** RFC 8410 wrappings of 32 bytes of X25519. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI = Buffer.from('302a300506032b656e032100', 'hex')

/** What a file is closed for: the holder of a key, or whoever knows a passphrase, who is then alone. */
export type Closing = { readonly recipients: readonly Buffer[] } | { readonly passphrase: string }
/** What may open it. */
export interface Opening {
  /** Secrets of 32 bytes. */
  readonly identities: readonly Buffer[]
  readonly passphrase?: string
}

/** What opens nothing, or is not whole. */
export class Unopened extends Error {
  override readonly name = 'Unopened'
  readonly why: 'foreign' | 'no-key' | 'needs-passphrase' | 'damaged'
  constructor(why: Unopened['why']) {
    super(why)
    this.why = why
  }
}

function privateKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
}

export function recipientOf(identity: Buffer): Buffer {
  return publicBytes(privateKey(identity))
}

export function newIdentity(): Buffer {
  return generateKeyPairSync('x25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length)
}

export function writeRecipient(recipient: Buffer): string {
  return toBech32('age', recipient)
}
export function writeIdentity(identity: Buffer): string {
  return toBech32('age-secret-key-', identity).toUpperCase()
}
export function readRecipient(text: string): Buffer | undefined {
  const bytes = fromBech32('age', text)
  return bytes?.length === 32 ? bytes : undefined
}
/** From a file of identities as `age-keygen` writes it: remarks, and a key on a line of its own. */
export function readIdentities(text: string): readonly Buffer[] {
  return text.split('\n').flatMap((line) => {
    const bytes = fromBech32('age-secret-key-', line)
    return bytes?.length === 32 ? [bytes] : []
  })
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

function derive(from: Buffer, salt: Buffer | string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, info, 32))
}

function scryptKey(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const options = { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** work * 1024 + 64 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.concat([Buffer.from(`${VERSION}/scrypt`), salt]), 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

function lock(key: Buffer | KeyObject, nonce: Buffer, plain: Buffer): readonly [Buffer, Buffer] {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  const body = cipher.update(plain)
  cipher.final()
  return [body, cipher.getAuthTag()]
}

/** Undefined where key or bytes do not fit. */
function unlock(key: Buffer | KeyObject, nonce: Buffer, closed: Buffer): Buffer | undefined {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  decipher.setAuthTag(closed.subarray(-TAG))
  const plain = decipher.update(closed.subarray(0, -TAG))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return plain
}

const ZERO = Buffer.alloc(12)

function forRecipient(fileKey: Buffer, recipient: Buffer): string {
  const ephemeral = createPrivateKey({ key: Buffer.concat([PKCS8, randomBytes(32)]), format: 'der', type: 'pkcs8' })
  const share = publicBytes(ephemeral)
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, recipient]), format: 'der', type: 'spki' })
  const shared = diffieHellman({ privateKey: ephemeral, publicKey })
  const key = derive(shared, Buffer.concat([share, recipient]), `${VERSION}/X25519`)
  return `-> X25519 ${base64(share)}\n${base64(Buffer.concat(lock(key, ZERO, fileKey)))}\n`
}

async function forPassphrase(fileKey: Buffer, passphrase: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await scryptKey(passphrase, salt, WORK)
  return `-> scrypt ${base64(salt)} ${WORK}\n${base64(Buffer.concat(lock(key, ZERO, fileKey)))}\n`
}

function macOf(fileKey: Buffer, text: string): Buffer {
  return createHmac('sha256', derive(fileKey, '', 'header'))
    .update(text)
    .digest()
}

/** Counts the chunks, and says of each whether it is the last: none can be taken out, moved or cut off. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

// As an object, since it is taken up again for every chunk.
function payloadKey(fileKey: Buffer, nonce: Buffer): KeyObject {
  return createSecretKey(derive(fileKey, nonce, 'payload'))
}

export interface Closed {
  /** What stands before the chunks. */
  readonly header: Buffer
  readonly key: KeyObject
}

export async function closeFor(closing: Closing): Promise<Closed> {
  const fileKey = randomBytes(FILE_KEY)
  const stanzas =
    'passphrase' in closing
      ? await forPassphrase(fileKey, closing.passphrase)
      : closing.recipients.map((recipient) => forRecipient(fileKey, recipient)).join('')
  const text = `${VERSION}\n${stanzas}---`
  const nonce = randomBytes(NONCE)
  const header = Buffer.concat([Buffer.from(`${text} ${base64(macOf(fileKey, text))}\n`), nonce])
  return { header, key: payloadKey(fileKey, nonce) }
}

/** A chunk is `CHUNK` bytes; the last one may be shorter. @returns what is written of it, one after the other */
export function closeChunk(key: KeyObject, plain: Buffer, place: { readonly index: number; readonly last: boolean }): readonly Buffer[] {
  return lock(key, nonceOf(place.index, place.last), plain)
}

/** @throws Unopened */
export function openChunk(key: KeyObject, closed: Buffer, place: { readonly index: number; readonly last: boolean }): Buffer {
  const plain = closed.length < TAG ? undefined : unlock(key, nonceOf(place.index, place.last), closed)
  if (plain === undefined) throw new Unopened('damaged')
  return plain
}

export const CLOSED_CHUNK: number = CHUNK + TAG

function fileKeyBy(identity: Buffer, share: Buffer, body: Buffer): Buffer | undefined {
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, share]), format: 'der', type: 'spki' })
  let shared: Buffer
  try {
    shared = diffieHellman({ privateKey: privateKey(identity), publicKey })
  } catch {
    // A point of low order: nobody's share.
    return undefined
  }
  return unlock(derive(shared, Buffer.concat([share, recipientOf(identity)]), `${VERSION}/X25519`), ZERO, body)
}

async function fileKeyFrom(type: string, args: readonly string[], body: Buffer, opening: Opening): Promise<Buffer | undefined> {
  const [first = '', work = ''] = args
  if (body.length !== FILE_KEY + TAG) return undefined
  if (type === 'X25519') {
    const share = Buffer.from(first, 'base64')
    if (share.length !== 32) return undefined
    for (const identity of opening.identities) {
      const fileKey = fileKeyBy(identity, share, body)
      if (fileKey !== undefined) return fileKey
    }
  }
  if (type === 'scrypt' && opening.passphrase !== undefined && /^[1-9]\d?$/.test(work) && Number(work) <= MOST_WORK)
    return unlock(await scryptKey(opening.passphrase, Buffer.from(first, 'base64'), Number(work)), ZERO, body)
  return undefined
}

/**
 * Reads what stands before the chunks.
 * @param start the beginning of the file; 64 KB are enough for any header
 * @returns the key of the chunks, and where they begin
 * @throws Unopened
 */
export async function openHeader(start: Buffer, opening: Opening): Promise<{ readonly key: KeyObject; readonly length: number }> {
  const text = start.subarray(0, MOST_HEADER).toString('latin1')
  const end = /\n--- ([A-Za-z0-9+/]{43})\n/.exec(text)
  if (!text.startsWith(`${VERSION}\n`) || end === null) throw new Unopened('foreign')
  const closed = text.slice(0, end.index + 4)
  const stanzas = [...closed.matchAll(/^-> (\S+)((?: \S+)*)\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63})$/gm)]
  const asked = stanzas.some(([, type]) => type === 'scrypt')
  for (const [, type = '', args = '', body = ''] of stanzas) {
    const fileKey = await fileKeyFrom(type, args.trim().split(' '), Buffer.from(body.replaceAll('\n', ''), 'base64'), opening)
    if (fileKey === undefined) continue
    if (!timingSafeEqual(macOf(fileKey, closed), Buffer.from(end[1] ?? '', 'base64'))) throw new Unopened('damaged')
    const length = end.index + end[0].length + NONCE
    return { key: payloadKey(fileKey, start.subarray(length - NONCE, length)), length }
  }
  throw new Unopened(asked && opening.passphrase === undefined ? 'needs-passphrase' : 'no-key')
}
