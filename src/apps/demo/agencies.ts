// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's placement companies, none of them real: most licensed, one lapsed, one suspended, one revoked, one without any licence.

import * as z from 'zod/mini'
import { permitPapers } from '#agencies/core/agency.ts'
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
  /** Countries for which it may recruit; of the others nobody knows. */
  readonly permits?: readonly string[]
  /** A country whose permit ended so many days ago. */
  readonly ended?: readonly [country: string, days: number]
  /** Its list of permits is said to be whole. */
  readonly whole?: true
}

const everywhere = ['HKG', 'TWN', 'SGP', 'MYS', 'BRN', 'MDV'] as const

const companies: readonly DemoAgency[] = [
  { name: 'PT Contoh Samudra Amanah', seat: '35.78', since: 900, permits: everywhere, whole: true },
  { name: 'PT Contoh Karya Bersaudara', seat: '35.73', since: 1100, permits: everywhere },
  { name: 'PT Contoh Blambangan Sejahtera', seat: '35.10', since: 750, permits: everywhere },
  { name: 'PT Contoh Nusa Bahari', seat: '33.76', since: 820, permits: ['HKG', 'TWN', 'MYS'], ended: ['SGP', 40] },
  { name: 'PT Contoh Graha Wanita', seat: '31.74', since: 1300, permits: ['HKG', 'TWN'] },
  // Its term ran out three weeks ago and nothing new was written down.
  { name: 'PT Contoh Sinar Lestari', seat: '35.15', since: 1825, until: -21 },
  { name: 'PT Contoh Bina Tenaga', seat: '35.07', since: 1000, suspendedFor: 16 },
  { name: 'PT Contoh Mitra Abadi', seat: '31.73', since: 1200, revokedFor: 75 },
  { name: 'PT Contoh Rantau Jaya', seat: '35.09' },
]

interface Permitted {
  readonly company: DemoAgency
  readonly index: number
  readonly today: LocalDate
}

async function loadPermits(desk: Desk, id: string, { company, index, today }: Permitted): Promise<void> {
  const { permits = [], ended, whole, since = 0 } = company
  const from = addDays(today, -since)
  const granted = async (country: string, nth: number, more: object): Promise<void> => {
    const number = `SIP2MI ${index + 1}.${nth + 1}/${from.slice(0, 4)}`
    const papers = nth % 3 === 2 ? permitPapers.slice(0, 3) : permitPapers
    const legalBasis = `Keputusan Menteri: ${number}`
    await desk.post('bp2mi', `/agencies/${id}/permits`, { number, country, from, ...more, legalBasis, papers }, from)
  }
  for (const [nth, country] of permits.entries()) await granted(country, nth, { to: addDays(from, 5 * 365) })
  if (ended !== undefined) await granted(ended[0], permits.length, { to: addDays(today, -ended[1]) })
  if (whole) await desk.post('bp2mi', `/agencies/${id}/permits/confirmation`, {}, from)
}

/** The official list of the demonstration as it was read twice, and once could not be: one company went, one came, one changed. */
async function loadLists(desk: Desk, today: LocalDate): Promise<void> {
  const source = 'Halaman daftar P3MI (contoh)'
  const line = (name: string, index: number, status: string): string => `${index + 1}\t${name}\tSIP3MI ${100 + index * 7}\t${status}`
  const read = async (day: LocalDate, rows: readonly string[]): Promise<void> => {
    const text = ['No\tNama P3MI\tNomor SIP3MI\tStatus', ...rows].join('\n')
    await desk.post('bp2mi', '/agency-lists', { on: day, source, text }, day)
  }
  const names = companies.filter((company) => company.since !== undefined).map((company) => company.name)
  const before = names.map((name, index) => line(name, index, 'Aktif'))
  await read(addDays(today, -96), before)
  const away = addDays(today, -40)
  await desk.post('bp2mi', '/agency-lists/unavailable', { on: away, source }, away)
  const suspended = companies.find((company) => company.suspendedFor !== undefined)?.name
  const revoked = companies.find((company) => company.revokedFor !== undefined)?.name
  const after = names.flatMap((name, index) => (name === revoked ? [] : [line(name, index, name === suspended ? 'Skorsing' : 'Aktif')]))
  await read(addDays(today, -6), [...after, line('PT Contoh Cahaya Baru', names.length, 'Aktif')])
}

/** @returns the ids of those with a licence at some time, as long as files can choose them */
export async function loadAgencies(desk: Desk, today: LocalDate): Promise<readonly string[]> {
  const ids: string[] = []
  await loadLists(desk, today)
  for (const [index, company] of companies.entries()) {
    const { name, seat, since, until, suspendedFor, revokedFor } = company
    const made = Made.safeParse(await desk.post('bp2mi', '/agencies', { name, seat }, addDays(today, -(since ?? 30))))
    if (!made.success || since === undefined) continue
    const { id } = made.data
    const from = addDays(today, -since)
    const number = `KEP.${100 + index * 7}/SIP3MI/${from.slice(0, 4)}`
    const to = until === undefined ? {} : { to: addDays(today, until) }
    await desk.post('bp2mi', `/agencies/${id}/licences`, { number, from, ...to, legalBasis: `Keputusan Menteri ${number}` }, from)
    await loadPermits(desk, id, { company, index, today })
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
