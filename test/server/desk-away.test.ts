// SPDX-License-Identifier: AGPL-3.0-or-later
// What lies beside the information desk without a network: the open jobs and the companies that may place, as the server lists them.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { openDevice } from '../support/device.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string() })
let instance: TestInstance
const companies: string[] = []

async function done(path: string, body: object): Promise<string> {
  const answer = await instance.send('POST', path, 'bp2mi', body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  for (const [nth, name] of ['PT. Mawar Jaya', 'PT Anggrek, Tbk', 'Kenanga'].entries()) {
    const id = await done('/agencies', { name, seat: '35.78' })
    companies.push(id)
    // The third has no licence.
    if (nth < 2)
      await instance.send('POST', `/agencies/${id}/licences`, 'bp2mi', {
        number: `KEP-${nth}`,
        from: '2024-01-01',
        to: nth === 0 ? '2028-12-31' : '2025-12-31',
        legalBasis: 'UU 18/2017 art 51',
      })
    for (const [to, country] of [
      ['2026-12-31', 'HKG'],
      ['2026-03-31', 'TWN'],
      ['2026-11-30', 'TWN'],
    ] as const)
      await done('/job-orders', {
        agencyId: id,
        number: `JO ${nth} ${to}`,
        partner: 'Harbour Services',
        country,
        occupation: 'PENGASUH_LANSIA',
        quota: 5,
        wage: { amount: 510_000, currency: 'HKD' },
        from: '2026-01-01',
        to,
      })
  }
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

it('is the same on the device, but for how many places are held, which it does not know', async () => {
  const device = openDevice(instance, 'desa', [agenciesOffline])
  await device.take()
  const there = async (path: string): Promise<unknown> => (await instance.send('GET', path, 'desa')).json()
  for (const asked of [{}, { live: 'true' }, { live: 'false' }, { q: 'pt anggrek' }, { on: '2025-06-01', live: 'true' }]) {
    const query = new URLSearchParams({ ...asked, limit: '50' })
    expect(device.ask('ListAgencies', { ...asked, limit: 50 }), query.toString()).toEqual(await there(`/agencies?${query}`))
  }
  for (const asked of [
    {},
    { open: 'true' },
    { open: 'false' },
    { country: 'TWN' },
    { agencyId: companies[0] ?? '' },
    { on: '2026-12-15', open: 'true' },
  ]) {
    const query = new URLSearchParams({ ...asked, limit: '50' })
    const { items, next } = jobOrderContracts.ListJobOrders.output.parse(await there(`/job-orders?${query}`))
    const known = items.map(({ taken: _taken, ...row }) => row)
    expect(items.every(({ taken }) => taken === 0)).toBe(true)
    expect(device.ask('ListJobOrders', { ...asked, limit: 50 }), query.toString()).toEqual({ items: known, next })
  }
  // Page by page nothing is left out and nothing comes twice.
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page = jobOrderContracts.ListJobOrders.output.parse(
      device.ask('ListJobOrders', { limit: 2, ...(cursor === null ? {} : { cursor }) }),
    )
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  expect([seen.length, new Set(seen).size]).toEqual([9, 9])
})
