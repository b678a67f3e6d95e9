// SPDX-License-Identifier: AGPL-3.0-or-later
// What the code on a certificate carries beside its address, so that the paper can be checked where there is no network: the fewest facts, signed.
// They stand after the `#`, which no browser sends on. Whether the certificate was revoked since, only the register knows.

import * as z from 'zod/mini'
import { type CheckSignature, fromBase64url, openJws, type PublicKey } from '#kernel/jws.ts'
import { LocalDate } from '#kernel/time.ts'
import type { Attested } from '#training/core/attested.ts'
import type { CertificateKind } from '#training/core/issued.ts'

/** What the header says it is: no credential, and no other signed text passes for it. */
export const PROOF_TYPE = 'kawal'

/** The facts of the paper that a check without a network shows. */
export interface PaperProof {
  readonly kind: CertificateKind
  readonly number: string
  readonly name: string
  readonly scheme: string
  readonly body: string
  readonly issuedOn: LocalDate
  /** Absent where it has no end. */
  readonly validUntil?: LocalDate
}

/** Short names: each letter is a mark on the paper. */
const said = { n: z.string(), h: z.string(), s: z.string(), b: z.string(), f: LocalDate }
/** A paper of one kind never passes for one of the other, nor one that ends for one that does not. */
const Signed = z.union([
  z.strictObject({ ...said, u: LocalDate }),
  z.strictObject({ ...said, k: z.literal('T'), u: z.optional(LocalDate) }),
])

/** A longer text is cut, so that the code stays readable on a worn printer. */
const LONGEST = 60

function cut(text: string): string {
  const letters = [...text]
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join('')}…`
}

/** What is signed; undefined where the holder was erased. */
export function proofPayload({ kind, certificate, holder, subject }: Attested): string | undefined {
  if (holder === undefined) return undefined
  const { number, body, issuedOn, validUntil } = certificate
  const mark = kind === 'TRAINING' ? { k: 'T' } : {}
  return JSON.stringify({ ...mark, n: number, h: cut(holder.name), s: cut(subject.name), b: cut(body.name), f: issuedOn, u: validUntil })
}

/**
 * Checks what a code carries, without a network.
 * @param text the whole address as it was scanned, or what stands after its `#`
 * @returns nothing where none of the keys signed it
 */
export async function openProof(text: string, keys: readonly PublicKey[], check: CheckSignature): Promise<PaperProof | undefined> {
  const carried = text.replaceAll(/\s/g, '').split('#').at(-1) ?? ''
  const read = Signed.safeParse(await openJws(carried, { typ: PROOF_TYPE, keys, check }))
  if (!read.success) return undefined
  const { n, h, s, b, f, u } = read.data
  const kind = 'k' in read.data ? 'TRAINING' : 'COMPETENCE'
  return { kind, number: n, name: h, scheme: s, body: b, issuedOn: f, ...(u === undefined ? {} : { validUntil: u }) }
}

/**
 * Whether a code is in form one of this host, whoever signed it: a paper of a newer key or kind looks so to a page that was loaded before, and
 * so does a forged one.
 */
export function isInOurForm(text: string, host: string): boolean {
  const [address = '', carried = '', ...more] = text.replaceAll(/\s/g, '').split('#')
  const parts = carried.split('.')
  const isHere = /^https?:\/\/([^/]+)\/verify\/[\w-]+$/.exec(address)?.[1] === host
  const mark = fromBase64url(parts.at(-1) ?? '')
  return isHere && more.length === 0 && parts.length > 1 && parts.every((part) => fromBase64url(part) !== undefined) && mark?.length === 64
}
