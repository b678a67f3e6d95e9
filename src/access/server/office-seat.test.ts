// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an office sits, and which of its kind there it is: what tells its numbers from those of every other.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findSeat } from '#access/server/access.store.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { openAccess, PASSWORD, sender } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const one = openAccess(await freshDatabase())
const { send, signIn } = sender(one)
beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  await one.app.close()
  await one.db.close()
})

it('tells offices of a kind at one seat from each other, also where they are opened at once', async () => {
  const cookie = await signIn('admin')
  const Opened = z.object({ id: z.string() })
  const open = async (kind: string, area: string) => {
    const answer = await send('POST', '/offices', { kind, name: `${kind} ${area}`, area }, { cookie })
    return findSeat(one.db, Opened.parse(answer.json).id)
  }
  const there = await Promise.all([1, 2, 3].map(() => open('TRAINING', '35.10.02')))
  const sorted = there.map((seat) => seat?.nth).sort()
  expect(sorted).toEqual([1, 2, 3])
  expect(await open('CERTIFICATION', '35.10.02')).toEqual({ area: '35.10.02', nth: 1 })
  expect(await open('TRAINING', '35.10.03')).toEqual({ area: '35.10.03', nth: 1 })
  // One from before they were counted is the first.
  await one.db.run("update office set nth = null where kind = 'TRAINING' and area = '35.10.03'", [])
  expect(await open('TRAINING', '35.10.03')).toEqual({ area: '35.10.03', nth: 2 })
  await one.db.run("update office set nth = 1 where kind = 'TRAINING' and area = '35.10.03' and nth is null", [])
})
