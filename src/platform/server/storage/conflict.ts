// SPDX-License-Identifier: AGPL-3.0-or-later
// What a database error means to a command.

import pg from 'pg'

/** `command` the id was used before, `row` another writer was first, `authority` row-level security refused; undefined: something else. */
export function conflictOf(error: unknown): 'command' | 'row' | 'authority' | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined
  if (error.code === '42501' && error.message.includes('row-level security')) return 'authority'
  // Two that waited for each other: one of them tries again.
  if (error.code === '40P01' || error.code === '40001') return 'row'
  if (error.code !== '23505') return undefined
  return error.constraint === 'command_pkey' ? 'command' : 'row'
}

// Its disk is full, or its memory used up.
const EXHAUSTED = new Set(['53100', '53200'])
// 55000: it takes no connections for now.
const UNAVAILABLE = new Set([
  ...EXHAUSTED,
  '55000',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  '08001',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** The database has run out of something, which no waiting mends: whoever runs it must read of it. */
export function isExhausted(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && EXHAUSTED.has(error.code)
}

/** The database is away or going away: the client may try the same command id again. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return (
    (typeof code === 'string' && UNAVAILABLE.has(code)) ||
    /connection (terminated|ended)|is not queryable|timeout exceeded when trying to connect/i.test(error.message)
  )
}
