// SPDX-License-Identifier: AGPL-3.0-or-later
// With what was told go the documents that the family added.

import type { FamilyFiles } from '#cases/server/family-files.ts'
import type { Listener } from '#platform/server/http/capability.ts'

export function familyListener(files: FamilyFiles): Listener {
  return { name: 'case-documents', to: ['PersonOfCaseForgotten'], handle: ({ key }) => files.removeAll(key) }
}
