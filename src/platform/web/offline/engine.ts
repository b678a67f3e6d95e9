// SPDX-License-Identifier: AGPL-3.0-or-later
// Working without a network: keeps a copy and what was done on it, decides by the rules of the server, and sends and takes when it can. It
// knows neither the browser's store nor its network: both are given to it, and fail.

import type { Contract } from '#kernel/contract.ts'
import { type Away, MEANWHILE, type OfflineCommand, type OfflineQuery } from '#kernel/offline.ts'
import { inputProblem, refusalProblem, type Words, wordsOf } from '#kernel/problem.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import type { Answer, OfflinePort } from '#platform/web/api.ts'
import { barredFrom, OVER, problemOf } from '#platform/web/offline/barred.ts'
import type { EngineOptions } from '#platform/web/offline/engine-options.ts'
import { dueOf, Entry, heardTogether, holdsUp, landed, nextIn, passes, unsentOf } from '#platform/web/offline/entry.ts'
import { type Coming, countOf, heardLast, type Keeper, openKeeper } from '#platform/web/offline/keeper.ts'
import { openLent } from '#platform/web/offline/lent.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import { CannotKeep, hasRoom } from '#platform/web/offline/shelf.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

/** How the device stands, for whoever works on it. */
export interface Standing {
  readonly entries: readonly Entry[]
  /** The last that was asked of the server came to nothing. */
  readonly away: boolean
  readonly busy: boolean
  /** Records that have come, of how many, while a copy comes. */
  readonly coming?: Coming | undefined
  /** When a copy was last complete. */
  readonly heard?: Instant | undefined
  readonly records: number
  /** The device holds nothing more: it is full, or forbids it. */
  readonly full: boolean
  /** It was ended from elsewhere, and everything on it is gone. */
  readonly ended: boolean
}

export interface Engine extends OfflinePort {
  readonly standing: () => Standing
  readonly onStanding: (listener: () => void) => () => void
  /** Sends what waits and takes what moved. */
  readonly sync: () => Promise<void>
  /** Milliseconds until something is due; undefined where nothing waits. */
  readonly nextIn: () => number | undefined
  /** Takes back what was not sent. @returns what it said, to begin again with; undefined where it was sent meanwhile */
  readonly withdraw: (key: string) => Promise<Entry | undefined>
  /** Sends now what waits for another time. */
  readonly retry: (key: string) => Promise<void>
  /** How the record is called that something was done on. */
  readonly labelOf: (entry: Entry) => string | undefined
  /** Of which kind that record is. */
  readonly kindOf: (entry: Entry) => string | undefined
  readonly formOf: (entry: Entry) => { readonly key: string; readonly href: string } | undefined
}

type Here = { readonly here: unknown }

/** Of what was sent and has landed, so many stay to be looked at. */
const MOST_LANDED = 20

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { capabilities, shelf, line, clock, chance } = options
  const keeper = await openKeeper(shelf, line)
  const lent = await openLent(options, { standing: options.standing ?? (() => []), over: options.over ?? (() => undefined) })
  const placeOf = (under: string | undefined): Keeper | undefined => (under === undefined ? keeper : lent.of(under))
  const versionOf = ({ under }: Pick<Entry, 'under'>, id: string): number | undefined => placeOf(under)?.table.versionOf(id)
  /** A volunteer has no copy of their own. */
  const ownCopy = (): boolean =>
    capabilities.some(({ copies }) => copies.some(({ may }) => may.includes(options.actor()?.role ?? 'volunteer')))
  const commands = new Map<Contract, OfflineCommand>(capabilities.flatMap((each) => each.commands.map((one) => [one.contract, one])))
  const byName = new Map([...commands.values()].map((each) => [each.name, each]))
  const queries = new Map<Contract, OfflineQuery>(capabilities.flatMap((each) => each.queries.map((one) => [one.contract, one])))
  const catalogues = [...capabilities.map(({ words }) => words), offlineWords]
  const listeners = new Set<() => void>()
  /** Being sent by their own way just now. */
  const inHand = new Set<string>()
  let entries: readonly Entry[] = []
  let [away, busy, full, ended] = [false, false, false, false]
  let coming: Standing['coming']
  let running: Promise<void> | undefined

  const words = (): Words => wordsOf(catalogues, options.language())
  function tell(): void {
    for (const listener of listeners) listener()
  }
  const keepers = (): readonly Keeper[] => [keeper, ...lent.all()]
  function setAway(now: boolean): void {
    if (away === now) return
    away = now
    tell()
  }

  function setEntry(entry: Entry): void {
    entries = [...entries.filter(({ key }) => key !== entry.key), entry].sort((a, b) => (a.key < b.key ? -1 : 1))
  }
  /** Full and forbidden stores are said, not thrown. @returns whether it is kept */
  async function keepEntry(entry: Entry): Promise<boolean> {
    full = !(await shelf.put('outbox', entry.key, entry).then(
      () => true,
      () => false,
    ))
    if (!full) setEntry(entry)
    return !full
  }
  /** What the server said of it stands here even where it cannot be kept: sent once more after a kill, it is done once. */
  async function noteEntry(entry: Entry): Promise<void> {
    setEntry(entry)
    await keepEntry(entry)
  }
  async function forget(key: string): Promise<void> {
    entries = entries.filter((entry) => entry.key !== key)
    // What stays for want of room to write is sent once more, which does nothing.
    await shelf.drop('outbox', [key]).catch(() => undefined)
  }

  type Around = Away & { readonly commandId: string }
  /** Undefined where the delegation does not stand here. */
  function here(commandId: string, under: string | undefined): Around | undefined {
    const [place, actor] = [placeOf(under), options.actor(under)]
    if (place === undefined || actor === undefined) return undefined
    const now = clock()
    const around = { now, today: jakartaDate(now), language: options.language(), commandId }
    return { ...around, actor, copy: place.table, regencies: place.regencies(), places: place.places() }
  }

  /** Does again, over what the server says now, what was done here and it does not say yet. */
  function relay(): void {
    for (const { table } of keepers()) table.lift()
    for (const entry of entries) {
      const { key, contract, input, state, on = '', lands, under } = entry
      const around = here(key, under)
      const known = lands !== undefined && (versionOf(entry, on) ?? 0) >= lands
      if (known || around === undefined || (state !== 'waiting' && state !== 'sent')) continue
      const decided = byName.get(contract)?.decide(input, around)
      if (decided?.type === 'done') placeOf(under)?.table.lay(decided.part, decided.kept)
    }
  }

  async function ends(): Promise<void> {
    ended = true
    const lost = unsentOf(entries)
    entries = []
    keeper.table.clear()
    lent.clear()
    tell()
    await options.ended(lost)
  }

  const idle = (): readonly Entry[] => entries.filter(({ key }) => !inHand.has(key))

  /** What the server says; undefined where it says nothing that counts. */
  async function ask<T>(server: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T> | undefined> {
    if (options.isCut() || away) return undefined
    // What was done here before goes first, so that the answer knows of it.
    if (dueOf(idle(), clock()).length > 0) await options.patience(sync())
    if (away) return undefined
    const answer = await options.patience(server())
    if (signal?.aborted === true) return answer ?? { ok: false, problem: noConnection }
    if (answer === undefined || (!answer.ok && answer.problem.status === 0)) {
      setAway(true)
      return undefined
    }
    return answer.ok || answer.problem.status === 401 || !passes(answer.problem.status) ? answer : undefined
  }

  async function command<T>(
    found: OfflineCommand,
    input: Readonly<Record<string, unknown>>,
    { key, under }: { readonly key: string; readonly under?: string | undefined },
    server: () => Promise<Answer<T>>,
  ): Promise<Answer<T> | Here> {
    const named = typeof input['id'] === 'string' ? input['id'] : undefined
    const other = found.on?.(input)
    const on = other ?? named
    // Of what follows from another record none was known here before there is one.
    const madeOn = on === undefined ? undefined : (versionOf({ under }, on) ?? (other === undefined ? undefined : 0))
    const entry: Entry = {
      key,
      contract: found.name,
      input,
      made: clock(),
      state: 'waiting',
      tries: 0,
      ...(on === undefined ? {} : { on }),
      ...(other === undefined || named === undefined ? {} : { of: named }),
      ...(madeOn === undefined ? {} : { madeOn }),
      ...(under === undefined ? {} : { under }),
    }
    inHand.add(key)
    try {
      const kept = await keepEntry(entry)
      const answer = waitsFor(entry) ? undefined : await ask(server)
      if (answer !== undefined) {
        // What was done under a delegation that ended is not lost with it: it is sent once more, and stands with the reason among what was refused.
        if (answer.ok || answer.problem.code !== OVER) await forget(key)
        return answer
      }
      return await decideHere(found, entry, kept)
    } finally {
      inHand.delete(key)
      tell()
    }
  }

  /** What builds on something that is not sent yet goes after it. */
  function waitsFor(entry: Entry): boolean {
    return entries.some((before) => before.key !== entry.key && before.state === 'waiting' && holdsUp(before, entry))
  }

  async function decideHere(
    found: OfflineCommand,
    entry: Entry,
    kept: boolean,
  ): Promise<{ readonly ok: false; readonly problem: Problem } | Here> {
    const around = here(entry.key, entry.under)
    const barred = barredFrom(around?.actor, found.name, found.contract)
    const decided = around === undefined || barred !== undefined ? undefined : found.decide(entry.input, around)
    if (decided?.type === 'done' && kept) {
      const begins = versionOf(entry, decided.kept.id) === undefined && entry.on === undefined
      await keepEntry({ ...entry, on: decided.kept.id, part: decided.part, ...(begins ? { begins } : {}) })
      placeOf(entry.under)?.table.lay(decided.part, decided.kept)
      options.moved()
      return { here: decided.answer }
    }
    await forget(entry.key)
    if (barred !== undefined) return { ok: false, problem: problemOf(barred, words()) }
    if (decided?.type === 'refused') return { ok: false, problem: readProblem(refusalProblem(decided.refusal, words()), 422) }
    if (decided?.type === 'bad-input') return { ok: false, problem: readProblem(inputProblem(decided.error, words()), 400) }
    if (decided?.type === 'done') return { ok: false, problem: { status: 507, code: 'device-full', title: words()('device-full') ?? '' } }
    return { ok: false, problem: noConnection }
  }

  async function reread(): Promise<void> {
    const kept = await shelf.all('outbox')
    const read = kept.flatMap(({ value }) => Entry.safeParse(value).data ?? [])
    // What is in hand may have come or gone while it was read.
    const held = entries.filter(({ key }) => inHand.has(key))
    entries = [...read.filter(({ key }) => !inHand.has(key)), ...held].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** @returns whether the line holds */
  async function push(): Promise<boolean> {
    for (;;) {
      const due = dueOf(idle(), clock())
      if (due.length === 0) return true
      const answer = await line.send(
        due.map(({ key, contract, input, madeOn, under }) => ({
          key,
          contract,
          input,
          ...(madeOn === undefined ? {} : { madeOn }),
          ...(under === undefined ? {} : { actingFor: under }),
        })),
      )
      if (answer.status === 410) {
        await ends()
        return false
      }
      const none = answer.items === undefined
      // That the device is not known, or nobody may send, is no entry's fault; what was refused together goes alone from now on, to be told apart.
      const status = !none || passes(answer.status) ? answer.status : answer.status === 403 ? 0 : due.length > 1 ? 503 : answer.status
      const said = due.map((entry) => {
        const item = answer.items?.find(({ key }) => key === entry.key)
        if (item === undefined) return { status: none ? status : 0, problem: answer.problem }
        return { status: item.status, version: item.version, ...(item.status < 300 ? {} : { problem: item.body }) }
      })
      const heard = heardTogether(due, said, clock(), chance())
      for (const entry of heard) await noteEntry(entry)
      setAway(answer.status === 0)
      tell()
      // What waits as it did, as where the session has ended, goes another time.
      if (none || heard.every((entry, nth) => entry === due[nth])) return !none
    }
  }

  function landing(entry: Entry): Entry {
    const known = entry.on === undefined ? undefined : versionOf(entry, entry.on)
    const comes = entry.part === undefined || (placeOf(entry.under)?.parts() ?? []).includes(entry.part)
    return landed(entry, { known, comes, leaves: byName.get(entry.contract)?.leaves === true })
  }

  async function pull(): Promise<void> {
    const come = (now: Coming): void => {
      coming = now
      options.moved()
      tell()
    }
    const own = ownCopy() ? await keeper.take(clock(), come) : 'complete'
    const taken = own === 'complete' ? await lent.take(clock(), come) : own
    setAway(taken === 'away')
    if (taken === 'ended') await ends()
    if (taken !== 'complete') return
    for (const entry of entries.filter(({ state }) => state === 'sent')) await noteEntry(landing(entry))
    const old = entries.filter(({ state }) => state === 'landed')
    for (const { key } of old.slice(0, Math.max(0, old.length - MOST_LANDED))) await forget(key)
  }

  /** What came back because its delegation ended goes under another that stands and names the same act. */
  function standingFor({ under, contract: name }: Entry): Pick<Entry, 'under'> {
    const found = byName.get(name)
    const stand = options.standing?.() ?? []
    if (under === undefined || found === undefined || stand.includes(under)) return {}
    const other = stand.find((id) => barredFrom(options.actor(id), name, found.contract) === undefined)
    return other === undefined ? {} : { under: other }
  }

  async function once(): Promise<void> {
    busy = true
    tell()
    try {
      await reread()
      if (full) full = !(await hasRoom(shelf))
      if (await push()) await pull()
    } finally {
      busy = false
      coming = undefined
      relay()
      options.moved()
      tell()
    }
  }

  function sync(): Promise<void> {
    if (ended) return Promise.resolve()
    running ??= options
      .alone(once)
      .catch((error: unknown) => {
        // What was cut in the middle is taken again from the last cursor.
        if (error instanceof CannotKeep) full = true
        else away = true
        tell()
      })
      .finally(() => {
        running = undefined
      })
    return running
  }

  await reread()
  relay()

  return {
    standing: () => ({
      entries,
      away: away || options.isCut(),
      busy,
      coming,
      heard: heardLast(keepers()),
      records: countOf(keepers()),
      full,
      ended,
    }),
    onStanding: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    knows: (contract) => commands.has(contract) || queries.has(contract),
    around: async (contract, input, { key, under, signal }, server) => {
      const found = commands.get(contract)
      if (found !== undefined) return command(found, input, { key, under }, server)
      const answer = await ask(server, signal)
      if (answer !== undefined) return answer
      const around = here('', under)
      const barred = barredFrom(around?.actor, '', contract)
      if (barred !== undefined) return { ok: false, problem: problemOf(barred, words()) }
      const said = around === undefined ? undefined : queries.get(contract)?.answer(input, around)
      return said === undefined ? { ok: false, problem: noConnection } : { here: said }
    },
    sync,
    nextIn: () => nextIn(entries, clock()),
    withdraw: async (key) => {
      const entry = entries.find((each) => each.key === key)
      if (entry === undefined || inHand.has(key) || !['waiting', 'refused'].includes(entry.state)) return undefined
      await forget(key)
      relay()
      options.moved()
      tell()
      return entry
    },
    retry: async (key) => {
      const entry = entries.find((each) => each.key === key)
      if (entry === undefined) return
      const { after: _after, problem: _problem, ...rest } = entry
      const meanwhile = readProblem(entry.problem, 422).code.endsWith(MEANWHILE)
      const known = meanwhile && entry.on !== undefined ? versionOf(entry, entry.on) : undefined
      await keepEntry({ ...rest, ...standingFor(entry), ...(known === undefined ? {} : { madeOn: known }), state: 'waiting' })
      relay()
      tell()
      await sync()
    },
    labelOf: ({ on, of, under }) => {
      const table = placeOf(under)?.table
      const ids = table === undefined ? [] : [on, of].flatMap((id) => id ?? [])
      return ids.flatMap((id) => capabilities.flatMap(({ labelOf }) => (table === undefined ? [] : (labelOf?.(table, id) ?? []))))[0]
    },
    kindOf: ({ on, under }) => (on === undefined ? undefined : placeOf(under)?.table.kindOf(on)),
    formOf: ({ contract }) => capabilities.flatMap(({ forms }) => forms?.[contract] ?? [])[0],
  }
}
