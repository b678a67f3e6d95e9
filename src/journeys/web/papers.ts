// SPDX-License-Identifier: AGPL-3.0-or-later
// The names of papers in a row.

import type { DocumentKind } from '#journeys/core/milestone.law.ts'

export function namesOf(documents: readonly DocumentKind[], named: (key: `document.${DocumentKind}`) => string): string {
  return documents.map((document) => named(`document.${document}`)).join(', ')
}
