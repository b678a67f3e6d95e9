// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes a photograph small enough for a village's line, on the device itself. It is drawn anew, upright, so that nothing of what a camera
// wrote beside it, as where it was taken, leaves the device.

/** So large at most. */
export const MOST_PHOTO_BYTES = 200_000
/** The longer side, in pixels: a page of A4 photographed whole is still read at the first; the others are for what does not fit otherwise. */
const EDGES = [1600, 1280, 1024, 768, 512, 384]
/** Below this, letters fray before they become smaller. */
const [LEAST, BEST] = [0.5, 0.9]
/** Halvings of what lies between. */
const STEPS = 4

type Encode = (edge: number, quality: number) => Promise<Blob>

/** The best that fits: rather all of the size than all of the quality. Where nothing fits, the least. */
async function fitting(encode: Encode, longest: number): Promise<Blob> {
  let least: Blob | undefined
  for (const edge of EDGES) {
    // Never larger than it came.
    if (edge > longest && least !== undefined) continue
    least = await encode(Math.min(edge, longest), LEAST)
    if (least.size > MOST_PHOTO_BYTES) continue
    let [best, low, high] = [least, LEAST, BEST]
    for (let step = 0; step < STEPS; step += 1) {
      const quality = step === 0 ? BEST : (low + high) / 2
      const found = await encode(Math.min(edge, longest), quality)
      if (found.size > MOST_PHOTO_BYTES) high = quality
      else [best, low] = [found, quality]
      if (low === BEST) break
    }
    return best
  }
  return least ?? encode(longest, LEAST)
}

/** Upright, as its camera was held; browsers that know no such option turn it by themselves. */
function decoded(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => createImageBitmap(file))
}

function drawn(picture: ImageBitmap): Encode {
  const canvas = document.createElement('canvas')
  return async (edge, quality) => {
    const scale = edge / Math.max(picture.width, picture.height)
    const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)))
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width ?? 1
      canvas.height = height ?? 1
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('nothing can be drawn here')
      context.imageSmoothingQuality = 'high'
      // What a picture lets through is paper.
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    }
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('nothing was drawn')) : resolve(blob)), 'image/jpeg', quality)
    })
  }
}

/** What cannot be drawn here, and what is no picture, stays as it is: whoever takes it says what is wrong with it. */
export async function shrunk(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file
  try {
    const picture = await decoded(file)
    try {
      const { name, lastModified } = file
      const blob = await fitting(drawn(picture), Math.max(picture.width, picture.height))
      return new File([blob], name.replace(/\.\w{1,5}$/, '.jpg'), { type: blob.type, lastModified })
    } finally {
      picture.close()
    }
  } catch {
    return file
  }
}
