// SPDX-License-Identifier: AGPL-3.0-or-later
// What the original of a letter shows: a consent is nothing before whoever consents has signed it by hand.

import { describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/authority.ts'
import { letterDecider } from '#letters/core/letter.rules.ts'
import { isUnsigned, type KeptWitnessing, type LetterKind, type LetterState, type SigningWay } from '#letters/core/letter.ts'

const DAY = '2026-05-03'
const file = { name: 'a', type: 'image/jpeg', bytes: 1, dangers: [], scan: 'CLEAN', address: 'a' } as const
const letterOf = (kind: LetterKind): LetterState => ({
  area: '35.10.04.2006',
  workerId: '3510-0196934c-9b80-7000-8000-000000000001',
  kind,
  officeId: 'issuer',
  officeKind: 'VILLAGE',
  number: 'X/1',
  issuedOn: DAY,
  by: 'somebody',
  flags: [],
})

/** The letter after its original came back, or why it is not kept. */
function kept(letter: LetterState, way: SigningWay, seen?: KeptWitnessing): LetterState | string {
  const context = { actor: { ...systemActor, officeId: 'issuer' }, now: `${DAY}T02:00:00.000Z`, today: DAY }
  const decision = letterDecider.decide(letter, { type: 'KeepSigned', way, seen, file }, context, {})
  if (!decision.ok) return decision.refusal.code
  return decision.events.reduce<LetterState>((state, event) => letterDecider.evolve(state, event), letter)
}
const held = (state: LetterState | string): LetterState => (typeof state === 'string' ? expect.unreachable(state) : state)

describe('a consent', () => {
  const consent = letterOf('FAMILY_CONSENT')

  it('is signed by hand by whoever consents, which no certificate of an official stands in for', () => {
    expect(isUnsigned(consent)).toBe(true)
    expect(kept(consent, 'ELECTRONIC')).toBe('letter-consent-by-hand')
    expect(isUnsigned(held(kept(consent, 'BY_HAND')))).toBe(false)
    // One that was signed by certificate alone before this was refused.
    expect(isUnsigned({ ...consent, signed: { on: DAY, way: 'ELECTRONIC' } })).toBe(true)
    expect(held(kept(letterOf('INTRODUCTION'), 'ELECTRONIC')).signed?.way).toBe('ELECTRONIC')
  })

  it('keeps what was said of its signing where a better scan comes and nothing is said of it', () => {
    const seen = held(kept(consent, 'BY_HAND', 'NOT_SEEN'))
    expect(held(kept(seen, 'BY_HAND')).signed?.seen).toBe('NOT_SEEN')
    expect(held(kept(seen, 'BY_HAND', 'READ_ALOUD')).signed?.seen).toBe('READ_ALOUD')
  })
})
