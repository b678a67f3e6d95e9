// SPDX-License-Identifier: AGPL-3.0-or-later
// Visits of the demonstration: to some of those who are watched, in villages all over the regency.

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
