// SPDX-License-Identifier: AGPL-3.0-or-later
// What the W3C's Verifiable Credentials Data Model 2.0 asks of a credential, as a table of our own, each row with its section. It is held to the
// inputs of the W3C's own suite (test/fixtures/w3c), and our credentials are held to it.

import * as z from 'zod/mini'

const BASE = 'https://www.w3.org/ns/credentials/v2'
const AnyObject = z.record(z.string(), z.unknown())
type AnyObject = z.output<typeof AnyObject>

function objectOf(value: unknown): AnyObject | undefined {
  const read = Array.isArray(value) ? undefined : AnyObject.safeParse(value)
  return read?.success === true ? read.data : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Section 1.5 refers to the URL standard; a scheme, and no space anywhere. */
function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(value)
}

/** XML Schema 1.1 dateTimeStamp: a moment always says its offset. */
function isMoment(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}

/** Section 11.1: a text, or texts with language and direction and nothing else. */
function isText(value: unknown): boolean {
  return listOf(value).every((each) => {
    if (typeof each === 'string') return true
    const said = objectOf(each)
    return (
      said !== undefined &&
      typeof said['@value'] === 'string' &&
      Object.keys(said).every((key) => ['@value', '@language', '@direction'].includes(key))
    )
  })
}

/** Section 4.3: the base context first, then addresses or objects; an object may not give another meaning to a protected term. */
function contextFindings(context: unknown): readonly string[] {
  const [first, ...rest] = listOf(context)
  const findings = first === BASE ? [] : ['@context begins with the base context']
  const kept = new Set(['id', 'type', 'VerifiableCredential', 'VerifiablePresentation'])
  for (const each of rest) {
    const own = objectOf(each)
    if (own === undefined && !isUrl(each)) findings.push('@context holds addresses or objects')
    const terms = Object.keys(own ?? {})
    if (terms.some((term) => kept.has(term))) findings.push('@context leaves protected terms alone')
    if (own?.['@protected'] === true) for (const term of terms) kept.add(term)
  }
  return findings
}

/** Section 4.5: terms that lead to an address, or addresses. Without inline contexts every term has the base vocabulary to fall back on. */
function typeFindings(type: unknown, context: unknown): readonly string[] {
  const mapped = new Map(listOf(context).flatMap((each) => Object.entries(objectOf(each) ?? {})))
  return listOf(type).flatMap((each) => {
    if (typeof each !== 'string' || /\s/.test(each)) return ['type is a term or an address']
    const to = mapped.get(each)
    if (to !== undefined && !isUrl(to)) return [`type ${each} leads to an address`]
    const known = each.startsWith('Verifiable') || isUrl(each) || to !== undefined
    return !known && mapped.get('@vocab') === null ? [`type ${each} is known`] : []
  })
}

/** Objects beside the claims, each with its section, and what they must have beside a type. */
const parts = [
  ['credentialStatus', '4.10', []],
  ['credentialSchema', '4.11', ['id']],
  ['proof', '4.12', []],
  ['refreshService', '5.4', []],
  ['termsOfUse', '5.5', []],
  ['evidence', '5.6', []],
] as const

function partFindings(credential: AnyObject): readonly string[] {
  return parts.flatMap(([name, section, needs]) => {
    if (credential[name] === undefined) return []
    return listOf(credential[name]).flatMap((each) => {
      const part = objectOf(each)
      if (part === undefined) return [`${name} is an object (${section})`]
      const findings =
        part['type'] === undefined ? [`${name} has a type (${section})`] : [...typeFindings(part['type'], credential['@context'])]
      for (const need of needs) if (part[need] === undefined) findings.push(`${name} has ${need} (${section})`)
      if (part['id'] !== undefined && !isUrl(part['id'])) findings.push(`${name}.id is one address (${section})`)
      return findings
    })
  })
}

/** Section 4.8: at least one subject, each with at least one claim or an id. */
function subjectFindings(subject: unknown): readonly string[] {
  return listOf(subject).flatMap((each) => {
    const claims = objectOf(each)
    if (claims === undefined || Object.keys(claims).length === 0) return ['credentialSubject says something (4.8)']
    return claims['id'] === undefined || isUrl(claims['id']) ? [] : ['credentialSubject.id is one address (4.4)']
  })
}

/** Section 4.7: an address, or an object whose id is one. */
function issuerFindings(issuer: unknown): readonly string[] {
  const named = objectOf(issuer)
  const findings = isUrl(named === undefined ? issuer : named['id']) ? [] : ['issuer is an address (4.7)']
  for (const key of ['name', 'description'])
    if (named?.[key] !== undefined && !isText(named[key])) findings.push(`issuer.${key} is a text (4.6)`)
  return findings
}

/** Section 4.9. */
function validityFindings({ validFrom, validUntil }: AnyObject): readonly string[] {
  const findings = [validFrom, validUntil].every((each) => each === undefined || isMoment(each))
    ? []
    : ['validity is said in moments (4.9)']
  if (isMoment(validFrom) && isMoment(validUntil) && Date.parse(String(validFrom)) > Date.parse(String(validUntil)))
    findings.push('validUntil is not before validFrom (4.9)')
  return findings
}

/** @returns what a document says otherwise than the standard asks; empty for a credential that follows it */
export function vcFindings(document: unknown): readonly string[] {
  const credential = objectOf(document)
  if (credential === undefined) return ['a credential is an object']
  const findings = [...contextFindings(credential['@context']), ...typeFindings(credential['type'], credential['@context'])]
  if (!listOf(credential['type']).includes('VerifiableCredential')) findings.push('type holds VerifiableCredential (4.5)')
  if (credential['id'] !== undefined && !isUrl(credential['id'])) findings.push('id is one address (4.4)')
  for (const key of ['name', 'description'])
    if (credential[key] !== undefined && !isText(credential[key])) findings.push(`${key} is a text (4.6)`)
  return [
    ...findings,
    ...issuerFindings(credential['issuer']),
    ...subjectFindings(credential['credentialSubject']),
    ...validityFindings(credential),
    ...partFindings(credential),
  ]
}
