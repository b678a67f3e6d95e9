// SPDX-License-Identifier: AGPL-3.0-or-later
// JSON Web Signatures in their compact form (RFC 7515), read and written by hand: the same few lines run on the server, in the command line and
// on a phone without a network. Who signs and who checks the signature is handed in.

import * as z from 'zod/mini'

/** An Ed25519 public key as it is published (RFC 8037 section 2). */
export const PublicKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().check(z.regex(/^[\w-]{43}$/)) })
export type PublicKey = z.output<typeof PublicKey>

/** Whether the signature is of these bytes, under this key. */
export type CheckSignature = (key: PublicKey, signed: Uint8Array, signature: Uint8Array) => Promise<boolean> | boolean

export interface Jws {
  readonly header: Readonly<Record<string, unknown>>
  /** What was signed, as text. */
  readonly payload: string
  /** The bytes under the signature. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const Header = z.record(z.string(), z.unknown())

/** Base64url without padding (RFC 7515 appendix C). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += ALPHABET[(held >> bits) & 63]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + ALPHABET[(held << (6 - bits)) & 63]
}

/** Undefined where it is not exactly what `toBase64url` writes: one text for one run of bytes. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return undefined
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return bits < 6 && held === 0 ? Uint8Array.from(bytes) : undefined
}

/** Of text in whole characters, as JSON always is. */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  return Uint8Array.from(escaped.match(/%[0-9A-F]{2}|[^%]/g) ?? [], (one) =>
    one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
  )
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return undefined
  }
}

/** JSON of an object, or nothing. */
export function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read = Header.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export function writeJws(header: object, payload: string, sign: (signed: Uint8Array) => Uint8Array): string {
  const signed = `${toBase64url(utf8(JSON.stringify(header)))}.${toBase64url(utf8(payload))}`
  return `${signed}.${toBase64url(sign(utf8(signed)))}`
}

/** Takes apart what may be a signed text; nothing is checked yet. */
export function readJws(text: string): Jws | undefined {
  const [head, body, mark, ...more] = text.split('.')
  if (head === undefined || body === undefined || mark === undefined || more.length > 0) return undefined
  const header = readObject(textOf(fromBase64url(head)) ?? '')
  const payload = textOf(fromBase64url(body))
  const signature = fromBase64url(mark)
  if (header === undefined || payload === undefined || signature === undefined) return undefined
  return { header, payload, signed: utf8(`${head}.${body}`), signature }
}

export interface Expected {
  /** What the header says the text is (RFC 8725 section 3.11): what was signed as one thing never passes for another. */
  readonly typ: string
  readonly keys: readonly PublicKey[]
  readonly check: CheckSignature
}

/** The payload of a text that one of the keys signed with Ed25519 as what is expected; otherwise undefined. */
export async function openJws(text: string, { typ, keys, check }: Expected): Promise<Readonly<Record<string, unknown>> | undefined> {
  const jws = readJws(text)
  if (jws === undefined || jws.header['alg'] !== 'EdDSA' || jws.header['typ'] !== typ) return undefined
  // Extensions that must be understood and are not (RFC 7515 section 4.1.11).
  if (jws.header['crit'] !== undefined || jws.signature.length !== 64) return undefined
  for (const key of keys) if (await check(key, jws.signed, jws.signature)) return readObject(jws.payload)
  return undefined
}
