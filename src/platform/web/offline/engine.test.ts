// SPDX-License-Identifier: AGPL-3.0-or-later
// Random days of a device: the network comes and goes, the store fills up, the page is killed at any moment. What was acknowledged as kept arrives,
// and once.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Actor } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { copyPart, type OfflineCapability, offlineCommand, offlineQuery } from '#kernel/offline.ts'
import { CopyHead, NO_SUM, pack, summed } from '#kernel/sync-protocol.ts'
import { type Engine, openEngine } from '#platform/web/offline/engine.ts'
import type { Line } from '#platform/web/offline/line.ts'
import { CannotKeep, type Kind, type Shelf } from '#platform/web/offline/shelf.ts'

interface Note {
  readonly version: number
  readonly text: string
}

const actor = {
  userId: 'rini',
  name: 'Rini',
  role: 'village-officer',
  officeId: 'desa',
  officeKind: 'VILLAGE',
  prefixes: ['35.10'],
} as const
const AREA = '35.10.04.2006'
const may = { may: ['village-officer'], sensitivity: 'personal', summary: { id: '', en: '' } } as const
const Text = z.strictObject({ text: z.string() })
const Change = z.strictObject({ id: z.string(), text: z.string() })
const contracts = {
  Begin: command({ path: '/notes', input: Text, output: z.object({ id: z.string() }), creates: true, ...may }),
  Change: command({ path: '/notes/{id}', input: Change, output: z.object({ id: z.string() }), ...may }),
  List: query({ path: '/notes', input: z.strictObject({}), output: z.object({ items: z.array(z.string()) }), ...may }),
}
const notes = copyPart<{ readonly text: string; readonly area: string }>({ type: 'note', may: ['village-officer'], take: (state) => state })
const idOf = (key: string): string => `3510-${key}`
const capability: OfflineCapability = {
  copies: [notes],
  commands: [
    offlineCommand('Begin', contracts.Begin, ({ text }, { commandId }) => ({
      type: 'done',
      part: 'note',
      kept: { id: idOf(commandId), version: 1, state: { text, area: AREA } },
      answer: { id: idOf(commandId) },
    })),
    offlineCommand('Change', contracts.Change, ({ id, text }, { copy }) => {
      const kept = copy.get(notes, id)
      if (kept === undefined) return { type: 'not-here' }
      if (text === 'refused') return { type: 'refused', refusal: { code: 'no' } }
      return { type: 'done', part: 'note', kept: { id, version: kept.version + 1, state: { text, area: AREA } }, answer: { id } }
    }),
  ],
  queries: [offlineQuery(contracts.List, (_input, { copy }) => ({ items: copy.all(notes).map(({ state }) => state.text) }))],
  words: { id: {}, en: {} },
}

/** What outlives a kill: the disk, and the server. */
function createWorld() {
  const disk = new Map<string, unknown>()
  const server = new Map<string, Note>()
  const done = new Map<string, number>()
  let cursor = 0
  const world = {
    network: true,
    room: true,
    trouble: false,
    lose: false,
    ended: false,
    given: ['one'],
    now: Date.parse('2026-11-24T02:00:00Z'),
  }

  const shelf: Shelf = {
    all: async (kind) =>
      [...disk]
        .filter(([place]) => place.startsWith(`${kind}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([place, value]) => ({ name: place.slice(kind.length + 1), value })),
    names: async (kind) =>
      [...disk.keys()]
        .filter((place) => place.startsWith(`${kind}/`))
        .map((place) => place.slice(kind.length + 1))
        .sort(),
    put: async (kind: Kind, name, value) => {
      if (!world.room) throw new CannotKeep()
      disk.set(`${kind}/${name}`, structuredClone(value))
    },
    drop: async (kind, names) => {
      for (const name of names) disk.delete(`${kind}/${name}`)
    },
  }
  /** As a server: each key once. */
  function perform(key: string, contract: string, input: Readonly<Record<string, unknown>>, under?: string): number {
    if (world.trouble) return 503
    if (under !== undefined && !world.given.includes(under)) return 403
    if (done.has(key)) return done.get(key) ?? 500
    const text = String(input['text'])
    const id = contract === 'Begin' ? idOf(key) : String(input['id'])
    const before = server.get(id)
    const status = contract === 'Change' && before === undefined ? 404 : text === 'refused' || text === 'late' ? 422 : 200
    if (status === 200) {
      server.set(id, { version: (before?.version ?? 0) + 1, text })
      cursor += 1
    }
    done.set(key, status)
    return status
  }
  const line: Line = {
    send: async (items) => {
      if (!world.network) return { status: 0 }
      if (world.ended) return { status: 410 }
      const said = items.map(({ key, contract, input, actingFor }) => {
        const status = perform(key, contract, input, actingFor)
        return { key, status, body: status < 300 ? {} : { code: status === 403 ? 'delegation-over' : 'refused', title: 'no' } }
      })
      // It arrived, and the answer did not.
      return world.lose ? { status: 0 } : { status: 200, items: said }
    },
    copy: async (_since, _at, under) => {
      if (!world.network || world.lose) return { status: 0 }
      if (under !== undefined && !world.given.includes(under))
        return { status: 403, problem: { status: 403, code: 'delegation-over', title: '' } }
      const entries = [...server]
      const sum = entries.reduce((so, [id, { version }]) => summed(so, id.slice(5), version), NO_SUM)
      const head = {
        cursor: `35.10:${cursor}`,
        whole: true,
        total: entries.length,
        parts: ['note'],
        regencies: [],
        places: [],
        sums: { note: [...sum] },
        keepDays: 14,
      }
      const ids = entries.map(([id]) => id)
      const block = {
        part: 'note',
        ids,
        versions: entries.map(([, { version }]) => version),
        columns: pack(entries.map(([, { text }]) => ({ text, area: AREA }))),
      }
      const lines = [JSON.stringify(CopyHead.parse(head)), ...(ids.length > 0 ? [JSON.stringify(block)] : [])]
      return { status: 200, lines: comeOf(lines) }
    },
    ids: async () => ({ status: 200, ids: [...server.keys()], versions: [...server.values()].map(({ version }) => version) }),
  }
  /** What the device was given: the acts of each delegation, and its last day. */
  let grants: readonly {
    readonly id: string
    readonly commands: readonly string[]
    readonly until: number
    readonly sees?: readonly string[]
  }[] = []
  function deputy(under: string): Actor | undefined {
    const grant = grants.find(({ id }) => id === under)
    if (grant === undefined || world.now > grant.until) return undefined
    const { commands, sees } = grant
    return { ...actor, acting: { forUserId: 'head', ownKind: 'VILLAGE', commands, ...(sees === undefined ? {} : { sees }) } }
  }
  const give = (...given: typeof grants): void => {
    grants = given
  }
  const open = (): Promise<Engine> =>
    openEngine({
      capabilities: [capability],
      shelf,
      line,
      clock: () => new Date(world.now).toISOString(),
      chance: () => 0.5,
      actor: (under) => (under === undefined ? actor : deputy(under)),
      standing: () => grants.map(({ id }) => id).filter((id) => deputy(id) !== undefined),
      over: (under) => {
        grants = grants.filter(({ id }) => id !== under)
      },
      language: () => 'id',
      isCut: () => !world.network,
      patience: (answer) => answer,
      moved: () => undefined,
      alone: (work) => work(),
      ended: async () => disk.clear(),
    })
  return { world, server, done, disk, open, perform, give }
}

async function* comeOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

type World = ReturnType<typeof createWorld>
const keyOf = (nth: number): string => `01990000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`

/** As a form does it: by its own way where there is a network. @returns whether it was acknowledged */
async function act(
  { world, perform }: World,
  engine: Engine,
  key: string,
  name: 'Begin' | 'Change',
  input: Readonly<Record<string, unknown>>,
  under?: string,
) {
  return engine.around(contracts[name], input, { key, under }, async () => {
    if (!world.network) return { ok: false, problem: { status: 0, code: 'no-connection', title: '' } }
    const status = perform(key, name, input, under)
    if (world.lose) return { ok: false, problem: { status: 0, code: 'no-connection', title: '' } }
    const code = status === 403 ? 'delegation-over' : 'refused'
    return status < 300 ? { ok: true, value: { id: idOf(key) } } : { ok: false, problem: { status, code, title: '' } }
  })
}

const isAcknowledged = (answer: Awaited<ReturnType<typeof act>>): boolean => 'here' in answer || answer.ok

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('begin' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('change' as const), of: fc.nat(20), text: fc.constantFrom('a', 'b', 'late') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('network' as const, 'room' as const, 'trouble' as const, 'lose' as const),
      is: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('sync' as const, 'kill' as const, 'wait' as const) }) },
)

describe('a device', () => {
  test('loses nothing that it acknowledged, and does nothing twice, however it is cut and killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const all = createWorld()
        const { world, server } = all
        let engine = await all.open()
        const acknowledged: { readonly key: string; readonly on: string; readonly text: string }[] = []
        const begun: string[] = []
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
          } else if (each.kind === 'sync') await engine.sync()
          else if (each.kind === 'wait') world.now += 600_000
          else if (each.kind === 'kill') {
            // Whatever was under way is left where it is.
            void engine.sync()
            engine = await all.open()
          } else if ('is' in each) world[each.kind] = each.is
        }
        Object.assign(world, { network: true, room: true, trouble: false, lose: false })
        engine = await all.open()
        for (let turn = 0; turn < 60; turn += 1) {
          world.now += 600_000
          await engine.sync()
        }
        // Acknowledged is: the server has done it, or said no, and then it stands before the officer.
        for (const { key, text } of acknowledged) {
          const entry = engine.standing().entries.find((one) => one.key === key)
          expect(all.done.has(key), `${key} ${text}`).toBe(true)
          if (entry?.state === 'refused') expect(all.done.get(key)).toBeGreaterThanOrEqual(400)
        }
        expect(engine.standing().entries.filter(({ state }) => state === 'waiting')).toEqual([])
        const shown = await engine.around(contracts.List, {}, { key: keyOf(5000) }, async () => ({
          ok: false,
          problem: { status: 503, code: '', title: '' },
        }))
        expect('here' in shown && shown.here).toEqual({ items: [...server.values()].map(({ text }) => text) })
      }),
      { numRuns: 300 },
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

  test('a full device says so and acknowledges nothing', async () => {
    const all = createWorld()
    const engine = await all.open()
    Object.assign(all.world, { network: false, room: false })
    const answer = await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'device-full' } })
    expect(engine.standing()).toMatchObject({ full: true, entries: [] })
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
    expect(await engine.withdraw(keyOf(1))).toBeUndefined()
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
  })
})
