// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that people bring: photographs, scans, and papers that were made as PDF.

export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type MediaType = (typeof mediaTypes)[number]

/** Voices of a call that all who were in it agreed to have recorded. */
export const RECORDING = 'audio/webm'
export type Brought = MediaType | typeof RECORDING

/** No phone's photograph and no scan of a few pages is larger. */
export const MOST_BYTES = 20 * 1024 * 1024

export const fileDangers = ['SCRIPT', 'LAUNCH', 'EMBEDDED', 'FORM', 'ENCRYPTED'] as const
/** What a PDF can do beside being read. It is kept, named, and never opened in the browser. */
export type FileDanger = (typeof fileDangers)[number]

export const fileScans = ['CLEAN', 'NOT_SCANNED'] as const
export type FileScan = (typeof fileScans)[number]

/** A file in a sealed record, as it was looked at when it came. */
export interface KeptFile {
  /** As whoever brought it calls it, without its ending. */
  readonly name: string
  readonly type: MediaType
  readonly bytes: number
  readonly dangers: readonly FileDanger[]
  readonly scan: FileScan
  /** Under which it lies. */
  readonly address: string
}
