// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import type { Grant } from '#kernel/grant.ts'
import { authorityOf, type Holder } from '#platform/web/offline/holder.ts'
import { createWorld } from '../../../../test/support/engine-world.ts'

const grantOf = (id: string, deputy: string): Grant => ({
  id,
  deputy,
  giverId: 'head',
  giver: 'Bu Sri',
  role: 'village-officer',
  officeId: 'desa',
  office: 'Desa',
  kind: 'VILLAGE',
  ownKind: 'VILLAGE',
  areas: ['35.10.04.2006'],
  commands: [],
  until: '2026-12-31',
})

function holderOf(userId: string, grants: readonly Grant[]): Holder {
  const office = { id: 'desa', name: 'Desa', kind: 'VILLAGE', areas: ['35.10'] } as const
  const signed = grants.map(({ id }) => ({ id, grant: 'signed', key: { kty: 'OKP', crv: 'Ed25519', x: '' } as const }))
  const session = { userId, name: userId, role: 'village-officer', office, language: 'id', grants: signed } as const
  return { shelf: createWorld().shelf, session, grants }
}

const today = (): string => '2026-11-24'

test('what was lent to one stays while their copy is taken and another works on the same phone', async () => {
  const [sri, wulan] = [holderOf('sri', [grantOf('one', 'sri')]), holderOf('wulan', [])]
  const [first, second] = [authorityOf(sri, today), authorityOf(wulan, today)]
  expect([first.actor()?.userId, second.actor()?.userId, first.actor('one')?.acting?.forUserId]).toEqual(['sri', 'wulan', 'head'])
  expect([first.standing(), second.standing(), second.actor('one')]).toEqual([['one'], [], undefined])
  second.over('one')
  expect(first.standing()).toEqual(['one'])
  first.over('one')
  expect(first.standing()).toEqual([])
})
