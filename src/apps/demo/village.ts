// SPDX-License-Identifier: AGPL-3.0-or-later
// What the village of the demonstration did at homes: visits to some of those whom it watches.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { visitedParties } from '#village/core/home.ts'

const Walk = z.object({ items: z.array(z.object({ id: z.string(), party: z.enum(visitedParties) })) })
const found = { FAMILY: 'IN_TOUCH', CHILDREN: 'ALL_WELL', LEAVER: 'STILL_HERE', RETURNER: 'COMING_SOON' } as const
const places = [
  { hamlet: 'Krajan', rt: '02', rw: '01' },
  { hamlet: 'Sumberjo', rt: '01', rw: '03' },
  { hamlet: 'Krajan', rt: '04', rw: '01' },
] as const
const ahead = [-2, 16, undefined] as const

export async function loadVillage(desk: Desk, today: LocalDate): Promise<void> {
  const walk = Walk.safeParse(await desk.get('desa', '/watch')).data?.items ?? []
  const visited = walk.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 6)
  for (const [nth, { id, party }] of visited.entries()) {
    const days = ahead[nth % ahead.length]
    const next = days === undefined ? {} : { next: addDays(today, days) }
    const visit = { to: party, found: [found[party]], ...places[nth % places.length], ...next }
    await desk.post('desa', `/workers/${id}/visits`, visit, addDays(today, -9))
  }
}
