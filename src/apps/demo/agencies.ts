// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's placement companies, none of them real: most licensed, one lapsed, one suspended, one revoked, one without any licence.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const Made = z.object({ id: z.string() })

interface DemoAgency {
  readonly name: string
  readonly seat: string
  /** Days before today on which its licence began; none at all when left out. */
  readonly since?: number
  /** Days until its end; the usual term when left out. */
  readonly until?: number
  readonly suspendedFor?: number
  readonly revokedFor?: number
}

const companies: readonly DemoAgency[] = [
  { name: 'PT Contoh Samudra Amanah', seat: '35.78', since: 900 },
  { name: 'PT Contoh Karya Bersaudara', seat: '35.73', since: 1100 },
  { name: 'PT Contoh Blambangan Sejahtera', seat: '35.10', since: 750 },
  { name: 'PT Contoh Nusa Bahari', seat: '33.76', since: 820 },
  { name: 'PT Contoh Graha Wanita', seat: '31.74', since: 1300 },
  // Its term ran out three weeks ago and nothing new was written down.
  { name: 'PT Contoh Sinar Lestari', seat: '35.15', since: 1825, until: -21 },
  { name: 'PT Contoh Bina Tenaga', seat: '35.07', since: 1000, suspendedFor: 16 },
  { name: 'PT Contoh Mitra Abadi', seat: '31.73', since: 1200, revokedFor: 75 },
  { name: 'PT Contoh Rantau Jaya', seat: '35.09' },
]

/** @returns the ids of those with a licence at some time, as long as files can choose them */
export async function loadAgencies(desk: Desk, today: LocalDate): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [index, company] of companies.entries()) {
    const { name, seat, since, until, suspendedFor, revokedFor } = company
    const made = Made.safeParse(await desk.post('bp2mi', '/agencies', { name, seat }, addDays(today, -(since ?? 30))))
    if (!made.success || since === undefined) continue
    const { id } = made.data
    const from = addDays(today, -since)
    const number = `KEP.${100 + index * 7}/SIP3MI/${from.slice(0, 4)}`
    const to = until === undefined ? {} : { to: addDays(today, until) }
    await desk.post('bp2mi', `/agencies/${id}/licences`, { number, from, ...to, legalBasis: `Keputusan Menteri ${number}` }, from)
    if (suspendedFor !== undefined) {
      const day = addDays(today, -suspendedFor)
      const legalBasis = 'Keputusan Direktur Jenderal: skorsing'
      await desk.post('bp2mi', `/agencies/${id}/suspensions`, { number, from: day, legalBasis }, day)
    }
    if (revokedFor !== undefined) {
      const day = addDays(today, -revokedFor)
      await desk.post('bp2mi', `/agencies/${id}/revocations`, { number, from: day, legalBasis: 'Keputusan Menteri: pencabutan' }, day)
    }
    ids.push(id)
  }
  return ids
}
