// SPDX-License-Identifier: AGPL-3.0-or-later
// A device with a passkey, in software (WebAuthn Level 3, 6): it can also do what a sound one does not.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
const text = (bytes: Buffer): string => bytes.toString('base64url')

/** The few shapes of CBOR that are needed (RFC 8949). */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  return value < 256 ? Buffer.from([(major << 5) | 24, value]) : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
const number = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value])
const word = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()])

export interface Manner {
  readonly origin?: string
  readonly rpId?: string
  /** The finger fits; only touched otherwise. */
  readonly verified?: boolean
  readonly counter?: number
}

export interface Device {
  readonly make: (asked: { readonly challenge: string; readonly user: { readonly id: string } }, manner?: Manner) => object
  readonly show: (asked: { readonly challenge: string }, manner?: Manner) => object
}

/** @param home what it was made for, where the manner says nothing else */
export function openDevice(home: { readonly origin: string; readonly rpId: string }): Device {
  const id = randomBytes(24)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key = map(
    [number(1), number(2)],
    [number(3), number(-7)],
    [number(-1), number(1)],
    [number(-2), bytes(Buffer.from(x, 'base64url'))],
    [number(-3), bytes(Buffer.from(y, 'base64url'))],
  )
  let counter = 0
  let user = ''

  function data(manner: Manner, attested: Buffer): Buffer {
    counter = manner.counter ?? counter + 1
    const flags = 0x01 | (manner.verified === false ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(manner.rpId ?? home.rpId), Buffer.from([flags]), count, attested])
  }
  const client = (type: string, challenge: string, manner: Manner): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: manner.origin ?? home.origin, crossOrigin: false }))

  return {
    make: ({ challenge, user: owner }, manner = {}) => {
      user = owner.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, key])
      const attestation = map([word('fmt'), word('none')], [word('attStmt'), map()], [word('authData'), bytes(data(manner, attested))])
      return {
        id: text(id),
        clientDataJSON: text(client('webauthn.create', challenge, manner)),
        attestationObject: text(attestation),
        transports: ['internal'],
      }
    },
    show: ({ challenge }, manner = {}) => {
      const authenticatorData = data(manner, Buffer.alloc(0))
      const clientDataJSON = client('webauthn.get', challenge, manner)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey)
      return {
        id: text(id),
        clientDataJSON: text(clientDataJSON),
        authenticatorData: text(authenticatorData),
        signature: text(signature),
        userHandle: user,
      }
    },
  }
}
