// SPDX-License-Identifier: AGPL-3.0-or-later
// What the code on a letter carries beside its address, so that the paper can be checked where there is no network: the fewest facts, signed,
// and the beginning of the hash of all of them. The address stands under the signature too, without a letter more: whoever checks puts it into
// the header again.

import * as z from 'zod/mini'
import type { Relation } from '#journeys/core/family.ts'
import { type CheckSignature, openJws, type PublicKey, writeJws } from '#kernel/jws.ts'
import { LocalDate } from '#kernel/time.ts'
import { kindOfNumber } from '#letters/core/letter.number.ts'
import type { LetterKind, LetterState, MaritalStatus, Witnessing } from '#letters/core/letter.ts'
import type { OfficePaperKind } from '#letters/core/office-paper.ts'

/** No certificate and no other signed text passes for a letter. */
const LETTER_TYPE = 'kawal-letter'

/** What a check without a network shows. */
export interface LetterProof {
  readonly kind: LetterKind | OfficePaperKind
  readonly number: string
  /** Absent where the paper does not say openly whom it is about. */
  readonly name?: string
  /** The last four digits of the NIK: enough to see that another one was written in, too few to be one. */
  readonly nik?: string
  readonly marital?: MaritalStatus
  readonly consenter?: { readonly name: string; readonly relation: Relation }
  readonly seen?: Witnessing
  readonly office: string
  readonly signer: string
  readonly issuedOn: LocalDate
  readonly validUntil?: LocalDate
  /** The first 12 bytes of the SHA-256 of the record, in base64url. */
  readonly digest: string
}

/** One sign each: every one is a mark on the paper. */
const marital: Readonly<Record<MaritalStatus, string>> = { SINGLE: 'S', MARRIED: 'M', DIVORCED: 'D', WIDOWED: 'W' }
const relations: Readonly<Record<Relation, string>> = {
  SPOUSE: 'S',
  FATHER: 'F',
  MOTHER: 'M',
  GUARDIAN: 'G',
  CHILD: 'C',
  SIBLING: 'B',
  OTHER: 'O',
}
const seen: Readonly<Record<Witnessing, string>> = { NOT_YET: 'N', SIGNED_BEFORE_ME: 'P', READ_ALOUD: 'R', BROUGHT_SIGNED: 'B' }

function codeIn<K extends string>(table: Readonly<Record<K, string>>, sign: string | undefined): K | undefined {
  for (const code in table) if (table[code] === sign) return code
  return undefined
}

/** One text, its facts in their order with a bar between: a name for each would cost more marks than the facts. */
const Signed = z.strictObject({ l: z.string() })
const day = z.string().check(z.regex(/^\d{6}$/))
const orNone = <T extends z.ZodMiniType<string>>(some: T) => z.union([z.literal(''), some])
const Facts = z.tuple([
  z.string(),
  z.string(),
  orNone(z.string().check(z.regex(/^\d{4}$/))),
  z.string(),
  z.string().check(z.regex(/^[A-Z-]{3}$/)),
  z.string(),
  z.string(),
  day,
  orNone(day),
  z.string().check(z.regex(/^[\w-]{16}$/)),
])

/** A longer text is cut, so that the code stays readable on a worn printer. */
const LONGEST = 30

function cut(text: string): string {
  const letters = [...text.replaceAll('|', '/')]
  return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST - 1).join('')}…`
}

const short = (date: LocalDate): string => date.replaceAll('-', '').slice(2)
const long = (date: string): LocalDate => `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}`

const headerOf = (address: string): object => ({ alg: 'EdDSA', typ: LETTER_TYPE, url: address })

interface Signing {
  /** What the code leads to. */
  readonly address: string
  readonly digest: string
  /** Writes a signed text in the compact form. */
  readonly sign: (header: object, payload: string) => string
}

/** The text of the code: the address, and behind the `#` what is signed and its signature. Undefined where the person was erased. */
export function letterCode(
  { personal, number, issuedOn, validUntil, seen: saw }: LetterState,
  { address, digest, sign }: Signing,
): string | undefined {
  if (personal === undefined) return undefined
  const { name, nik, marital: status, consenter, office, signer } = personal.facts
  const facts = [
    number,
    cut(name),
    nik?.slice(-4) ?? '',
    cut(consenter?.name ?? ''),
    `${consenter === undefined ? '-' : relations[consenter.relation]}${saw === undefined ? '-' : seen[saw]}${status === undefined ? '-' : marital[status]}`,
    cut(office.name),
    cut(signer.name),
    short(issuedOn),
    validUntil === undefined ? '' : short(validUntil),
    digest,
  ]
  return codeOf(facts, address, sign)
}

/** The same of a paper whose content stays sealed: of whom and of what it speaks is not in its code. */
export function officePaperCode(
  { number, office, signer, issuedOn, validUntil }: Pick<LetterProof, 'number' | 'office' | 'signer' | 'issuedOn' | 'validUntil'>,
  { address, digest, sign }: Signing,
): string {
  return codeOf(
    [number, '', '', '', '---', cut(office), cut(signer), short(issuedOn), validUntil === undefined ? '' : short(validUntil), digest],
    address,
    sign,
  )
}

function codeOf(facts: readonly string[], address: string, sign: Signing['sign']): string {
  const [, body, mark] = sign(headerOf(address), JSON.stringify({ l: facts.join('|') })).split('.')
  return `${address}#${body}.${mark}`
}

function read(facts: z.output<typeof Facts>): LetterProof | undefined {
  const [number, name, nik, consenter, signs, office, signer, from, until, digest] = facts
  const kind = kindOfNumber(number)
  const [relation, saw, status] = [codeIn(relations, signs[0]), codeIn(seen, signs[1]), codeIn(marital, signs[2])]
  const days = [from, ...(until === '' ? [] : [until])]
  if (kind === undefined || !days.every((each) => LocalDate.safeParse(long(each)).success)) return undefined
  return {
    kind,
    number,
    ...(name === '' ? {} : { name }),
    ...(nik === '' ? {} : { nik }),
    ...(status === undefined ? {} : { marital: status }),
    ...(relation === undefined ? {} : { consenter: { name: consenter, relation } }),
    ...(saw === undefined ? {} : { seen: saw }),
    office,
    signer,
    issuedOn: long(from),
    ...(until === '' ? {} : { validUntil: long(until) }),
    digest,
  }
}

/**
 * Checks what a code carries, without a network.
 * @param text the whole address as it was scanned
 * @returns nothing where none of the keys signed it, or a letter of it is another
 */
export async function openLetterCode(text: string, keys: readonly PublicKey[], check: CheckSignature): Promise<LetterProof | undefined> {
  const [address, carried, ...more] = text.replaceAll(/\s/g, '').split('#')
  if (address === undefined || carried === undefined || more.length > 0) return undefined
  // Only what follows the header is on the paper; the header follows from the address.
  const [header] = writeJws(headerOf(address), '', () => new Uint8Array()).split('.')
  const signed = Signed.safeParse(await openJws(`${header}.${carried}`, { typ: LETTER_TYPE, keys, check }))
  const facts = Facts.safeParse(signed.success ? signed.data.l.split('|') : [])
  return facts.success ? read(facts.data) : undefined
}
