// SPDX-License-Identifier: AGPL-3.0-or-later
// A command whose answer comes late: what the server does is not called undone here.

import { describe, expect, test } from 'vitest'
import type { Answer } from '#platform/web/api.ts'
import { act, contracts, createWorld, idOf, keyOf } from '../../../../test/support/engine-world.ts'

/** An answer that comes when it is let come. */
function held() {
  let come: (answer: Answer<{ readonly id: string }>) => void = () => undefined
  const answer = new Promise<Answer<{ readonly id: string }>>((resolve) => {
    come = resolve
  })
  return { answer, come: (now: Answer<{ readonly id: string }>) => come(now) }
}

const failed = (status: number): Answer<never> => ({ ok: false, problem: { status, code: 'trouble', title: '' } })

describe('an answer that comes after nobody waits for it any more', () => {
  test('counts where the device had no room to keep what was done', async () => {
    const all = createWorld()
    const engine = await all.open()
    Object.assign(all.world, { room: false, patient: false })
    const late = held()
    const answered = engine.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, () => late.answer)
    late.come({ ok: true, value: { id: idOf(keyOf(1)) } })
    expect(await answered).toEqual({ ok: true, value: { id: idOf(keyOf(1)) } })
    expect(engine.standing().entries).toEqual([])
  })

  test('counts where the rules on the device say no, and what comes to nothing is not called refused', async () => {
    const all = createWorld()
    const engine = await all.open()
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    await engine.sync()
    all.world.patient = false
    const input = { id: idOf(keyOf(1)), text: 'refused' }
    const late = held()
    const answered = engine.around(contracts.Change, input, { key: keyOf(2) }, () => late.answer)
    late.come({ ok: true, value: { id: idOf(keyOf(1)) } })
    expect(await answered).toEqual({ ok: true, value: { id: idOf(keyOf(1)) } })

    const fresh = await all.open()
    const none = held()
    const unanswered = fresh.around(contracts.Change, input, { key: keyOf(3) }, () => none.answer)
    none.come(failed(504))
    expect(await unanswered).toEqual(failed(504))
    expect(fresh.standing().entries).toEqual([])
  })

  test('that a full device keeps nothing is said where nothing came at all', async () => {
    const all = createWorld()
    const engine = await all.open()
    Object.assign(all.world, { room: false, patient: false })
    const answered = await engine.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, async () => failed(0))
    expect(answered).toMatchObject({ ok: false, problem: { code: 'device-full' } })
  })

  test('is not waited for where the device goes on by itself', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.patient = false
    expect(await engine.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, () => held().answer)).toHaveProperty('here')
  })
})

describe('what was on its way when the page was killed, and is sent from its form again', () => {
  test('is done once, whether the device has heard meanwhile that it arrived or not', async () => {
    const all = createWorld()
    const killed = await all.open()
    all.world.patient = false
    await killed.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, () => held().answer)
    all.world.patient = true

    const next = await all.open()
    await next.sync()
    expect(next.standing().entries).toMatchObject([{ key: keyOf(1), state: 'landed' }])
    const before = next.standing().entries
    const said = { ok: true, value: { id: idOf(keyOf(1)) } } as const
    expect(await next.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, async () => said)).toEqual(said)
    all.world.network = false
    const away = await next.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, async () => failed(0))
    expect(away).toMatchObject({ ok: false, problem: { code: 'arrived-before' } })
    expect(next.standing().entries).toEqual(before)
  })
})

test.each([
  ['is in trouble', true, 'waiting'],
  ['has it', false, 'sent'],
])('a full device asks once, and not again and again, where the server %s', async (_what, trouble, state) => {
  const all = createWorld()
  const engine = await all.open()
  all.world.network = false
  await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
  Object.assign(all.world, { network: true, room: false, trouble })
  let asked = 0
  Object.defineProperty(all.world, 'answering', {
    get: () => {
      asked += 1
      if (asked > 5) throw new Error('again and again')
    },
  })
  await engine.sync()
  await engine.sync()
  expect([asked, engine.standing().entries.map((entry) => entry.state)]).toEqual([1, [state]])
})

describe('a copy that did too long without the server', () => {
  const DAY = 86_400_000
  const copyOf = ({ disk }: ReturnType<typeof createWorld>) => [...disk.keys()].filter((place) => /^(block|head)\//.test(place))

  test('goes while its page stands open, by the days that the server said last, and what was done stays and is sent', async () => {
    const all = createWorld()
    all.perform(keyOf(1), 'Begin', { text: 'there' })
    const engine = await all.open()
    all.world.keepDays = 3
    await engine.sync()
    all.world.network = false
    await act(all, engine, keyOf(2), 'Begin', { text: 'done here' })
    all.world.now += 2 * DAY
    await engine.sync()
    expect([engine.standing().records, copyOf(all).length]).toEqual([1, 3])
    all.world.now += 2 * DAY
    await engine.sync()
    expect([engine.standing().records, copyOf(all)]).toEqual([0, []])
    expect(engine.standing().entries.map(({ state }) => state)).toEqual(['waiting'])
    all.world.network = true
    await engine.sync()
    expect([engine.standing().records, all.server.size]).toEqual([2, 2])
  })

  test('goes on where it was cut: whatever comes is a contact', async () => {
    const all = createWorld()
    all.perform(keyOf(1), 'Begin', { text: 'there' })
    const engine = await all.open()
    all.world.coming = async (nth) => {
      if (nth === 2) throw new Error('cut')
    }
    all.world.now += 20 * DAY
    await engine.sync()
    await engine.sync()
    expect([engine.standing().records, copyOf(all)]).toEqual([1, ['block/000000000001', 'block/000000000002']])
  })
})

describe('what goes later', () => {
  test('says what this device did before on the same record, and nothing of others', async () => {
    const all = createWorld()
    const engine = await all.open()
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    await engine.sync()
    // Straight away, and the copy does not know it yet.
    await act(all, engine, keyOf(2), 'Change', { id: idOf(keyOf(1)), text: 'b' })
    all.world.network = false
    await act(all, engine, keyOf(3), 'Begin', { text: 'c' })
    await act(all, engine, keyOf(4), 'Change', { id: idOf(keyOf(1)), text: 'd' })
    await act(all, engine, keyOf(5), 'Change', { id: idOf(keyOf(3)), text: 'e' })
    await act(all, engine, keyOf(6), 'Change', { id: idOf(keyOf(1)), text: 'f' })
    all.world.network = true
    await engine.sync()
    expect([4, 5, 6].map((nth) => all.owned.get(keyOf(nth)))).toEqual([[keyOf(1), keyOf(2)], [keyOf(3)], [keyOf(1), keyOf(2), keyOf(4)]])
  })
})
