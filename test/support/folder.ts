// SPDX-License-Identifier: AGPL-3.0-or-later

import { chmodSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder below the system's temporary one that the database's user can enter. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `kawal-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}
