// SPDX-License-Identifier: AGPL-3.0-or-later
// Tasks of decisions: who has them, and where they go when somebody leaves.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { boardContracts } from '#cases/core/board.contract.ts'
import { formatId } from '#kernel/ids.ts'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { newId } from '#platform/server/new-id.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type OfficerName, officers, openInstance, type TestInstance } from '../support/instance.ts'
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
async function done(path: string, as: OfficerName, body: object): Promise<string> {
  const answer = await send('POST', path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return z.object({ id: z.string() }).parse(answer.json()).id
}
const readDecision = async (id: string, as: OfficerName) =>
  decisionContracts.GetDecision.output.parse((await send('GET', `/decisions/${id}`, as)).json())
const tasks = [
  { officeId: 'office-jember', what: 'Menjemput saksi', officer: 'jember', due: '2026-05-10' },
  { officeId: 'office-dinas', what: 'Menulis surat', due: '2026-05-08' },
] as const

describe('a decision', () => {
  it('gives its tasks to officers of the offices in the room, and they go on with whoever leaves', async () => {
    const room = await done('/rooms', 'dinas', { title: 'Jemput saksi' })
    await done(`/rooms/${room}/offices`, 'dinas', { officeId: officers.jember.officeId })
    const offered = decisionContracts.ListRoomOfficers.output.parse((await send('GET', `/rooms/${room}/officers`, 'jember')).json())
    expect(offered.items.map(({ userId }) => userId).toSorted()).toEqual(['dinas', 'jember', 'wati', 'yuli'])
    expect((await send('GET', `/rooms/${room}/officers`, 'bp2mi')).statusCode).toBe(404)
    const given = [{ ...tasks[1], officer: 'wati' }, tasks[0]]
    const [open, over] = [
      await done(`/rooms/${room}/decisions`, 'dinas', { text: 'Surat ditulis', tasks: given }),
      await done(`/rooms/${room}/decisions`, 'dinas', { text: 'Surat lama', tasks: given }),
    ]
    await done(`/decisions/${over}/tasks/office-dinas/result`, 'dinas', { result: 'DONE' })
    const board = async (as: OfficerName) => boardContracts.ListCaseOfficers.output.parse((await send('GET', '/case-officers', as)).json())
    expect((await board('dinas')).items.find(({ userId }) => userId === 'wati')).toMatchObject({ open: 0, tasks: 1 })
    // An officer of another office is nobody's to hand over.
    expect((await send('POST', '/case-hand-overs', 'jember', { from: 'wati' })).statusCode).toBe(422)
    await done('/case-hand-overs', 'dinas', { from: 'wati', to: 'yuli' })
    expect((await readDecision(open, 'jember')).tasks.map(({ who }) => who)).toEqual(['Yuli', officers.jember.name])
    expect((await readDecision(over, 'dinas')).tasks[0]).toMatchObject({ who: 'Wati', result: 'DONE' })
    expect((await send('POST', '/case-hand-overs', 'dinas', { from: 'wati', to: 'yuli' })).json().code).toBe('handover-nothing')
    await done('/case-hand-overs', 'dinas', { from: 'yuli' })
    const [task] = (await readDecision(open, 'dinas')).tasks
    expect([task?.who, task?.result]).toEqual([undefined, undefined])
    expect((await board('dinas')).items.every((each) => each.tasks === 0)).toBe(true)
  })

  it('that names somebody without an account goes on with them too, and is given by its own office to whom it chooses', async () => {
    const room = await done('/rooms', 'dinas', { title: 'Jemput saksi' })
    await done(`/rooms/${room}/offices`, 'dinas', { officeId: officers.jember.officeId })
    const { records } = instance.services
    const members = [officers.dinas, officers.jember].map(({ officeId, officeKind: kind }) => ({ officeId, kind }))
    const { userId, officeId, prefixes } = officers.dinas
    const call = systemCall(instance.services, { contract: 'TakeDecision', commandId: newId(), regency: '35.10' })
    const key = { regency: '35.10', uuid: newId() }
    // As it was written down while nobody could be chosen.
    const written = await records.change(
      { ...call, actor: officers.dinas, scope: { ...everywhere, userId, officeId, rows: prefixes, filter: prefixes } },
      {
        aggregate: decisionAggregate,
        key,
        createIn: '35.10',
        command: {
          type: 'TakeDecision',
          area: '35.10',
          roomId: room,
          text: 'Saksi dijemput',
          tasks: [{ officeId: 'office-dinas', what: 'Menulis surat', who: 'Bu WATI', due: '2027-05-08' }],
        },
        facts: async () => ({ room: { sealedTo: members.map((each) => each.officeId), members, host: officeId } }),
        answer: ({ id }) => ({ id }),
      },
    )
    expect(written.type).toBe('done')
    const id = formatId(key)
    const holds = async (who: string) =>
      boardContracts.ListCaseOfficers.output
        .parse((await send('GET', '/case-officers', 'dinas')).json())
        .items.find((each) => each.userId === who)?.tasks
    expect(await holds('wati')).toBe(1)
    await done('/case-hand-overs', 'dinas', { from: 'wati', to: 'yuli' })
    expect([await holds('wati'), await holds('yuli'), (await readDecision(id, 'jember')).tasks[0]?.who]).toEqual([0, 1, 'Yuli'])
    // Back to its office, and on to somebody else.
    await done('/case-hand-overs', 'dinas', { from: 'yuli' })
    expect((await readDecision(id, 'dinas')).tasks[0]?.who).toBeUndefined()
    await done(`/decisions/${id}/officer`, 'dinas', { officer: 'wati' })
    expect([await holds('wati'), (await readDecision(id, 'jember')).tasks[0]?.who]).toEqual([1, 'Wati'])
    const refused = async (as: OfficerName, body: object) => {
      const answer = await send('POST', `/decisions/${id}/officer`, as, body)
      return [answer.statusCode, answer.json().errors?.[0]?.code ?? answer.json().code]
    }
    expect(await refused('jember', { officer: 'jember' })).toEqual([422, 'decision-no-task'])
    for (const officer of ['jember', 'purna']) expect(await refused('dinas', { officer })).toEqual([422, 'decision-officer-elsewhere'])
    expect((await send('POST', `/decisions/${id}/officer`, 'bp2mi', { officer: 'bp2mi' })).statusCode).toBe(404)
    await done(`/decisions/${id}/officer`, 'dinas', {})
    expect([await holds('wati'), (await readDecision(id, 'dinas')).tasks[0]?.who]).toEqual([0, undefined])
    await done(`/decisions/${id}/tasks/office-dinas/result`, 'dinas', { result: 'DONE' })
    expect(await refused('dinas', { officer: 'wati' })).toEqual([422, 'decision-settled'])
  })

  it.each([
    ['an officer of another office', { ...tasks[0], officer: 'wati' }, 'tasks.0.officer'],
    ['an officer who left', { ...tasks[1], officer: 'purna' }, 'tasks.0.officer'],
    ['a name where somebody could be chosen', { ...tasks[1], who: 'Pak Hadi' }, 'tasks.0.who'],
  ])('gives no task to %s', async (_name, wrong, field) => {
    const room = await done('/rooms', 'dinas', { title: 'Jemput saksi' })
    await done(`/rooms/${room}/offices`, 'dinas', { officeId: officers.jember.officeId })
    const answer = await send('POST', `/rooms/${room}/decisions`, 'dinas', { text: 'x', tasks: [wrong] })
    expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([422, field])
  })
})
