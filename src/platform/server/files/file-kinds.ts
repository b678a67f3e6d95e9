// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a file is not taken, each a word key. What it is, its content says; what somebody calls it says nothing.

import type { FileDanger, MediaType } from '#kernel/file.ts'

export const fileFaults = [
  'file-empty',
  'file-unknown',
  'file-damaged',
  'file-behind-end',
  'file-archive',
  'image-too-large',
  'image-rare',
] as const
export type FileFault = (typeof fileFaults)[number]

export interface SoundFile {
  readonly ok: true
  readonly type: MediaType
  /** What is kept: without what the camera wrote beside the picture. */
  readonly bytes: Buffer
  readonly dangers: readonly FileDanger[]
}

export type Inspected = SoundFile | { readonly ok: false; readonly fault: FileFault }

export function unsound(fault: FileFault): Inspected {
  return { ok: false, fault }
}

// What an officer's machine can show: the side that browsers draw, and so many pixels that four bytes for each still fit in its memory.
const MOST_SIDE = 16_384
const MOST_PIXELS = 70_000_000

/** Looked at before anything is decoded. */
export function drawable(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_PIXELS
}
