// SPDX-License-Identifier: AGPL-3.0-or-later
// The key to what is kept on a device. It lies there wrapped twice: by the officer's PIN (Argon2id, RFC 9106), which is closed after five wrong
// ones, and by a half that the server keeps for this device, so that a forgotten PIN loses nothing. Both wraps are bound to this browser by a
// key that cannot be read out of it: what was copied from the disk alone is not tried at leisure.

import { hashPin } from '#platform/web/offline/pin.ts'
import { importKey, KEY_BYTES, random, seal, unseal } from '#platform/web/offline/seal.ts'
import { changeTries, findVault, type VaultRow } from '#platform/web/offline/shelf.ts'
import { isClosedBy, readyAgain, readyTries, tryOf, wasRight } from '#platform/web/offline/tries.ts'

const SALT_BYTES = 16

type Bytes = Uint8Array<ArrayBuffer>

function fromBase64url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0)
}

async function wrap(by: Bytes, bound: CryptoKey, place: string, key: Bytes): Promise<Bytes> {
  return seal(bound, place, await seal(await importKey(by), place, key))
}

async function unwrap(by: Bytes, bound: CryptoKey, place: string, wrapped: Bytes): Promise<Bytes> {
  return unseal(await importKey(by), place, await unseal(bound, place, wrapped))
}

async function wrapByPin(pin: string, bound: CryptoKey, id: string, key: Bytes): Promise<NonNullable<VaultRow['byPin']>> {
  const salt = random(SALT_BYTES)
  return { salt, wrapped: await wrap(await hashPin(pin, salt), bound, `${id}/pin`, key), tries: 0 }
}

interface NewVault {
  readonly id: string
  /** The half that the server keeps, in base64url. */
  readonly half: string
  readonly keepDays: number
  readonly name: string
  readonly office: string
  readonly now: string
}

/** Begins a copy on this device. @returns its key */
export async function createVault({ id, half, now, ...rest }: NewVault, pin: string): Promise<CryptoKey> {
  const key = random(KEY_BYTES)
  const bound = await crypto.subtle.generateKey({ name: 'AES-GCM', length: KEY_BYTES * 8 }, false, ['encrypt', 'decrypt'])
  const byServer = await wrap(fromBase64url(half), bound, `${id}/server`, key)
  const row: VaultRow = { id, ...rest, byServer, byPin: await wrapByPin(pin, bound, id, key), bound, heard: now }
  await changeTries(id, () => ({ put: readyTries(), drop: [], row }))
  return importKey(key)
}

/** `left` tries remain; at none the way by PIN is closed. */
export type Opened = { readonly key: CryptoKey } | { readonly left: number }

/** Counts a try. What was counted in the row is counted by rows of its own from then on. */
async function beginTry(id: string) {
  return changeTries(id, (names, row) => {
    const byPin = row?.byPin
    if (row === undefined || byPin === undefined) return undefined
    const tried = tryOf(names, byPin.tries)
    if (tried === undefined) return undefined
    return { ...tried, ...(names.size === 0 ? { row: { ...row, byPin: { ...byPin, tries: 0 } } } : {}), of: row, byPin }
  })
}

/** A full device opens all the same. */
async function endTry(id: string, nth: number): Promise<void> {
  await changeTries(id, readyAgain)
    .catch(() => changeTries(id, () => wasRight(nth)))
    .catch(() => undefined)
}

/**
 * The try is counted before it is made: whoever cuts the power between has made one. A PIN that cannot be reckoned, or a try that cannot be counted, here
 * and now was not tried.
 * @throws where it cannot
 */
export async function openByPin(id: string, pin: string): Promise<Opened> {
  const salt = (await findVault(id))?.byPin?.salt
  if (salt === undefined) return { left: 0 }
  const hash = await hashPin(pin, salt)
  const tried = await beginTry(id)
  if (tried === undefined) return { left: 0 }
  const key = await unwrap(hash, tried.of.bound, `${id}/pin`, tried.byPin.wrapped).catch(() => undefined)
  if (key !== undefined) {
    await endTry(id, tried.nth)
    return { key: await importKey(key) }
  }
  // Closed, what the PIN wrapped is of no use to anybody.
  if (tried.left === 0)
    await changeTries(id, (names, row) =>
      row && isClosedBy(names) ? { put: [], drop: [], row: { ...row, byPin: undefined } } : undefined,
    ).catch(() => undefined)
  return { left: tried.left }
}

/** By the half that the server gave to whoever signed in; with it a PIN is chosen anew. */
export async function openByServer(id: string, half: string, pin: string): Promise<CryptoKey | undefined> {
  const row = await findVault(id)
  if (row === undefined) return undefined
  const key = await unwrap(fromBase64url(half), row.bound, `${id}/server`, row.byServer)
  const byPin = await wrapByPin(pin, row.bound, id, key)
  await changeTries(id, (_, now) => now && { put: readyTries(), drop: [], row: { ...now, byPin } })
  return importKey(key)
}

const PIN_DIGITS = 6

/** What is wrong with a PIN; undefined where nothing is. */
export function faultOfPin(pin: string): 'pin-digits' | 'pin-easy' | undefined {
  if (!/^\d+$/.test(pin) || pin.length !== PIN_DIGITS) return 'pin-digits'
  const steps = [...pin].slice(1).map((digit, nth) => Number(digit) - Number(pin[nth]))
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1) ? 'pin-easy' : undefined
}
