// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's certification shows every state: waiting, to be tested again, to be certified; valid, revoked, issued anew.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { loadCertificates } from '#apps/demo/certificates.ts'
import { isOfficer, type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const Board = z.object({ counts: z.object({ waiting: z.number(), retest: z.number(), competent: z.number() }) })
const List = z.object({ items: z.array(z.object({ status: z.string(), assessmentId: z.string(), number: z.string() })) })
const Bodies = z.object({ items: z.array(z.object({ code: z.string(), licensed: z.boolean() })) })
const Created = z.object({ id: z.string() })
const PEOPLE = 32

let instance: TestInstance

async function ask(login: string, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
  const as: OfficerName = isOfficer(login) ? login : 'dinas'
  const headers = { 'x-officer': as }
  const answer = await instance.app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
  return answer.statusCode < 300 ? answer.json() : undefined
}

async function trained(i: number): Promise<void> {
  const person = { name: `Peserta ${'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh'[i] ?? 'Z'}`, sex: 'F', birthDate: '1999-07-01' }
  const plan = { area: '35.10.04.2006', destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' }
  const { id } = Created.parse(await ask('dinas', 'POST', '/workers', { ...person, ...plan }))
  for (const code of ['VILLAGE_RECORDED', 'JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
    Created.parse(await ask('dinas', 'POST', `/workers/${id}/milestones/${code}`, shownFor(code, '2026-05-01')))
}

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  for (let i = 0; i < PEOPLE; i += 1) await trained(i)
  const desk = {
    get: (login: string, path: string) => ask(login, 'GET', path),
    post: (login: string, path: string, body: object) => ask(login, 'POST', path, body),
  }
  await loadCertificates({ ...desk, bring: async () => undefined }, { licensed: 'office-lsp', withdrawn: 'office-lsp' }, '2026-05-03')
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

describe('the demonstration', () => {
  it('has somebody in every group of the board', async () => {
    const { counts } = Board.parse(await ask('lsp', 'GET', '/assessments'))
    expect(Object.values(counts).every((count) => count > 0)).toBe(true)
    expect(counts.waiting).toBe(PEOPLE / 4)
  })

  it('has certificates that count, one revoked for good and one issued anew, numbered without a hole', async () => {
    const { items } = List.parse(await ask('dinas', 'GET', '/certificates?limit=200'))
    const revoked = items.filter((item) => item.status === 'revoked')
    expect(revoked).toHaveLength(2)
    expect(
      revoked.filter(({ assessmentId }) => items.some((item) => item.assessmentId === assessmentId && item.status === 'valid')),
    ).toHaveLength(1)
    const numbers = items.map((item) => Number(item.number.slice(-5))).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })

  it('has a body whose licence is live and one whose was withdrawn', async () => {
    const { items } = Bodies.parse(await ask('dinas', 'GET', '/certification-bodies'))
    expect(items.map(({ code, licensed }) => [code, licensed])).toEqual([
      ['LSP-BWI', true],
      ['LSP-BGD', false],
    ])
  })
})
