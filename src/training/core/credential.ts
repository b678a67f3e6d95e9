// SPDX-License-Identifier: AGPL-3.0-or-later
// A certificate as a verifiable credential: W3C VC Data Model 2.0 and Open Badges 3.0, secured as a JWT (VC-JOSE-COSE section 3.1.1; Open Badges
// 3.0 section 8.2). It says what the paper says, and names no record of ours. Decision 19 tells where the standards leave a choice.

import { RecordId, regencyDigits } from '#kernel/ids.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Attested } from '#training/core/attested.ts'
import { paperWords } from '#training/core/paper.words.ts'

/** What the header of a credential says it is. */
export const CREDENTIAL_TYPE = 'vc+jwt'

/** The smallest list that the standard allows (Bitstring Status List 1.0 section 3.2): one entry among so many points at nobody. */
export const STATUS_ENTRIES = 131_072

const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2'
const BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const IDENTIFIERS = 'https://www.w3.org/ns/cid/v1'
const THUMBPRINT = 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:'

/** Open Badges 3.0, vocabulary AchievementType. */
const achievementTypes = { COMPETENCE: 'Certification', TRAINING: 'CertificateOfCompletion' } as const

/** Where a credential's standing is read: a list of one body's in one regency, and a place in it that was drawn by lot. */
export interface StatusEntry {
  readonly regency: string
  readonly list: number
  readonly index: number
}

export interface StatusList {
  readonly bodyId: string
  readonly regencyDigits: string
  readonly list: number
}

/** A key under its address, which ends in its thumbprint (RFC 7638, RFC 9278). */
export function keyUrl(publicUrl: string, thumbprint: string): string {
  return `${publicUrl}/credentials/keys/${THUMBPRINT}${thumbprint}`
}

/** @returns the thumbprint, where the last part of an address is that of a key */
export function thumbprintIn(part: string): string | undefined {
  return part.startsWith(THUMBPRINT) ? part.slice(THUMBPRINT.length) : undefined
}

export function issuerUrl(publicUrl: string, bodyId: string): string {
  return `${publicUrl}/credentials/issuers/${bodyId}`
}

export function statusListUrl(publicUrl: string, { bodyId, regencyDigits: digits, list }: StatusList): string {
  return `${publicUrl}/credentials/status/${bodyId}-${digits}-${list}`
}

/** Takes the last part of such an address apart. */
export function readStatusList(part: string): StatusList | undefined {
  const [, bodyId, digits, list] = /^(\d{4}-[0-9a-f-]{36})-(\d{4})-([1-9]\d{0,5})$/.exec(part) ?? []
  if (digits === undefined || !RecordId.safeParse(bodyId).success || bodyId === undefined) return undefined
  return { bodyId, regencyDigits: digits, list: Number(list) }
}

const seconds = (instant: Instant): number => Date.parse(instant) / 1000
const dayBegins = (day: LocalDate): Instant => `${day}T00:00:00+07:00`
const dayEnds = (day: LocalDate): Instant => `${day}T23:59:59+07:00`

export interface CredentialPlace {
  readonly publicUrl: string
  readonly status: StatusEntry
}

/** The credential with the claims of its JWT; undefined where its holder was erased. */
export function credentialOf(attested: Attested, { publicUrl, status }: CredentialPlace): object | undefined {
  const { kind, issuerId, certificate, holder, subject: about } = attested
  if (holder === undefined) return undefined
  const { body, number } = certificate
  const id = `${publicUrl}/verify/${holder.token}`
  const issuer = issuerUrl(publicUrl, issuerId)
  const validFrom = dayBegins(certificate.issuedOn)
  const validUntil = certificate.validUntil === undefined ? undefined : dayEnds(certificate.validUntil)
  // No name of hers beyond this paper: who is shown two credentials cannot tell by it that they are one person's.
  const subject = `${id}#holder`
  const list = statusListUrl(publicUrl, { bodyId: issuerId, regencyDigits: regencyDigits(status.regency), list: status.list })
  const title = paperWords.id[`title-${kind}`]
  const standard = about.standard === undefined ? '' : ` (${about.standard})`
  return {
    '@context': [CREDENTIALS, BADGES],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${title}: ${about.name}`,
    issuer: {
      id: issuer,
      type: ['Profile'],
      name: body.name,
      otherIdentifier: [{ type: 'IdentifierEntry', identifier: body.licence, identifierType: 'identifier' }],
    },
    validFrom,
    ...(validUntil === undefined ? {} : { validUntil }),
    credentialStatus: {
      id: `${list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: list,
    },
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: holder.name, identityType: 'name' }],
      licenseNumber: number,
      activityEndDate: dayBegins(attested.on),
      achievement: {
        id: `${issuer}#${encodeURIComponent(about.code ?? about.name)}`,
        type: ['Achievement'],
        achievementType: achievementTypes[kind],
        ...(about.code === undefined ? {} : { humanCode: about.code }),
        inLanguage: 'id',
        name: about.name,
        description: `${paperWords.id[`found-${kind}`]} ${about.name}${standard}`,
        criteria: { narrative: criteriaOf(attested) },
      },
    },
    iss: issuer,
    jti: id,
    sub: subject,
    nbf: seconds(validFrom),
    ...(validUntil === undefined ? {} : { exp: seconds(validUntil) }),
  }
}

/** What was shown to earn it: the units, and of a training the hours. */
function criteriaOf({ hours, units }: Attested): string {
  const attended = hours === undefined ? [] : [`${hours} JP`]
  return [...attended, ...units.map(({ code, title }) => `${code} ${title}`)].join('\n')
}

/** The list itself is a credential too (Bitstring Status List 1.0 section 2.2). @param encoded compressed and in base64url of multibase */
export function statusListOf(publicUrl: string, list: StatusList, encoded: string, from: Instant): object {
  const id = statusListUrl(publicUrl, list)
  const issuer = issuerUrl(publicUrl, list.bodyId)
  return {
    '@context': [CREDENTIALS],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: from,
    credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: encoded },
    iss: issuer,
    jti: id,
    nbf: Math.floor(seconds(from)),
  }
}

/** A key as it is published, beside its address. */
export interface PublishedKey {
  readonly thumbprint: string
  readonly x: string
}

/** RFC 7517. */
export function jwkOf(publicUrl: string, { thumbprint, x }: PublishedKey): object {
  return { kty: 'OKP', crv: 'Ed25519', x, alg: 'EdDSA', use: 'sig', kid: keyUrl(publicUrl, thumbprint) }
}

/** Who issues, and under which keys it is known: a controlled identifier document (W3C CID 1.0) that is the issuer's profile too. */
export function issuerOf(publicUrl: string, bodyId: string, name: string, keys: readonly PublishedKey[]): object {
  const id = issuerUrl(publicUrl, bodyId)
  return {
    '@context': [IDENTIFIERS, BADGES],
    id,
    type: ['Profile'],
    name,
    verificationMethod: keys.map((key) => ({
      id: keyUrl(publicUrl, key.thumbprint),
      type: 'JsonWebKey',
      controller: id,
      publicKeyJwk: jwkOf(publicUrl, key),
    })),
    assertionMethod: keys.map((key) => keyUrl(publicUrl, key.thumbprint)),
  }
}
