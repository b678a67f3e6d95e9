// SPDX-License-Identifier: AGPL-3.0-or-later
// Folds every stream of a regency anew and holds the state that is kept to it: a state that was changed without an event shows.
// What is held at once are the events and states of one page, and the stream that goes on from it.

import type { KeyObject } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import type { AnyState } from '#kernel/aggregate.ts'
import { formatId } from '#kernel/ids.ts'
import { isSealed, wallOf } from '#kernel/letting.ts'
import type { Tx } from '#platform/server/storage/database.ts'
import { type Fold, type Folding, NOTHING } from '#platform/server/storage/fold.ts'
import { type Keyring, open } from '#platform/server/storage/keys.ts'
import type { Break, WalkedEvent } from '#platform/server/storage/walk.ts'

export interface Refold {
  /** The events of a page, in key order. */
  readonly page: (events: readonly WalkedEvent[]) => Promise<void>
  readonly end: () => Promise<Refolded>
}

export interface Refolded {
  /** Streams whose whole state was made anew and compared. */
  readonly folded: number
  /** Streams whose key was destroyed with the person: their open part alone was compared. */
  readonly erased: number
  /** Streams that are sealed to named offices: nobody else has their key, and their open part alone was compared. */
  readonly closed: number
  readonly breaks: readonly Break[]
}

interface Stream {
  readonly id: string
  readonly type: string
  readonly folding: Folding | undefined
  readonly key: KeyObject | undefined
  /** Has a sealed part, whether or not it can be opened. */
  sealed: boolean
  version: number
  fault: Break['what'] | undefined
}

const KeyRow = z.object({ stream_id: z.string(), wrapped: z.nullable(z.instanceof(Buffer)) })
const KEYS = 'select stream_id::text, wrapped from subject_key where regency = $1 and stream_id = any($2::uuid[])'
const KeptRow = z.object({
  stream_id: z.string(),
  stream_type: z.string(),
  area: z.string(),
  let_in: z.array(z.string()),
  state: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
})
type Kept = z.output<typeof KeptRow>
const KEPT =
  'select stream_id::text, stream_type, area, let_in, state, sealed from snapshot where regency = $1 and stream_id = any($2::uuid[])'

export interface RefoldOptions {
  readonly regency: string
  readonly keyring: Keyring
  readonly folds: readonly Fold[]
}

export function refold(tx: Tx, { regency, keyring, folds }: RefoldOptions): Refold {
  const ofType = new Map(folds.map((fold) => [fold.type, fold]))
  const breaks: Break[] = []
  const total = { folded: 0, erased: 0, closed: 0, breaks }
  let current: Stream | undefined

  async function keysOf(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer | null>> {
    const rows = ids.length === 0 ? [] : await tx.run(KEYS, [regency, ids])
    return new Map(rows.map((row) => KeyRow.parse(row)).map(({ stream_id, wrapped }) => [stream_id, wrapped]))
  }

  function begin(event: WalkedEvent, wrapped: Buffer | null): Stream {
    const stream = {
      id: event.stream_id,
      type: event.stream_type,
      folding: ofType.get(event.stream_type)?.begin(),
      sealed: false,
      version: 0,
    }
    const fault = stream.folding === undefined ? 'type-unknown' : undefined
    try {
      const key = wrapped === null ? undefined : keyring.unwrap(formatId({ regency, uuid: event.stream_id }), wrapped)
      return { ...stream, key, fault }
    } catch {
      return { ...stream, key: undefined, fault: fault ?? 'key-differs' }
    }
  }

  function add(stream: Stream, event: WalkedEvent): void {
    stream.version = event.version
    if (event.sealed !== null) stream.sealed = true
    if (stream.fault !== undefined) return
    let personal: string | undefined
    try {
      personal = event.sealed === null ? undefined : opened(stream, event.sealed, `event:${idOf(stream)}:${event.version}`)
    } catch {
      stream.fault = 'key-differs'
      return
    }
    try {
      stream.folding?.add(event.body, personal)
    } catch {
      stream.fault = 'state-differs'
    }
  }

  const idOf = ({ id }: Stream): string => formatId({ regency, uuid: id })
  const opened = ({ key }: Stream, sealed: Buffer, context: string): string => (key === undefined ? NOTHING : open(key, sealed, context))

  function faultOf(stream: Stream, kept: Kept): Break['what'] | undefined {
    if (stream.fault !== undefined) return stream.fault
    const state = stream.folding?.state()
    if (state === undefined || kept.stream_type !== stream.type || !holdsOpen(state, kept)) return 'state-differs'
    if (stream.key === undefined && stream.sealed) {
      if (state.erased !== true) return isSealed(kept.let_in) ? undefined : 'key-missing'
      return kept.sealed === null ? undefined : 'personal-differs'
    }
    const personal = state.erased === true ? undefined : state.personal
    if (personal === undefined || kept.sealed === null)
      return (personal === undefined) === (kept.sealed === null) ? undefined : 'personal-differs'
    try {
      return isDeepStrictEqual(plain(personal), JSON.parse(opened(stream, kept.sealed, `state:${idOf(stream)}`)))
        ? undefined
        : 'personal-differs'
    } catch {
      return 'personal-differs'
    }
  }

  async function hold(streams: readonly Stream[]): Promise<void> {
    if (streams.length === 0) return
    const rows = await tx.run(KEPT, [regency, streams.map(({ id }) => id)])
    const kept = new Map(rows.map((row) => KeptRow.parse(row)).map((row) => [row.stream_id, row]))
    for (const stream of streams) {
      const row = kept.get(stream.id)
      // A state that is not there is named by whoever looks for the snapshots.
      if (row === undefined) continue
      const what = faultOf(stream, row)
      if (what !== undefined) total.breaks.push({ regency, stream: stream.id, version: stream.version, what })
      else if (isSealed(row.let_in)) total.closed += 1
      else if (stream.sealed && stream.key === undefined) total.erased += 1
      else total.folded += 1
    }
  }

  return {
    page: async (events) => {
      const keys = await keysOf([...new Set(events.map((event) => event.stream_id))])
      const done: Stream[] = []
      for (const event of events) {
        if (current?.id !== event.stream_id) {
          if (current !== undefined) done.push(current)
          current = begin(event, keys.get(event.stream_id) ?? null)
        }
        add(current, event)
      }
      await hold(done)
    },
    end: async () => {
      if (current !== undefined) await hold([current])
      current = undefined
      return total
    },
  }
}

/** As it is after it was written: what is undefined is absent, and the order of keys says nothing. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value))
}

function holdsOpen(state: AnyState, kept: Kept): boolean {
  const { personal: _personal, ...rest } = state
  try {
    return (
      kept.area === state.area &&
      isDeepStrictEqual(kept.let_in, [...wallOf(state)]) &&
      isDeepStrictEqual(plain(rest), JSON.parse(kept.state))
    )
  } catch {
    return false
  }
}
