// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's job orders, of partners that do not exist: some open, one past, one withdrawn, one below the least wage.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const Made = z.object({ id: z.string() })

/** An order as files find it. */
export interface DemoOrder {
  readonly id: string
  readonly agencyId: string
  readonly country: string
  readonly occupation: string
}

interface Offer {
  readonly country: string
  readonly occupation: string
  readonly partner: string
  readonly wage: { readonly amount: number; readonly currency: string }
}

const offers: readonly Offer[] = [
  { country: 'HKG', occupation: 'PENGURUS_RUMAH_TANGGA', partner: 'Contoh Harbour Agency', wage: { amount: 510_000, currency: 'HKD' } },
  { country: 'TWN', occupation: 'PENGASUH_LANSIA', partner: 'Contoh Formosa Care', wage: { amount: 2_000_000, currency: 'TWD' } },
  { country: 'SGP', occupation: 'PENGURUS_RUMAH_TANGGA', partner: 'Contoh Merlion Services', wage: { amount: 65_000, currency: 'SGD' } },
  { country: 'MYS', occupation: 'PETUGAS_LADANG', partner: 'Contoh Ladang Jaya', wage: { amount: 150_000, currency: 'MYR' } },
]

/** @param agencies those that have permits for all of these countries, the oldest licence first */
export async function loadOrders(desk: Desk, agencies: readonly string[], today: LocalDate): Promise<readonly DemoOrder[]> {
  const orders: DemoOrder[] = []
  async function offered(
    offer: Offer,
    agencyId: string,
    terms: { readonly number: string; readonly from: LocalDate; readonly to: LocalDate },
  ) {
    const verified = { on: terms.from, legalBasis: `Pengesahan Perwakilan RI ${terms.number}` }
    const made = Made.safeParse(await desk.post('bp2mi', '/job-orders', { ...offer, ...terms, agencyId, quota: 250, verified }, terms.from))
    return made.success ? made.data.id : undefined
  }
  for (const [nth, agencyId] of agencies.entries())
    for (const [index, offer] of offers.entries()) {
      const terms = { number: `JO ${nth + 1}.${index + 1}`, from: addDays(today, -730), to: addDays(today, 180) }
      const id = await offered(offer, agencyId, terms)
      if (id !== undefined) orders.push({ id, agencyId, country: offer.country, occupation: offer.occupation })
    }
  const [first] = agencies
  const [hongkong, taiwan] = offers
  if (first === undefined || hongkong === undefined || taiwan === undefined) return orders
  await offered(hongkong, first, { number: 'JO 1.90', from: addDays(today, -500), to: addDays(today, -140) })
  const withdrawn = await offered(taiwan, first, { number: 'JO 1.91', from: addDays(today, -300), to: addDays(today, 90) })
  const day = addDays(today, -30)
  if (withdrawn !== undefined)
    await desk.post('bp2mi', `/job-orders/${withdrawn}/withdrawal`, { from: day, legalBasis: 'Surat Perwakilan RI: mitra diperiksa' }, day)
  return orders
}
