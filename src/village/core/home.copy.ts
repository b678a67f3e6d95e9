// SPDX-License-Identifier: AGPL-3.0-or-later
// A home as a device keeps it: whole, or for whoever was only given its visits.

import { rolesOf } from '#kernel/authority.ts'
import { type Away, type CopyPart, copyPart } from '#kernel/offline.ts'
import { HOME_TYPE } from '#village/core/home.key.ts'
import type { HomeState } from '#village/core/home.ts'

export const homeCopy: CopyPart<HomeState> = copyPart<HomeState>({ type: HOME_TYPE, may: rolesOf.identity, take: (state) => state })

/** Without what candidates were told and signed before they left. */
export const visitedCopy: CopyPart<HomeState> = copyPart<HomeState>({
  type: 'visited',
  of: HOME_TYPE,
  lent: true,
  may: rolesOf.identity,
  take: ({ briefings: _told, ...kept }) => kept,
})

/** Under which of the two homes are kept here. */
export function homesKept({ actor }: Pick<Away, 'actor'>): CopyPart<HomeState> {
  return actor.acting?.keeps?.includes(visitedCopy.type) === true ? visitedCopy : homeCopy
}
