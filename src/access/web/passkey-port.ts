// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser's side of passkeys (WebAuthn Level 3): bytes go in and out as base64url, and a change of mind is no fault.

import type { NewPasskey, PasskeyAnswer, signInContracts } from '#access/core/sign-in.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'

type Asked = OutputOf<typeof signInContracts.StartProof>
type Prepared = OutputOf<typeof signInContracts.StartPasskey>

const transports: readonly string[] = ['ble', 'hybrid', 'internal', 'nfc', 'usb']
const isTransport = (text: string): text is AuthenticatorTransport => transports.includes(text)

/** Whether this browser has passkeys, at this address: they belong to names, never to numbers. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in globalThis && isSecureContext && !/^\[|^[\d.]+$/.test(location.hostname)
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Whoever closes the browser's question, or lets it wait, answers nothing. */
async function asked<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

/** Asks for any passkey of this place; undefined where none was shown. */
export async function showPasskey({ challenge, rpId }: Asked): Promise<PasskeyAnswer | undefined> {
  const shown = await asked(() =>
    navigator.credentials.get({ publicKey: { challenge: bytesOf(challenge), rpId, userVerification: 'required' } }),
  )
  if (!(shown instanceof PublicKeyCredential) || !(shown.response instanceof AuthenticatorAssertionResponse)) return undefined
  const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response
  if (userHandle === null) return undefined
  return {
    id: shown.id,
    clientDataJSON: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    userHandle: textOf(userHandle),
  }
}

/** Makes a passkey on a device of the user's choice; undefined where none was made, also where the device has one already. */
export async function makePasskey({ challenge, rpId, user, exclude }: Prepared): Promise<NewPasskey | undefined> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytesOf(challenge),
        rp: { id: rpId, name: 'Kawal' },
        user: { ...user, id: bytesOf(user.id) },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: exclude.map((known) => ({
          type: 'public-key',
          id: bytesOf(known.id),
          transports: known.transports.filter(isTransport),
        })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
      },
    }),
  )
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) return undefined
  const { clientDataJSON, attestationObject } = made.response
  return {
    id: made.id,
    clientDataJSON: textOf(clientDataJSON),
    attestationObject: textOf(attestationObject),
    transports: made.response.getTransports(),
  }
}
