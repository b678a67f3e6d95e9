// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes accepted commands. Those that come while the database is at work are written together, in one transaction; where the
// database refuses such a group, each is tried alone, so that nobody's command fails for another's sake.

import pg from 'pg'
import type { Row } from '#kernel/aggregate.ts'
import { isUnavailable } from '#platform/server/storage/conflict.ts'
import type { Database, Tx } from '#platform/server/storage/database.ts'

/** Who writes where: commands that share it are written by the same statements. */
export interface Writer {
  /** The areas as the database's own wall reads them, a literal of a text array. */
  readonly prefixes: string
  readonly office: string
  /** As whom the database's own wall lets it in. */
  readonly guest: string
  readonly user: string
  /** Where the command's id is unique. */
  readonly home: string
  /** The regency of the record. */
  readonly regency: string
}

/** Columns by name; bytes as `\\x` and hex digits. */
type Values = Readonly<Record<string, unknown>>

/** All that one accepted command writes. */
export interface Commit {
  readonly writer: Writer
  /** The command, the record as it left it, and the key of a subject who is new. */
  readonly record: Values
  readonly events: readonly Values[]
  readonly rows: readonly Row[]
  /** The record's next steps, all of them. */
  readonly work: readonly Values[]
  /** The record's id when it may have had steps before. */
  readonly worked?: string | undefined
  readonly erased?: Values | undefined
  /** A sealed record's key for each of its offices, where they are not those that they were. */
  readonly seals?: Values | undefined
}

export interface Commits {
  /** Resolves once all that one command does is written for good. Rejects with the database's error, and then nothing of it is written. */
  readonly add: (commits: readonly Commit[]) => Promise<void>
}

interface Group extends Writer {
  readonly records: Values[]
  readonly events: Values[]
  readonly put: Record<string, Values[]>
  /** Rows of a stream that is new: nothing of it is there, which is not asked for each row anew. */
  readonly add: Record<string, Values[]>
  readonly gone: Record<string, Values[]>
  readonly work: Values[]
  readonly worked: string[]
  readonly erased: Values[]
  readonly seals: Values[]
}

interface Waiting {
  /** Written whole or not at all. */
  readonly commits: readonly Commit[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const COMMIT = 'select commit_commands($1)'

interface Sizes {
  /** While so many groups are being written, the next is gathered. */
  readonly atOnce: number
  /** So many leave before the rest of those that came with them are decided: the database begins while we go on. */
  readonly enough: number
  readonly most: number
  /** A group that is refused and no larger than this is written one by one. */
  readonly alone: number
}

/** For people, of whom nobody should wait long for another. */
const few: Sizes = { atOnce: 2, enough: 12, most: 20, alone: 20 }
/** For what one hand has in thousands; an officer's command never waits behind such a group, since they go through the pool. */
const many: Sizes = { atOnce: 2, enough: 400, most: 500, alone: 8 }

function groupsOf(commits: readonly Commit[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { writer, record, events, rows, work, worked, erased, seals } of commits) {
    const name = JSON.stringify(Object.values(writer))
    let group = groups.get(name)
    if (group === undefined) {
      group = { ...writer, records: [], events: [], put: {}, add: {}, gone: {}, work: [], worked: [], erased: [], seals: [] }
      groups.set(name, group)
    }
    group.records.push(record)
    group.events.push(...events)
    for (const row of rows) {
      const isNew = record['fresh'] === true && row.values['stream_id'] === record['stream_id']
      const tables = row.gone === true ? group.gone : isNew ? group.add : group.put
      tables[row.table] ??= []
      tables[row.table]?.push(row.values)
    }
    group.work.push(...work)
    if (worked !== undefined) group.worked.push(worked)
    if (erased !== undefined) group.erased.push(erased)
    if (seals !== undefined) group.seals.push(seals)
  }
  return [...groups.values()]
}

/** Writes all of them or none. */
export async function writeCommits(run: Tx['run'], commits: readonly Commit[]): Promise<void> {
  await run(COMMIT, [JSON.stringify(groupsOf(commits))])
}

export function openCommits(db: Database): Commits {
  return gatherer(db.write, few)
}

/** The same for thousands of commands from one hand. */
export function openManyCommits(db: Database): Commits {
  return gatherer(db.run, many)
}

function gatherer(run: Tx['run'], sizes: Sizes): Commits {
  let waiting: Waiting[] = []
  let writing = 0
  let gathering = false

  /** Of many, most can be written together still: it is halved until those are alone that cannot. */
  async function writeApart(group: readonly Waiting[]): Promise<void> {
    const size = group.length > sizes.alone ? Math.ceil(group.length / 2) : 1
    for (let from = 0; from < group.length; from += size) await write(group.slice(from, from + size))
  }
  async function write(group: readonly Waiting[]): Promise<void> {
    try {
      await writeCommits(
        run,
        group.flatMap(({ commits }) => commits),
      )
      for (const { resolve } of group) resolve()
    } catch (error) {
      // The database took back the whole group; an error that is not its own leaves open what became of it, and is everybody's.
      if (group.length > 1 && error instanceof pg.DatabaseError && !isUnavailable(error)) await writeApart(group)
      else for (const { reject } of group) reject(error)
    }
  }
  function leave(): void {
    gathering = false
    const group = waiting.slice(0, sizes.most)
    waiting = waiting.slice(sizes.most)
    writing += 1
    void write(group).then(() => {
      writing -= 1
      gather()
    })
  }
  function gather(): void {
    if (writing >= sizes.atOnce || waiting.length === 0) return
    if (waiting.length >= sizes.enough) leave()
    else if (!gathering) {
      gathering = true
      setImmediate(() => {
        if (gathering) leave()
      })
    }
  }
  return {
    add: (commits) =>
      new Promise((resolve, reject) => {
        waiting.push({ commits, resolve, reject })
        gather()
      }),
  }
}
