// SPDX-License-Identifier: AGPL-3.0-or-later
// What befell a victim of trafficking, and who does not read it: neighbours work in a village office and in the one above it.

import type { CaseFile } from '#cases/core/case.ts'
import { isSecret } from '#cases/core/category.law.ts'
import { isNear, type OfficeKind } from '#kernel/authority.ts'

/** It keeps the clocks of such a case and calls back, and does not read what was told. */
export function withholds({ category, state }: Pick<CaseFile, 'category' | 'state'>, kind: OfficeKind): boolean {
  return (isSecret(category) || state === 'TRAFFICKING_TRACK') && isNear(kind)
}
