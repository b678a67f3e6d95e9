// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Page } from 'playwright-core'
import { exif } from './pictures.ts'

/** A photograph as a camera lying on its side writes it: large, with where it was taken beside it. */
export async function photographed(page: Page, place: string): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const context = canvas.getContext('2d')
    // Lines as of a page, each of another grey.
    for (let y = 0; y < 1800 && context !== null; y += 40) {
      context.fillStyle = `rgb(${[y % 251, (y * 7) % 241, (y * 13) % 239].join(',')})`
      for (let x = (y * 31) % 17; x < 2400; x += 83) context.fillRect(x, y, 19 + (y % 5), 7)
    }
    const url = canvas.toDataURL('image/jpeg', 0.95)
    return url.slice(url.indexOf(',') + 1)
  })
  const plain = Buffer.from(base64, 'base64')
  return Buffer.concat([plain.subarray(0, 2), exif(6, place), plain.subarray(2)])
}
