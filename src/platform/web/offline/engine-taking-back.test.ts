// SPDX-License-Identifier: AGPL-3.0-or-later
// What is taken back is not sent, and what is sent is not called taken back: while it is on the line, from two pages, on a full device.

import { describe, expect, test } from 'vitest'
import { act, attach, contracts, createWorld, idOf, keyOf, photoOf } from '../../../../test/support/engine-world.ts'

/** What comes when it is let come. */
function held() {
  let come = (): void => undefined
  const until = new Promise<void>((resolve) => {
    come = resolve
  })
  return { until, come: () => come() }
}

const DAY = 86_400_000

async function moments(): Promise<void> {
  for (let nth = 0; nth < 200; nth += 1) await Promise.resolve()
}

/** One note waits on a device. */
async function waiting() {
  const all = createWorld()
  const engine = await all.open()
  all.world.network = false
  await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
  all.world.network = true
  return { ...all, all, engine }
}
const states = (engine: Awaited<ReturnType<typeof waiting>>['engine']) => engine.standing().entries.map(({ state }) => state)

describe('what is taken back', () => {
  test('is not while it is on the line, and arrived once', async () => {
    const { world, server, engine } = await waiting()
    const answer = held()
    world.answering = answer.until
    const sent = engine.sync()
    await moments()
    expect(await engine.withdraw(keyOf(1))).toBe('going')
    answer.come()
    await sent
    expect(await engine.withdraw(keyOf(1))).toBe('arrived')
    expect([states(engine), server.size]).toEqual([['landed'], 1])
  })

  test('is not while another page sends it, though this one has not heard of that', async () => {
    const { world, server, engine, open } = await waiting()
    const other = await open()
    const answer = held()
    world.answering = answer.until
    const sent = other.sync()
    await moments()
    const taken = engine.withdraw(keyOf(1))
    answer.come()
    expect(await taken).toBe('arrived')
    await sent
    expect(server.size).toBe(1)
  })

  test('is not sent by another page that had it in its list, nor sent once more by it', async () => {
    const { server, engine, open } = await waiting()
    const other = await open()
    expect(await engine.withdraw(keyOf(1))).toMatchObject({ input: { text: 'a' } })
    await other.retry(keyOf(1))
    await other.sync()
    expect(await other.withdraw(keyOf(1))).toBe('gone')
    expect([states(other), server.size]).toEqual([[], 0])
  })

  test('stays where the device is so full that nothing leaves it, which is said', async () => {
    const { world, engine, open } = await waiting()
    world.stuck = true
    expect(await engine.withdraw(keyOf(1))).toBe('full')
    expect([states(engine), engine.standing().full]).toEqual([['waiting'], true])
    world.stuck = false
    expect(await engine.withdraw(keyOf(1))).toHaveProperty('key')
    expect((await open()).standing().entries).toEqual([])
  })

  test('is not while the answer is awaited that nobody on the screen waits for any more', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.patient = false
    const answer = held()
    await engine.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, async () => {
      await answer.until
      return { ok: true, value: { id: idOf(keyOf(1)) } }
    })
    expect(states(engine)).toEqual(['waiting'])
    expect(await engine.withdraw(keyOf(1))).toBe('going')
    answer.come()
    await moments()
    // It may have arrived: that is not called unsent.
    expect(await engine.withdraw(keyOf(1))).toMatchObject({ went: true })
  })

  test('may have arrived where a page was killed that waited for the answer, or still waits', async () => {
    const all = createWorld()
    const engine = await all.open()
    void engine.around(contracts.Begin, { text: 'a' }, { key: keyOf(1) }, () => new Promise(() => undefined))
    await moments()
    const other = await all.open()
    expect(await other.withdraw(keyOf(1))).toMatchObject({ went: true })
  })

  test('did not arrive where the server refused it', async () => {
    const { world, all, engine } = await waiting()
    world.network = false
    await act(all, engine, keyOf(2), 'Begin', { text: 'refused' })
    Object.assign(world, { network: true, trouble: true, lose: true })
    await engine.sync()
    Object.assign(world, { trouble: false, lose: false })
    await engine.sync()
    const back = await engine.withdraw(keyOf(2))
    expect(back).toMatchObject({ state: 'refused' })
    expect(back).not.toHaveProperty('went')
  })

  test('may have arrived where the answer was lost', async () => {
    const { world, engine } = await waiting()
    world.lose = true
    await engine.sync()
    expect(await engine.withdraw(keyOf(1))).toMatchObject({ went: true })
  })

  test('is not sent, though another page was about to send its file', async () => {
    const all = createWorld()
    const engine = await all.open()
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    await engine.sync()
    all.world.network = false
    await attach(all, engine, keyOf(2), idOf(keyOf(1)), photoOf(2, false))
    all.world.network = true
    const other = await all.open()
    const [taken] = await Promise.all([engine.withdraw(keyOf(2)), other.sync()])
    expect(typeof taken === 'string' ? all.photos.size : 1 - all.photos.size).toBe(1)
    expect([...all.disk.keys()].filter((place) => place.startsWith('file/'))).toEqual([])
  })
})

describe('what is taken into its form again', () => {
  test('stays on the device as it was, is not sent from there, and is sent once, changed, under its own key', async () => {
    const { all, world, server, engine, open, done } = await waiting()
    world.network = false
    await act(all, engine, keyOf(2), 'Change', { id: idOf(keyOf(1)), text: 'builds on it' })
    world.network = true
    expect(await engine.edit(keyOf(1))).toMatchObject({ inForm: true, input: { text: 'a' } })
    // A page that was killed meanwhile has lost nothing, and sends nothing of it; nor is there anything to hurry for.
    const other = await open()
    await other.sync()
    expect([other.standing().entries.length, server.size]).toEqual([2, 0])
    expect(await act(all, other, keyOf(1), 'Begin', { text: 'b' })).toMatchObject({ ok: true })
    expect([...server.values()].map(({ text }) => text)).toEqual(['b'])
    await other.sync()
    // What builds on it found it.
    expect([...done]).toEqual([
      [keyOf(1), 200],
      [keyOf(2), 200],
    ])
    expect([...server.values()].map(({ text }) => text)).toEqual(['builds on it'])
  })

  test('goes without a network too, before what builds on it', async () => {
    const { all, world, server, engine } = await waiting()
    world.network = false
    await act(all, engine, keyOf(2), 'Change', { id: idOf(keyOf(1)), text: 'builds on it' })
    await engine.edit(keyOf(1))
    expect(await act(all, engine, keyOf(1), 'Begin', { text: 'b' })).toHaveProperty('here')
    world.network = true
    await engine.sync()
    expect([states(engine), [...server.values()].map(({ text }) => text)]).toEqual([['landed', 'landed'], ['builds on it']])
  })

  test('is sent as it was where nobody goes on', async () => {
    const { server, engine } = await waiting()
    await engine.edit(keyOf(1))
    expect(engine.nextIn()).toBeUndefined()
    await engine.retry(keyOf(1))
    expect([states(engine), [...server.values()].map(({ text }) => text)]).toEqual([['landed'], ['a']])
  })

  test('is not done twice where it had arrived: that is said, and nothing of it waits any more', async () => {
    const { all, world, server, engine } = await waiting()
    world.lose = true
    await engine.sync()
    world.lose = false
    await engine.edit(keyOf(1))
    await engine.sync()
    expect(await act(all, engine, keyOf(1), 'Begin', { text: 'b' })).toMatchObject({ ok: false, problem: { code: 'arrived-before' } })
    expect([states(engine), [...server.values()].map(({ text }) => text)]).toEqual([[], ['a']])
  })

  test('stands among what was refused where it had arrived, and what was changed went by itself', async () => {
    const { all, world, server, engine } = await waiting()
    world.lose = true
    await engine.sync()
    Object.assign(world, { lose: false, network: false })
    await engine.edit(keyOf(1))
    expect(await act(all, engine, keyOf(1), 'Begin', { text: 'b' })).toHaveProperty('here')
    world.network = true
    await engine.sync()
    expect(engine.standing().entries).toMatchObject([{ state: 'refused', problem: { code: 'id-reused' } }])
    expect([...server.values()].map(({ text }) => text)).toEqual(['a'])
  })

  test('stands there as it was where what is changed is refused, or finds no room', async () => {
    const { all, world, engine } = await waiting()
    await engine.edit(keyOf(1))
    expect(await act(all, engine, keyOf(1), 'Begin', { text: 'refused' })).toMatchObject({ ok: false, problem: { status: 422 } })
    expect(engine.standing().entries).toMatchObject([{ inForm: true, input: { text: 'a' } }])
    Object.assign(world, { network: false, room: false })
    expect(await act(all, engine, keyOf(1), 'Begin', { text: 'b' })).toMatchObject({ problem: { code: 'device-full' } })
    expect(engine.standing().entries).toMatchObject([{ inForm: true, input: { text: 'a' } }])
  })

  test.each([
    ['one', undefined],
    [undefined, 'one'],
  ])('is sent by nobody’s authority but %s, by which it was done', async (mine, other) => {
    const all = createWorld()
    all.give({ id: 'one', commands: ['Begin'], until: all.world.now + DAY })
    const engine = await all.open()
    await engine.sync()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' }, mine)
    for (const network of [false, true]) {
      all.world.network = network
      await engine.edit(keyOf(1))
      expect(await act(all, engine, keyOf(1), 'Begin', { text: 'b' }, other)).toMatchObject({
        ok: false,
        problem: { code: 'done-by-other' },
      })
      const [entry] = engine.standing().entries
      expect([entry?.inForm, entry?.input, entry?.under, all.server.size]).toEqual([true, { text: 'a' }, mine, 0])
    }
    expect(await act(all, engine, keyOf(1), 'Begin', { text: 'b' }, mine)).toMatchObject({ ok: true })
    expect([...all.server.values()].map(({ text }) => text)).toEqual(['b'])
  })

  test('is not changed any more once its delegation has ended, which is known here', async () => {
    const all = createWorld()
    all.give({ id: 'one', commands: ['Begin'], until: all.world.now + DAY })
    const engine = await all.open()
    await engine.sync()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' }, 'one')
    await act(all, engine, keyOf(2), 'Begin', { text: 'own' })
    const over = () => engine.standing().entries.map(engine.isOver)
    expect(over()).toEqual([false, false])
    all.world.now += 2 * DAY
    expect(over()).toEqual([true, false])
  })

  test('is not while it is on the line', async () => {
    const { world, engine } = await waiting()
    const answer = held()
    world.answering = answer.until
    const sent = engine.sync()
    await moments()
    expect(await engine.edit(keyOf(1))).toBe('going')
    answer.come()
    await sent
  })
})

test('what may have arrived by a delegation that ended is not done once more by another', async () => {
  const all = createWorld()
  const until = all.world.now + DAY
  all.give({ id: 'one', commands: ['Begin'], until })
  const engine = await all.open()
  await engine.sync()
  all.world.lose = true
  expect(await act(all, engine, keyOf(1), 'Begin', { text: 'a' }, 'one')).toHaveProperty('here')
  Object.assign(all.world, { lose: false, given: ['two'] })
  all.give({ id: 'two', commands: ['Begin'], until })
  await engine.sync()
  // What the server answered did not arrive, and may go by the other.
  expect(await act(all, engine, keyOf(2), 'Begin', { text: 'b' }, 'one')).toMatchObject({ problem: { code: 'delegation-over' } })
  for (const key of [keyOf(1), keyOf(2)]) await engine.retry(key)
  expect(engine.standing().entries).toMatchObject([
    { state: 'refused', under: 'one', went: true },
    { state: 'landed', under: 'two' },
  ])
})

test('what the server refused does not come back where a full device does not let it go', async () => {
  const all = createWorld()
  const engine = await all.open()
  all.world.stuck = true
  expect(await act(all, engine, keyOf(1), 'Begin', { text: 'refused' })).toMatchObject({ ok: false, problem: { status: 422 } })
  await engine.sync()
  expect(states(engine)).toEqual([])
  all.world.stuck = false
  await engine.sync()
  expect([...all.disk.keys()].filter((place) => place.startsWith('outbox/'))).toEqual([])
})
