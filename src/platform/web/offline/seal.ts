// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealing on the device: AES-256-GCM (NIST SP 800-38D) by the browser's own cryptography. What is sealed for one place opens at no other.

const IV_BYTES = 12
export const KEY_BYTES = 32

type Bytes = Uint8Array<ArrayBuffer>

const textOf = new TextDecoder()
const bytesOf = new TextEncoder()

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** A key that cannot be read out of the browser again. */
export function importKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** @param place what it is and whose, e.g. `outbox/…` */
export async function seal(key: CryptoKey, place: string, plain: Bytes): Promise<Bytes> {
  const iv = random(IV_BYTES)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf.encode(place) }, key, plain)
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(sealed), IV_BYTES)
  return whole
}

/** @throws where it was sealed with another key, for another place, or was altered */
export async function unseal(key: CryptoKey, place: string, sealed: Bytes): Promise<Bytes> {
  const iv = sealed.subarray(0, IV_BYTES)
  const named = { name: 'AES-GCM', iv, additionalData: bytesOf.encode(place) }
  return new Uint8Array(await crypto.subtle.decrypt(named, key, sealed.subarray(IV_BYTES)))
}

export function sealJson(key: CryptoKey, place: string, value: unknown): Promise<Bytes> {
  return seal(key, place, bytesOf.encode(JSON.stringify(value)))
}

export async function unsealJson(key: CryptoKey, place: string, sealed: Bytes): Promise<unknown> {
  return JSON.parse(textOf.decode(await unseal(key, place, sealed)))
}
