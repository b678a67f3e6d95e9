// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose a letter is: what becomes of it is for the office that issued it, and for those above to take it back.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, isNear, officeKinds, systemActor } from '#kernel/authority.ts'
import { issuedBy, letterDecider, mayRevoke } from '#letters/core/letter.rules.ts'
import type { LetterCommand, LetterState } from '#letters/core/letter.ts'

const DAY = '2026-05-03'
const workerId = '3510-0196934c-9b80-7000-8000-000000000001'
const letterOf = (officeKind: Actor['officeKind']): LetterState => ({
  area: '35.10.04.2006',
  workerId,
  kind: 'COSTS',
  officeId: 'issuer',
  officeKind,
  number: 'SKB/1',
  issuedOn: DAY,
  by: 'somebody',
  flags: [],
})
const commands: readonly LetterCommand[] = [
  { type: 'RevokeLetter', cause: 'OTHER', reason: 'Keliru' },
  { type: 'KeepSigned', way: 'BY_HAND', file: { name: 'a', type: 'image/jpeg', bytes: 1, dangers: [], scan: 'CLEAN', address: 'a' } },
  { type: 'ReplaceLetter', workerId, kind: 'COSTS', by: workerId },
]
const kind = fc.constantFrom(...officeKinds)
const office = fc.constantFrom('issuer', 'another')
const prefixes = fc.constantFrom(['35.10.04.2006'], ['35'], [''])
const asked = fc.record({ kind, officeId: office, officeKind: kind, prefixes })

function codes(letter: LetterState, actor: Actor): readonly (string | undefined)[] {
  return commands.map((command) => {
    const decision = letterDecider.decide(letter, command, { actor, now: `${DAY}T02:00:00.000Z`, today: DAY }, {})
    return decision.ok ? undefined : decision.refusal.code
  })
}

describe('a letter', () => {
  it('is kept signed and replaced by the office that issued it, revoked by that one and those above, whatever kinds they are', () =>
    fc.assert(
      fc.property(asked, ({ kind: of, officeId, officeKind, prefixes }) => {
        const [letter, actor] = [letterOf(of), { ...systemActor, officeId, officeKind, prefixes }]
        const own = officeId === 'issuer'
        const refusal = (may: boolean) => (may ? undefined : 'letter-not-ours')
        expect([issuedBy(letter, actor), mayRevoke(letter, actor) || !own]).toEqual([own, true])
        expect(codes(letter, actor)).toEqual([refusal(mayRevoke(letter, actor)), refusal(own), refusal(own)])
      }),
    ))

  it('of an office beyond the neighbours is revoked by no neighbour, and of two offices never by each other', () =>
    fc.assert(
      fc.property(kind, kind, prefixes, (one, other, areas) => {
        const actor = (officeKind: Actor['officeKind']): Actor => ({ ...systemActor, officeId: 'another', officeKind, prefixes: areas })
        if (isNear(other) && !isNear(one)) expect(mayRevoke(letterOf(one), actor(other))).toBe(false)
        if (areas[0] !== '') expect(mayRevoke(letterOf(one), actor(other)) && mayRevoke(letterOf(other), actor(one))).toBe(false)
      }),
    ))

  it('of a village is revoked by the district, the manpower office and the province; of an agency by the national one', () => {
    const by = (of: Actor['officeKind'], officeKind: Actor['officeKind'], area = '35.10') =>
      mayRevoke(letterOf(of), { ...systemActor, officeId: 'another', officeKind, prefixes: [area] })
    for (const above of ['DISTRICT', 'REGENCY', 'ONE_ROOF', 'AGENCY', 'PROVINCE'] as const) expect(by('VILLAGE', above), above).toBe(true)
    expect([by('DISTRICT', 'VILLAGE'), by('VILLAGE', 'VILLAGE'), by('REGENCY', 'ONE_ROOF'), by('REGENCY', 'PROVINCE')]).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect([by('AGENCY', 'AGENCY'), by('AGENCY', 'AGENCY', ''), by('AGENCY', 'REGENCY')]).toEqual([false, true, false])
  })

  it('that stands out is settled by an office above, and by none beside', () => {
    const settle = (of: Actor['officeKind'], officeKind: Actor['officeKind'], officeId = 'another') => {
      const letter: LetterState = { ...letterOf(of), flags: ['BULK_DAY'] }
      const actor: Actor = { ...systemActor, officeId, officeKind, prefixes: ['35.10'] }
      const command = { type: 'SettleFlags', as: 'IN_ORDER', found: 'Benar' } as const
      const decision = letterDecider.decide(letter, command, { actor, now: `${DAY}T02:00:00.000Z`, today: DAY }, {})
      return decision.ok ? 'settled' : decision.refusal.code
    }
    expect([settle('VILLAGE', 'REGENCY'), settle('VILLAGE', 'ONE_ROOF'), settle('REGENCY', 'PROVINCE')]).toEqual(Array(3).fill('settled'))
    expect(settle('REGENCY', 'REGENCY', 'issuer')).toBe('letter-own-flag')
    for (const [of, by] of [
      ['REGENCY', 'ONE_ROOF'],
      ['ONE_ROOF', 'REGENCY'],
      ['REGENCY', 'DISTRICT'],
    ] as const)
      expect(settle(of, by), by).toBe('letter-own-flag')
  })
})
