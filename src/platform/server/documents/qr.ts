// SPDX-License-Identifier: AGPL-3.0-or-later
// A QR code as what it is: squares. On paper they are drawn, on a screen they are one path; neither needs a picture.

import { encode } from 'uqr'

/** A run of dark modules in one row. */
export interface DarkRun {
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface QrCode {
  /** Modules along one side, without the quiet zone. */
  readonly size: number
  readonly runs: readonly DarkRun[]
}

/** Correction level M (15 %): a fold or a stamp over a corner does not hurt. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) => {
    const found: DarkRun[] = []
    let start = -1
    for (const [x, dark] of [...row, false].entries()) {
      if (dark && start < 0) start = x
      if (!dark && start >= 0) {
        found.push({ x: start, y, width: x - start })
        start = -1
      }
    }
    return found
  })
  return { size, runs }
}

/** The same squares as the path of an SVG whose unit is one module. */
export function qrPath(code: QrCode): string {
  return code.runs.map((run) => `M${run.x} ${run.y}h${run.width}v1h-${run.width}z`).join('')
}
