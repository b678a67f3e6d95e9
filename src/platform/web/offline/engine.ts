// SPDX-License-Identifier: AGPL-3.0-or-later
// Working without a network: keeps a copy and what was done on it, decides by the rules of the server, and sends and takes when it can. It
// knows neither the browser's store nor its network: both are given to it, and fail.

import type { Contract } from '#kernel/contract.ts'
import { askedOf, type Deciding, type FileAway, type OfflineCommand, type OfflineQuery } from '#kernel/offline.ts'
import { type Words, wordsOf } from '#kernel/problem.ts'
import { MOST_OWN } from '#kernel/sync-protocol.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Answer } from '#platform/web/api.ts'
import { barredFrom, keepsCopy, OVER, problemOf } from '#platform/web/offline/barred.ts'
import { callingOf } from '#platform/web/offline/calling.ts'
import type { EngineOptions } from '#platform/web/offline/engine-options.ts'
import {
  comingBack,
  dueOf,
  type Entry,
  entryOf,
  filesDueOf,
  goingAgain,
  heardOfFile,
  holdsUp,
  isBefore,
  laidOn,
  nextIn,
  passes,
  unsentOf,
} from '#platform/web/offline/entry.ts'
import { fileSender } from '#platform/web/offline/file-sender.ts'
import { openFiles } from '#platform/web/offline/files.ts'
import { countOf, heardLast, type Keeper, openKeeper, type Taken } from '#platform/web/offline/keeper.ts'
import { openLent } from '#platform/web/offline/lent.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import { openOutbox } from '#platform/web/offline/outbox.ts'
import { paced } from '#platform/web/offline/pace.ts'
import { ARRIVED, arrivedAs, doneByOther, FULL, problemHere } from '#platform/web/offline/problem-here.ts'
import { pusher } from '#platform/web/offline/pusher.ts'
import { CannotKeep, hasRoom } from '#platform/web/offline/shelf.ts'
import type { Engine, Standing } from '#platform/web/offline/standing.ts'
import { pausesFor, takeAll } from '#platform/web/offline/taking.ts'
import { takingBack } from '#platform/web/offline/taking-back.ts'
import { noConnection, type Problem } from '#platform/web/problem.ts'

type Here = { readonly here: unknown }

/** Whether an answer says what became of it, or that nobody is signed in. */
function counts<T>(answer: Answer<T>): boolean {
  return answer.ok || answer.problem.status === 401 || !passes(answer.problem.status)
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { capabilities, shelf, clock, chance } = options
  const { line, rest } = paced(options.line, () => Date.parse(clock()), chance)
  const comes = (under?: string): boolean => keepsCopy(capabilities, options.actor(under))
  const renewed = async (): Promise<void> => {
    for (const entry of outbox.all()) if (!inHand.has(entry.key)) await outbox.note(goingAgain(entry))
  }
  const keeper = await openKeeper(shelf, line, { comes, renewed })
  const given = { standing: options.standing ?? (() => []), over: options.over ?? (() => undefined), comes, renewed }
  const lent = await openLent({ shelf, line }, given)
  const placeOf = (under: string | undefined): Keeper | undefined => (under === undefined ? keeper : lent.of(under))
  const versionOf = ({ under }: Pick<Entry, 'under'>, id: string): number | undefined => placeOf(under)?.table.versionOf(id)
  const files = openFiles(shelf)
  const commands = new Map<Contract, OfflineCommand>(capabilities.flatMap((each) => each.commands.map((one) => [one.contract, one])))
  const byName = new Map([...commands.values()].map((each) => [each.name, each]))
  const queries = new Map<Contract, OfflineQuery>(capabilities.flatMap((of) => of.queries.map((one) => [one.contract, askedOf(of, one)])))
  const catalogues = [...capabilities.map(({ words }) => words), offlineWords]
  const listeners = new Set<() => void>()
  /** Being sent by their own way just now. */
  const inHand = new Set<string>()
  const outbox = openOutbox(shelf, files, inHand)
  /** What the server did straight away, in this page: the copy may not know it yet. */
  let direct: readonly Pick<Entry, 'key' | 'on'>[] = []
  let [away, busy, ended] = [false, false, false]
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

  /** Undefined where the delegation does not stand here. */
  function here(commandId: string, under: string | undefined, file?: FileAway): Deciding | undefined {
    const [place, actor] = [placeOf(under), options.actor(under)]
    if (place === undefined || actor === undefined) return undefined
    const now = clock()
    const around = { now, today: jakartaDate(now), language: options.language(), commandId, file }
    return { ...around, actor, copy: place.table, regencies: place.regencies(), places: place.places(), heads: options.heads?.() }
  }

  /** Does again, over what the server says now, what was done here and it does not say yet. */
  function relay(): void {
    for (const { table } of keepers()) table.lift()
    for (const entry of outbox.all()) {
      const { key, contract, input, state, on = '', lands, under, inForm } = entry
      const around = here(key, under, entry.file)
      const known = lands !== undefined && (versionOf(entry, on) ?? 0) >= lands
      if (known || inForm === true || around === undefined || (state !== 'waiting' && state !== 'sent')) continue
      const decided = byName.get(contract)?.decide(input, around)
      if (decided?.type === 'done') placeOf(under)?.table.lay(decided.part, decided.kept)
    }
  }

  async function ends(): Promise<void> {
    ended = true
    const lost = unsentOf(outbox.all())
    outbox.clear()
    keeper.table.clear()
    lent.clear()
    tell()
    await options.ended(lost)
  }

  const { push, whileOnLine, inTurn, isOnLine, hasTurn } = pusher({
    options,
    line,
    outbox,
    due: () => dueOf(outbox.all(), clock(), inHand),
    before: (entry) => [...direct, ...outbox.all()].filter((one) => isBefore(one, entry)).map(({ key }) => key),
    past: keeper.past,
    setAway,
    tell,
    ends,
  })

  /** What the server says; undefined where it says nothing that counts. */
  async function ask<T>(server: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T> | undefined> {
    if (options.isCut() || away) return undefined
    // What was done here before goes first, so that the answer knows of it.
    if (dueOf(outbox.all(), clock(), inHand).length > 0) await options.patience(plainSync())
    if (away) return undefined
    const answer = await options.patience(server())
    if (signal?.aborted === true) return answer ?? { ok: false, problem: noConnection }
    if (answer === undefined || (!answer.ok && answer.problem.status === 0)) {
      setAway(true)
      return undefined
    }
    return counts(answer) ? answer : undefined
  }

  async function command<T>(
    found: OfflineCommand,
    input: Readonly<Record<string, unknown>>,
    { key, under, file, seen }: Parameters<Engine['around']>[2],
    server: () => Promise<Answer<T>>,
  ): Promise<Answer<T> | Here> {
    const before = outbox.find(key)
    if (before !== undefined && before.under !== under) return { ok: false, problem: doneByOther(words()) }
    const begun = entryOf(found, input, { key, under, file, seen, made: clock() }, (id) => versionOf({ under }, id))
    // Sent again from its form after a kill, it is done already: only what the server said of it is asked for.
    if (before?.state === 'sent' || before?.state === 'landed')
      return (await ask(() => whileOnLine([key], server))) ?? { ok: false, problem: arrivedAs(words()) }
    if (file !== undefined) return withFile(found, begun, file, server)
    const entry = before === undefined ? begun : comingBack(begun, before)
    // What came from its form and is refused stands there as it did: nothing of it is lost.
    const giveBack = (): Promise<unknown> => (before?.inForm === true ? outbox.note(before) : outbox.forget(key))
    inHand.add(key)
    try {
      // What builds on something that is not sent yet goes after it.
      const waits = outbox.all().some((one) => one.key < key && one.state === 'waiting' && holdsUp(one, entry))
      // Whoever finds it after a kill, or in another page, does not know whether it arrived.
      const kept = await outbox.keep(waits || away || options.isCut() ? entry : { ...entry, went: true })
      let sent: Promise<Answer<T>> | undefined
      const soon = waits ? undefined : await ask(() => (sent = whileOnLine([key], server)))
      // What is on the line and cannot stand here is waited for, however long: the server may do it.
      const late = soon !== undefined || standsHere(found, entry, kept) ? undefined : await sent
      const answer = soon ?? (late !== undefined && counts(late) ? late : undefined)
      if (answer !== undefined) {
        // What was done under a delegation that ended is not lost with it: it is sent once more, and stands with the reason among what was refused.
        if (answer.ok) direct = [...direct, { key, on: entry.on }].slice(-MOST_OWN)
        if (answer.ok || answer.problem.code === ARRIVED) await outbox.forget(key)
        // It was answered, so this time did not arrive.
        else await (answer.problem.code === OVER ? outbox.note(entry) : giveBack())
        return !answer.ok && answer.problem.code === ARRIVED && before !== undefined ? { ok: false, problem: arrivedAs(words()) } : answer
      }
      const decided = await decideHere(found, sent === undefined ? entry : { ...entry, went: true }, kept)
      if (!('here' in decided)) await giveBack()
      else if (before !== undefined) relay()
      // Nobody knows whether the server did it: no rule here says that it did not.
      return late === undefined || 'here' in decided || decided.problem.status === FULL ? decided : late
    } finally {
      inHand.delete(key)
      tell()
    }
  }

  /** A file is kept here first, whatever the line, and goes by itself; what cannot be kept or decided here goes straight to the server. */
  async function withFile<T>(found: OfflineCommand, entry: Entry, file: File, server: () => Promise<Answer<T>>): Promise<Answer<T> | Here> {
    const around = here(entry.key, entry.under, entry.file)
    if (around === undefined) return server()
    const decided = found.decide(entry.input, around)
    const cut = options.isCut() || away
    if (decided.type !== 'done' && !cut) return server()
    inHand.add(entry.key)
    try {
      const kept = decided.type === 'done' && (await files.keep(entry.key, file)) && (await outbox.keep(laidOn(entry, decided)))
      if (decided.type === 'done' && !kept) outbox.setFull(true)
      if (!kept) await files.drop(entry.key)
      if (!kept && !cut) return await server()
      const stands = await decideHere(found, entry, kept)
      if (!('here' in stands)) await outbox.forget(entry.key)
      return stands
    } finally {
      inHand.delete(entry.key)
      tell()
      void sync()
    }
  }

  /** Whether it is done here and goes by itself. */
  function standsHere(found: OfflineCommand, entry: Entry, kept: boolean): boolean {
    const around = here(entry.key, entry.under, entry.file)
    if (!kept || around === undefined || barredFrom(around.actor, found.name, found.contract) !== undefined) return false
    return found.decide(entry.input, around).type === 'done'
  }

  async function decideHere(
    found: OfflineCommand,
    entry: Entry,
    kept: boolean,
  ): Promise<{ readonly ok: false; readonly problem: Problem } | Here> {
    const around = here(entry.key, entry.under, entry.file)
    const barred = barredFrom(around?.actor, found.name, found.contract)
    const decided = around === undefined || barred !== undefined ? undefined : found.decide(entry.input, around)
    if (decided?.type === 'done' && kept) {
      const begins = versionOf(entry, decided.kept.id) === undefined && entry.on === undefined
      await outbox.keep({ ...laidOn(entry, decided), ...(begins ? { begins } : {}) })
      placeOf(entry.under)?.table.lay(decided.part, decided.kept)
      options.moved()
      return { here: decided.answer }
    }
    return { ok: false, problem: barred === undefined ? problemHere(decided, words()) : problemOf(barred, words()) }
  }

  const goesNow = (): readonly Entry[] => [...dueOf(outbox.all(), clock(), inHand), ...filesDueOf(outbox.all(), clock(), inHand)]

  async function pull(): Promise<Taken> {
    const pauses = await pausesFor({ shelf, due: goesNow, isKnown: (key) => outbox.find(key) !== undefined })
    const leaves = ({ contract }: Entry): boolean => byName.get(contract)?.leaves === true
    const taken = await takeAll(
      { keeper, lent, clock, entries: outbox.all, note: outbox.note, forget: outbox.forget, leaves, pauses },
      (now) => {
        if (coming === undefined) options.heard?.(now.keepDays)
        coming = now
        options.moved()
        tell()
      },
    )
    setAway(taken === 'away')
    if (taken === 'ended') await ends()
    return taken
  }

  /** Too long without the server: what is only a copy goes; what was done here stays and is sent. */
  async function lapse(): Promise<void> {
    if ((await options.isLapsed?.()) !== true) return
    for (const each of keepers()) await each.letGo()
    relay()
    options.moved()
  }

  async function once(): Promise<void> {
    busy = true
    tell()
    try {
      // What does not leave the shelf now does another time.
      await lapse().catch(() => undefined)
      if (outbox.isFull()) outbox.setFull(!(await hasRoom(shelf)))
      let taken: Taken | undefined
      while ((taken === undefined || taken === 'paused') && (await push())) {
        if (taken === 'paused') void sendFiles()
        taken = await pull()
      }
    } finally {
      busy = false
      coming = undefined
      relay()
      options.moved()
      tell()
    }
  }

  const sendFiles = fileSender({
    alone: (work) => options.alone(work, 'files'),
    inTurn: (work) => inTurn('file-turn', work),
    line,
    files,
    due: () => filesDueOf(outbox.all(), clock(), inHand),
    isHere: (entry) => outbox.all().includes(entry),
    contractOf: ({ contract }) => byName.get(contract)?.contract,
    readAgain: outbox.readAgain,
    note: outbox.note,
    heard: (entry, said) => heardOfFile(entry, said, clock(), chance()),
    hold: (key, work) => {
      inHand.add(key)
      return work().finally(() => {
        inHand.delete(key)
        options.moved()
        tell()
      })
    },
    words,
    setAway,
    ends,
  })

  async function sync(): Promise<void> {
    await plainSync()
    if (!ended && !away && rest() === 0) await sendFiles()
  }

  function plainSync(): Promise<void> {
    // Told to come again later: nothing is asked before, however much moves.
    if (ended || rest() > 0) return Promise.resolve()
    running ??= options
      .alone(once)
      .catch((error: unknown) => {
        // What was cut in the middle is taken again from the last cursor.
        if (error instanceof CannotKeep) outbox.setFull(true)
        else away = true
        tell()
      })
      .finally(() => {
        running = undefined
      })
    return running
  }

  await outbox.readAgain()
  await files.clean(
    new Set(
      outbox
        .all()
        .filter(({ state }) => state === 'waiting' || state === 'refused')
        .map(({ key }) => key),
    ),
    clock(),
  )
  relay()

  return {
    standing: () => ({
      entries: outbox.all(),
      away: away || options.isCut(),
      busy,
      crowded: rest() > 0,
      coming,
      heard: heardLast(keepers()),
      records: countOf(keepers()),
      full: outbox.isFull(),
      ended,
    }),
    onStanding: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    whose: () => options.actor()?.userId,
    knows: (contract) => commands.has(contract) || queries.has(contract),
    isUnsent: (id) => outbox.all().some(({ on, state }) => on === id && (state === 'waiting' || state === 'refused')),
    around: async (contract, input, asking, server) => {
      const found = commands.get(contract)
      if (found !== undefined) return command(found, input, asking, server)
      const { under, signal } = asking
      const answer = await ask(server, signal)
      if (answer !== undefined) return answer
      const around = here('', under)
      const barred = barredFrom(around?.actor, '', contract)
      if (barred !== undefined) return { ok: false, problem: problemOf(barred, words()) }
      const said = around === undefined ? undefined : queries.get(contract)?.answer(input, around)
      return said === undefined ? { ok: false, problem: noConnection } : { here: said }
    },
    sync,
    nextIn: () => (rest() > 0 ? rest() : nextIn(outbox.all(), clock())),
    ...takingBack({
      options,
      outbox,
      inHand,
      isOnLine,
      hasTurn,
      commandOf: ({ contract }) => byName.get(contract),
      versionOf,
      moved: () => {
        relay()
        options.moved()
        tell()
      },
      sync,
    }),
    fileOf: async ({ key, file }) => file && files.open(key, file),
    ...callingOf(capabilities, keepers, (under) => placeOf(under)?.table),
  }
}
