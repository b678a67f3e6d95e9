// SPDX-License-Identifier: AGPL-3.0-or-later
// Job orders over HTTP, and that no place of one is ever held twice, however many choose at the same moment.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs } from '../support/jobs.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string() })
const File = z.object({ id: z.string(), state: z.string(), nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })) })
const Order = z.object({ id: z.string(), quota: z.number(), taken: z.number(), standing: z.string(), number: z.string() })

let instance: TestInstance
let url: string
let agencyId: string

beforeAll(async () => {
  url = await freshDatabase()
  instance = openInstance(url, { register: true })
  agencyId = Made.parse((await post('/agencies', { name: 'PT Contoh Lowongan' }, 'bp2mi')).json()).id
  const licence = { number: 'KEP-1', from: '2024-01-01', to: '2028-12-31', legalBasis: 'UU 18/2017 art 51' }
  await post(`/agencies/${agencyId}/licences`, licence, 'bp2mi')
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const post = (path: string, body: object, as: OfficerName, on: TestInstance = instance) => on.send('POST', path, as, body)

const get = (path: string, as: OfficerName) => instance.send('GET', path, as)

let counter = 0
function ordered(more: object = {}): object {
  counter += 1
  return {
    agencyId,
    number: `JO-${counter}`,
    partner: 'Harbour Services Ltd',
    country: 'HKG',
    occupation: 'PENGASUH_LANSIA',
    quota: 5,
    wage: { amount: 510_000, currency: 'HKD' },
    from: '2026-01-01',
    to: '2026-12-31',
    ...more,
  }
}

async function order(more: object = {}): Promise<string> {
  const made = await post('/job-orders', ordered(more), 'bp2mi')
  expect(made.statusCode, made.body).toBe(201)
  return Made.parse(made.json()).id
}

async function register(area = '35.10.04.2006', as: OfficerName = 'desa'): Promise<string> {
  const answer = await post('/workers', { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area }, as)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}

const choose = (file: string, orderId: string, as: OfficerName = 'dinas', on: TestInstance = instance) =>
  post(`/workers/${file}/job-order`, { orderId }, as, on)

async function seen(id: string): Promise<z.output<typeof Order>> {
  return Order.parse((await get(`/job-orders/${id}`, 'desa')).json())
}

describe('an order', () => {
  it('is written by the agency, read by every officer, found by country and by the day', async () => {
    const id = await order({ country: 'BRN', occupation: 'PELAYAN_RESTORAN', wage: { amount: 60_000, currency: 'BND' } })
    await order({ country: 'BRN', occupation: 'PELAYAN_RESTORAN', to: '2026-02-01' })
    for (const as of ['desa', 'jember', 'bupati', 'auditor'] as const)
      expect((await get(`/job-orders/${id}`, as)).json(), as).toMatchObject({ agency: 'PT Contoh Lowongan', standing: 'open', taken: 0 })
    for (const as of ['desa', 'dinas', 'admin'] as const) expect((await post('/job-orders', ordered(), as)).statusCode, as).toBe(403)
    const open = z.object({ items: z.array(Order) }).parse((await get('/job-orders?country=BRN&open=true', 'desa')).json())
    expect(open.items.map((item) => item.id)).toEqual([id])
    const then = z.object({ items: z.array(Order) }).parse((await get('/job-orders?country=BRN&open=true&on=2026-01-15', 'desa')).json())
    expect(then.items.length).toBe(2)
  })

  it('pages to its end, each once', async () => {
    const ids: string[] = []
    let path: string | undefined = '/job-orders?limit=1'
    while (path !== undefined) {
      const page = z.object({ items: z.array(Made), next: z.nullable(z.string()) }).parse((await get(path, 'desa')).json())
      ids.push(...page.items.map((item) => item.id))
      path = page.next === null ? undefined : `/job-orders?limit=1&cursor=${encodeURIComponent(page.next)}`
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(2)
  })

  it('of a company has its number alone, and is refused for a closed country with the article', async () => {
    const number = 'JO/Same'
    await order({ number })
    const again = await post('/job-orders', ordered({ number: 'jo/same' }), 'bp2mi')
    expect(again.json().errors[0].code).toBe('order-number-held')
    const closed = await post('/job-orders', ordered({ country: 'SAU' }), 'bp2mi')
    expect(closed.statusCode).toBe(422)
    expect(closed.json().guards).toEqual([
      expect.objectContaining({
        guard: 'COUNTRY_OPEN',
        legalBasis: 'Kepmenaker 260/2015',
        message: expect.stringContaining('Saudi Arabia'),
      }),
    ])
  })
})

describe('a place', () => {
  it('is held once, also when more choose at the same moment than there are places, from two instances and two regencies', async () => {
    const quota = 4
    const orderId = await order({ quota })
    const files = await Promise.all([
      ...Array.from({ length: 6 }, () => register()),
      ...Array.from({ length: 3 }, () => register('35.09.01.2001', 'jember')),
    ])
    const other = openInstance(url, { register: true })
    const answers = await Promise.all(
      files.map((file, nth) => choose(file, orderId, file.startsWith('3509') ? 'jember' : 'dinas', nth % 2 === 0 ? instance : other)),
    )
    await other.app.close()
    await other.db.close()
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([...Array(quota).fill(200), ...Array(files.length - quota).fill(422)])
    expect(await seen(orderId)).toMatchObject({ quota, taken: quota })
    const refused = answers.find((answer) => answer.statusCode === 422)
    expect(refused?.json().guards).toEqual([
      expect.objectContaining({
        guard: 'JOB_ORDER_PLACES',
        legalBasis: 'UU 18/2017 art 59',
        how: expect.stringContaining('Choose another'),
      }),
    ])
    // Who was too late takes the place that another gives up.
    const [winner] = files.filter((_, nth) => answers[nth]?.statusCode === 200)
    const [loser] = files.filter((file, nth) => answers[nth]?.statusCode === 422 && file.startsWith('3510'))
    if (winner === undefined || loser === undefined) throw new Error('nobody won, or nobody lost')
    const mine: OfficerName = winner.startsWith('3509') ? 'jember' : 'dinas'
    expect((await post(`/workers/${winner}/job-order/end`, {}, mine)).statusCode).toBe(200)
    expect(await seen(orderId)).toMatchObject({ taken: quota - 1 })
    expect((await choose(loser, orderId)).statusCode).toBe(200)
    expect(await seen(orderId)).toMatchObject({ taken: quota })
    const refusedQuota = await post(`/job-orders/${orderId}/quota`, { quota: 1 }, 'bp2mi')
    expect(refusedQuota.json().code).toBe('quota-below-taken')
  })

  it('comes with the plan, and is given up with it', async () => {
    const orderId = await order({ country: 'TWN', wage: { amount: 2_000_000, currency: 'TWD' } })
    const file = await register()
    await choose(file, orderId)
    expect((await get(`/workers/${file}`, 'dinas')).json()).toMatchObject({
      destination: 'TWN',
      occupation: 'PENGASUH_LANSIA',
      agencyId,
      jobOrderId: orderId,
    })
    await post(`/workers/${file}/plan`, { destination: 'HKG' }, 'dinas')
    expect((await get(`/workers/${file}`, 'dinas')).json().jobOrderId).toBeUndefined()
    expect(await seen(orderId)).toMatchObject({ taken: 0 })
    expect((await choose(file, '0000-01890000-0000-7000-8000-000000000009')).json().errors[0].code).toBe('order-unknown')
  })
})

it('a withdrawn order turns the files back that hold its places, which then depart by another', async () => {
  const jobs = await openJobs(instance)
  try {
    instance.setNow('2026-04-03T02:00:00.000Z')
    const orderId = await order()
    const id = await register()
    let file = File.parse((await choose(id, orderId)).json())
    for (let steps = 0; steps < 60 && file.state !== 'READY'; steps += 1) {
      const [step] = file.nextSteps
      if (step === undefined) break
      const as = ({ VILLAGE: 'desa', AGENCY: 'bp2mi' } as const)[step.owner] ?? 'dinas'
      const done = await post(`/workers/${id}/milestones/${step.code}`, shownFor(step.code, '2026-04-01'), as)
      expect(done.statusCode, `${step.code}: ${done.body}`).toBe(200)
      file = File.parse(done.json())
    }
    expect(file.state).toBe('READY')
    instance.setNow('2026-05-03T02:00:00.000Z')
    const withdrawn = { from: '2026-05-02', legalBasis: 'Surat Perwakilan RI 4/2026' }
    expect((await post(`/job-orders/${orderId}/withdrawal`, withdrawn, 'bp2mi')).statusCode).toBe(200)
    await jobs.settleAll()
    expect((await get(`/workers/${id}`, 'dinas')).json().state).toBe('PREPARING')
    const refused = await post(`/workers/${id}/milestones/DEPARTED`, {}, 'dinas')
    expect(refused.json().guards).toEqual([expect.objectContaining({ guard: 'JOB_ORDER_LIVE' })])
    expect((await choose(id, await order())).json().state).toBe('READY')
    expect((await post(`/workers/${id}/milestones/DEPARTED`, {}, 'dinas')).json().state).toBe('DEPARTED')
  } finally {
    await jobs.stop()
  }
})
