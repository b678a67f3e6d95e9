// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper as a worn black-and-white printer leaves it, and as a clerk's scanner reads it back: with the programs of the system's packages
// (poppler, tesseract, zbar), which know nothing of how we draw.

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './folder.ts'
import { here, install } from './machine.ts'

const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
const packages = { pdftoppm: 'poppler-utils', tesseract: 'tesseract-ocr', zbarimg: 'zbar-tools' } as const

/** @throws with the command to run, where it is missing and we may not install it: a test that needs it fails, and is never left out */
function ensure(program: keyof typeof packages): string {
  const find = (): string | undefined => folders.map((folder) => join(folder, program)).find((path) => here.exists(path))
  const name = packages[program]
  if (find() === undefined)
    install(here, [name], `Printed letters are read back by ${program}; installing it from the packages of this system.`)
  const found = find()
  if (found === undefined)
    throw new Error(`There is no ${program}. Install it, then try again: sudo apt-get update && sudo apt-get install -y ${name}`)
  return found
}

function run(program: keyof typeof packages, args: readonly string[], input?: Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync(ensure(program), args, {
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
  return stdout
}

interface Grey {
  readonly width: number
  readonly height: number
  readonly pixels: Buffer
}

/** The first page, at so many dots an inch, as grey. */
function pageOf(pdf: Buffer, dpi: number): Grey {
  const pgm = run('pdftoppm', ['-r', String(dpi), '-gray', '-f', '1', '-l', '1', '-'], pdf)
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 64).toString('latin1'))
  if (head === null) throw new Error('no picture of a page')
  return { width: Number(head[1]), height: Number(head[2]), pixels: pgm.subarray(head[0].length) }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Toner that bleeds and thins, specks of dirt, a streak where the drum is scratched; then black or white and nothing between. */
function worn({ width, height, pixels }: Grey, seed: number): Grey {
  const next = chance(seed)
  const out = Buffer.alloc(pixels.length, 255)
  const at = (x: number, y: number): number =>
    pixels[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 255
  const streak = Math.floor(width * 0.62)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const bled = (at(x, y) * 6 + at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) / 10
      const grey = bled + (next() - 0.5) * 90
      const speck = next()
      const black = x === streak ? false : speck < 0.001 || (grey < 150 && speck > 0.004)
      out[y * width + x] = black ? 0 : 255
    }
  return { width, height, pixels: out }
}

/** What is read back of a paper that such a printer left: its text, and what its code says. */
export function readPrinted(
  pdf: Buffer,
  { dpi, seed }: { readonly dpi: number; readonly seed: number },
): { readonly text: string; readonly code: string } {
  const { width, height, pixels } = worn(pageOf(pdf, dpi), seed)
  const file = join(temporaryFolder('printed'), 'page.pgm')
  writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]))
  const text = run('tesseract', [file, '-', '--psm', '6', '--dpi', String(dpi)]).toString()
  const code = run('zbarimg', ['--quiet', '--raw', '--oneshot', '-Sdisable', '-Sqrcode.enable', file]).toString().trim()
  return { text, code }
}
