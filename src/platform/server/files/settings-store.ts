// SPDX-License-Identifier: AGPL-3.0-or-later
// The store of papers that the settings name.

import { s3Options, s3Store } from '#platform/server/files/s3-store.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import type { Settings } from '#platform/server/settings.ts'

/** Undefined where papers lie in the data folder. */
export function storeOf({ files }: Pick<Settings, 'files'>): FileStore | undefined {
  return files === undefined ? undefined : s3Store(s3Options(files, () => new Date()))
}
