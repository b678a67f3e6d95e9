// SPDX-License-Identifier: AGPL-3.0-or-later
// The file of the instance key: the key on the first line; below it, once it took the place of another, what goes on from that one.

import { LocalDate } from '#kernel/time.ts'

/** Keys of keyed hashes and of what is kept for a day: with others nothing that was hashed would be found again. 32 bytes each. */
export interface Carried {
  readonly keep: Buffer
  readonly match: Buffer
  readonly fingerprint: Buffer
}

export interface InstanceKey {
  /** 32 random bytes. */
  readonly master: Buffer
  readonly carried?: Carried
  /** Public keys that signed heads up to a day: Ed25519, SPKI DER, base64. */
  readonly retired: readonly { readonly publicKey: string; readonly lastDay: LocalDate }[]
}

const BYTES = 32

export function printInstanceKey({ master, carried, retired }: InstanceKey): string {
  const bytes = carried === undefined ? undefined : Buffer.concat([carried.keep, carried.match, carried.fingerprint])
  return [
    master.toString('base64url'),
    ...(bytes === undefined ? [] : [`carried ${bytes.toString('base64url')}`]),
    ...retired.map(({ publicKey, lastDay }) => `retired ${lastDay} ${publicKey}`),
  ].join('\n')
}

/** Undefined for what is no such file. */
export function parseInstanceKey(text: string): InstanceKey | undefined {
  const [first = '', ...lines] = text.trim().split(/\s*\n\s*/)
  const master = Buffer.from(first, 'base64url')
  if (master.length !== BYTES || !/^[\w-]+$/.test(first)) return undefined
  let carried: Carried | undefined
  const retired: { publicKey: string; lastDay: LocalDate }[] = []
  for (const line of lines) {
    const [kind, value = '', more = ''] = line.split(' ')
    const bytes = Buffer.from(value, 'base64url')
    const day = LocalDate.safeParse(value)
    if (kind === 'carried' && bytes.length === 3 * BYTES)
      carried = { keep: bytes.subarray(0, BYTES), match: bytes.subarray(BYTES, 2 * BYTES), fingerprint: bytes.subarray(2 * BYTES) }
    else if (kind === 'retired' && day.success && more !== '') retired.push({ publicKey: more, lastDay: day.data })
    else return undefined
  }
  return { master, retired, ...(carried === undefined ? {} : { carried }) }
}
