// SPDX-License-Identifier: AGPL-3.0-or-later
// The main job for another regency: the same build serves Jember from the village to departure and home, and never speaks of another place.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Role, roles } from '#kernel/authority.ts'
import { freshDatabase } from '../support/postgres.ts'
import { buildTown, officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const VILLAGE = '35.09.01.2001'
const File = z.object({
  id: z.string(),
  state: z.string(),
  nextSteps: z.array(z.object({ code: z.string(), owner: z.string(), text: z.string() })),
})
let whole: Whole
const said: string[] = []

beforeAll(async () => {
  whole = openWhole(await freshDatabase())
})
afterAll(() => whole.close())

async function ask(method: 'GET' | 'POST', path: string, role: Role, body?: object) {
  const prefixes = role === 'village-officer' ? [VILLAGE] : ['35.09']
  const headers = actorHeader(officer(role, prefixes))
  const answer = await whole.app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
  said.push(answer.body)
  return answer
}

const recorder: Readonly<Record<string, Role>> = {
  VILLAGE: 'village-officer',
  REGENCY: 'regency-officer',
  AGENCY: 'agency-officer',
  TRAINING: 'trainer',
  CERTIFICATION: 'assessor',
}

it('goes from the village to departure and home in Jember', async () => {
  const agency = z.object({ id: z.string() }).parse((await ask('POST', '/agencies', 'agency-officer', { name: 'PT Maju' })).json())
  await ask('POST', `/agencies/${agency.id}/licences`, 'agency-officer', {
    number: 'L-1',
    from: '2024-01-01',
    to: '2028-12-31',
    legalBasis: 'SIP3MI',
  })
  const person = {
    name: 'Siti Aminah',
    sex: 'F',
    birthDate: '1999-07-01',
    area: VILLAGE,
    scheme: 'P_TO_P',
    agencyId: agency.id,
    destination: 'HKG',
  }
  const registered = await ask('POST', '/workers', 'village-officer', { ...person, occupation: 'PENGASUH_LANSIA' })
  let file = File.parse(registered.json())
  expect(file.id.startsWith('3509-')).toBe(true)
  const seen = new Set<string>()
  for (let steps = 0; steps < 60 && file.state !== 'RETURNED'; steps += 1) {
    const step = file.nextSteps[0]
    seen.add(file.state)
    const code = file.state === 'ABROAD' ? 'RETURN_RECORDED' : (step?.code ?? '')
    const by = file.state === 'ABROAD' ? 'agency-officer' : (recorder[step?.owner ?? ''] ?? 'regency-officer')
    const answer = await ask('POST', `/workers/${file.id}/milestones/${code}`, by, {})
    expect(answer.statusCode, `${code}: ${answer.body}`).toBe(200)
    file = File.parse(answer.json())
  }
  expect(file.state).toBe('RETURNED')
  expect([...seen]).toEqual(['RECORDED', 'PREPARING', 'READY', 'DEPARTED', 'ABROAD'])
})

it('says nothing of any other regency, in any list or answer, whoever asks', async () => {
  await buildTown(whole, '35.09.01.2002', 'Kenanga')
  const lists = whole.bound.filter(({ contract }) => contract.kind === 'query' && !contract.path.includes('{'))
  for (const { contract } of lists) for (const role of roles) await ask('GET', contract.path, role)
  expect(said.length).toBeGreaterThan(60)
  expect(said.filter((text) => /banyuwangi|\b35\.10\b|"3510-/i.test(text))).toEqual([])
})
