// SPDX-License-Identifier: AGPL-3.0-or-later
// What an officer's device can do without a network, and what it keeps for that.

import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import type { OfflineCapability } from '#kernel/offline.ts'
import { regionsOffline } from '#regions/core/region.offline.ts'

export const away: readonly OfflineCapability[] = [journeysOffline, agenciesOffline, regionsOffline]
