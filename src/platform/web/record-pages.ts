// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a record of any capability is opened.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { RecordPage } from '#platform/web/registration.ts'

export const RecordPagesContext = createContext<readonly RecordPage[]>([])

/** The address of a record; the front page for a kind that has none of its own. */
export function useRecordHref(): (type: string, id: string) => string {
  const pages = useContext(RecordPagesContext)
  return (type, id) => pages.find((page) => page.of === type)?.href(id) ?? '/'
}
