// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's classes: one in every state, all through commands, none refused.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { loadClasses } from '#apps/demo/classes.ts'
import { classStatuses } from '#training/core/class.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const refused: string[] = []

async function ask(login: string, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
  const headers = { 'x-officer': login }
  const answer = await instance.app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
  if (answer.statusCode >= 300) refused.push(`${path}: ${answer.body}`)
  return answer.json()
}

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

it('are in every state, with people who completed and people who did not', async () => {
  const dinas: OfficerName = 'dinas'
  const names = ['Sri', 'Wati', 'Siti', 'Nur', 'Dewi', 'Rini', 'Budi', 'Agus', 'Fitri', 'Ayu']
  for (let n = 0; n < 80; n += 1)
    await ask(dinas, 'POST', '/workers', {
      name: `${names[n % names.length]} ${n}`,
      sex: 'F',
      birthDate: '1999-07-01',
      area: '35.10.04.2006',
    })
  const desk = {
    get: (login: string, path: string) => ask(login, 'GET', path),
    post: (login: string, path: string, body: object) => ask(login, 'POST', path, body),
  }
  await loadClasses({ ...desk, bring: async () => undefined }, '2026-05-03')
  expect(refused).toEqual([])
  const List = z.object({
    items: z.array(z.object({ title: z.string(), status: z.string(), enrolled: z.number(), completed: z.number() })),
  })
  const { items } = List.parse(await ask('blk', 'GET', '/classes?limit=200'))
  expect(new Set(items.map((item) => item.status))).toEqual(new Set(classStatuses))
  const finished = items.find((item) => item.status === 'finished')
  expect(finished?.completed).toBeGreaterThan(0)
  expect(finished?.completed).toBeLessThan(finished?.enrolled ?? 0)
  const Work = z.object({ items: z.array(z.object({ code: z.string(), urgency: z.string() })) })
  const work = Work.parse(await ask('blk', 'GET', '/work'))
  expect(work.items.some((item) => item.code === 'TAKE_ATTENDANCE' && item.urgency === 'late')).toBe(true)
})
