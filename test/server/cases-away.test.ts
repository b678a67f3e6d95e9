// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's day without a network: a complaint is taken, a departure and a return are recorded, a handover is witnessed; all of it arrives, is
// decided again, and leaves nothing on the phone that its officer reads no further.

import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { casesOffline } from '#cases/core/case.offline.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import type { Contract } from '#kernel/contract.ts'
import { newKey } from '#platform/web/key.ts'
import type { OfficerName } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { openPhone } from '../support/phone.ts'
import { openWorking } from '../support/working.ts'

const HERE = '35.10.04.2006'
const TOLD = 'Paspornya ditahan majikan'
const capabilities = [agenciesOffline, journeysOffline, casesOffline]
const Made = z.object({ id: z.string() })
const Step = z.object({ code: z.string(), owner: z.string() })
const File = z.object({ id: z.string(), state: z.string(), nextSteps: z.array(Step) })

const { instance, jobs } = await openWorking()
const phone = await openPhone(instance, 'desa', capabilities)

async function done(path: string, as: OfficerName, body: object) {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<unknown>()
}
const person = async (name: string): Promise<string> =>
  Made.parse(
    await done('/workers', 'desa', {
      name,
      sex: 'F',
      birthDate: '1999-07-01',
      area: HERE,
      scheme: 'G_TO_G',
      destination: 'KOR',
      occupation: 'OPERATOR_PABRIK',
    }),
  ).id

/** What nobody at the other end answers. */
async function away(contract: Contract, input: Readonly<Record<string, unknown>>): Promise<unknown> {
  const got = await phone.engine.around(contract, input, { key: newKey() }, async () => ({
    ok: false,
    problem: { status: 0, code: 'no-connection', title: '' },
  }))
  if ('here' in got) return got.here
  throw new Error(JSON.stringify(got))
}
const caseHere = async (id: string) => caseContracts.GetCase.output.parse(await away(caseContracts.GetCase, { id }))
async function send(): Promise<void> {
  phone.online = true
  await jobs.settleAll()
  await phone.engine.sync()
  await jobs.settleAll()
  await phone.engine.sync()
  expect(phone.engine.standing().entries.map(({ state, problem }) => (state === 'landed' ? state : problem))).toEqual(
    phone.engine.standing().entries.map(() => 'landed'),
  )
}
/** Everything that lies on the phone, sealed there in earnest. */
const onPhone = (): string => JSON.stringify(phone.lying())

test('a complaint taken without a network arrives under its own id, and what was told leaves the phone', async () => {
  const worker = await person('Sumarni')
  await send()
  phone.online = false
  const asked = {
    complainant: 'KELUARGA',
    category: 'PENAHANAN_DOKUMEN',
    account: TOLD,
    callBack: 'Lewat ibunya',
    workerId: worker,
  } as const
  const { id } = Made.parse(await away(caseContracts.RegisterCase, asked))
  const here = await caseHere(id)
  expect(here).toMatchObject({ name: 'Sumarni', callBack: 'Lewat ibunya', near: true, moves: [] })
  expect(here.nextSteps.length).toBeGreaterThan(0)
  expect(caseContracts.ListCases.output.parse(await away(caseContracts.ListCases, { state: 'open' })).items).toMatchObject([
    { id, name: 'Sumarni' },
  ])
  expect(onPhone()).toContain(TOLD)
  await send()
  const there = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${id}`, 'desa')).json())
  expect(there).toMatchObject({ account: TOLD, workerId: worker })
  phone.online = false
  expect((await caseHere(id)).nextSteps).toEqual(there.nextSteps)
  expect(onPhone()).not.toContain(TOLD)
  expect(onPhone()).toContain('Lewat ibunya')
})

test('of a case of trafficking nothing stays on the phone once it has arrived', async () => {
  phone.online = false
  const told = { complainant: 'DESA', category: 'PERDAGANGAN_ORANG', account: 'Disekap di lantai tiga', callBack: 'Lewat bibinya' }
  const { id } = Made.parse(await away(caseContracts.RegisterCase, told))
  await send()
  expect((await instance.send('GET', `/cases/${id}`, 'dinas')).body).toContain('Disekap')
  phone.online = false
  for (const word of ['Disekap', 'bibinya', 'PERDAGANGAN_ORANG']) expect(onPhone()).not.toContain(word)
  await expect(caseHere(id)).rejects.toThrow('no-connection')
})

test('a departure, a return and the minutes of a handover are recorded without a network', async () => {
  const id = await person('Suwarni')
  let file = File.parse((await instance.send('GET', `/workers/${id}`, 'dinas')).json())
  for (let steps = 0; steps < 60 && file.state !== 'READY'; steps += 1) {
    const [step] = file.nextSteps
    if (step === undefined) break
    const as = ({ VILLAGE: 'desa', AGENCY: 'bp2mi' } as const)[step.owner] ?? 'dinas'
    file = File.parse(await done(`/workers/${id}/milestones/${step.code}`, as, shownFor(step.code, '2026-05-01')))
  }
  expect(file.state).toBe('READY')
  await send()
  phone.online = false
  const milestone = (code: string) => away(workerContracts.RecordMilestone, { id, code, ...shownFor(code, '2026-05-03') })
  expect(File.parse(await milestone('DEPARTED')).state).toBe('DEPARTED')
  // Another village's officer would not be told anything else: what does not follow is refused here as there.
  await expect(away(workerContracts.RecordMilestone, { id, code: 'HANDED_OVER' })).rejects.toThrow()
  expect(File.parse(await milestone('RETURN_RECORDED')).state).toBe('RETURNED')
  await send()
  expect(File.parse((await instance.send('GET', `/workers/${id}`, 'dinas')).json()).state).toBe('RETURNED')

  const trouble = Made.parse(
    await done('/cases', 'desa', { complainant: 'KELUARGA', category: 'SAKIT', account: TOLD, callBack: 'Lewat ibunya', workerId: id }),
  ).id
  await done(`/cases/${trouble}/return`, 'dinas', { kind: 'SAKIT' })
  await done(`/workers/${id}/milestones/HANDED_OVER`, 'bp2mi', shownFor('HANDED_OVER', '2026-05-03'))
  await send()
  phone.online = false
  const minutes = { receiver: 'FAMILY', receivedBy: 'Sumiati, ibunya', witness: 'Kepala desa' } as const
  await away(planContracts.MarkReturn, { id: trouble, mark: 'MINUTES', on: '2026-05-03', minutes })
  expect((await caseHere(trouble)).homecoming?.marks.map(({ mark }) => mark)).toEqual(['MINUTES'])
  await expect(away(planContracts.MarkReturn, { id: trouble, mark: 'MINUTES', on: '2026-05-03', minutes })).rejects.toThrow()
  await send()
  const there = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${trouble}`, 'dinas')).json())
  expect(there.homecoming?.marks).toMatchObject([{ mark: 'MINUTES', minutes }])
  expect(onPhone()).not.toContain('Sumiati')
})

test('a complaint that waited for a network counts from the day on which it was told', async () => {
  await send()
  phone.online = false
  const told = '2026-05-03'
  const asked = { complainant: 'KELUARGA', category: 'PENAHANAN_DOKUMEN', account: TOLD, callBack: 'Lewat ibunya', on: told } as const
  const { id } = Made.parse(await away(caseContracts.RegisterCase, asked))
  const here = await caseHere(id)
  instance.setNow('2026-05-09T02:00:00.000Z')
  await send()
  const there = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${id}`, 'desa')).json())
  expect(there).toMatchObject({ registeredOn: told, history: [{ what: 'RECEIVED', on: told }] })
  expect(there.nextSteps.map(({ due }) => due)).toEqual(here.nextSteps.map(({ due }) => due))
})
