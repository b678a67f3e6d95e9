// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper before a camera, as a film of one picture (YUV4MPEG2): held a little askew, in poor light, with grain.

import { deflateSync } from 'node:zlib'
import { chunk, pngHead } from './pictures.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const [WIDTH, HEIGHT] = [1280, 720] as const
const ANGLE = 0.09
/** So much of the height the code takes, with its quiet zone. */
const SHARE = 0.7
const QUIET = 4
const [DARK, LIGHT, TABLE] = [48, 190, 120] as const
/** Looked at so many times in each direction, for grey edges. */
const LOOKS = 3

/** Rows of dark (true) and light modules, without the quiet zone. */
type Modules = readonly (readonly boolean[])[]

function pictureOf(modules: Modules): Buffer {
  const size = modules.length + 2 * QUIET
  const side = HEIGHT * SHARE
  const [cos, sin] = [Math.cos(ANGLE), Math.sin(ANGLE)]

  function at(x: number, y: number): number {
    const [right, down] = [(x - WIDTH / 2) / side, (y - HEIGHT / 2) / side]
    const column = Math.floor((right * cos + down * sin + 0.5) * size)
    const row = Math.floor((down * cos - right * sin + 0.5) * size)
    if (column < 0 || row < 0 || column >= size || row >= size) return TABLE
    return modules[row - QUIET]?.[column - QUIET] ? DARK : LIGHT
  }

  const luma = Buffer.alloc(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      let sum = 0
      for (let i = 0; i < LOOKS * LOOKS; i += 1) sum += at(x + ((i % LOOKS) + 0.5) / LOOKS, y + (Math.floor(i / LOOKS) + 0.5) / LOOKS)
      luma[y * WIDTH + x] = sum / LOOKS ** 2 + ((x * 7919 + y * 104_729) % 17) - 8
    }
  return luma
}

export function filmOf(modules: Modules): Buffer {
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420mpeg2\nFRAME\n`), pictureOf(modules), colour])
}

/** The same photographed, as a PNG. */
export function photoOf(modules: Modules): Buffer {
  const picture = pictureOf(modules)
  const rows = Array.from({ length: HEIGHT }, (_, y) => Buffer.concat([Buffer.from([0]), picture.subarray(y * WIDTH, (y + 1) * WIDTH)]))
  return Buffer.concat([SIGNATURE, pngHead(WIDTH, HEIGHT), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND')])
}
