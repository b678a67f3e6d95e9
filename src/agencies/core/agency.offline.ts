// SPDX-License-Identifier: AGPL-3.0-or-later
// Companies and job orders on a device: what the rules of a file ask of them, and their lists. They are public and the same for everybody.

import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { type AgencyState, agencyKey, type PermitFacts } from '#agencies/core/agency.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { orderStandingOn } from '#agencies/core/job-order.rules.ts'
import type { JobOrderState } from '#agencies/core/job-order.ts'
import { agencyStandingOn, daysLive, type Span } from '#agencies/core/licence.rules.ts'
import { fileRoles } from '#kernel/authority.ts'
import type { InputOf } from '#kernel/contract.ts'
import { type Away, type CopyPart, copyPart, type OfflineCapability, offlineQuery } from '#kernel/offline.ts'
import { lastInRow } from '#kernel/span.ts'

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

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Page<T> {
  readonly items: T[]
  readonly next: string | null
}

function pageOf<T>(all: readonly T[], { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string | undefined }): Page<T> {
  const from = Number(cursor) || 0
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
}

/** By name, as the server lists them. */
function agenciesHere({ q = '', on, live }: InputOf<typeof agencyContracts.ListAgencies>, { copy, today }: Away) {
  const day = on ?? today
  const words = agencyKey(q).split(' ')
  return copy
    .all(agencyCopy)
    .map(({ id, version, state }) => ({
      key: agencyKey(state.name),
      row: {
        id,
        version,
        name: state.name,
        seat: state.seat ?? null,
        standing: agencyStandingOn(state, day),
        liveUntil: lastInRow(daysLive(state.licences), day)?.to ?? null,
      },
    }))
    .filter(
      ({ key, row }) => words.every((word) => key.includes(word)) && (live === undefined || (row.liveUntil !== null) === (live === 'true')),
    )
    .sort((a, b) => before(a.key, b.key) || before(a.row.id, b.row.id))
    .map(({ row }) => row)
}

/** Those that end last first; how many places are held is not known here. */
function ordersHere(asked: InputOf<typeof jobOrderContracts.ListJobOrders>, { copy, today }: Away) {
  const day = asked.on ?? today
  return copy
    .all(jobOrderCopy)
    .flatMap(({ id, version, state }) => {
      const { agencyId, number, partner, country, occupation, quota, wage, from, to } = state
      const agency = copy.get(agencyCopy, agencyId)?.state.name
      const standing = orderStandingOn(state, day)
      const row = { id, version, number, agencyId, agency: agency ?? '', partner, country, occupation, quota, wage, from, to, standing }
      return agency === undefined ? [] : [row]
    })
    .filter(
      ({ agencyId, country, occupation, standing }) =>
        (asked.agencyId === undefined || agencyId === asked.agencyId) &&
        (asked.country === undefined || country === asked.country) &&
        (asked.occupation === undefined || occupation === asked.occupation) &&
        (asked.open === undefined || (standing === 'open') === (asked.open === 'true')),
    )
    .sort((a, b) => before(b.to, a.to) || before(b.id, a.id))
}

export const agenciesOffline: OfflineCapability = {
  copies: [agencyCopy, jobOrderCopy],
  commands: [],
  queries: [
    offlineQuery(agencyContracts.ListAgencies, (asked, away) => pageOf(agenciesHere(asked, away), asked)),
    offlineQuery(jobOrderContracts.ListJobOrders, (asked, away) => pageOf(ordersHere(asked, away), asked)),
  ],
  words: { id: {}, en: {} },
}
