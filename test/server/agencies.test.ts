// SPDX-License-Identifier: AGPL-3.0-or-later
// The register of placement companies over HTTP, and what its licences mean for the files that stand under them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { companyFacts, orderFacts } from '#agencies/server/register.ts'
import { reviewLicences } from '#journeys/server/worker.jobs.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs } from '../support/jobs.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const Agency = z.object({ id: z.string(), version: z.number(), standing: z.string() })
const File = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })),
})

let instance: TestInstance
let url: string

beforeAll(async () => {
  url = await freshDatabase()
  instance = openInstance(url, { register: true })
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const post = (path: string, body: object, as: OfficerName, on: TestInstance = instance) => on.send('POST', path, as, body)

const get = (path: string, as: OfficerName, on: TestInstance = instance) => on.send('GET', path, as)

let counter = 0
/** A company with a licence for these days. */
async function company(from = '2024-01-01', to = '2028-12-31') {
  counter += 1
  const made = await post('/agencies', { name: `PT Contoh ${counter}`, seat: '35.78' }, 'bp2mi')
  expect(made.statusCode, made.body).toBe(201)
  const { id } = Agency.parse(made.json())
  const number = `KEP-${counter}`
  const granted = await post(`/agencies/${id}/licences`, { number, from, to, legalBasis: 'UU 18/2017 art 51' }, 'bp2mi')
  expect(granted.statusCode, granted.body).toBe(200)
  return { id, number }
}

const recorder: Readonly<Record<string, OfficerName>> = { VILLAGE: 'desa', AGENCY: 'bp2mi' }

/** A file with every required milestone recorded, a month ago: nobody departs before the day of a paper. */
async function prepared(agencyId: string, more: object = {}) {
  instance.setNow('2026-04-03T02:00:00.000Z')
  try {
    return await recorded(agencyId, more)
  } finally {
    instance.setNow('2026-05-03T02:00:00.000Z')
  }
}

async function recorded(agencyId: string, more: object) {
  const body = {
    name: 'Siti Aminah',
    sex: 'F',
    birthDate: '1999-07-01',
    area: '35.10.04.2006',
    destination: 'HKG',
    scheme: 'P_TO_P',
    agencyId,
    ...more,
  }
  const answer = await post('/workers', body, 'desa')
  expect(answer.statusCode, answer.body).toBe(201)
  let file = File.parse(answer.json())
  for (let steps = 0; steps < 60; steps += 1) {
    const step = file.nextSteps.find((each) => !['DEPARTED', 'CHECK_LICENCE', 'CHOOSE_AGENCY'].includes(each.code))
    if (step === undefined) return file
    const done = await post(
      `/workers/${file.id}/milestones/${step.code}`,
      shownFor(step.code, '2026-04-01'),
      recorder[step.owner] ?? 'dinas',
    )
    expect(done.statusCode, `${step.code}: ${done.body}`).toBe(200)
    file = File.parse(done.json())
  }
  throw new Error('no end of steps')
}

describe('the register', () => {
  it('is written by the agency, read by every officer', async () => {
    const { id } = await company()
    for (const as of ['desa', 'jember', 'bupati', 'auditor', 'admin'] as const) {
      expect((await get(`/agencies/${id}`, as)).json().standing, as).toBe('live')
    }
    for (const as of ['desa', 'dinas', 'admin'] as const) {
      expect((await post('/agencies', { name: 'PT Lain' }, as)).statusCode, as).toBe(403)
      expect((await post(`/agencies/${id}/revocations`, {}, as)).statusCode, as).toBe(403)
    }
  })

  it('finds a company while its name is typed, by the day and by whether it may place', async () => {
    const { id } = await company('2024-01-01', '2025-12-31')
    const name = `contoh ${counter}`
    const today = (await get(`/agencies?q=${encodeURIComponent(name)}`, 'desa')).json().items
    expect(today).toEqual([{ id, version: 2, name: `PT Contoh ${counter}`, seat: '35.78', standing: 'lapsed', liveUntil: null }])
    const then = (await get(`/agencies?q=${encodeURIComponent(`PT. ${name}`)}&on=2025-12-31&live=true`, 'desa')).json().items
    expect(then).toEqual([{ id, version: 2, name: `PT Contoh ${counter}`, seat: '35.78', standing: 'live', liveUntil: '2025-12-31' }])
    expect((await get(`/agencies?q=${encodeURIComponent(name)}&live=true`, 'desa')).json().items).toEqual([])
    for (const [from, to] of [
      ['2026-01-01', '2026-12-31'],
      ['2028-01-01', '2028-12-31'],
    ])
      await post(`/agencies/${id}/licences`, { number: `${name} ${from}`, from, to, legalBasis: 'UU 18/2017 art 51' }, 'bp2mi')
    const renewed = (await get(`/agencies?q=${encodeURIComponent(name)}&on=2025-12-31`, 'desa')).json().items
    expect(renewed).toMatchObject([{ standing: 'live', liveUntil: '2026-12-31' }])
  })

  it('pages to its end, each company once', async () => {
    await company()
    await company()
    const seen: string[] = []
    let path: string | undefined = '/agencies?limit=1'
    while (path !== undefined) {
      const page = z
        .object({ items: z.array(z.object({ id: z.string() })), next: z.nullable(z.string()) })
        .parse((await get(path, 'desa')).json())
      seen.push(...page.items.map((item) => item.id))
      path = page.next === null ? undefined : `/agencies?limit=1&cursor=${encodeURIComponent(page.next)}`
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(counter)
  })

  it('holds a name once, also when two write it at the same time', async () => {
    const both = await Promise.all([post('/agencies', { name: 'PT. Kembar' }, 'bp2mi'), post('/agencies', { name: 'pt kembar' }, 'bp2mi')])
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([201, 422])
    const refused = both.find((answer) => answer.statusCode === 422)
    const made = both.find((answer) => answer.statusCode === 201)
    expect(refused?.json().see).toBe(`/agencies/${made?.json().id}`)
    counter += 1
  })

  it('holds a permit once, and never under two companies, also when both write it at the same time', async () => {
    const [one, other] = [await company(), await company()]
    const permit = {
      number: 'SIP2MI 9/2026',
      country: 'HKG',
      from: '2025-01-01',
      legalBasis: 'UU 18/2017 art 59',
      papers: ['DEMAND_LETTER'],
    }
    const both = await Promise.all([one, other].map(({ id }) => post(`/agencies/${id}/permits`, permit, 'bp2mi')))
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 422])
    const [refused] = both.filter((answer) => answer.statusCode === 422)
    expect(refused?.json()).toMatchObject({ code: 'permit-of-another', guards: [{ guard: 'PERMIT_NOT_PASSED_ON' }] })
    const holder = both[0]?.statusCode === 200 ? one.id : other.id
    expect(refused?.json().see).toBe(`/agencies/${holder}`)
    expect((await get(`/agencies/${holder}`, 'desa')).json().permits).toMatchObject([
      { country: 'HKG', standing: 'live', papers: ['DEMAND_LETTER'] },
    ])
    expect((await post(`/agencies/${one.id}/permits`, permit, 'dinas')).statusCode).toBe(403)
  })

  it('is shut by either wall to a contract of another kind, and opens none of its own', async () => {
    const { id } = await company()
    const { id: file } = await prepared(id, { name: 'Wati' })
    for (const walls of [
      { handler: true, rows: false },
      { handler: false, rows: true },
    ]) {
      const other = openInstance(url, { walls, register: true })
      // A worker's file asked for as if it were a company, and a company as if it were a file.
      expect((await get(`/agencies/${file}`, 'bp2mi', other)).statusCode, JSON.stringify(walls)).toBe(404)
      expect((await get(`/workers/${id}`, 'bp2mi', other)).statusCode, JSON.stringify(walls)).toBe(404)
      expect((await get(`/agencies/${id}`, 'desa', other)).statusCode, JSON.stringify(walls)).toBe(200)
      await other.app.close()
      await other.db.close()
    }
  })
})

describe('a file under a licence', () => {
  it.each(['P_TO_P', 'ABK_PERIKANAN'])('of scheme %s becomes READY and departs while it is live', async (scheme) => {
    const { id } = await company()
    const file = await prepared(id, { scheme })
    expect(file.state).toBe('READY')
    const departed = await post(`/workers/${file.id}/milestones/DEPARTED`, {}, 'dinas')
    expect(departed.json().state).toBe('DEPARTED')
  })

  it('does not become READY without one, and says what stands in the way', async () => {
    const { id } = await company('2020-01-01', '2024-12-31')
    const file = await prepared(id)
    expect(file.state).toBe('PREPARING')
    const refused = await post(`/workers/${file.id}/milestones/DEPARTED`, {}, 'dinas')
    expect(refused.statusCode).toBe(422)
    expect(refused.json().guards).toEqual([
      expect.objectContaining({ guard: 'LICENCE_LIVE', legalBasis: 'UU 18/2017 art 51, 59', standing: 'law' }),
    ])
    expect(refused.json().guards[0].how).toContain('choose another')
  })

  it('may not depart on a day on which it was suspended, and may on a day after', async () => {
    const { id, number } = await company()
    const file = await prepared(id)
    expect(file.state).toBe('READY')
    const suspension = { number, from: '2026-04-01', to: '2026-05-02', legalBasis: 'Keputusan Dirjen 7/2026' }
    expect((await post(`/agencies/${id}/suspensions`, suspension, 'bp2mi')).statusCode).toBe(200)
    const refused = await post(`/workers/${file.id}/milestones/DEPARTED`, { on: '2026-05-02' }, 'dinas')
    expect(refused.statusCode).toBe(422)
    expect(refused.json().guards.map((guard: { guard: string }) => guard.guard)).toEqual(['LICENCE_LIVE'])
    const later = await post(`/workers/${file.id}/milestones/DEPARTED`, { on: '2026-05-03' }, 'dinas')
    expect(later.json().state).toBe('DEPARTED')
  })

  it('that left while the licence was live has left lawfully, although the file fell back since', async () => {
    const { id, number } = await company()
    const file = await prepared(id)
    await post(`/agencies/${id}/revocations`, { number, from: '2026-05-03', legalBasis: 'Keputusan Menteri 9/2026' }, 'bp2mi')
    const reviewed = await post(`/workers/${file.id}/review`, {}, 'dinas')
    expect(reviewed.json().state).toBe('PREPARING')
    expect((await post(`/workers/${file.id}/milestones/DEPARTED`, {}, 'dinas')).statusCode).toBe(422)
    const left = await post(`/workers/${file.id}/milestones/DEPARTED`, { on: '2026-05-02' }, 'dinas')
    expect(left.statusCode, left.body).toBe(200)
    expect(left.json().state).toBe('DEPARTED')
  })

  it('falls back where the company’s permit for its country ended, and nobody is turned away for one that nobody wrote down', async () => {
    const { id } = await company()
    const file = await prepared(id)
    expect(file.state).toBe('READY')
    const permit = { number: `SIP2MI ${counter}`, country: 'TWN', from: '2025-01-01', legalBasis: 'UU 18/2017 art 59', papers: [] }
    expect((await post(`/agencies/${id}/permits`, permit, 'bp2mi')).statusCode).toBe(200)
    expect((await post(`/workers/${file.id}/review`, {}, 'dinas')).json().code).toBe('nothing-to-review')
    // Once the list is said to be whole, no permit for Hong Kong means none.
    expect((await post(`/agencies/${id}/permits/confirmation`, {}, 'bp2mi')).statusCode).toBe(200)
    expect((await post(`/workers/${file.id}/review`, {}, 'dinas')).json().state).toBe('PREPARING')
    const refused = await post(`/workers/${file.id}/milestones/DEPARTED`, {}, 'dinas')
    expect(refused.json().guards).toEqual([
      expect.objectContaining({ guard: 'PERMIT_LIVE', legalBasis: 'UU 18/2017 art 59', message: expect.stringContaining('Hong Kong') }),
    ])
    // The day before, nobody knew.
    expect((await post(`/workers/${file.id}/milestones/DEPARTED`, { on: '2026-05-02' }, 'dinas')).json().state).toBe('DEPARTED')
  })

  it('cannot name a company that is not in the register', async () => {
    const body = {
      name: 'Ani',
      sex: 'F',
      birthDate: '1999-07-01',
      area: '35.10.04.2006',
      agencyId: '0000-01890000-0000-7000-8000-000000000009',
    }
    const answer = await post('/workers', body, 'desa')
    expect(answer.json().errors[0].code).toBe('agency-unknown')
  })
})

describe('when a licence changes', () => {
  async function stateOf(id: string): Promise<unknown> {
    return (await get(`/workers/${id}`, 'dinas')).json().state
  }
  async function versionOf(id: string): Promise<unknown> {
    return (await get(`/workers/${id}`, 'dinas')).json().version
  }

  it('the files under it are looked at again, once, and come back when it counts again', async () => {
    const jobs = await openJobs(instance)
    try {
      const one = await company()
      const other = await company()
      const ready = await prepared(one.id)
      const untouched = await prepared(other.id)
      const unfinished = File.parse(
        (
          await post('/workers', { name: 'Ani', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', agencyId: one.id }, 'desa')
        ).json(),
      )
      await jobs.settleAll()
      await post(`/agencies/${one.id}/suspensions`, { number: one.number, from: '2026-05-01', legalBasis: 'Keputusan 1' }, 'bp2mi')
      await jobs.settleAll()
      expect([await stateOf(ready.id), await stateOf(untouched.id)]).toEqual(['PREPARING', 'READY'])
      expect([await versionOf(untouched.id), await versionOf(unfinished.id)]).toEqual([untouched.version, unfinished.version])
      expect(await versionOf(ready.id)).toBe(ready.version + 1)
      const steps = (await get(`/workers/${ready.id}`, 'dinas')).json().nextSteps
      expect(steps.map((step: { code: string }) => step.code)).toEqual(['CHECK_LICENCE'])
      await post(`/agencies/${one.id}/suspensions/end`, { number: one.number, from: '2026-05-03' }, 'bp2mi')
      await jobs.settleAll()
      expect(await stateOf(ready.id)).toBe('READY')
    } finally {
      await jobs.stop()
    }
  })

  it('a permit that is written down, and revoked, does the same to the files for its country alone', async () => {
    const jobs = await openJobs(instance)
    try {
      const one = await company()
      const here = await prepared(one.id)
      const there = await prepared(one.id, { destination: 'TWN' })
      const permit = (country: string) => ({
        number: `K ${counter} ${country}`,
        country,
        from: '2025-01-01',
        legalBasis: 'SIP2MI',
        papers: [],
      })
      for (const country of ['HKG', 'TWN'])
        expect((await post(`/agencies/${one.id}/permits`, permit(country), 'bp2mi')).statusCode).toBe(200)
      await jobs.settleAll()
      expect([await stateOf(here.id), await stateOf(there.id)]).toEqual(['READY', 'READY'])
      const gone = { number: `K ${counter} HKG`, from: '2026-05-01', legalBasis: 'Keputusan 3' }
      await post(`/agencies/${one.id}/permits/revocations`, gone, 'bp2mi')
      await jobs.settleAll()
      expect([await stateOf(here.id), await stateOf(there.id)]).toEqual(['PREPARING', 'READY'])
      await post(`/agencies/${one.id}/permits`, { ...permit('HKG'), number: `K ${counter} again` }, 'bp2mi')
      await jobs.settleAll()
      expect(await stateOf(here.id)).toBe('READY')
    } finally {
      await jobs.stop()
    }
  })

  it('by a day that was written down before, the clock does the same', async () => {
    const { id, number } = await company()
    const file = await prepared(id)
    await post(`/agencies/${id}/suspensions`, { number, from: '2026-05-10', to: '2026-05-12', legalBasis: 'Keputusan 2' }, 'bp2mi')
    const at = async (day: string): Promise<unknown> => {
      await reviewLicences(
        instance.services,
        { company: companyFacts(instance.db), order: orderFacts(instance.services) },
        `${day}T00:20:00+07:00`,
      )
      return stateOf(file.id)
    }
    expect([
      await at('2026-05-09'),
      await at('2026-05-10'),
      await at('2026-05-10'),
      await at('2026-05-12'),
      await at('2026-05-13'),
    ]).toEqual(['READY', 'PREPARING', 'PREPARING', 'PREPARING', 'READY'])
  })
})
