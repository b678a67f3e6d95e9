// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads a QR code in a picture, whether it was photographed or comes from the camera as it runs: with what the browser has, and with our own
// reader where that has nothing or finds nothing.

import decodeQR from 'qr/decode.js'

interface Detector {
  readonly detect: (picture: HTMLCanvasElement) => Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  // Few browsers read codes by themselves, and on some phones what they read them with is missing.
  var BarcodeDetector: (new (options: { readonly formats: readonly string[] }) => Detector) | undefined
}

/** Enough for the densest of our codes, and no more than a cheap phone looks through in a moment. */
const LONGEST_SIDE = 1920
/** After so many milliseconds the next picture is worth more than another look at this one. */
const LOOK_MS = 200

export interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the code in that part of a picture says; undefined where none can be read. */
export type ReadCode = (picture: CanvasImageSource, part: Part) => Promise<string | undefined>

function decode(picture: ImageData): string | undefined {
  try {
    return decodeQR(picture, { timeLimit: LOOK_MS })
  } catch {
    // It throws where it finds nothing.
    return undefined
  }
}

export function openCodeReader(): ReadCode {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let detector = globalThis.BarcodeDetector && new globalThis.BarcodeDetector({ formats: ['qr_code'] })
  return async (picture, { x, y, width, height }) => {
    if (context === null) return undefined
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    context.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height)
    try {
      const [found] = (await detector?.detect(canvas)) ?? []
      if (found !== undefined) return found.rawValue
    } catch {
      detector = undefined
    }
    return decode(context.getImageData(0, 0, canvas.width, canvas.height))
  }
}
