// SPDX-License-Identifier: AGPL-3.0-or-later
// What a file's answers tell beyond the bare facts: who acted, what would satisfy a guard, where a late step climbed to, who is at risk.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const send: TestInstance['send'] = (...request) => instance.send(...request)

const Refused = z.object({
  code: z.string(),
  guards: z.array(z.object({ guard: z.string(), message: z.string(), how: z.string(), legalBasis: z.string(), standing: z.string() })),
})
const siti = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', scheme: 'G_TO_G' }

async function register(): Promise<string> {
  return z.object({ id: z.string() }).parse((await send('POST', '/workers', 'desa', siti)).json()).id
}

describe('a refusal', () => {
  it.each(['id', 'en'])('says in %s of each guard what is missing and how to get it, without a code word', async (language) => {
    const id = await register()
    const answer = await send('POST', `/workers/${id}/milestones/DEPARTED`, 'desa', {}, language)
    expect(answer.statusCode).toBe(422)
    const { guards } = Refused.parse(answer.json())
    expect(guards.length).toBeGreaterThan(10)
    for (const guard of guards) expect(`${guard.message} ${guard.how}`, guard.guard).not.toMatch(/[A-Z]+_[A-Z]+/)
  })

  it('names the office that records, and the states, in words', async () => {
    const id = await register()
    const wrong = Refused.parse((await send('POST', `/workers/${id}/milestones/E_PMI_ISSUED`, 'desa', {})).json())
    expect(wrong.guards[0]?.message).toBe('This is recorded by: Protection post (P4MI).')
    const early = Refused.parse((await send('POST', `/workers/${id}/milestones/ARRIVAL_REPORTED`, 'desa', {})).json())
    expect(early.guards[0]?.message).toBe('Possible only in these states: Departed.')
  })
})

describe('the history', () => {
  it('says who acted for which office', async () => {
    const id = await register()
    const History = z.object({ items: z.array(z.object({ by: z.object({ user: z.string(), office: z.string() }) })) })
    const { items } = History.parse((await send('GET', `/workers/${id}/history`, 'dinas')).json())
    expect(items[0]?.by).toEqual({ user: 'desa', office: 'office-desa' })
  })
})

describe('a file that stalls', () => {
  it('is at risk, and its steps climb to the regency with the day they came there', async () => {
    const id = await register()
    const Risk = z.object({ atRiskSince: z.optional(z.string()) })
    expect(Risk.parse((await send('GET', `/workers/${id}`, 'desa')).json()).atRiskSince).toBeUndefined()
    const Work = z.object({
      items: z.array(
        z.object({
          code: z.string(),
          due: z.string(),
          why: z.string(),
          climbedSince: z.optional(z.string()),
          atRisk: z.boolean(),
          subject: z.object({ id: z.string() }),
        }),
      ),
    })
    const consent = async (as: OfficerName) =>
      Work.parse((await send('GET', '/work?limit=200', as)).json()).items.find(
        (item) => item.subject.id === id && item.code === 'FAMILY_CONSENT',
      )
    expect(await consent('dinas')).toBeUndefined()
    instance.setNow('2026-05-18T02:00:00.000Z')
    expect(Risk.parse((await send('GET', `/workers/${id}`, 'desa')).json()).atRiskSince).toBe('2026-05-11')
    expect(await consent('dinas')).toMatchObject({ due: '2026-05-10', why: 'climbed', climbedSince: '2026-05-18', atRisk: true })
    expect(await consent('desa')).toMatchObject({ why: 'mine', atRisk: true })
    expect(await consent('bp2mi')).toBeUndefined()
  })
})
