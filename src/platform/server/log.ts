// SPDX-License-Identifier: AGPL-3.0-or-later
// The server's log: one line of JSON per happening, and nothing of anybody in it. An error's own words may quote what somebody
// sent (a parser does, and so does PostgreSQL), so of an error stand its kind, its code and where in our code it arose.

import pg from 'pg'
import { type DestinationStream, type Logger, pino } from 'pino'

const FRAMES = 6

interface Described {
  readonly kind: string
  readonly code?: string
  readonly table?: string
  readonly constraint?: string
  readonly at: readonly string[]
}

/** Where it arose, without the words before the first frame. */
function framesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => /^at \S.*:\d+:\d+\)?$/.test(line)).slice(0, FRAMES)
}

export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return describeOther(error)
  const code = 'code' in error && typeof error.code === 'string' && /^\w{1,40}$/.test(error.code) ? { code: error.code } : {}
  const named = error instanceof pg.DatabaseError ? { table: error.table, constraint: error.constraint } : {}
  const { table, constraint } = named
  return {
    kind: error.name,
    ...code,
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    at: framesOf(error),
  }
}

/** The queue hands its errors on as plain objects. */
function describeOther(error: unknown): Described {
  if (typeof error !== 'object' || error === null || !('stack' in error) || typeof error.stack !== 'string')
    return { kind: typeof error, at: [] }
  return describeError(Object.assign(new Error(), error))
}

/** @param to where the lines go; by itself where faults go, so that what a command answers stands alone on standard output */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, to ?? pino.destination(2))
}

/** Writes and faults always; what only reads when it is asked for. */
export function logRequest(log: Logger): (answered: { readonly method: string; readonly status: number }) => void {
  return (answered) => {
    const { method, status } = answered
    const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
    if (status >= 500) log.warn(answered, 'answered')
    else if (reads) log.debug(answered, 'answered')
    else log.info(answered, 'answered')
  }
}

export function logError(log: Logger): (error: unknown) => void {
  return (error) => log.error(describeError(error), 'error')
}
