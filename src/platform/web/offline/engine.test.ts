// SPDX-License-Identifier: AGPL-3.0-or-later
// Random days of a device: the network comes and goes, the store fills up, the page is killed at any moment. What was acknowledged as kept arrives,
// and once.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { hadArrived } from '#platform/web/offline/entry.ts'
import type { Engine } from '#platform/web/offline/standing.ts'
import { act, attach, contracts, createWorld, idOf, isAcknowledged, keyOf, photoOf } from '../../../../test/support/engine-world.ts'

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('begin' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('change' as const), of: fc.nat(20), text: fc.constantFrom('a', 'b', 'late') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('attach' as const), of: fc.nat(20), late: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('network' as const, 'room' as const, 'trouble' as const, 'lose' as const),
      is: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'edit' as const), nth: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('meanwhile' as const), line: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crowd' as const), seconds: fc.constantFrom(0, 5, 120) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('sync' as const, 'kill' as const, 'wait' as const) }) },
)

describe('a device', () => {
  /** A photograph arrives while its device is full: what the server said of it is written down later. */
  const arrivedWhileFull: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[] = [
    { kind: 'meanwhile', line: 0 },
    { kind: 'attach', of: 0, late: false },
    { kind: 'room', is: false },
    { kind: 'meanwhile', line: 0 },
    { kind: 'attach', of: 0, late: false },
  ]

  test('loses nothing that it acknowledged, and does nothing twice, however it is cut and killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const all = createWorld()
        const { world, server } = all
        world.perLine = 2
        let engine = await all.open()
        const acknowledged: { readonly key: string; readonly on: string; readonly text: string }[] = []
        const begun: string[] = []
        const taken: { readonly key: string; readonly text: string }[] = []
        /** Of what was taken back, whether it may have arrived. */
        const withdrawn = new Map<string, boolean>()
        for (const [nth, each] of steps.entries()) {
          const key = keyOf(nth)
          if (each.kind === 'begin') {
            const answer = await act(all, engine, key, 'Begin', { text: `note ${nth}` })
            begun.push(idOf(key))
            if (isAcknowledged(answer)) acknowledged.push({ key, on: idOf(key), text: `note ${nth}` })
          } else if (each.kind === 'change') {
            const id = begun[each.of % Math.max(1, begun.length)] ?? idOf(keyOf(999))
            const answer = await act(all, engine, key, 'Change', { id, text: each.text })
            if (isAcknowledged(answer)) acknowledged.push({ key, on: id, text: each.text })
          } else if (each.kind === 'attach') {
            const note = begun[each.of % Math.max(1, begun.length)] ?? idOf(keyOf(999))
            const file = photoOf(nth, each.late)
            if (isAcknowledged(await attach(all, engine, key, note, file))) taken.push({ key, text: await file.text() })
          } else if (each.kind === 'meanwhile') {
            // Done here while a copy comes.
            world.coming = async (line) => {
              if (line !== each.line) return
              world.coming = async () => undefined
              const { network } = world
              world.network = false
              begun.push(idOf(key))
              const answer = await act(all, engine, key, 'Begin', { text: `note ${nth}` })
              if (isAcknowledged(answer)) acknowledged.push({ key, on: idOf(key), text: `note ${nth}` })
              world.network = network
            }
            await engine.sync()
          } else if (each.kind === 'withdraw') {
            const back = await engine.withdraw(keyOf(each.nth))
            if (typeof back === 'object') withdrawn.set(back.key, back.went === true)
          } else if (each.kind === 'edit') {
            const back = await engine.edit(keyOf(each.nth))
            if (typeof back === 'object' && back.contract === 'Begin') await act(all, engine, back.key, 'Begin', { text: `changed ${nth}` })
          } else if (each.kind === 'sync') await engine.sync()
          else if (each.kind === 'wait') world.now += 600_000
          else if (each.kind === 'kill') {
            // Whatever was under way is left where it is.
            void engine.sync()
            engine = await all.open()
          } else if (each.kind === 'crowd') world.crowd = each.seconds
          else if ('is' in each) world[each.kind] = each.is
        }
        Object.assign(world, { network: true, room: true, trouble: false, lose: false, crowd: 0 })
        engine = await all.open()
        // What was left in its form goes as it was.
        for (const { key, inForm } of engine.standing().entries) if (inForm === true) await engine.retry(key)
        for (let turn = 0; turn < 60; turn += 1) {
          world.now += 600_000
          await engine.sync()
        }
        // Acknowledged is: the server has done it, or said no, and then it stands before the officer.
        for (const { key, text } of acknowledged) {
          if (withdrawn.has(key)) continue
          const entry = engine.standing().entries.find((one) => one.key === key)
          expect(all.done.has(key), `${key} ${text}`).toBe(true)
          if (entry?.state !== 'refused') continue
          // What was changed after it had arrived is refused as that: the first is there.
          if (hadArrived(entry)) expect(all.done.get(key)).toBe(200)
          else expect(all.done.get(key)).toBeGreaterThanOrEqual(400)
        }
        for (const { key, text } of taken) {
          if (withdrawn.has(key)) continue
          const entry = engine.standing().entries.find((one) => one.key === key)
          // What lies on something that was refused waits for whoever decides on that.
          if (entry?.state === 'waiting') expect(all.done.get(String(entry.of).slice(5))).toBeGreaterThanOrEqual(400)
          else if (all.done.get(key) === 200) expect(all.photos.get(key)).toBe(text)
          else expect([entry?.state, all.done.get(key)]).not.toContain(undefined)
        }
        // What was taken back, and called unsent, is not there.
        for (const [key, went] of withdrawn) if (!went) expect(all.done.get(key), key).not.toBe(200)
        // What arrived takes no room here.
        const unsent = engine.standing().entries.filter(({ state }) => state === 'waiting' || state === 'refused')
        const lying = new Set([...all.disk.keys()].filter((place) => place.startsWith('file/')).map((place) => place.split('/')[1]))
        expect([...lying].filter((key) => !unsent.some((entry) => entry.key === key))).toEqual([])
        expect(engine.standing().entries.filter(({ state, file }) => state === 'waiting' && file === undefined)).toEqual([])
        const shown = await engine.around(contracts.List, {}, { key: keyOf(5000) }, async () => ({
          ok: false,
          problem: { status: 503, code: '', title: '' },
        }))
        expect('here' in shown && shown.here).toEqual({ items: [...server.values()].map(({ text }) => text) })
      }),
      { numRuns: 300, examples: [[arrivedWhileFull]] },
    )
  })

  test('what is stuck holds up nothing else but what builds on it', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'refused' })
    await act(all, engine, keyOf(2), 'Change', { id: idOf(keyOf(1)), text: 'builds on it' })
    await act(all, engine, keyOf(3), 'Begin', { text: 'by itself' })
    all.world.network = true
    await engine.sync()
    const states = Object.fromEntries(engine.standing().entries.map(({ key, state }) => [key, state]))
    expect(states).toEqual({ [keyOf(1)]: 'refused', [keyOf(2)]: 'waiting', [keyOf(3)]: 'landed' })
    expect([...all.server.values()].map(({ text }) => text)).toEqual(['by itself'])
  })

  test('told that too many come at once, it keeps everything, asks nothing until then, however much moves, and sends by itself', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    await act(all, engine, keyOf(2), 'Begin', { text: 'b' })
    await act(all, engine, keyOf(3), 'Change', { id: idOf(keyOf(1)), text: 'c' })
    Object.assign(all.world, { network: true, crowd: 40 })
    for (let told = 0; told < 5; told += 1) await engine.sync()
    expect([all.world.turnedAway, engine.standing().crowded, engine.standing().away]).toEqual([1, true, false])
    // A little more than it was told, and a part of that by chance.
    expect(engine.nextIn()).toBe(45_000)
    // No fault is found with what waits: it goes together, not one by one, at the first moment that it may.
    expect(engine.standing().entries.map(({ state, tries, after }) => [state, tries, after])).toEqual(
      Array.from({ length: 3 }, () => ['waiting', 0, undefined]),
    )
    all.world.now += 44_000
    await engine.sync()
    expect(all.world.turnedAway).toBe(1)
    all.world.crowd = 0
    all.world.now += 1000
    await engine.sync()
    expect([...all.server.values()].map(({ text }) => text)).toEqual(['c', 'b'])
    expect(engine.standing()).toMatchObject({ crowded: false, records: 2 })
  })

  test('a copy that it is turned away with comes when it was told', async () => {
    const all = createWorld()
    all.perform(keyOf(1), 'Begin', { text: 'there' })
    all.world.crowd = 10
    const engine = await all.open()
    await engine.sync()
    expect([engine.standing().records, engine.nextIn()]).toEqual([0, 11_250])
    all.world.crowd = 0
    all.world.now += 11_250
    await engine.sync()
    expect(engine.standing().records).toBe(1)
  })

  test('a full device says so and acknowledges nothing', async () => {
    const all = createWorld()
    const engine = await all.open()
    Object.assign(all.world, { network: false, room: false })
    const answer = await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'device-full' } })
    expect(engine.standing()).toMatchObject({ full: true, entries: [] })
    await engine.sync()
    expect(engine.standing().full).toBe(true)
    all.world.room = true
    await engine.sync()
    expect(engine.standing().full).toBe(false)
  })

  test('one that was ended elsewhere forgets everything at the next contact', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    expect(all.disk.size).toBeGreaterThan(0)
    Object.assign(all.world, { network: true, ended: true })
    await engine.sync()
    expect(engine.standing()).toMatchObject({ ended: true, entries: [], records: 0 })
    expect([all.disk.size, all.server.size]).toEqual([0, 0])
    // What it takes with it is counted, and named by nothing but its kind.
    expect(all.world.lost).toEqual({ Begin: 1 })
  })

  test('what arrived loses what was written once its record leaves reach, and only then', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'a person' })
    await act(all, engine, keyOf(2), 'Begin', { text: 'another' })
    all.world.network = true
    await engine.sync()
    await engine.sync()
    const written = () => engine.standing().entries.map(({ state, input }) => [state, input])
    expect(written()).toEqual([
      ['landed', { text: 'a person' }],
      ['landed', { text: 'another' }],
    ])
    all.server.delete(idOf(keyOf(1)))
    await engine.sync()
    expect(written()).toEqual([
      ['landed', {}],
      ['landed', { text: 'another' }],
    ])
    expect(JSON.stringify([...all.disk])).not.toContain('a person')
  })

  test('what was not sent can be taken back, and then never arrives', async () => {
    const all = createWorld()
    const engine = await all.open()
    all.world.network = false
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    expect(await engine.withdraw(keyOf(1))).toMatchObject({ input: { text: 'a' } })
    all.world.network = true
    await engine.sync()
    expect(all.server.size).toBe(0)
    expect(await engine.withdraw(keyOf(1))).toBe('gone')
  })

  test('a rule says no here as it would there, with the same words', async () => {
    const all = createWorld()
    const engine = await all.open()
    await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    await engine.sync()
    all.world.network = false
    expect(await act(all, engine, keyOf(2), 'Change', { id: idOf(keyOf(1)), text: 'refused' })).toMatchObject({
      ok: false,
      problem: { status: 422, code: 'no' },
    })
    expect(engine.standing().entries.filter(({ state }) => state === 'waiting')).toEqual([])
  })

  describe('in another’s place', () => {
    const DAY = 86_400_000
    const away = async () => ({ ok: false as const, problem: { status: 503, code: '', title: '' } })
    const listed = async (engine: Engine, under?: string) => {
      const got = await engine.around(contracts.List, {}, { key: keyOf(900), under }, away)
      return 'here' in got ? got.here : got.ok ? undefined : got.problem.code
    }
    const stateOf = (engine: Engine, key: string) => engine.standing().entries.find((each) => each.key === key)
    const codes = z.object({ code: z.string() })

    test('it does what was given until its last day, and nothing else', async () => {
      const all = createWorld()
      all.give({ id: 'one', commands: ['Begin'], until: all.world.now + DAY, sees: [] })
      const engine = await all.open()
      await engine.sync()
      all.world.network = false
      expect(await act(all, engine, keyOf(1), 'Begin', { text: 'a' }, 'one')).toHaveProperty('here')
      expect(await act(all, engine, keyOf(2), 'Change', { id: idOf(keyOf(1)), text: 'b' }, 'one')).toMatchObject({
        problem: { code: 'not-delegated' },
      })
      expect(await listed(engine, 'one')).toBe('not-delegated')
      // What was done in one place is not seen in another.
      expect(await listed(engine)).toEqual({ items: [] })
      all.world.now += 2 * DAY
      expect(await act(all, engine, keyOf(3), 'Begin', { text: 'c' }, 'one')).toMatchObject({ problem: { code: 'delegation-over' } })
      expect(engine.standing().entries.map(({ key }) => key)).toEqual([keyOf(1)])
    })

    test('what was done under one that ended comes back, and goes again under another', async () => {
      const all = createWorld()
      all.give({ id: 'one', commands: ['Begin'], until: all.world.now + DAY })
      const engine = await all.open()
      await engine.sync()
      const lent = () => [...all.disk.keys()].filter((place) => place.startsWith('lent-'))
      expect(lent()).not.toEqual([])
      all.world.network = false
      await act(all, engine, keyOf(1), 'Begin', { text: 'a' }, 'one')
      Object.assign(all.world, { network: true, given: [] })
      await engine.sync()
      const back = stateOf(engine, keyOf(1))
      expect([back?.state, codes.parse(back?.problem).code]).toEqual(['refused', 'delegation-over'])
      // Its copy went with it, and nothing was done.
      expect([lent(), all.server.size]).toEqual([[], 0])
      all.world.given = ['two']
      all.give({ id: 'two', commands: ['Begin'], until: all.world.now + DAY })
      await engine.retry(keyOf(1))
      expect(stateOf(engine, keyOf(1))?.state).toBe('landed')
      expect([...all.server.values()].map(({ text }) => text)).toEqual(['a'])
    })

    test('one that ended while the page stood sends what was done there back as well', async () => {
      const all = createWorld()
      all.give({ id: 'one', commands: ['Begin'], until: all.world.now + DAY })
      const engine = await all.open()
      all.world.given = []
      expect(await act(all, engine, keyOf(1), 'Begin', { text: 'a' }, 'one')).toMatchObject({ problem: { code: 'delegation-over' } })
      await engine.sync()
      expect(stateOf(engine, keyOf(1))?.state).toBe('refused')
    })

    test('one whose copy is refused holds up neither the copies of others nor what was sent', async () => {
      const all = createWorld()
      const until = all.world.now + DAY
      Object.assign(all.world, { given: ['wide', 'two'], tooWide: new Set(['wide']) })
      all.give({ id: 'wide', commands: ['Begin'], until }, { id: 'two', commands: ['Begin'], until })
      const engine = await all.open()
      all.world.network = false
      await act(all, engine, keyOf(1), 'Begin', { text: 'own' })
      await act(all, engine, keyOf(2), 'Begin', { text: 'wide' }, 'wide')
      await act(all, engine, keyOf(3), 'Begin', { text: 'two' }, 'two')
      all.world.network = true
      await engine.sync()
      expect([1, 2, 3].map((nth) => stateOf(engine, keyOf(nth))?.state)).toEqual(['landed', 'landed', 'landed'])
      expect(await listed(engine, 'two')).toEqual({ items: ['own', 'wide', 'two'] })
      expect(engine.standing().away).toBe(false)
    })

    test('one whose giver sees no records any more loses its copy', async () => {
      const all = createWorld()
      all.perform(keyOf(1), 'Begin', { text: 'a person' })
      const grant = { id: 'one', commands: ['Begin'], until: all.world.now + DAY }
      all.give(grant)
      const engine = await all.open()
      await engine.sync()
      expect(engine.standing().records).toBe(2)
      all.give({ ...grant, role: 'leader' })
      await engine.sync()
      expect([engine.standing().records, [...all.disk.keys()].filter((place) => place.startsWith('lent-'))]).toEqual([1, []])
    })

    test('one’s own copy that is refused holds up nothing that was given', async () => {
      const all = createWorld()
      all.world.tooWide.add('')
      all.give({ id: 'one', commands: ['Begin'], until: all.world.now + DAY })
      const engine = await all.open()
      all.world.network = false
      await act(all, engine, keyOf(1), 'Begin', { text: 'own' })
      await act(all, engine, keyOf(2), 'Begin', { text: 'given' }, 'one')
      all.world.network = true
      await engine.sync()
      expect([1, 2].map((nth) => stateOf(engine, keyOf(nth))?.state)).toEqual(['landed', 'landed'])
      expect(await listed(engine, 'one')).toEqual({ items: ['own', 'given'] })
    })
  })

  test.each(['volunteer', 'leader', 'administrator'] as const)('of whoever is made a %s loses its copy', async (role) => {
    const all = createWorld()
    all.perform(keyOf(1), 'Begin', { text: 'a person' })
    const engine = await all.open()
    await engine.sync()
    const copy = () => [...all.disk.keys()].filter((place) => /^(block|head)\//.test(place))
    expect([engine.standing().records, copy().length]).toEqual([1, 3])
    all.world.role = role
    // Opened without a network it shows nothing either.
    expect((await all.open()).standing().records).toBe(0)
    await engine.sync()
    expect([engine.standing().records, copy()]).toEqual([0, []])
    all.world.role = 'village-officer'
    await engine.sync()
    expect(engine.standing().records).toBe(1)
  })
})
