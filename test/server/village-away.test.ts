// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's own work without a network: a device decides and answers as the server does, and two that visit the same homes lose nothing.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import type { InputOf, QueryContract } from '#kernel/contract.ts'
import { OutboxAnswer } from '#kernel/sync-protocol.ts'
import { addDays } from '#kernel/time.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { workOffline } from '#kernel/work.offline.ts'
import { newKey } from '#platform/web/key.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { briefingItems, confirmations, tellings } from '#village/core/briefing.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { findings, visitedParties } from '#village/core/home.ts'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { audiences, moments, outreachKinds } from '#village/core/outreach.ts'
import { villageOffline } from '#village/core/village.offline.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { openDevice } from '../support/device.ts'
import type { OfficerName } from '../support/instance.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { openWorking } from '../support/working.ts'

const HERE = '35.10.04.2006'
const TODAY = '2026-05-03'
const able = [agenciesOffline, journeysOffline, villageOffline]
const offline = [...able, workOffline(able)]
let count = 0

const { instance, jobs, done } = await openWorking()

/** Somebody of a household of two, by turns away, away with children, or at home. */
async function person(): Promise<string> {
  count += 1
  const name = `Orang ${[...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
  const familyCard = `35101004079900${String(Math.floor(count / 2) % 100).padStart(2, '0')}`
  const id = await done('/workers', 'desa', { name, sex: 'F', birthDate: '1999-07-01', area: HERE, familyCard })
  if (count % 3 > 0) await done(`/workers/${id}/moves`, 'desa', { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
  if (count % 3 > 1) await done(`/workers/${id}/family`, 'desa', { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' })
  return id
}

const day = fc.integer({ min: -40, max: 2 }).map((days) => addDays(TODAY, days))
const visit = fc.record({
  contract: fc.constant('RecordVisit'),
  input: fc.record(
    {
      to: fc.constantFrom(...visitedParties),
      found: fc.uniqueArray(fc.constantFrom(...findings), { maxLength: 2 }),
      on: day,
      next: fc.integer({ min: -1, max: 60 }).map((days) => addDays(TODAY, days)),
      hamlet: fc.constantFrom('Krajan', 'Sumberjo', ''),
      rt: fc.constantFrom('1', '02', 'x'),
      note: fc.constant('Baik'),
    },
    { requiredKeys: ['to', 'found'] },
  ),
})
const answered = fc.record({ contract: fc.constant('AnswerVisit'), input: fc.record({ nth: fc.nat(3) }) })
const briefing = fc.record({
  contract: fc.constant('SignBriefing'),
  input: fc.record(
    {
      items: fc.uniqueArray(fc.constantFrom(...briefingItems), { maxLength: 11 }),
      telling: fc.constantFrom(...tellings),
      confirmation: fc.constantFrom(...confirmations),
      on: day,
    },
    { requiredKeys: ['items', 'telling', 'confirmation'] },
  ),
})

const people = (most: number) =>
  fc.record({ UNDER_18: fc.nat(most), FROM_18: fc.nat(most), FROM_25: fc.constant(0), FROM_60: fc.constant(0) })
const session = {
  on: day,
  kind: fc.constantFrom(...outreachKinds),
  venue: fc.constantFrom('Balai desa', ' '),
  reached: fc.record({ F: people(2), M: people(1) }),
}
const held = fc.oneof(
  fc.record({ contract: fc.constant('HoldOutreach'), input: fc.record({ area: fc.constantFrom(HERE), ...session }) }),
  fc.record({ contract: fc.constant('CorrectOutreach'), input: fc.record(session) }),
  fc.record({
    contract: fc.constant('CountAnswers'),
    input: fc.record({
      audience: fc.constantFrom(...audiences),
      moment: fc.constantFrom(...moments),
      sheets: fc.integer({ min: 1, max: 3 }),
      right: fc.record({ AGE: fc.nat(4), VISA: fc.nat(2) }),
    }),
  }),
  fc.record({ contract: fc.constant('WithdrawOutreach'), input: fc.record({}) }),
)

/** Who did something is named by the server alone: a device keeps no colleagues; and what is one's own is another's for another. */
function unnamed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => (['by', 'actingFor', 'office', 'own'].includes(key) ? undefined : each))
}

async function both<C extends QueryContract>(
  device: ReturnType<typeof openDevice>,
  [name, contract]: readonly [string, C],
  input: InputOf<C>,
): Promise<readonly [here: unknown, there: unknown]> {
  const path = contract.path.replace(/\{(\w+)\}/, String(Reflect.get(input, 'id')))
  const query = new URLSearchParams(Object.entries(input).flatMap(([key, value]) => (key === 'id' ? [] : [[key, String(value)]])))
  const answer = await instance.send('GET', `${path}?${query}`, 'desa')
  expect(answer.statusCode, answer.body).toBe(200)
  return [unnamed(device.ask(name, input)), unnamed(answer.json())]
}

/** Decides on the device and on the server; both say the same. @returns what the device made of it */
async function alike(device: ReturnType<typeof openDevice>, contract: string, input: Readonly<Record<string, unknown>>) {
  const key = newKey()
  const here = device.decide(contract, input, key)
  const sent = await instance.send('POST', '/commands', 'desa', { items: [{ key, contract, input }] })
  const [there] = OutboxAnswer.parse(sent.json()).items
  const verdict = { 'bad-input': [400], refused: [422], 'not-here': [404], done: [200, 201] }[here.type]
  expect(verdict, `${contract} ${JSON.stringify(input)} ${JSON.stringify(there?.body)}`).toContain(there?.status)
  if (here.type === 'refused') expect(JSON.stringify(there?.body)).toContain(`"code":"${here.refusal.code}`)
  if (here.type === 'done') expect(here.answer).toEqual(there?.body)
  return here
}

describe('the same rules', () => {
  it('decide on the device as on the server, and what is read there says the same', async () => {
    const ids = [await person(), await person(), await person(), await person()]
    const act = fc.tuple(fc.constantFrom(...ids), fc.oneof(visit, answered, briefing))
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
        const device = openDevice(instance, 'desa', offline)
        await jobs.settleAll()
        await device.take()
        for (const [id, act] of acts) await alike(device, act.contract, { ...act.input, id })
        for (const contract of ['ListWatch', 'CountWatch'] as const) {
          const [here, there] = await both(device, [contract, watchContracts[contract]], {})
          expect(here).toEqual(there)
        }
        for (const id of ids) {
          const [here, there] = await both(device, ['ListVisits', watchContracts.ListVisits], { id })
          expect(here).toEqual(there)
          const [told, toldThere] = await both(device, ['GetBriefing', briefingContracts.GetBriefing], { id })
          expect(told).toEqual(toldThere)
        }
        const [work, workThere] = await both(device, ['ListWork', workContracts.ListWork], { limit: 200 })
        expect({ ...Object(work), next: 0 }).toEqual({ ...Object(workThere), next: 0 })
      }),
      { numRuns: 12 },
    )
  })

  it('hold sessions, put them right, count what was known and withdraw them alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), held), { minLength: 1, maxLength: 12 }), async (acts) => {
        const device = openDevice(instance, 'desa', offline)
        await jobs.settleAll()
        await device.take()
        const ids: string[] = []
        for (const [nth, { contract, input }] of acts) {
          const id = ids[nth % Math.max(1, ids.length)]
          if (contract !== 'HoldOutreach' && id === undefined) continue
          const here = await alike(device, contract, contract === 'HoldOutreach' ? input : { ...input, id })
          if (here.type === 'done' && !ids.includes(here.kept.id)) ids.push(here.kept.id)
        }
        for (const contract of ['ListOutreach', 'GetOutreachProgress'] as const) {
          const [here, there] = await both(
            device,
            [contract, outreachContracts[contract]],
            contract === 'ListOutreach' ? { limit: 200 } : {},
          )
          expect(here).toEqual(there)
        }
        for (const id of ids) {
          const answer = await instance.send('GET', `/outreach/${id}`, 'desa')
          expect(JSON.parse(JSON.stringify(device.ask('GetOutreach', { id }) ?? null))).toEqual(
            answer.statusCode === 404 ? null : answer.json(),
          )
        }
      }),
      { numRuns: 12 },
    )
  })

  it('count a month alike, and what two sent of it stays, with the last of them for those above', async () => {
    const device = openDevice(instance, 'desa', offline)
    await jobs.settleAll()
    await device.take()
    for (const month of ['2026-05', '2026-04', undefined]) {
      const [here, there] = await both(device, ['GetCountSheet', countContracts.GetCountSheet], month === undefined ? {} : { month })
      expect(here).toEqual(there)
    }
    const { figures } = countContracts.GetCountSheet.output.parse(device.ask('GetCountSheet', {}))
    expect(figures).toMatchObject({ left: figures?.abroad.NON_PROCEDURAL, abroad: { PROCEDURAL: 0 } })
    expect(figures?.households).toBeGreaterThan(0)
    for (const month of ['2026-06', '2023-01', 'x']) await alike(device, 'SendCountSheet', { area: HERE, month, figures, unrecorded: 1 })
    const sent = await alike(device, 'SendCountSheet', { area: HERE, month: '2026-05', figures, unrecorded: 3 })
    expect(sent.type).toBe('done')
    const again = await instance.send('POST', '/count-sheets', 'camat', { area: HERE, month: '2026-05', figures, unrecorded: 2 })
    expect(again.json()).toMatchObject({ version: 2 })
    const [told] = (await both(device, ['GetCountSheet', countContracts.GetCountSheet], { month: '2026-05' })).slice(1)
    expect(countContracts.GetCountSheet.output.parse(told).sheets.map(({ unrecorded }) => unrecorded)).toEqual([2, 3])
    const list = async (as: OfficerName) =>
      countContracts.ListCountSheets.output.parse((await instance.send('GET', '/count-sheets/villages?month=2026-05', as)).json())
    const all = await list('dinas')
    expect(all.places).toMatchObject([{ area: HERE, on: TODAY, sheets: 2, unrecorded: 2, figures }])
    // None sent is not none counted: every other village of the regency is named, where nobody could send one first.
    expect([all.villages, all.silent?.length]).toEqual([217, 216])
    expect(all.silent?.map(({ area }) => area)).not.toContain(HERE)
    expect(all.silent?.at(-1)).toEqual({ area: '35.10.04.2005', office: true })
    expect((await list('camat')).silent?.every(({ area }) => area.startsWith('35.10.04.'))).toBe(true)
    const silent = [{ area: '35.10.04.2005', office: true }]
    expect(await list('tetangga')).toEqual({ month: '2026-05', places: [], villages: 1, sent: 0, silent })
    expect((await list('jember')).silent?.filter(({ area }) => area.startsWith('35.10'))).toEqual([])
    // A device knows neither how many villages there are nor who is silent, and says nothing of it.
    expect(countContracts.ListCountSheets.output.parse(device.ask('ListCountSheets', { month: '2026-05' })).silent).toBeUndefined()
    expect(
      (await instance.send('POST', '/count-sheets', 'tetangga', { area: HERE, month: '2026-05', figures, unrecorded: 2 })).statusCode,
    ).toBe(404)
    const elsewhere = await instance.send('GET', `/count-sheets?area=${HERE}`, 'jember')
    expect(elsewhere.json()).toEqual({ month: '2026-05', sheets: [] })
  })

  it('say who is away by household, and how many', async () => {
    const device = openDevice(instance, 'desa', offline)
    await jobs.settleAll()
    await device.take()
    const [counts, countsThere] = await both(device, ['CountAway', awayContracts.CountAway], {})
    expect(counts).toEqual(countsThere)
    const read = async (input: InputOf<typeof awayContracts.ListAway>) => {
      const answers = await both(device, ['ListAway', awayContracts.ListAway], input)
      // Which household comes first is no order that means anything.
      return answers.map((answer) => {
        const { items } = awayContracts.ListAway.output.parse(answer)
        const together = items.map(({ sameHousehold: _same, ...item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1))
        return { together, households: items.filter(({ sameHousehold }) => !sameHousehold).length }
      })
    }
    for (const input of [
      { limit: 100 },
      { limit: 100, procedure: 'NON_PROCEDURAL' as const },
      { limit: 100, procedure: 'PROCEDURAL' as const },
    ]) {
      const [here, there] = await read(input)
      expect(here).toEqual(there)
    }
  })
})

describe('two phones', () => {
  const Visits = watchContracts.ListVisits.output
  const held = async ({ engine }: Phone, id: string) => {
    const got = await engine.around(watchContracts.ListVisits, { id }, { key: newKey() }, async () => ({
      ok: false,
      problem: { status: 503, code: '', title: '' },
    }))
    return Visits.parse(JSON.parse(JSON.stringify('here' in got ? got.here : null)))
  }
  const there = async (id: string, as: OfficerName) => Visits.parse((await instance.send('GET', `/workers/${id}/visits`, as)).json())
  async function record(phone: Phone, as: OfficerName, input: Readonly<Record<string, unknown>>): Promise<void> {
    const got = await phone.engine.around(watchContracts.RecordVisit, input, { key: newKey() }, async () => {
      if (!phone.online) return { ok: false as const, problem: { status: 0, code: '', title: '' } }
      const { id, ...body } = input
      await done(`/workers/${String(id)}/visits`, as, body)
      return { ok: true as const, value: null }
    })
    expect('here' in got || got.ok).toBe(true)
  }

  it('keep both places where two write another, with who and when, and every visit once', async () => {
    const id = await person()
    await jobs.settleAll()
    const desa = await openPhone(instance, 'desa', offline)
    const camat = await openPhone(instance, 'camat', offline)
    for (const { engine } of [desa, camat]) await engine.sync()
    for (const phone of [desa, camat]) phone.online = false
    await record(desa, 'desa', { id, to: 'FAMILY', found: ['ALL_WELL'], on: '2026-05-02', hamlet: 'Krajan', next: '2026-06-01' })
    await record(camat, 'camat', { id, to: 'FAMILY', found: ['NO_NEWS'], on: '2026-05-01', hamlet: 'Sumberjo', next: '2026-05-09' })
    expect((await held(camat, id)).place).toEqual({ hamlet: 'Sumberjo' })
    for (const phone of [desa, camat]) {
      phone.online = true
      await phone.engine.sync()
      await jobs.settleAll()
    }
    const told = await there(id, 'desa')
    expect(told).toMatchObject({
      place: { hamlet: 'Krajan' },
      // What was seen later says when to come again, whoever sent first.
      next: '2026-06-01',
      items: [
        { on: '2026-05-02', by: 'desa' },
        { on: '2026-05-01', by: 'camat', elsewhere: { hamlet: 'Sumberjo' } },
      ],
    })
    for (const { engine } of [desa, camat]) await engine.sync()
    for (const phone of [desa, camat]) expect(unnamed(await held(phone, id))).toEqual(unnamed(told))
    await record(camat, 'camat', { id, to: 'FAMILY', found: ['ALL_WELL'], on: TODAY, hamlet: 'Sumberjo' })
    expect((await there(id, 'desa')).place).toEqual({ hamlet: 'Sumberjo' })
  })

  it('do not count over each other: whoever comes second is told, looks, and sends again where theirs is right', async () => {
    const reached = { F: { UNDER_18: 0, FROM_18: 9, FROM_25: 0, FROM_60: 0 }, M: { UNDER_18: 0, FROM_18: 1, FROM_25: 0, FROM_60: 0 } }
    const id = await done('/outreach', 'dinas', { area: HERE, on: TODAY, kind: 'VILLAGE', venue: 'Balai desa', reached })
    await jobs.settleAll()
    const desa = await openPhone(instance, 'desa', offline)
    await desa.engine.sync()
    desa.online = false
    const sheets = (count: number) => ({ audience: 'VILLAGER', moment: 'BEFORE', sheets: count, right: { AGE: 1 } })
    const cut = async () => ({ ok: false as const, problem: { status: 0, code: '', title: '' } })
    const key = newKey()
    await desa.engine.around(outreachContracts.CountAnswers, { id, ...sheets(9) }, { key }, cut)
    await done(`/outreach/${id}/answers`, 'dinas', sheets(7))
    desa.online = true
    await desa.engine.sync()
    const counted = async () =>
      outreachContracts.GetOutreach.output
        .parse((await instance.send('GET', `/outreach/${id}`, 'desa')).json())
        .tallies.map((each) => each.sheets)
    expect(await counted()).toEqual([7])
    const [entry] = desa.engine.standing().entries
    expect(entry).toMatchObject({ state: 'refused', problem: { code: 'outreach-counted-meanwhile' }, input: { sheets: 9 } })
    await jobs.settleAll()
    await desa.engine.sync()
    await desa.engine.retry(key)
    expect(await counted()).toEqual([9])
  })

  it('visit the same homes for a day, with and without a network, and agree in the end', async () => {
    const ids = [await person(), await person()]
    const step = fc.record({
      who: fc.constantFrom('desa' as const, 'camat' as const),
      what: fc.constantFrom('visit' as const, 'visit' as const, 'network' as const, 'sync' as const),
      nth: fc.nat(1),
      back: fc.nat(20),
      hamlet: fc.option(fc.constantFrom('Krajan', 'Sumberjo', 'Pancer'), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
        await jobs.settleAll()
        const phones = { desa: await openPhone(instance, 'desa', offline), camat: await openPhone(instance, 'camat', offline) }
        const settle = async (): Promise<void> => {
          await jobs.settleAll()
          for (const { engine } of Object.values(phones)) await engine.sync()
        }
        await settle()
        const written: { readonly id: string; readonly note: string; readonly hamlet: string | undefined }[] = []
        for (const { who, what, nth, back, hamlet } of steps) {
          const phone = phones[who]
          const id = ids[nth] ?? ''
          if (what === 'network') phone.online = !phone.online
          else if (what === 'sync') await phone.engine.sync()
          else {
            count += 1
            const note = `Catatan ${count}`
            const on = addDays(TODAY, -back)
            await record(phone, who, { id, to: 'FAMILY', found: ['ALL_WELL'], on, note, ...(hamlet === undefined ? {} : { hamlet }) })
            written.push({ id, note, hamlet })
          }
        }
        for (const phone of Object.values(phones)) phone.online = true
        for (let turn = 0; turn < 3; turn += 1) await settle()
        for (const id of ids) {
          const told = await there(id, 'desa')
          for (const phone of Object.values(phones)) expect(unnamed(await held(phone, id))).toEqual(unnamed(told))
          const mine = written.filter((each) => each.id === id)
          for (const { note } of mine) expect(told.items.filter((item) => item.note === note)).toHaveLength(1)
        }
        const entries = Object.values(phones).flatMap(({ engine }) => engine.standing().entries)
        expect(entries.filter(({ state }) => state !== 'landed')).toEqual([])
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 120_000)
})
