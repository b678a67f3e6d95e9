// SPDX-License-Identifier: AGPL-3.0-or-later
// Certificates as credentials: signing them, and what whoever checks one fetches without an account: keys, issuer, standing.

import { createHash, createPublicKey, verify } from 'node:crypto'
import * as z from 'zod/mini'
import { parseId, RecordId, type RecordKey } from '#kernel/ids.ts'
import { type CheckSignature, PublicKey, writeJws } from '#kernel/jws.ts'
import type { Instant } from '#kernel/time.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import type { PublicAnswer, PublicPage, PublicRequest, Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { attestedOf, type CertifiedState } from '#training/core/attested.ts'
import type { BodyState } from '#training/core/body.ts'
import {
  CREDENTIAL_TYPE,
  credentialOf,
  issuerOf,
  jwkOf,
  keyUrl,
  type PublishedKey,
  readStatusList,
  STATUS_ENTRIES,
  statusListOf,
  thumbprintIn,
} from '#training/core/credential.ts'
import { PROOF_TYPE, proofPayload } from '#training/core/paper-proof.ts'
import type { ProviderState } from '#training/core/provider.ts'
import { encodeBits } from '#training/server/bitstring.ts'
import { certificatePaper, checkUrl } from '#training/server/certificate.paper.ts'
import { listKeys, publishKey, revokedPlaces, statusEntry } from '#training/server/credential.store.ts'

export const CREDENTIAL_MEDIA = 'application/vc+jwt'

/** RFC 7638: the members that make the key, in their order, hashed. */
export function thumbprintOf(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url')
}

export const checkSignature: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' }), signature)

export interface Signer {
  readonly sign: (credential: object) => string
  /** What the code on a paper carries: short, since each letter is a mark on the paper. */
  readonly signProof: (payload: string) => string
  /** For papers of other capabilities, each under a header of its own. */
  readonly signWith: (header: object, payload: string) => string
  /** Writes the key down, so that it stays published when another follows it; before anything is signed that people keep. */
  readonly publish: (now: Instant) => Promise<void>
  /** The key of today and every one that credentials were signed with before it. */
  readonly keys: () => Promise<readonly PublishedKey[]>
}

const signers = new WeakMap<Services, Signer>()

export function openSigner(services: Services): Signer {
  const signer = signers.get(services) ?? newSigner(services)
  signers.set(services, signer)
  return signer
}

function newSigner({ db, keyring, publicUrl }: Services): Signer {
  let published: Promise<void> | undefined
  const { x, sign } = keyring.credentials
  const own: PublishedKey = { thumbprint: thumbprintOf(x), x }
  const header = { alg: 'EdDSA', typ: CREDENTIAL_TYPE, kid: keyUrl(publicUrl, own.thumbprint) }
  return {
    sign: (credential) => writeJws(header, JSON.stringify(credential), sign),
    signProof: (payload) => writeJws({ alg: 'EdDSA', typ: PROOF_TYPE }, payload, sign),
    signWith: (other, payload) => writeJws(other, payload, sign),
    publish: (now) => {
      published ??= publishKey(db, own, now)
      published.catch(() => {
        published = undefined
      })
      return published
    },
    keys: async () => [own, ...(await listKeys(db)).filter(({ thumbprint }) => thumbprint !== own.thumbprint)],
  }
}

interface Certified {
  readonly key: RecordKey
  readonly state: CertifiedState
  readonly nth: number
}

/** A certificate as its credential; undefined where there is none, or its holder was erased. */
export async function signCredential(services: Services, { key, state, nth }: Certified, now: Instant): Promise<string | undefined> {
  const attested = attestedOf(state, nth)
  if (attested?.holder === undefined) return undefined
  const status = await statusEntry(services.db, { key, nth, issuerId: attested.issuerId })
  const credential = credentialOf(attested, { publicUrl: services.publicUrl, status })
  if (credential === undefined) return undefined
  const signer = openSigner(services)
  await signer.publish(now)
  return signer.sign(credential)
}

/** The address that the code on a paper leads to, with what it carries for a check without a network. */
export async function codeOf(services: Services, { state, nth }: Omit<Certified, 'key'>, now: Instant): Promise<string | undefined> {
  const attested = attestedOf(state, nth)
  const token = attested?.holder?.token
  const payload = attested === undefined ? undefined : proofPayload(attested)
  if (token === undefined || payload === undefined) return undefined
  const signer = openSigner(services)
  await signer.publish(now)
  return `${checkUrl(services.publicUrl, token)}#${signer.signProof(payload)}`
}

/** A certificate as the paper that carries its credential; undefined where there is none, or its holder was erased. */
export async function paperOf(services: Services, certified: Certified, now: Instant): Promise<Paper | undefined> {
  const { state, nth } = certified
  const code = await codeOf(services, { state, nth }, now)
  const text = await signCredential(services, certified, now)
  const attested = attestedOf(state, nth)
  if (code === undefined || text === undefined || attested === undefined) return undefined
  const name = credentialFile(attested.certificate.number)
  return certificatePaper(attested, { code, credential: { name, text } })
}

/** `3510/LSP-BWI/2026/00001` as the name of a file. */
export function credentialFile(number: string): string {
  return `${number.replaceAll('/', '-')}.vc.jwt`
}

const TEN_MINUTES = 600
const Jwk = z.extend(PublicKey, { alg: z.literal('EdDSA'), use: z.literal('sig'), kid: z.string() })
const Issuer = z.looseObject({ id: z.string(), name: z.string(), assertionMethod: z.array(z.string()) })
const Jwks = z.object({ keys: z.array(Jwk) })

export function credentialPages(services: Services): readonly PublicPage[] {
  const { db, publicUrl, records } = services
  const signer = openSigner(services)

  const json = (type: PublicAnswer['type'], body: object): PublicAnswer => ({ status: 200, type, body: JSON.stringify(body) })

  async function issuer({ params }: PublicRequest): Promise<PublicAnswer | undefined> {
    const id = RecordId.safeParse(params['body'])
    if (!id.success) return undefined
    const key = parseId(id.data)
    const issuing =
      (await records.find<BodyState>('certification-body', key, everywhere)) ??
      (await records.find<ProviderState>('provider', key, everywhere))
    if (issuing === undefined) return undefined
    return json('application/json', issuerOf(publicUrl, issuing.id, issuing.state.name, await signer.keys()))
  }

  async function standing({ params, now }: PublicRequest): Promise<PublicAnswer | undefined> {
    const list = readStatusList(params['list'] ?? '')
    const revoked = list === undefined ? undefined : await revokedPlaces(db, list)
    if (list === undefined || revoked === undefined) return undefined
    const credential = statusListOf(publicUrl, list, encodeBits(revoked, STATUS_ENTRIES), now)
    return { status: 200, type: CREDENTIAL_MEDIA, body: signer.sign(credential) }
  }

  return [
    {
      path: '/.well-known/jwks.json',
      name: 'GetCredentialKeys',
      summary: 'The public keys with which credentials of this instance are checked, those of earlier days among them',
      type: 'application/jwk-set+json',
      data: { keepSeconds: TEN_MINUTES, shape: Jwks },
      render: async () => json('application/jwk-set+json', { keys: (await signer.keys()).map((key) => jwkOf(publicUrl, key)) }),
    },
    {
      path: '/credentials/keys/:key',
      name: 'GetCredentialKey',
      summary: 'One of these public keys, under the address that credentials name',
      type: 'application/jwk+json',
      data: { keepSeconds: TEN_MINUTES, shape: Jwk },
      render: async ({ params }) => {
        const thumbprint = thumbprintIn(params['key'] ?? '')
        const key = (await signer.keys()).find((each) => each.thumbprint === thumbprint)
        return key === undefined ? undefined : json('application/jwk+json', jwkOf(publicUrl, key))
      },
    },
    {
      path: '/credentials/issuers/:body',
      name: 'GetCredentialIssuer',
      summary: 'A certification body or a training centre as the issuer of credentials, with the keys it is known by',
      type: 'application/json',
      data: { keepSeconds: TEN_MINUTES, shape: Issuer },
      render: issuer,
    },
    {
      path: '/credentials/status/:list',
      name: 'GetCredentialStatusList',
      summary: 'Which credentials of a list were revoked, as a signed list of bits that names nobody',
      type: CREDENTIAL_MEDIA,
      data: { keepSeconds: TEN_MINUTES, shape: z.string() },
      render: standing,
    },
  ]
}
