// SPDX-License-Identifier: AGPL-3.0-or-later
// The document's title: what the page is, with a count where something waits. Never a name: a title is seen over the shoulder.

import { createContext } from 'preact'
import { useContext, useEffect } from 'preact/hooks'

export const TitleCountContext = createContext<(count: number) => void>(() => undefined)

/** Shows before the title how much waits on this page, until the page is left. */
export function useTitleCount(count: number): void {
  const set = useContext(TitleCountContext)
  useEffect(() => {
    set(count)
    return () => set(0)
  }, [set, count])
}
