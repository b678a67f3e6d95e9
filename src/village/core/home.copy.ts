// SPDX-License-Identifier: AGPL-3.0-or-later
// A home as a device keeps it.

import { rolesOf } from '#kernel/authority.ts'
import { type CopyPart, copyPart } from '#kernel/offline.ts'
import { HOME_TYPE } from '#village/core/home.key.ts'
import type { HomeState } from '#village/core/home.ts'

export const homeCopy: CopyPart<HomeState> = copyPart<HomeState>({ type: HOME_TYPE, may: rolesOf.identity, take: (state) => state })
