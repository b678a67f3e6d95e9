// SPDX-License-Identifier: AGPL-3.0-or-later
// One connection that many short statements share: what is asked while it is at work is sent together once it has answered, and
// answered in order. Each statement is a transaction of its own. Not for what takes long: everybody behind it would wait too.

import pg from 'pg'

interface Lane {
  readonly query: (asked: pg.QueryConfig) => Promise<pg.QueryResult<Record<string, unknown>>>
  readonly close: () => Promise<void>
}

interface Open {
  readonly client: pg.Client
  /** Sends it with whatever else is asked until the connection has answered what it was sent before. */
  readonly send: (asked: pg.QueryConfig) => Promise<pg.QueryResult<Record<string, unknown>>>
}

/** When those who are asked first leave: after all that came in the same turn of the event loop, or at once, where they were gathered before. */
type Leave = (leave: () => void) => void
const afterThisTurn: Leave = (leave) => void setImmediate(leave)
const atOnce: Leave = (leave) => leave()

/** Lets through one group at a time: who comes while the connection is at work leaves together with the others who came. */
function groups(when: Leave, cork: () => void, uncork: () => void): <T>(send: () => Promise<T>) => Promise<T> {
  let unanswered = 0
  let gathering = false
  let waiting: (() => void)[] = []

  function leave(): void {
    gathering = false
    const group = waiting
    waiting = []
    cork()
    for (const send of group) send()
    uncork()
  }
  function gather(): void {
    if (gathering || unanswered > 0 || waiting.length === 0) return
    gathering = true
    when(leave)
  }
  return (send) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        unanswered += 1
        const answered = (): void => {
          unanswered -= 1
          gather()
        }
        send().then(
          (value) => {
            resolve(value)
            answered()
          },
          (error: unknown) => {
            reject(error)
            answered()
          },
        )
      })
      gather()
    })
}

function openLane(config: pg.ClientConfig, when: Leave): Lane {
  let current: Promise<Open> | undefined
  let closed = false

  async function connect(forget: () => void): Promise<Open> {
    const client = new pg.Client({ ...config, pipeline: true })
    // Who waits for an answer is told by their own statement; the next one opens another connection.
    client.on('error', forget)
    client.once('end', forget)
    try {
      await client.connect()
    } catch (error) {
      forget()
      throw error
    }
    const { stream } = client.connection
    const together = groups(
      when,
      () => stream.cork(),
      () => stream.uncork(),
    )
    return { client, send: (asked) => together(async () => client.query<Record<string, unknown>>(asked)) }
  }

  function open(): Promise<Open> {
    const opening: Promise<Open> = connect(() => {
      if (current === opening) current = undefined
    })
    current = opening
    return opening
  }

  return {
    query: async (asked) => {
      if (closed) throw new Error('Connection ended')
      const { send } = await (current ?? open())
      return send(asked)
    },
    close: async () => {
      closed = true
      const last = await current?.catch(() => undefined)
      await last?.client.end()
    },
  }
}

interface Lanes extends Lane {
  readonly load: () => { readonly used: number; readonly waiting: number }
}

export interface LaneOptions {
  readonly connections: number
  /** What is asked was gathered by whoever asks: it does not wait for others. */
  readonly gathered: boolean
}

/** Several of them: each statement goes to the one with the fewest unanswered. */
export function openLanes(config: pg.ClientConfig, { connections, gathered }: LaneOptions): Lanes {
  const when = gathered ? atOnce : afterThisTurn
  const all = Array.from({ length: connections }, () => ({ lane: openLane(config, when), unanswered: 0 }))
  return {
    query: async (asked) => {
      const free = all.reduce((least, each) => (each.unanswered < least.unanswered ? each : least))
      free.unanswered += 1
      try {
        return await free.lane.query(asked)
      } finally {
        free.unanswered -= 1
      }
    },
    load: () => {
      const used = all.filter(({ unanswered }) => unanswered > 0).length
      return { used, waiting: all.reduce((sum, { unanswered }) => sum + unanswered, 0) - used }
    },
    close: async () => {
      await Promise.all(all.map(({ lane }) => lane.close()))
    },
  }
}
