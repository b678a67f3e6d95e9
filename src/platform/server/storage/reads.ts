// SPDX-License-Identifier: AGPL-3.0-or-later
// Looks at personal records and lists are written down in batches; the answer waits for its batch.

import type { RecordKey } from '#kernel/ids.ts'
import { arrayLiteral, type Database } from '#platform/server/storage/database.ts'
import { together } from '#platform/server/storage/together.ts'

interface Reader {
  readonly userId: string
  readonly officeId: string
  readonly contract: string
  readonly at: string
}

/** A record that an answer shows, and its place. */
export interface Seen {
  readonly key: RecordKey
  readonly area: string
  /** As it stood, where a page that shows it reads it again by itself. Without one each answer is a look. */
  readonly version?: number
}

export interface Look extends Reader, Seen {}

export interface ListLook extends Reader {
  /** Where the record is that the list belongs to, such as a class; otherwise where the reader's office is at home. */
  readonly regency: string
  readonly uuid: string | null
  /** The place that was asked for, if one was. */
  readonly area: string | null
  /** The places whose records may stand in it: an auditor of each finds it. */
  readonly places: readonly string[]
  /** With the places that are the reader's only through records that let it in; asked where the look is written. */
  readonly shared?: () => Promise<readonly string[]>
  /** The names of what it was narrowed by; what was typed may be a name or a number and is not kept. */
  readonly asked: readonly string[]
  /** All that was asked, to tell one list from another; not kept. Undefined where each counts: what is taken away was taken each time. */
  readonly input: string | undefined
}

export interface ReadLog {
  /** Resolves once the looks are on disk. An open page reads again whenever something moves: the same version within ten minutes is one look. */
  readonly record: (looks: readonly Look[]) => Promise<void>
  /** The same for a list: the same within ten minutes is one look. */
  readonly recordList: (look: ListLook) => Promise<void>
}

interface Row extends Reader {
  readonly regency: string
  readonly uuid: string | null
  readonly area: string | null
  readonly asked: readonly string[]
  readonly places: readonly string[]
}

interface Written {
  readonly at: number
  readonly written: Promise<void>
}

const INSERT = `insert into read_log (regency, stream_id, user_id, office_id, contract, at, area, asked, places)
  select r, s, u, o, c, t, a, q::text[], p::text[]
  from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[])
    as x(r, s, u, o, c, t, a, q, p)`

const SAME_MS = 10 * 60_000
const MOST_KEPT = 10_000
const MOST_LOOKS = 1_000

export function openReadLog(db: Database): ReadLog {
  const latest = new Map<string, Written>()
  const add = together<readonly Row[], undefined>(async (looks) => {
    const rows = looks.flat()
    const column = <T>(pick: (row: Row) => T): T[] => rows.map(pick)
    await db.write(INSERT, [
      column((row) => row.regency),
      column((row) => row.uuid),
      column((row) => row.userId),
      column((row) => row.officeId),
      column((row) => row.contract),
      column((row) => row.at),
      column((row) => row.area),
      column((row) => arrayLiteral(row.asked)),
      column((row) => arrayLiteral(row.places)),
    ])
    return looks.map(() => undefined)
  }, MOST_LOOKS)

  /** Writes what was not looked at by the same person a moment ago; what it says of that is said of this. */
  function once(name: string, at: number, write: () => Promise<void>): Promise<void> {
    const before = latest.get(name)
    if (before !== undefined && Math.abs(at - before.at) < SAME_MS) return before.written
    const written = write()
    const [oldest] = latest.keys()
    if (latest.size >= MOST_KEPT && oldest !== undefined) latest.delete(oldest)
    latest.delete(name)
    latest.set(name, { at, written })
    // What could not be written was not seen either: the next look tries again.
    written.catch(() => latest.delete(name))
    return written
  }
  const nameOf = ({ userId, officeId, contract }: Reader, ...of: readonly (string | number)[]): string =>
    [userId, officeId, contract, ...of].join('\n')

  return {
    record: async (looks) => {
      await Promise.all(
        looks.map(({ key, version, ...look }) => {
          const write = async (): Promise<void> => add([{ ...look, regency: key.regency, uuid: key.uuid, asked: [], places: [] }])
          return version === undefined ? write() : once(nameOf(look, key.regency, key.uuid, version), Date.parse(look.at), write)
        }),
      )
    },
    recordList: ({ input, shared, ...look }) => {
      const write = async (): Promise<void> => add([{ ...look, places: (await shared?.()) ?? look.places }])
      return input === undefined ? write() : once(nameOf(look, input), Date.parse(look.at), write)
    },
  }
}
