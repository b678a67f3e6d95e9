// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads a QR code of correction level M back from its modules, independently of what wrote it (ISO/IEC 18004), as a telephone would.

const times = (count: number, words: number): readonly number[] => Array.from({ length: count }, () => words)

/** Blocks and data codewords per block at level M, by version; only as far as our addresses reach. */
const blocksAtM: Readonly<Record<number, readonly number[]>> = {
  1: [16],
  2: [28],
  3: [44],
  4: [32, 32],
  5: [43, 43],
  6: [27, 27, 27, 27],
  7: [31, 31, 31, 31],
  8: [38, 38, 39, 39],
  9: [36, 36, 36, 37, 37],
  10: [43, 43, 43, 43, 44],
  11: [50, ...times(4, 51)],
  12: [...times(6, 36), ...times(2, 37)],
  13: [...times(8, 37), 38],
  14: [...times(4, 40), ...times(5, 41)],
  15: [...times(5, 41), ...times(5, 42)],
  16: [...times(7, 45), ...times(3, 46)],
  17: [...times(10, 46), 47],
  18: [...times(9, 43), ...times(4, 44)],
  19: [...times(3, 44), ...times(11, 45)],
  20: [...times(3, 41), ...times(13, 42)],
}
const alignment: Readonly<Record<number, readonly number[]>> = {
  1: [],
  2: [6, 18],
  3: [6, 22],
  4: [6, 26],
  5: [6, 30],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  9: [6, 26, 46],
  10: [6, 28, 50],
  11: [6, 30, 54],
  12: [6, 32, 58],
  13: [6, 34, 62],
  14: [6, 26, 46, 66],
  15: [6, 26, 48, 70],
  16: [6, 26, 50, 74],
  17: [6, 30, 54, 78],
  18: [6, 30, 56, 82],
  19: [6, 30, 58, 86],
  20: [6, 34, 62, 90],
}
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

type Modules = readonly (readonly boolean[])[]

/** Whether a module belongs to finders, timing, alignment, format or version rather than to the message. */
function isFunction(x: number, y: number, size: number, version: number): boolean {
  if ((x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)) return true
  if (x === 6 || y === 6) return true
  if (version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11))) return true
  const centres = alignment[version] ?? []
  const last = centres.at(-1) ?? 0
  return centres.some((cx) =>
    centres.some((cy) => {
      const corner = (cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6)
      return !corner && Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2
    }),
  )
}

/** The two bits of level and three of mask beside the first finder. */
function formatOf(modules: Modules): { readonly level: number; readonly mask: number } {
  const bits = [0, 1, 2, 3, 4].map((x) => (modules[8]?.[x] ? 1 : 0))
  const value = bits.reduce<number>((sum, bit) => sum * 2 + bit, 0) ^ 0b10101
  return { level: value >> 3, mask: value & 7 }
}

function codewordsOf(modules: Modules, version: number, mask: number): readonly number[] {
  const size = modules.length
  const bits: number[] = []
  let up = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (isFunction(x, y, size, version)) continue
        bits.push((modules[y]?.[x] ?? false) !== (masks[mask]?.(x, y) ?? false) ? 1 : 0)
      }
    }
    up = !up
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0))
}

/** Puts interleaved codewords back into one row, blocks in order. */
function dataOf(codewords: readonly number[], version: number): readonly number[] {
  const lengths = blocksAtM[version] ?? []
  const blocks: number[][] = lengths.map(() => [])
  let at = 0
  for (let i = 0; i < Math.max(...lengths); i += 1)
    for (const [block, length] of lengths.entries()) {
      const word = codewords[at]
      if (i >= length || word === undefined) continue
      blocks[block]?.push(word)
      at += 1
    }
  return blocks.flat()
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/**
 * @param modules rows of dark (true) and light modules without the quiet zone
 * @throws when it is no code of level M of a size we print
 */
export function readQr(modules: Modules): string {
  const version = (modules.length - 17) / 4
  const { level, mask } = formatOf(modules)
  // In the format, 00 is level M.
  if (level !== 0) throw new Error(`correction level ${level}, not M`)
  if (blocksAtM[version] === undefined) throw new Error(`no code of version ${version}`)
  const bits = dataOf(codewordsOf(modules, version, mask), version).flatMap((word) =>
    [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (word >> place) & 1),
  )
  let at = 0
  const take = (count: number): number => {
    const value = bits.slice(at, at + count).reduce((sum, bit) => sum * 2 + bit, 0)
    at += count
    return value
  }
  const bytes: number[] = []
  let text = ''
  for (let mode = take(4); mode !== 0; mode = take(4)) {
    if (mode === 4) {
      const count = take(version < 10 ? 8 : 16)
      for (let i = 0; i < count; i += 1) bytes.push(take(8))
      text += new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes.splice(0)))
    } else if (mode === 2) {
      let left = take(version < 10 ? 9 : 11)
      for (; left >= 2; left -= 2) {
        const pair = take(11)
        text += `${alphanumeric[Math.floor(pair / 45)]}${alphanumeric[pair % 45]}`
      }
      if (left === 1) text += alphanumeric[take(6)] ?? ''
    } else throw new Error(`mode ${mode} is none of ours`)
  }
  return text
}
