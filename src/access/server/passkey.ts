// SPDX-License-Identifier: AGPL-3.0-or-later
// Asking a passkey who this is, and judging what it answers (WebAuthn Level 3, 7.1 and 7.2). What was asked works once.

import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import pg from 'pg'
import type { NewPasskey, PasskeyAnswer } from '#access/core/sign-in.contract.ts'
import { CHALLENGE_MINUTES } from '#access/core/sign-in.law.ts'
import { type ChallengePurpose, putChallenge, takeChallenge } from '#access/server/challenge.store.ts'
import { findPasskey, usePasskey } from '#access/server/passkey.store.ts'
import { newSecret, sha256 } from '#access/server/secrets.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { isUnavailable } from '#platform/server/storage/conflict.ts'

const MINUTE_MS = 60_000
/** EdDSA, ES256, RS256, as the app asks for them. */
const ALGORITHMS = [-8, -7, -257]

interface Party {
  readonly rpId: string
  readonly origin: string
}

/** Browsers give passkeys to names, never to numbers: this machine's own address is `localhost` to them. */
export function partyOf(publicUrl: string): Party {
  const url = new URL(publicUrl)
  if (url.hostname === '[::1]' || url.hostname.startsWith('127.')) url.hostname = 'localhost'
  return { rpId: url.hostname, origin: url.origin }
}

interface Asking {
  readonly purpose: ChallengePurpose
  /** Who may answer; anybody's account where it is left out. */
  readonly subject?: Buffer
  /** One address, or one account. */
  readonly from: string
}

export async function askPasskey(
  { db, keyring, clock, publicUrl }: Services,
  { purpose, subject, from }: Asking,
): Promise<{ readonly challenge: string; readonly rpId: string }> {
  const challenge = newSecret()
  const expires = new Date(Date.parse(clock()) + CHALLENGE_MINUTES * MINUTE_MS).toISOString()
  const askedFrom = keyring.matchHash('challenge-from', from)
  await putChallenge(db, { hash: sha256(challenge), purpose, subject: subject ?? null, askedFrom, expires })
  return { challenge, rpId: partyOf(publicUrl).rpId }
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url')

/** The account a passkey says that it opens: nothing is proved by it. */
function claimedUser({ userHandle }: PasskeyAnswer): string | undefined {
  const userId = bytesOf(userHandle).toString('utf8')
  return /^\d{4}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(userId) ? userId : undefined
}

export const handleOf = (userId: string): string => Buffer.from(userId, 'utf8').toString('base64url')

/**
 * Judges what a passkey answers.
 * @param mayAnswer given whom the question was for
 * @returns the account it opens; undefined where anything does not fit, whatever it is
 */
export async function judgePasskey(
  { db, clock, publicUrl }: Services,
  answer: PasskeyAnswer,
  purpose: ChallengePurpose,
  mayAnswer: (userId: string, subject: Buffer | null) => Promise<boolean>,
): Promise<string | undefined> {
  const { rpId, origin } = partyOf(publicUrl)
  const now = clock()
  const userId = claimedUser(answer)
  const key = userId === undefined ? undefined : await findPasskey(db, userId, bytesOf(answer.id))
  if (userId === undefined || key === undefined) return undefined
  const { id, clientDataJSON, authenticatorData, signature, userHandle } = answer
  const fits = await verified(async () => {
    const judged = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature, userHandle },
      },
      expectedChallenge: async (challenge) => {
        const taken = await takeChallenge(db, sha256(challenge), purpose, now)
        return taken !== undefined && (await mayAnswer(userId, taken.subject))
      },
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { id, publicKey: Uint8Array.from(key.public_key), counter: key.counter },
    })
    return judged.verified && (await usePasskey(db, key, judged.authenticationInfo.newCounter, now))
  })
  return fits === true ? userId : undefined
}

export interface FreshKey {
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
}

/** Judges a new passkey; undefined where anything does not fit. */
export async function judgeNewPasskey(
  { db, clock, publicUrl }: Services,
  passkey: NewPasskey,
  mayAnswer: (subject: Buffer | null) => boolean,
): Promise<FreshKey | undefined> {
  const { rpId, origin } = partyOf(publicUrl)
  return verified(async () => {
    const judged = await verifyRegistrationResponse({
      response: {
        id: passkey.id,
        rawId: passkey.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: passkey.clientDataJSON, attestationObject: passkey.attestationObject },
      },
      expectedChallenge: async (challenge) => {
        const taken = await takeChallenge(db, sha256(challenge), 'passkey', clock())
        return taken !== undefined && mayAnswer(taken.subject)
      },
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!judged.verified) return undefined
    const { id, publicKey, counter } = judged.registrationInfo.credential
    return { credentialId: bytesOf(id), publicKey: Buffer.from(publicKey), counter }
  })
}

/** The library throws at whatever does not fit; a database that is away is no such thing. */
async function verified<T>(judge: () => Promise<T>): Promise<T | undefined> {
  try {
    return await judge()
  } catch (error) {
    if (isUnavailable(error) || error instanceof pg.DatabaseError) throw error
    return undefined
  }
}
