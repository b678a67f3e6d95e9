// SPDX-License-Identifier: AGPL-3.0-or-later

import pg from 'pg'
import { expect, test } from 'vitest'
import { conflictOf } from '#platform/server/storage/conflict.ts'

function error(code: string, constraint?: string): Error {
  return Object.assign(new pg.DatabaseError('refused', 1, 'error'), { code, constraint })
}

test.each([
  ['a row that another writer wrote first', error('23505', 'event_pkey'), 'row'],
  ['a deadlock', error('40P01'), 'row'],
  ['a serialization failure', error('40001'), 'row'],
  ['a command id that was used', error('23505', 'command_pkey'), 'command'],
  ['a check that fails', error('23514'), undefined],
  ['an error that is not the database’s', Object.assign(new Error('lost'), { code: '40P01' }), undefined],
])('%s', (_, given, meant) => expect(conflictOf(given)).toBe(meant))
