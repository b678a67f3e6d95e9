// SPDX-License-Identifier: AGPL-3.0-or-later
// One connection that many short statements share: what is asked in one turn of the event loop is sent together, and answered in
// order. Each statement is a transaction of its own. Not for what takes long: everybody behind it would wait too.

import pg from 'pg'

export interface Lane {
  readonly query: (asked: pg.QueryConfig) => Promise<pg.QueryResult<Record<string, unknown>>>
  readonly close: () => Promise<void>
}

interface Open {
  readonly client: pg.Client
  /** What is written in this turn of the event loop leaves at its end, in one piece. */
  readonly gather: () => void
}

export function openLane(config: pg.ClientConfig): Lane {
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
    let gathering = false
    function gather(): void {
      if (gathering) return
      gathering = true
      stream.cork()
      setImmediate(() => {
        gathering = false
        stream.uncork()
      })
    }
    return { client, gather }
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
      const { client, gather } = await (current ?? open())
      gather()
      return client.query<Record<string, unknown>>(asked)
    },
    close: async () => {
      closed = true
      const last = await current?.catch(() => undefined)
      await last?.client.end()
    },
  }
}
