// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { systemActor } from '#kernel/authority.ts'
import { roomDecider } from '#meetings/core/room.rules.ts'
import type { Room } from '#meetings/core/room.ts'

const context = { actor: systemActor, now: '2026-05-04T02:00:00.000Z', today: '2026-05-04' } as const
const id = '3510-01890000-0000-7000-8000-00000000000a'
const room: Room = {
  area: '35.10',
  sealedTo: ['dinas', 'jember'],
  members: [
    { officeId: 'dinas', kind: 'REGENCY', since: '2026-05-03' },
    { officeId: 'jember', kind: 'REGENCY', since: '2026-05-03' },
  ],
  host: 'dinas',
  cases: [],
  createdOn: '2026-05-03',
  parts: [],
}

it('nothing begins in a room behind another wall than its own', () => {
  const begin = (sealedTo: readonly string[]) => roomDecider.decide(room, { type: 'BeginPart', kind: 'meeting', id, sealedTo }, context, {})
  expect(begin(room.sealedTo).ok).toBe(true)
  for (const before of [['dinas'], ['dinas', 'jember', 'bp2mi']])
    expect(begin(before)).toMatchObject({ ok: false, refusal: { code: 'room-moved' } })
})
