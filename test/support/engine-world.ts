// SPDX-License-Identifier: AGPL-3.0-or-later
// A device and a server of their own for tests of the engine: notes and photographs, a store and a network that fail at will.

import * as z from 'zod/mini'
import type { Actor, Role } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { copyPart, type OfflineCapability, offlineCommand, offlineQuery } from '#kernel/offline.ts'
import { CopyHead, CROWDED, NO_SUM, pack, summed } from '#kernel/sync-protocol.ts'
import { isLapsed } from '#platform/web/offline/contact.ts'
import { openEngine } from '#platform/web/offline/engine.ts'
import type { Failed, Line } from '#platform/web/offline/line.ts'
import { CannotKeep, type Kind, type Shelf } from '#platform/web/offline/shelf.ts'
import type { Engine } from '#platform/web/offline/standing.ts'

interface Note {
  readonly version: number
  readonly text: string
  /** The cursor with it. */
  readonly moved: number
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
export const contracts = {
  Begin: command({ path: '/notes', input: Text, output: z.object({ id: z.string() }), creates: true, ...may }),
  Change: command({ path: '/notes/{id}', input: Change, output: z.object({ id: z.string() }), ...may }),
  Attach: command({
    path: '/photos',
    input: z.strictObject({ note: z.string() }),
    output: z.object({ id: z.string() }),
    uploads: 1_000_000,
    ...may,
  }),
  List: query({ path: '/notes', input: z.strictObject({}), output: z.object({ items: z.array(z.string()) }), ...may }),
}
const notes = copyPart<{ readonly text: string; readonly area: string }>({ type: 'note', may: ['village-officer'], take: (state) => state })
export const idOf = (key: string): string => `3510-${key}`
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
    offlineCommand('Attach', contracts.Attach, ({ note }, { commandId, copy, file }) => {
      const kept = copy.get(notes, note)
      if (kept === undefined || file === undefined) return { type: 'not-here' }
      return {
        type: 'done',
        part: 'photo',
        kept: { id: idOf(commandId), version: 1, state: { area: AREA } },
        answer: { id: idOf(commandId) },
        of: note,
      }
    }),
  ],
  queries: [offlineQuery(contracts.List, (_input, { copy }) => ({ items: copy.all(notes).map(({ state }) => state.text) }))],
  words: { id: {}, en: {} },
}

const roleOf = (role: Role): Role => role
const codeOf = (status: number): string => (status === 403 ? 'delegation-over' : status === 409 ? 'id-reused' : 'refused')

/** What outlives a kill: the disk, and the server. */
export function createWorld() {
  const disk = new Map<string, unknown>()
  const server = new Map<string, Note>()
  const done = new Map<string, number>()
  /** What each key came with. */
  const came = new Map<string, string>()
  /** What each said that its device did before. */
  const owned = new Map<string, readonly string[] | undefined>()
  /** Behind which place each copy was asked for. */
  const asked: (string | undefined)[] = []
  /** Photographs as they arrived. */
  const photos = new Map<string, string>()
  let cursor = 0
  const world = {
    network: true,
    room: true,
    trouble: false,
    lose: false,
    /** Whoever waits for an answer waits until it comes. */
    patient: true,
    /** Nothing leaves the disk either. */
    stuck: false,
    /** What was sent is done, and its answer comes after this. */
    answering: Promise.resolve(),
    /** So many records stand in each line of a copy, which then goes on behind any of them. */
    perLine: Number.POSITIVE_INFINITY,
    /** Each line of a copy, and its end, comes after this. */
    coming: async (_nth: number): Promise<void> => undefined,
    /** More devices than are served: told to come again after so many seconds. */
    crowd: 0,
    ended: false,
    /** The device is not this account's. */
    unknown: false,
    /** Of which past the server is. */
    epoch: 1,
    /** What happened last where it stands, where files were put back. */
    print: 1,
    lost: {},
    turnedAway: 0,
    given: ['one'],
    /** Delegations that reach more than a device holds; `''` is one's own authority. */
    tooWide: new Set<string>(),
    role: roleOf('village-officer'),
    now: Date.parse('2026-11-24T02:00:00Z'),
    /** What the server says of the days that a copy may do without it. */
    keepDays: 14,
    /** When it was last heard of, and what it said then. */
    contact: { at: Date.parse('2026-11-24T02:00:00Z'), keepDays: 14 },
  }

  const shelf: Shelf = {
    all: async (kind, begins = '') =>
      [...disk]
        .filter(([place]) => place.startsWith(`${kind}/${begins}`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([place, value]) => ({ name: place.slice(kind.length + 1), value })),
    names: async (kind, begins = '') =>
      [...disk.keys()]
        .filter((place) => place.startsWith(`${kind}/${begins}`))
        .map((place) => place.slice(kind.length + 1))
        .sort(),
    put: async (kind: Kind, name, value) => {
      if (!world.room) throw new CannotKeep()
      disk.set(`${kind}/${name}`, structuredClone(value))
    },
    drop: async (kind, names) => {
      if (world.stuck) throw new CannotKeep()
      for (const name of names) disk.delete(`${kind}/${name}`)
    },
  }
  /** As a server: each key once. */
  function perform(key: string, contract: string, input: Readonly<Record<string, unknown>>, under?: string): number {
    if (world.trouble) return 503
    if (under !== undefined && !world.given.includes(under)) return 403
    const carried = JSON.stringify(input)
    if (done.get(key) === 200) return came.get(key) === carried ? 200 : 409
    if (done.has(key) && came.get(key) === carried) return done.get(key) ?? 500
    came.set(key, carried)
    const text = String(input['text'])
    const id = contract === 'Begin' ? idOf(key) : String(input['id'])
    const before = server.get(id)
    const status = contract === 'Change' && before === undefined ? 404 : text === 'refused' || text === 'late' ? 422 : 200
    if (status === 200) {
      cursor += 1
      server.set(id, { version: (before?.version ?? 0) + 1, text, moved: cursor })
    }
    done.set(key, status)
    return status
  }
  async function takePhoto(key: string, note: string, file: Blob): Promise<number> {
    const text = await file.text()
    if (world.trouble) return 503
    if (done.has(key)) return done.get(key) ?? 500
    const status = !server.has(note) ? 404 : text.startsWith('late') ? 422 : text.startsWith('barred') ? 403 : 200
    if (status === 200) photos.set(key, text)
    done.set(key, status)
    return status
  }
  function crowded(): Failed {
    world.turnedAway += 1
    return { status: 503, problem: { status: 503, code: CROWDED, title: '' }, retryAfter: world.crowd }
  }
  const line: Line = {
    sendFile: async (_contract, { key, input }, file) => {
      if (!world.network) return { status: 0 }
      if (world.ended) return { status: 410 }
      if (world.unknown) return { status: 403, ofDevice: true }
      const status = await takePhoto(key, String(input['note']), file)
      return { status: world.lose ? 0 : status }
    },
    send: async (items) => {
      if (!world.network) return { status: 0 }
      if (world.crowd > 0) return crowded()
      if (world.ended) return { status: 410 }
      for (const { key, own } of items) owned.set(key, own)
      const said = items.map(({ key, contract, input, actingFor }) => {
        const status = perform(key, contract, input, actingFor)
        return { key, status, body: status < 300 ? {} : { code: codeOf(status), title: 'no' } }
      })
      await world.answering
      // It arrived, and the answer did not.
      return world.lose ? { status: 0 } : { status: 200, items: said }
    },
    copy: async (since, at, under) => {
      asked.push(at)
      if (!world.network || world.lose) return { status: 0 }
      if (world.crowd > 0) return crowded()
      if (under !== undefined && !world.given.includes(under))
        return { status: 403, problem: { status: 403, code: 'delegation-over', title: '' } }
      if (world.tooWide.has(under ?? '')) return { status: 422, problem: { status: 422, code: 'copy-too-wide', title: '' } }
      const entries = [...server]
      const behind = at === undefined ? -1 : entries.findIndex(([id]) => at === `note:${id.slice(5)}`)
      const [had, others] = [entries.slice(0, behind + 1), entries.slice(behind + 1)]
      const past = `,98:${world.print},99:${world.epoch}`
      const whole = at === undefined && since?.endsWith(past) !== true
      const hasMoved = ([, { moved: when }]: (typeof entries)[number]): boolean => when > Number(since?.split(/[:,]/)[1])
      const moved = had.filter(hasMoved)
      const sum = entries.reduce((so, [id, { version }]) => summed(so, id.slice(5), version), NO_SUM)
      const rest = whole || at !== undefined ? others : others.filter(hasMoved)
      const head = CopyHead.parse({
        cursor: `35.10:${cursor}${past}`,
        whole,
        total: moved.length + rest.length,
        parts: ['note'],
        regencies: [],
        places: [],
        sums: { note: [...sum] },
        keepDays: world.keepDays,
      })
      const blockOf = (some: readonly (typeof entries)[number][], goesOn: boolean) => ({
        part: 'note',
        ids: some.map(([id]) => id),
        versions: some.map(([, { version }]) => version),
        columns: pack(some.map(([, { text }]) => ({ text, area: AREA }))),
        ...(goesOn ? { at: `note:${some.at(-1)?.[0].slice(5)}` } : {}),
      })
      const blocks = [
        ...(moved.length > 0 ? [blockOf(moved, false)] : []),
        ...inParts(rest, world.perLine).map((some) => blockOf(some, Number.isFinite(world.perLine))),
      ]
      return {
        status: 200,
        lines: comeOf(
          [head, ...blocks].map((each) => JSON.stringify(each)),
          world.coming,
        ),
      }
    },
    ids: async () =>
      world.crowd > 0 ? crowded() : { status: 200, ids: [...server.keys()], versions: [...server.values()].map(({ version }) => version) },
  }
  /** What the device was given: the acts of each delegation, and its last day. */
  let grants: readonly {
    readonly id: string
    readonly commands: readonly string[]
    readonly until: number
    readonly sees?: readonly string[]
    /** The giver's, where it is not an officer of the village. */
    readonly role?: Role
  }[] = []
  function deputy(under: string): Actor | undefined {
    const grant = grants.find(({ id }) => id === under)
    if (grant === undefined || world.now > grant.until) return undefined
    const { commands, sees, role = actor.role } = grant
    return { ...actor, role, acting: { forUserId: 'head', ownKind: 'VILLAGE', commands, ...(sees === undefined ? {} : { sees }) } }
  }
  const give = (...given: typeof grants): void => {
    grants = given
  }
  /** The pages of one device take turns. */
  const turns = new Map<string, Promise<void>>()
  function alone(work: () => Promise<void>, what = 'copy'): Promise<void> {
    const mine = (turns.get(what) ?? Promise.resolve()).then(work)
    turns.set(
      what,
      mine.catch(() => undefined),
    )
    return mine
  }
  const open = (): Promise<Engine> =>
    openEngine({
      capabilities: [capability],
      shelf,
      line,
      clock: () => new Date(world.now).toISOString(),
      chance: () => 0.5,
      actor: (under) => (under === undefined ? { ...actor, role: world.role } : deputy(under)),
      standing: () => grants.map(({ id }) => id).filter((id) => deputy(id) !== undefined),
      over: (under) => {
        grants = grants.filter(({ id }) => id !== under)
      },
      language: () => 'id',
      isCut: () => !world.network,
      patience: (answer) => (world.patient ? answer : Promise.resolve(undefined)),
      moved: () => undefined,
      alone,
      heard: (keepDays) => {
        world.contact = { at: world.now, keepDays }
      },
      isLapsed: async () => isLapsed({ heard: new Date(world.contact.at).toISOString(), keepDays: world.contact.keepDays }, world.now),
      ended: async (lost) => {
        disk.clear()
        world.lost = Object.fromEntries(lost)
      },
    })
  return { world, shelf, server, done, owned, asked, photos, disk, open, perform, give, takePhoto }
}

function inParts<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return all.length === 0 ? [] : [all.slice(0, most), ...inParts(all.slice(most), most)]
}

async function* comeOf(lines: readonly string[], coming: (nth: number) => Promise<void>): AsyncGenerator<string> {
  for (const [nth, line] of lines.entries()) {
    await coming(nth)
    yield line
  }
  await coming(lines.length)
}

type World = ReturnType<typeof createWorld>
export const keyOf = (nth: number): string => `01990000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`

/** As a form does it: by its own way where there is a network. @returns whether it was acknowledged */
export async function act(
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
    return status < 300 ? { ok: true, value: { id: idOf(key) } } : { ok: false, problem: { status, code: codeOf(status), title: '' } }
  })
}

/** Some are of several blocks. */
export const photoOf = (nth: number, late: boolean): File =>
  new File([`${late ? 'late' : 'photo'} ${nth} `.padEnd(nth % 3 === 0 ? 150_000 : 10, String(nth % 10))], `${nth}.jpg`, {
    type: 'image/jpeg',
  })

export async function attach({ world, takePhoto }: World, engine: Engine, key: string, note: string, file: File) {
  return engine.around<{ readonly id: string }>(contracts.Attach, { note }, { key, file }, async () => {
    const lost = { ok: false, problem: { status: 0, code: 'no-connection', title: '' } } as const
    if (!world.network) return lost
    const status = await takePhoto(key, note, file)
    if (world.lose) return lost
    return status < 300 ? { ok: true, value: { id: idOf(key) } } : { ok: false, problem: { status, code: 'refused', title: '' } }
  })
}

export const isAcknowledged = (answer: Awaited<ReturnType<typeof act>>): boolean => 'here' in answer || answer.ok
