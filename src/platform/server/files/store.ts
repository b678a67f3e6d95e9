// SPDX-License-Identifier: AGPL-3.0-or-later
// Where files lie: a folder, or a store that speaks S3. What lies there is sealed; names are of letters, digits, dashes and slashes.

export interface KeptFile {
  readonly name: string
  /** Since when, in milliseconds of the epoch. */
  readonly at: number
}

export interface FileStore {
  /** Whole or not at all. `full`: there is no room, and nothing of it is left. */
  readonly put: (name: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>) => Promise<'kept' | 'full'>
  /** Undefined where there is none. */
  readonly get: (name: string) => Promise<AsyncIterable<Buffer> | undefined>
  readonly remove: (name: string) => Promise<void>
  /** Every file whose name begins so. */
  readonly list: (prefix: string) => AsyncIterable<KeptFile>
}

/** For whoever only reads records: nothing lies anywhere, and nothing can be put there. */
export const noStore: FileStore = {
  put: async () => {
    throw new Error('no store of files is open')
  },
  get: async () => undefined,
  remove: async () => undefined,
  list: async function* () {},
}
