// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys: the instance key wraps one key per subject; personal parts are sealed with the subject's key (AES-256-GCM, NIST SP 800-38D).

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { LocalDate } from '#kernel/time.ts'
import { chance } from '#platform/server/chance.ts'
import type { Carried, InstanceKey } from '#platform/server/storage/instance-key.ts'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const REMEMBERED_KEYS = 10_000

export interface Keyring {
  /** A new subject key, and the same wrapped for storage. */
  readonly newSubjectKey: (subject: string) => { readonly key: KeyObject; readonly wrapped: Buffer }
  readonly unwrap: (subject: string, wrapped: Buffer) => KeyObject
  /**
   * A subject's key that is there already, closed for storage under this instance key; of a sealed record under the key of one of its offices,
   * whose name then follows it (`holderOf`).
   */
  readonly wrap: (subject: string, key: KeyObject, office?: string) => Buffer
  /** Forgets a remembered key, after an erasure. */
  readonly forget: (subject: string) => void
  /** A keyed hash for exact matching of NIK, passport, phone: the same value gives the same hash, and only this instance can make it. */
  readonly matchHash: (kind: string, value: string) => Buffer
  /**
   * Tells one command from another and says nothing of either: under the instance's key, and with the subject's where there is one, so
   * that it goes with the person.
   */
  readonly fingerprint: (subjectKey: KeyObject | undefined, text: string) => Buffer
  /** Encrypts what belongs to no subject and is kept a short while. */
  readonly seal: (plain: string, context: string) => Buffer
  /** @throws when the context or the bytes do not fit. */
  readonly open: (sealed: Buffer, context: string) => string
  readonly sign: (data: Buffer) => Buffer
  /** @param on the day it is said to be of: a key that was retired counts until its last one */
  readonly verify: (data: Buffer, signature: Buffer, on?: LocalDate) => boolean
  /** Ed25519 public key, SPKI DER, base64: others verify with it without a network. */
  readonly publicKey: string
  /** Signs what people carry away; a key of its own, so that nothing signed for one end serves another. */
  readonly credentials: CredentialKey
}

export interface CredentialKey {
  /** The public half, as a JSON Web Key writes it (RFC 8037). */
  readonly x: string
  readonly sign: (data: Uint8Array) => Buffer
}

/** Encrypts; `context` binds the result to its place, so that a blob moved elsewhere does not open. */
export function seal(key: KeyObject, plain: string | Buffer, context: string): Buffer {
  const iv = chance(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(context))
  // A stream cipher: nothing is left for the end.
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final()
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws when the key, the context or the bytes do not fit. */
export function open(key: KeyObject, sealed: Buffer, context: string): string {
  return openBytes(key, sealed, context).toString('utf8')
}

/** @throws when the key, the context or the bytes do not fit. */
export function openBytes(key: KeyObject, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const plain = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES))
  decipher.final()
  return plain
}

const WRAPPED_BYTES = IV_BYTES + TAG_BYTES + Buffer.alloc(32).toString('base64').length

/** For which office a subject's key is closed; `''` where it is for the instance. */
export function holderOf(wrapped: Buffer): string {
  return wrapped.subarray(WRAPPED_BYTES).toString('utf8')
}

/** RFC 8410 wrapping of a 32-byte Ed25519 seed. */
const ED25519_PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'kawal', purpose, 32))
}

function signingKey(master: Buffer, purpose: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([ED25519_PKCS8_PREFIX, derive(master, purpose)]), format: 'der', type: 'pkcs8' })
}

/** What opens a backup that was closed for the instance key alone: 32 bytes of X25519. */
export function backupIdentity(master: Buffer): Buffer {
  return derive(master, 'backup')
}

/** What goes on from one instance key to the next: what was hashed with it stays findable. */
export function carriedFrom(key: InstanceKey): Carried {
  const { master } = key
  return key.carried ?? { keep: derive(master, 'keep'), match: derive(master, 'match'), fingerprint: derive(master, 'fingerprint') }
}

/** @param given the 32-byte instance key, from which everything else is derived (HKDF, RFC 5869), or that with what came before it */
export function openKeyring(given: Buffer | InstanceKey): Keyring {
  const key: InstanceKey = Buffer.isBuffer(given) ? { master: given, retired: [] } : given
  const { master } = key
  const carried = carriedFrom(key)
  const wrapping = createSecretKey(derive(master, 'wrap'))
  const keeping = createSecretKey(carried.keep)
  // As key objects: bytes would be made into one at every hash, which costs more than the hash.
  const matching = createSecretKey(carried.match)
  const telling = createSecretKey(carried.fingerprint)
  const signing = signingKey(master, 'sign')
  const verifying = createPublicKey(signing)
  const earlier = key.retired.map(({ publicKey, lastDay }) => ({
    lastDay,
    verifying: createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }),
  }))
  const crediting = signingKey(master, 'credential')
  const remembered = new Map<string, KeyObject>()

  /** An office's own key: what is closed under it does not open under another's name. */
  const wrappingOf = (office: string): KeyObject => (office === '' ? wrapping : createSecretKey(derive(master, `wrap:${office}`)))

  function remember(subject: string, key: KeyObject): void {
    if (remembered.size >= REMEMBERED_KEYS) remembered.delete(remembered.keys().next().value ?? '')
    remembered.set(subject, key)
  }

  return {
    newSubjectKey: (subject) => {
      // Not remembered: whether it is the subject's key, the database says.
      const bytes = chance(32)
      return { key: createSecretKey(bytes), wrapped: seal(wrapping, bytes.toString('base64'), `key:${subject}`) }
    },
    wrap: (subject, subjectKey, office = '') =>
      Buffer.concat([seal(wrappingOf(office), subjectKey.export().toString('base64'), `key:${subject}`), Buffer.from(office)]),
    unwrap: (subject, wrapped) => {
      const known = remembered.get(subject)
      if (known !== undefined) return known
      const closed = wrapped.subarray(0, WRAPPED_BYTES)
      const key = createSecretKey(open(wrappingOf(holderOf(wrapped)), closed, `key:${subject}`), 'base64')
      remember(subject, key)
      return key
    },
    forget: (subject) => void remembered.delete(subject),
    matchHash: (kind, value) => createHmac('sha256', matching).update(`${kind}:${value}`).digest(),
    // The subject's key is part of what is hashed, so that without it nobody can make the hash again, the instance's key in hand.
    fingerprint: (subjectKey, text) =>
      createHmac('sha256', telling)
        .update(subjectKey?.export() ?? '')
        .update(`\n${text}`)
        .digest(),
    seal: (plain, context) => seal(keeping, plain, context),
    open: (sealed, context) => open(keeping, sealed, context),
    sign: (data) => sign(null, data, signing),
    verify: (data, signature, on) =>
      verify(null, data, verifying, signature) ||
      earlier.some((each) => on !== undefined && on <= each.lastDay && verify(null, data, each.verifying, signature)),
    publicKey: verifying.export({ format: 'der', type: 'spki' }).toString('base64'),
    credentials: {
      x: createPublicKey(crediting).export({ format: 'jwk' }).x ?? '',
      sign: (data) => sign(null, data, crediting),
    },
  }
}
