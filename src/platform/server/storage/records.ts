// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps records: load the state by key, decide, append and project in one transaction, answer the same id the same way.

import type { KeyObject } from 'node:crypto'
import type { Aggregate, AnyEvent, AnyState } from '#kernel/aggregate.ts'
import { regencyOf } from '#kernel/area.ts'
import { type Actor, signs } from '#kernel/authority.ts'
import { type Context, must, type Refusal } from '#kernel/decider.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import { isSealed } from '#kernel/letting.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import { linkHash } from '#platform/server/storage/chain.ts'
import { type Commit, type Commits, openCommits, openManyCommits } from '#platform/server/storage/commits.ts'
import { conflictOf } from '#platform/server/storage/conflict.ts'
import { arrayLiteral, type Database, guestIn, type Scope, within } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import { type Keyring, seal } from '#platform/server/storage/keys.ts'
import { openLoads } from '#platform/server/storage/loads.ts'
import { bytea, split } from '#platform/server/storage/parts.ts'
import { findCommand, findSubjectKey, isTaken, stateAt } from '#platform/server/storage/past.ts'
import { reveal } from '#platform/server/storage/reveal.ts'
import { mustBeWalled, sealedKeys, wallAfter } from '#platform/server/storage/seals.ts'
import { openTurns } from '#platform/server/storage/turns.ts'

/** What surrounds one command. */
export interface CommandCall {
  readonly actor: Actor
  readonly scope: Scope
  readonly contract: string
  /** Made by the client: the same id again gives the same answer. */
  readonly commandId: string
  /** What was sent: tells a repetition from another command under a reused id. */
  readonly input: unknown
  /** The version the client saw, when it said so. */
  readonly ifMatch?: number
  readonly now: Instant
  readonly today: LocalDate
}

export type Outcome =
  | { readonly type: 'done'; readonly answer: string; readonly version: number; readonly id: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'not-found' }
  | { readonly type: 'stale'; readonly version: number; readonly current: unknown }
  | { readonly type: 'id-reused' }

export interface Stored<State> {
  readonly key: RecordKey
  readonly id: string
  readonly version: number
  readonly state: State
}

export interface Change<State extends AnyState, Command, Event extends AnyEvent, Facts> {
  readonly aggregate: Aggregate<State, Command, Event, Facts>
  readonly key: RecordKey
  /** The place of a new record; absent when the record must exist. */
  readonly createIn?: string
  /** Its key was given by whoever sends it: where something has that key already, it is refused. */
  readonly named?: true
  /** Where it exists already it is not begun again: the command is decided on what is there. */
  readonly orExisting?: true
  readonly command: Command
  /** Where the actor's authority reaches this record by another way than the command's own scope. */
  readonly scope?: Scope
  /** Asked anew at each try, so that a lost race is decided on what is true now. */
  readonly facts: (state: State | undefined) => Promise<Facts>
  /** The answer, without personal fields. A repetition asks for it again, of the state as the command left it. */
  readonly answer: (stored: Stored<State>) => unknown
  /** What must happen to other records with it, in this order: all of it is written, or nothing. */
  readonly beside?: (after: State) => readonly Beside[]
}

/** A change of another record, made by `beside`. */
export interface Beside {
  readonly prepare: (call: CommandCall) => Promise<Prepared>
}

/** Accepted and not yet written; `nothing` where the rules accept it and it says nothing new. */
export type Prepared =
  | { readonly type: 'prepared'; readonly commit: Commit; readonly erased?: string }
  | { readonly type: 'nothing' }
  | Exclude<Outcome, { readonly type: 'done' }>

/** Of a record that exists. It answers nothing. */
export interface BesideChange<S extends AnyState, C, E extends AnyEvent, F>
  extends Pick<Change<S, C, E, F>, 'aggregate' | 'key' | 'command' | 'facts'> {
  /** Where the actor's authority over the first record reaches this one too, wherever it lies; otherwise the command's own scope. */
  readonly scope?: Scope
}

export interface Records {
  /** Whether a command id was used before, for something else than this. */
  readonly reused: (call: CommandCall) => Promise<boolean>
  readonly change: <S extends AnyState, C, E extends AnyEvent, F>(call: CommandCall, change: Change<S, C, E, F>) => Promise<Outcome>
  /** A change that is made with another: by the same actor, under a command id that follows from that one's. */
  readonly beside: <S extends AnyState, C, E extends AnyEvent, F>(commandId: string, change: BesideChange<S, C, E, F>) => Beside
  /** The same for thousands of commands from one hand, such as an import: written in larger groups, and in nobody's way. */
  readonly changeMany: <S extends AnyState, C, E extends AnyEvent, F>(call: CommandCall, change: Change<S, C, E, F>) => Promise<Outcome>
  /** A record's state under a reader's authority; undefined where it is absent, hidden, or its person was erased. */
  readonly find: <S extends AnyState>(streamType: string, key: RecordKey, scope: Scope) => Promise<Stored<S> | undefined>
  /** The same, also where the person was erased. */
  readonly findEven: <S extends AnyState>(streamType: string, key: RecordKey, scope: Scope) => Promise<Stored<S> | undefined>
}

// Each round lets one writer through, also where they collide on a key that several records share (a series of numbers).
const MAX_TRIES = 40

interface Loaded<State> {
  readonly state: State
  readonly version: number
  readonly hash: Buffer
  readonly key: KeyObject | undefined
}

interface Sealing {
  readonly key: KeyObject
  readonly wrapped?: Buffer
}

/** A decision that was taken, and what comes of it. */
interface Accepted<State, Event> {
  readonly home: string
  readonly before: Loaded<State> | undefined
  readonly after: State
  readonly events: readonly Event[]
  readonly version: number
}

export function openRecords(db: Database, keyring: Keyring, committed: () => void, commits: Commits = openCommits(db)): Records {
  const turns = openTurns()
  const manyCommits = openManyCommits(db)
  const loadRecord = openLoads(db)
  async function load<State extends AnyState>(streamType: string, key: RecordKey, scope: Scope): Promise<Loaded<State> | undefined> {
    const loaded = await loadRecord(key, scope)
    if (loaded === undefined) return undefined
    if (loaded.stream_type !== streamType) return undefined
    if (!within(scope, loaded.area, loaded.let_in)) return undefined
    const { state, key: subjectKey } = reveal<State>(keyring, formatId(key), loaded)
    return { state, version: loaded.version, hash: loaded.hash, key: subjectKey }
  }

  /** The record may have got its key with a later command. */
  function carries(fingerprint: Buffer, call: CommandCall, subjectKey: KeyObject | undefined): boolean {
    return [subjectKey, undefined].some((each) => keyring.fingerprint(each, textOf(call)).equals(fingerprint))
  }

  async function reused(call: CommandCall): Promise<boolean> {
    const past = await findCommand(db, call.scope, homeOf(call.actor), call.commandId)
    if (past === undefined) return false
    if (past.contract !== call.contract) return true
    if (past.fingerprint === null || past.target === null) return false
    const subjectKey = await findSubjectKey({ db, keyring }, parseId(past.target), call.scope)
    // Of an erased person nobody can tell any more what a command carried.
    return subjectKey !== 'destroyed' && !carries(past.fingerprint, call, subjectKey)
  }

  async function repeated<S extends AnyState, C, E extends AnyEvent, F>(
    call: CommandCall,
    change: Change<S, C, E, F>,
    home: string,
  ): Promise<Outcome | undefined> {
    const past = await findCommand(db, call.scope, home, call.commandId)
    if (past === undefined) return undefined
    const { target: id, version } = past
    if (past.contract !== call.contract || id === null || version === null) return { type: 'id-reused' }
    const key = parseId(id)
    const left = await stateAt({ db, keyring }, foldOf(change.aggregate), { key, version, scope: call.scope })
    if (left === undefined) return { type: 'not-found' }
    // What was kept of an erased person has no fingerprint: its record must do.
    if (past.fingerprint === null ? id !== formatId(change.key) : !carries(past.fingerprint, call, left.key)) return { type: 'id-reused' }
    return { type: 'done', answer: JSON.stringify(change.answer({ key, id, version, state: left.state })), version, id }
  }

  async function attempt<S extends AnyState, C, E extends AnyEvent, F>(
    call: CommandCall,
    change: Change<S, C, E, F>,
    { home, commits: to }: { readonly home: string; readonly commits: Commits },
  ): Promise<Outcome | 'again'> {
    const { aggregate, key } = change
    const id = formatId(key)
    const isNew = change.createIn !== undefined && change.orExisting !== true
    if (isNew && change.named === true && (await isTaken(db, key))) return (await repeated(call, change, home)) ?? { type: 'id-reused' }
    const before = isNew ? undefined : await load<S>(aggregate.type, key, call.scope)
    if (change.createIn === undefined && before === undefined) return { type: 'not-found' }
    if (before?.state.erased === true && aggregate.outliving === undefined)
      return (await repeated(call, change, home)) ?? { type: 'not-found' }
    if (before !== undefined && call.ifMatch !== undefined && call.ifMatch !== before.version) {
      const answer = change.answer({ key, id, version: before.version, state: before.state })
      return (await repeated(call, change, home)) ?? { type: 'stale', version: before.version, current: answer }
    }
    const context: Context = { actor: call.actor, now: call.now, today: call.today }
    const decision = aggregate.decider.decide(before?.state, change.command, context, await change.facts(before?.state))
    if (!decision.ok) return (await repeated(call, change, home)) ?? { type: 'refused', refusal: decision.refusal }

    let state = before?.state
    for (const event of decision.events) state = aggregate.decider.evolve(state, event)
    const after = must(state, 'state after a command')
    const version = (before?.version ?? 0) + decision.events.length
    const answer = JSON.stringify(change.answer({ key, id, version, state: after }))
    const own = commitOf(call, change, { home, before, after, events: decision.events, version })
    const others: Commit[] = []
    const erased = after.erased === true ? [id] : []
    for (const each of change.beside?.(after) ?? []) {
      const prepared = await each.prepare(call)
      if (prepared.type === 'nothing') continue
      if (prepared.type !== 'prepared') return (await repeated(call, change, home)) ?? prepared
      others.push(prepared.commit)
      if (prepared.erased !== undefined) erased.push(prepared.erased)
    }
    try {
      await to.add([own, ...others])
    } catch (error) {
      const conflict = conflictOf(error)
      if (conflict === 'command') return must(await repeated(call, change, home), 'the command that holds this id')
      if (conflict === 'row') return 'again'
      if (conflict === 'authority') return { type: 'not-found' }
      throw error
    }
    for (const each of erased) keyring.forget(each)
    committed()
    return { type: 'done', answer, version, id }
  }

  async function prepare<S extends AnyState, C, E extends AnyEvent, F>(
    call: CommandCall,
    change: BesideChange<S, C, E, F>,
  ): Promise<Prepared> {
    const { aggregate, key } = change
    const before = await load<S>(aggregate.type, key, call.scope)
    if (before === undefined || (before.state.erased === true && aggregate.outliving === undefined)) return { type: 'not-found' }
    const context: Context = { actor: call.actor, now: call.now, today: call.today }
    const decision = aggregate.decider.decide(before.state, change.command, context, await change.facts(before.state))
    if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
    if (decision.events.length === 0) return { type: 'nothing' }
    let after = before.state
    for (const event of decision.events) after = aggregate.decider.evolve(after, event)
    const version = before.version + decision.events.length
    const commit = commitOf(call, change, { home: homeOf(call.actor), before, after, events: decision.events, version })
    return { type: 'prepared', commit, ...(after.erased === true ? { erased: formatId(key) } : {}) }
  }

  function commitOf<S extends AnyState, C, E extends AnyEvent, F>(
    call: CommandCall,
    change: BesideChange<S, C, E, F>,
    { home, before, after, events, version }: Accepted<S, E>,
  ): Commit {
    const { aggregate, key } = change
    const { regency, uuid } = key
    const id = formatId(key)
    const erased = after.erased === true
    const hasPersonal = after.personal !== undefined || events.some((event) => event.personal !== undefined)
    const wall = wallAfter(before, after, hasPersonal)
    const isClosed = isSealed(wall)
    const drawsKey = hasPersonal || (isClosed && before === undefined)
    const sealing: Partial<Sealing> = before?.key !== undefined ? { key: before.key } : drawsKey ? keyring.newSubjectKey(id) : {}
    const sealingKey = (): KeyObject => must(sealing.key, 'subject key')
    let hash = before?.hash ?? null
    const links = events.map((event, i) => {
      const parts = split(event)
      const eventVersion = (before?.version ?? 0) + i + 1
      if (hasPersonal || aggregate.open !== undefined) must(aggregate.open, 'what may be said openly').parse(parts.rest)
      const sealed = parts.personal === null ? null : seal(sealingKey(), parts.personal, `event:${id}:${eventVersion}`)
      hash = linkHash(hash, {
        regency,
        uuid,
        version: eventVersion,
        streamType: aggregate.type,
        type: event.type,
        at: call.now,
        userId: signs(call.actor),
        officeId: call.actor.officeId,
        commandId: call.commandId,
        area: after.area,
        letIn: wall,
        body: parts.open,
        sealed,
      })
      return { stream_id: uuid, version: eventVersion, type: event.type, body: parts.open, sealed: bytea(sealed), hash: bytea(hash) }
    })
    const parts = erased ? { ...split(after), personal: null } : split(after)
    const meta = { regency, uuid, version, at: call.now }
    const { label, stage } = aggregate.describe(after)
    const sealed = parts.personal === null ? null : seal(sealingKey(), parts.personal, `state:${id}`)
    // Nothing new: what stands may be newer than what was read, and is left alone.
    const silent = events.length === 0
    const steps = erased || silent ? [] : aggregate.nextSteps(after, call.today)
    const keys = erased ? undefined : sealedKeys(keyring, { id, key: sealing.key, wall, before })
    const tools = { matchHash: (kind: string, value: string) => `\\x${keyring.matchHash(kind, value).toString('hex')}` }
    const projected = erased ? aggregate.outliving?.(after, meta) : aggregate.project(after, meta, events, tools)
    const rows = silent ? [] : (projected ?? [])
    mustBeWalled(rows, wall)
    return {
      writer: {
        prefixes: arrayLiteral(call.scope.rows),
        office: call.actor.officeId,
        guest: isClosed ? guestIn(call.scope) : guestIn({ officeId: call.actor.officeId, today: call.today }),
        user: signs(call.actor),
        home,
        regency,
      },
      record: {
        stream_id: uuid,
        fresh: before === undefined,
        stream_type: aggregate.type,
        version,
        area: after.area,
        let_in: arrayLiteral(wall),
        at: call.now,
        command_id: call.commandId,
        contract: call.contract,
        fingerprint: bytea(erased ? null : keyring.fingerprint(sealing.key, textOf(call))),
        target: id,
        wrapped: bytea(isClosed ? null : (sealing.wrapped ?? null)),
        state: parts.open,
        sealed: bytea(sealed),
        hash: bytea(must(hash, 'hash of the last event')),
        label,
        stage,
      },
      events: links,
      rows,
      work: steps.map(({ code, owner, office = '', due, legalBasis, standing }) => ({
        stream_id: uuid,
        code,
        office,
        owner,
        due,
        legal_basis: legalBasis,
        standing,
      })),
      worked: before === undefined || silent ? undefined : uuid,
      erased: erased && before?.state.erased !== true ? { stream_id: uuid, at: call.now } : undefined,
      seals: keys === undefined ? undefined : { stream_id: uuid, keys },
    }
  }

  async function findEven<S extends AnyState>(streamType: string, key: RecordKey, scope: Scope): Promise<Stored<S> | undefined> {
    const loaded = await load<S>(streamType, key, scope)
    return loaded === undefined ? undefined : { key, id: formatId(key), version: loaded.version, state: loaded.state }
  }

  async function changeThrough<S extends AnyState, C, E extends AnyEvent, F>(
    to: Commits,
    asked: CommandCall,
    change: Change<S, C, E, F>,
  ): Promise<Outcome> {
    const call = change.scope === undefined ? asked : { ...asked, scope: change.scope }
    const way = { home: homeOf(call.actor), commits: to }
    if (change.createIn !== undefined && !within(call.scope, change.createIn)) return { type: 'not-found' }
    const first = await attempt(call, change, way)
    if (first !== 'again') return first
    return turns.take(formatId(change.key), async () => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const outcome = await attempt(call, change, way)
        if (outcome !== 'again') return outcome
      }
      throw new Error('too many writers of one record at once')
    })
  }

  return {
    reused,
    beside: (commandId, change) => ({
      prepare: ({ ifMatch: _seen, ...call }) => prepare({ ...call, commandId, scope: change.scope ?? call.scope }, change),
    }),
    change: (call, change) => changeThrough(commits, call, change),
    changeMany: (call, change) => changeThrough(manyCommits, call, change),
    find: async <S extends AnyState>(streamType: string, key: RecordKey, scope: Scope) => {
      const found = await findEven<S>(streamType, key, scope)
      return found?.state.erased === true ? undefined : found
    },
    findEven,
  }
}

/** Command ids are unique where the actor's office is at home, so that a repetition finds its first. */
export function homeOf(actor: Actor): string {
  return regencyOf(actor.prefixes[0] ?? '')
}

function textOf({ contract, input }: CommandCall): string {
  return `${contract}\n${JSON.stringify(input)}`
}
