// SPDX-License-Identifier: AGPL-3.0-or-later
// Bech32 (BIP 173), in which age writes its keys: letters that are not mistaken for each other, and a checksum over all of them.

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const CHECKSUM = 6

function polymod(values: readonly number[]): number {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [bit, term] of GENERATOR.entries()) if (((top >>> bit) & 1) === 1) sum ^= term
  }
  return sum
}

function expand(prefix: string): readonly number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0))
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

/** From groups of so many bits to groups of others; undefined where what is left over is more than padding. */
function regroup(values: Iterable<number>, from: number, to: number): readonly number[] | undefined {
  const groups: number[] = []
  let [held, bits] = [0, 0]
  for (const value of values) {
    held = ((held << from) | value) & 0xfff
    bits += from
    while (bits >= to) {
      bits -= to
      groups.push((held >> bits) & ((1 << to) - 1))
    }
  }
  const rest = (held << (to - bits)) & ((1 << to) - 1)
  if (to === 5) return bits === 0 ? groups : [...groups, rest]
  return bits < from && rest === 0 ? groups : undefined
}

export function toBech32(prefix: string, bytes: Buffer): string {
  const data = regroup(bytes, 8, 5) ?? []
  const sum = polymod([...expand(prefix), ...data, ...Array.from({ length: CHECKSUM }, () => 0)]) ^ 1
  const check = Array.from({ length: CHECKSUM }, (_, index) => (sum >>> (5 * (CHECKSUM - 1 - index))) & 31)
  return `${prefix}1${[...data, ...check].map((value) => LETTERS[value]).join('')}`
}

/** The bytes behind a prefix; undefined for what has another prefix, other letters or a checksum that does not fit. */
export function fromBech32(prefix: string, text: string): Buffer | undefined {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return undefined
  const lower = text.trim().toLowerCase()
  if (!lower.startsWith(`${prefix}1`)) return undefined
  const values = [...lower.slice(prefix.length + 1)].map((letter) => LETTERS.indexOf(letter))
  if (values.length < CHECKSUM || values.includes(-1) || polymod([...expand(prefix), ...values]) !== 1) return undefined
  const bytes = regroup(values.slice(0, -CHECKSUM), 5, 8)
  return bytes === undefined ? undefined : Buffer.from(bytes)
}
