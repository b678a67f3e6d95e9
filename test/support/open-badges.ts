// SPDX-License-Identifier: AGPL-3.0-or-later
// What Open Badges 3.0 requires, as a table of our own: its JSON schemas and examples are under a licence that does not let us carry them
// (decision 32). Each row names the class of the specification's appendix B, the properties it requires, and those it knows.

import * as z from 'zod/mini'

const AnyObject = z.record(z.string(), z.unknown())

interface ClassRow {
  readonly required: readonly string[]
  readonly known: readonly string[]
  /** Which of them are objects of another class. */
  readonly parts: Readonly<Record<string, string>>
  /** What `type` must hold one of. */
  readonly types: readonly string[]
}

const classes: Readonly<Record<string, ClassRow>> = {
  AchievementCredential: {
    required: ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject'],
    known: [
      ...['name', 'description', 'image', 'awardedDate', 'validUntil', 'proof', 'credentialSchema', 'credentialStatus', 'refreshService'],
      ...['termsOfUse', 'evidence', 'endorsement', 'endorsementJwt'],
      // Of the section on JWT proofs: the claims that a JWT repeats.
      ...['iss', 'jti', 'sub', 'nbf', 'exp'],
    ],
    parts: { issuer: 'Profile', credentialSubject: 'AchievementSubject' },
    types: ['OpenBadgeCredential', 'AchievementCredential'],
  },
  AchievementSubject: {
    required: ['type', 'achievement'],
    known: [
      ...[
        'id',
        'activityEndDate',
        'activityStartDate',
        'creditsEarned',
        'identifier',
        'image',
        'licenseNumber',
        'narrative',
        'result',
        'role',
      ],
      ...['source', 'term'],
    ],
    parts: { achievement: 'Achievement', identifier: 'IdentityObject' },
    types: ['AchievementSubject'],
  },
  Achievement: {
    required: ['id', 'type', 'criteria', 'description', 'name'],
    known: [
      ...['alignment', 'achievementType', 'creator', 'creditsAvailable', 'endorsement', 'endorsementJwt', 'fieldOfStudy', 'humanCode'],
      ...['image', 'inLanguage', 'otherIdentifier', 'related', 'resultDescription', 'specialization', 'tag', 'version'],
    ],
    parts: { criteria: 'Criteria' },
    types: ['Achievement'],
  },
  Criteria: { required: [], known: ['id', 'narrative'], parts: {}, types: [] },
  Profile: {
    required: ['id', 'type'],
    known: [
      ...[
        'name',
        'url',
        'phone',
        'description',
        'endorsement',
        'endorsementJwt',
        'image',
        'email',
        'address',
        'otherIdentifier',
        'official',
      ],
      ...['parentOrg', 'familyName', 'givenName', 'additionalName', 'dateOfBirth'],
    ],
    parts: { otherIdentifier: 'IdentifierEntry' },
    types: ['Profile'],
  },
  IdentifierEntry: {
    required: ['type', 'identifier', 'identifierType'],
    known: [],
    parts: {},
    types: ['IdentifierEntry'],
  },
  IdentityObject: {
    required: ['type', 'hashed', 'identityHash', 'identityType'],
    known: ['salt'],
    parts: {},
    types: ['IdentityObject'],
  },
}

/** Its vocabulary AchievementType, as far as we could use it, without the `ext:` that anybody may add. */
const achievementTypes = ['Certification', 'CertificateOfCompletion', 'Certificate', 'Course', 'License', 'Competency', 'LearningProgram']
/** Its vocabulary IdentifierTypeEnum, as far as we could use it. */
const identifierTypes = ['name', 'sourcedId', 'systemId', 'productId', 'userName', 'emailAddress', 'nationalIdentityNumber', 'identifier']

/** @returns what a credential says otherwise than Open Badges 3.0 asks; empty for one that follows it */
export function obFindings(document: unknown, name = 'AchievementCredential', at = '$'): readonly string[] {
  const row = classes[name]
  const read = AnyObject.safeParse(document)
  if (row === undefined || !read.success || Array.isArray(document)) return [`${at} is one ${name}`]
  const value = read.data
  const findings = row.required.flatMap((key) => (value[key] === undefined ? [`${at} has ${key} (${name})`] : []))
  const types = [value['type']].flat()
  if (row.types.length > 0 && !row.types.some((type) => types.includes(type))) findings.push(`${at} is a ${name} (${name})`)
  for (const key of Object.keys(value)) if (![...row.required, ...row.known].includes(key)) findings.push(`${at} knows ${key} (${name})`)
  for (const [key, part] of Object.entries(row.parts))
    if (value[key] !== undefined) for (const each of [value[key]].flat()) findings.push(...obFindings(each, part, `${at}.${key}`))
  if (name === 'AchievementSubject' && value['id'] === undefined && value['identifier'] === undefined)
    findings.push(`${at} has an id or an identifier (${name})`)
  if (
    name === 'AchievementCredential' &&
    ![value['@context']]
      .flat()
      .some((each) => /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d\.json$/.test(String(each)))
  )
    findings.push(`${at} has the context of Open Badges (${name})`)
  if (value['achievementType'] !== undefined && !achievementTypes.includes(String(value['achievementType'])))
    findings.push(`${at} has a known achievementType (AchievementType)`)
  const kind = value['identifierType'] ?? value['identityType']
  if (kind !== undefined && !identifierTypes.includes(String(kind)))
    findings.push(`${at} has a known type of identifier (IdentifierTypeEnum)`)
  return findings
}
