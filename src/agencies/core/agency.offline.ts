// SPDX-License-Identifier: AGPL-3.0-or-later
// Companies and job orders on a device: what the rules of a file ask of them. They are public and the same for everybody.

import type { AgencyState, PermitFacts } from '#agencies/core/agency.ts'
import type { JobOrderState } from '#agencies/core/job-order.ts'
import { daysLive, type Span } from '#agencies/core/licence.rules.ts'
import { fileRoles } from '#kernel/authority.ts'
import { type CopyPart, copyPart, type OfflineCapability } from '#kernel/offline.ts'

const everybody = { may: fileRoles, national: true } as const

export const agencyCopy: CopyPart<AgencyState> = copyPart<AgencyState>({ type: 'agency', ...everybody, take: (state) => state })

export const jobOrderCopy: CopyPart<JobOrderState> = copyPart<JobOrderState>({ type: 'job-order', ...everybody, take: (state) => state })

/** What a company holds: the days on which it may place, and its permits to recruit. */
export interface Held {
  readonly licence: readonly Span[]
  readonly permits: PermitFacts
}

export function heldBy({ licences, permits = [], permitsWholeFrom }: Pick<AgencyState, 'licences' | 'permits' | 'permitsWholeFrom'>): Held {
  return { licence: daysLive(licences), permits: { permits, ...(permitsWholeFrom === undefined ? {} : { permitsWholeFrom }) } }
}

export const agenciesOffline: OfflineCapability = {
  copies: [agencyCopy, jobOrderCopy],
  commands: [],
  queries: [],
  words: { id: {}, en: {} },
}
