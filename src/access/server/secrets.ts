// SPDX-License-Identifier: AGPL-3.0-or-later
// Passwords, tokens, codes: made here, compared here, kept only as hashes.

import { createHash, type KeyObject, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { RECOVERY_CODES, TOTP_PERIOD } from '#access/core/sign-in.law.ts'
import { regencyOfDigits } from '#kernel/ids.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import type { WrappedKeys } from '#platform/server/storage/rotate.ts'

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

// Verified where there is no account, so that its absence costs the same time.
let nobody: Promise<string> | undefined

/** Whether the password fits; a missing hash takes as long and never fits. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  if (typeof passwordHash === 'string') return verify(passwordHash, password)
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  await verify(await nobody, password)
  return false
}

/** A token says in which regency its row lies, so that it is found by its key. */
export interface Bearer {
  readonly regency: string
  readonly hash: Buffer
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function bearerOf(digits: string | undefined, secret: string | undefined): Bearer | undefined {
  if (digits === undefined || secret === undefined) return undefined
  return { regency: regencyOfDigits(digits), hash: sha256(secret) }
}

/** Takes a cookie's value apart: `3510.secret`. */
export function readSessionToken(text: string): Bearer | undefined {
  const match = /^(\d{4})\.([\w-]{43})$/.exec(text)
  return bearerOf(match?.[1], match?.[2])
}

/** Takes a machine's token apart: `kawal_3510_secret`. */
export function readMachineToken(text: string): Bearer | undefined {
  const match = /^kawal_(\d{4})_([\w-]{43})$/.exec(text)
  return bearerOf(match?.[1], match?.[2])
}

const ISSUER = 'Kawal'

function totpOf(key: KeyObject, login: string): TOTP {
  // RFC 4226 asks for 160 bits.
  const secret = new Secret({ buffer: new Uint8Array(key.export().subarray(0, 20)).buffer })
  return new TOTP({ issuer: ISSUER, label: login, secret, algorithm: 'SHA1', digits: 6, period: TOTP_PERIOD })
}

const subjectOf = (totpId: string): string => `totp:${totpId}`

/** The secrets of authenticator apps, and those that are being set up. */
export const totpKeys: readonly WrappedKeys[] = [
  {
    table: 'credential',
    column: 'totp_wrapped',
    key: { column: 'user_id', type: 'text' },
    by: ['totp_id'],
    subject: ({ totp_id: id = '' }) => subjectOf(id),
  },
  {
    table: 'credential',
    column: 'next_totp_wrapped',
    key: { column: 'user_id', type: 'text' },
    by: ['next_totp_id'],
    subject: ({ next_totp_id: id = '' }) => subjectOf(id),
  },
]

export interface NewTotp {
  readonly wrapped: Buffer
  readonly uri: string
  readonly secret: string
}

/** A new secret for an authenticator app: sealed for the table, open for its owner, once. */
export function newTotp(keyring: Keyring, totpId: string, login: string): NewTotp {
  const { key, wrapped } = keyring.newSubjectKey(subjectOf(totpId))
  const totp = totpOf(key, login)
  return { wrapped, uri: totp.toString(), secret: totp.secret.base32 }
}

/** The step of the clock whose code this is, one before or after allowed; undefined when it is none. */
export function totpStep(keyring: Keyring, totpId: string, wrapped: Buffer, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now)
  const delta = totpOf(keyring.unwrap(subjectOf(totpId), wrapped), '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / TOTP_PERIOD) + delta
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten letters and digits that are not mistaken for each other: 49 bits. */
function recoveryCode(): string {
  const letters: string[] = []
  while (letters.length < 10) {
    for (const byte of randomBytes(16)) {
      // A byte past the last whole round of the alphabet would favour its first letters.
      if (byte < 248 && letters.length < 10) letters.push(ALPHABET.charAt(byte % ALPHABET.length))
    }
  }
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

export function recoveryHash(keyring: Keyring, userId: string, code: string): Buffer {
  return keyring.matchHash(`recovery:${userId}`, code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
}

export function newRecoveryCodes(
  keyring: Keyring,
  userId: string,
): { readonly codes: readonly string[]; readonly hashes: readonly Buffer[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode)
  return { codes, hashes: codes.map((code) => recoveryHash(keyring, userId, code)) }
}
