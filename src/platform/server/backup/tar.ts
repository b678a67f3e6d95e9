// SPDX-License-Identifier: AGPL-3.0-or-later
// Entries one after the other, as POSIX ustar has them: what is inside a backup any `tar` lists and takes out.

export const BLOCK = 512
const NAME = 100

export interface Entry {
  readonly name: string
  readonly size: number
}

function sumOf(header: Buffer): number {
  // The field of the sum itself counts as spaces.
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

/** @throws RangeError for a name that has no place in a header */
export function headerOf({ name, size }: Entry): Buffer {
  const bytes = Buffer.from(name)
  // What is too long for one field is divided at a slash.
  const cut = bytes.length <= NAME ? 0 : bytes.indexOf('/', bytes.length - NAME - 1) + 1
  if (bytes.length - cut > NAME || cut > 156 || (bytes.length > NAME && cut === 0)) throw new RangeError(`the name is too long: ${name}`)
  const header = Buffer.alloc(BLOCK)
  bytes.copy(header, 0, cut)
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100)
  header.write(`${octal(size, 11)}\0${octal(0, 11)}\0`, 124)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  if (cut > 0) bytes.copy(header, 345, 0, cut - 1)
  header.write(`${octal(sumOf(header), 6)}\0 `, 148)
  return header
}

const text = (field: Buffer): string => field.subarray(0, Math.max(0, field.indexOf(0)) || field.length).toString()

/** Undefined for the empty block that ends an archive, and for what is no header. */
export function entryOf(header: Buffer): Entry | undefined {
  if (header[0] === 0) return undefined
  if (Number.parseInt(text(header.subarray(148, 155)), 8) !== sumOf(header)) return undefined
  const prefix = header[345] === 0 ? '' : `${text(header.subarray(345, 500))}/`
  return { name: prefix + text(header.subarray(0, NAME)), size: Number.parseInt(text(header.subarray(124, 136)), 8) }
}

/** What fills the last block of so many bytes. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}
