// SPDX-License-Identifier: AGPL-3.0-or-later
// A relative of whom somebody without a network and somebody at a desk write at the same time.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { OutboxAnswer } from '#kernel/sync-protocol.ts'
import { newId } from '#platform/server/new-id.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string() })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, as: OfficerName, body: object) {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Made.parse(answer.json())
}
const outbox = async (items: readonly object[]) =>
  OutboxAnswer.parse((await instance.send('POST', '/commands', 'desa', { items })).json()).items
const register = (name: string) => done('/workers', 'desa', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
const fileOf = async (id: string) => workerContracts.GetWorker.output.parse((await instance.send('GET', `/workers/${id}`, 'desa')).json())

describe('a relative that two write of', () => {
  const mother = { relation: 'MOTHER', name: 'Bu Sum' }
  const familyOf = async (id: string) => (await fileOf(id)).family
  const relate = (input: object) => ({ key: newId(), contract: 'SetRelative', input, madeOn: 2 })

  it('has what either of them wrote; of what both wrote neither is overwritten, and nobody is taken away unseen', async () => {
    const { id } = await register('Wakinem')
    await done(`/workers/${id}/family`, 'desa', mother)
    const [{ key: relative = '' } = {}] = (await familyOf(id)) ?? []
    const at = { id, relative, ...mother }
    await done(`/workers/${id}/family`, 'dinas', { relative, ...mother, consented: true, phone: '0811 1111 1111' })
    expect(await outbox([relate({ ...at, carer: 'Neneknya' })])).toMatchObject([{ status: 200 }])
    const both = [{ name: 'Bu Sum', consented: true, phone: '+6281111111111', carer: 'Neneknya' }]
    expect(await familyOf(id)).toMatchObject(both)
    const meanwhile = { status: 422, body: { code: 'relative-changed-meanwhile' } }
    expect(await outbox([relate({ ...at, phone: '0822 2222 2222' })])).toMatchObject([meanwhile])
    const removal = { key: newId(), contract: 'RemoveRelative', input: { id, relative }, madeOn: 2 }
    expect(await outbox([removal])).toMatchObject([meanwhile])
    expect(await familyOf(id)).toMatchObject(both)
    // What one wrote oneself a moment before is no other's, whatever of the person others put right meanwhile.
    const child = { id, relation: 'CHILD', name: 'Ani' }
    await done(`/workers/${id}/person`, 'dinas', { alias: 'Nem' })
    const named = relate(child)
    expect(await outbox([named, relate({ ...child, relative: named.key, carer: 'Budenya' })])).toMatchObject([
      { status: 200 },
      { status: 200 },
    ])
    expect((await familyOf(id))?.at(-1)).toMatchObject({ name: 'Ani', carer: 'Budenya' })
    // Whoever looked and knows better says so.
    const { version } = await fileOf(id)
    expect(await outbox([{ ...relate({ ...at, phone: '0822 2222 2222' }), madeOn: version }])).toMatchObject([{ status: 200 }])
    expect((await familyOf(id))?.[0]).toMatchObject({ phone: '+6282222222222' })
  })
})
