// SPDX-License-Identifier: AGPL-3.0-or-later
// What an officer's device can do without a network, and what it keeps for that.

import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { casesOffline } from '#cases/core/case.offline.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import type { OfflineCapability } from '#kernel/offline.ts'
import { workOffline } from '#kernel/work.offline.ts'
import { lettersOffline } from '#letters/core/letter.offline.ts'
import { papersOffline } from '#papers/core/paper.offline.ts'
import { regionsOffline } from '#regions/core/region.offline.ts'
import { trainingOffline } from '#training/core/class.offline.ts'
import { villageOffline } from '#village/core/village.offline.ts'

const able: readonly OfflineCapability[] = [
  journeysOffline,
  papersOffline,
  lettersOffline,
  casesOffline,
  agenciesOffline,
  regionsOffline,
  villageOffline,
  trainingOffline,
]

export const away: readonly OfflineCapability[] = [...able, workOffline(able)]
