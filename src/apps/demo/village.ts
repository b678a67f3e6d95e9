// SPDX-License-Identifier: AGPL-3.0-or-later
// Work of the demonstration's villages: visits to some of those who are watched, all over the regency; in the village of its officer a
// session of outreach and letters as well.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { visitedParties } from '#village/core/home.ts'

const Places = z.object({ places: z.array(z.object({ area: z.string() })) })
const Walk = z.object({ items: z.array(z.object({ id: z.string(), party: z.enum(visitedParties) })) })
const found = { FAMILY: 'IN_TOUCH', CHILDREN: 'ALL_WELL', LEAVER: 'STILL_HERE', RETURNER: 'COMING_SOON' } as const
const homes = [
  { hamlet: 'Krajan', rt: '02', rw: '01' },
  { hamlet: 'Sumberjo', rt: '01', rw: '03' },
  { hamlet: 'Krajan', rt: '04', rw: '01' },
] as const
const ahead = [-2, 16, undefined] as const
const MOST_VILLAGES = 6

export async function loadVillages(desk: Desk, today: LocalDate): Promise<void> {
  const counted = Places.safeParse(await desk.get('dinas', '/watch/count')).data?.places ?? []
  for (const [nth, { area }] of counted.slice(0, MOST_VILLAGES).entries()) {
    const [stop] = Walk.safeParse(await desk.get('dinas', `/watch?area=${area}`)).data?.items ?? []
    if (stop === undefined) continue
    const days = ahead[nth % ahead.length]
    const next = days === undefined ? {} : { next: addDays(today, days) }
    const visit = { to: stop.party, found: [found[stop.party]], ...homes[nth % homes.length], ...next }
    await desk.post('dinas', `/workers/${stop.id}/visits`, visit, addDays(today, -9))
  }
}

const VILLAGE = '35.10.04.2006'
const VISITED = 3
const Made = z.object({ id: z.string() })
const session = {
  kind: 'VILLAGE',
  venue: 'Balai desa Wringinpitu',
  reached: { F: { UNDER_18: 3, FROM_18: 14, FROM_25: 19, FROM_60: 2 }, M: { UNDER_18: 1, FROM_18: 6, FROM_25: 8, FROM_60: 1 } },
} as const
const known = {
  BEFORE: {
    VILLAGE_RECORDS: 9,
    ONE_ROOF: 4,
    AGE: 21,
    CONSENT: 26,
    VISA: 12,
    COSTS: 8,
    LOAN: 7,
    SOCIAL_SECURITY: 11,
    LICENCE: 5,
    COMPLAINT: 10,
  },
  AFTER: {
    VILLAGE_RECORDS: 31,
    ONE_ROOF: 27,
    AGE: 38,
    CONSENT: 40,
    VISA: 33,
    COSTS: 29,
    LOAN: 26,
    SOCIAL_SECURITY: 30,
    LICENCE: 24,
    COMPLAINT: 37,
  },
} as const
const SHEETS = 42
const letters = [
  { kind: 'MARITAL_STATUS', marital: 'MARRIED' },
  { kind: 'INTRODUCTION', text: 'mengurus paspor di Kantor Imigrasi' },
  { kind: 'DOMICILE', text: 'Dusun Krajan RT 02 RW 01' },
] as const

async function loadOutreach(desk: Desk, today: LocalDate): Promise<void> {
  const on = addDays(today, -24)
  const held = Made.safeParse(await desk.post('desa', '/outreach', { area: VILLAGE, on, ...session }, on)).data
  if (held === undefined) return
  for (const moment of ['BEFORE', 'AFTER'] as const)
    await desk.post('desa', `/outreach/${held.id}/answers`, { audience: 'VILLAGER', moment, sheets: SHEETS, right: known[moment] }, on)
}

/** What the officer of the village did in it herself. */
export async function loadOwnVillage(desk: Desk, today: LocalDate): Promise<void> {
  const walk = Walk.safeParse(await desk.get('desa', `/watch?area=${VILLAGE}`)).data?.items ?? []
  const watched = walk.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  for (const [nth, { id, party }] of watched.slice(0, VISITED).entries()) {
    const visit = { to: party, found: [found[party]], ...homes[nth % homes.length], next: addDays(today, 5 + nth) }
    await desk.post('desa', `/workers/${id}/visits`, visit, addDays(today, -4))
  }
  await loadOutreach(desk, today)
  const Files = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) })
  const files = Files.safeParse(await desk.get('desa', `/workers?area=${VILLAGE}&limit=100`)).data?.items ?? []
  // Those who prepare need letters first.
  const rank = ({ id, state }: (typeof files)[number]): string => `${state === 'PREPARING' ? 0 : 1} ${id}`
  const chosen = files.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)).map(({ id }) => id)
  for (const [nth, letter] of letters.entries()) {
    const id = chosen[nth]
    if (id !== undefined) await desk.post('desa', `/workers/${id}/letters`, letter, addDays(today, nth - letters.length))
  }
}
