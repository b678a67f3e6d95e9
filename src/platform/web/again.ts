// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on this device and is not sent yet, taken into its form again: it is changed there, and stays the same act.

import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { deviceStanding } from '#platform/web/api.ts'
import { keep } from '#platform/web/kept.ts'

interface Again {
  /** Under which it goes once more. */
  readonly key: string
  /** Names what is typed into its form, apart from what is begun there. */
  readonly draft: string
  readonly values: Readonly<Record<string, string>>
}

const draftOf = (key: string): string => `again-${key}`

/** What was changed in its form, and not sent from there, is gone. */
export const forgetAgain = (key: string): void => keep('session', `form.${draftOf(key)}`, undefined)

export const againHref = (href: string, key: string): string => `${href}?again=${key}`

/** What was typed into this form before; undefined where it is begun. @param contract by its name */
export function useAgain(contract: string): Again | undefined {
  const { query } = useLocation()
  // As it was when the page was opened: it is sent from here, and then stands in no form any more.
  const [again] = useState(() => {
    const found = deviceStanding()?.entries.find((entry) => entry.key === query['again'] && entry.inForm === true)
    if (found?.contract !== contract) return undefined
    const values = Object.entries(found.input).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    return { key: found.key, draft: draftOf(found.key), values: Object.fromEntries(values) }
  })
  return again
}
