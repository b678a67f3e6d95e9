// SPDX-License-Identifier: AGPL-3.0-or-later
// Who heads a village, and who may appoint there: of any order in which heads are named.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delegationAggregate } from '#access/core/delegation.rules.ts'
import { officeAggregate } from '#access/core/office.rules.ts'
import { headOn, type OfficeState } from '#access/core/office.ts'
import { type Actor, type Caretaker, caretakers, officeKinds, roles } from '#kernel/authority.ts'
import { addDays } from '#kernel/time.ts'

const VILLAGE = '35.10.04.2006'
const TODAY = '2026-05-03'
const person = fc.constantFrom('sri', 'agus', 'wulan')
const day = fc.constantFrom('2019-01-01', '2024-01-01', '2026-05-02', TODAY, '2026-05-04', '2027-01-01')
const naming = fc.record({ userId: person, validFrom: day, caretaker: fc.constantFrom(undefined, ...caretakers) })
const named = fc.array(naming, { maxLength: 6 })
const office: OfficeState = { kind: 'VILLAGE', area: VILLAGE, areas: [VILLAGE], names: [] }

const actor = (userId: string, more: Partial<Actor> = {}): Actor => ({
  userId,
  name: userId,
  role: 'village-officer',
  officeId: 'desa',
  officeKind: 'VILLAGE',
  prefixes: [VILLAGE],
  ...more,
})
const context = (by: Actor) => ({ actor: by, now: `${TODAY}T02:00:00.000Z`, today: TODAY })
const administrator = actor('lina', { role: 'administrator', officeKind: 'REGENCY', prefixes: ['35.10'] })

function name(
  before: OfficeState,
  { userId, validFrom, caretaker }: { readonly userId: string; readonly validFrom: string; readonly caretaker?: Caretaker | undefined },
) {
  const { decide, evolve } = officeAggregate.decider
  const facts = { head: { userId, role: 'village-officer' } } as const
  const decision = decide(before, { type: 'NameHead', validFrom, caretaker }, context(administrator), facts)
  return {
    decision,
    after: decision.ok ? decision.events.reduce<OfficeState>((state, event) => evolve(state, event), before) : before,
  }
}

const stateAfter = (heads: readonly Parameters<typeof name>[1][]): OfficeState =>
  heads.reduce((state, each) => name(state, each).after, office)

const give = (by: Actor, head: string | undefined) =>
  delegationAggregate.decider.decide(
    undefined,
    { type: 'GiveDelegation', commands: ['RegisterWorker'], areas: [VILLAGE], until: addDays(TODAY, 7) },
    context(by),
    { area: VILLAGE, deputy: 'relawan', volunteer: true, head, delegable: ['RegisterWorker'] },
  )

describe('the head of a village', () => {
  test('is whoever was named last by that day, and naming one changes no day before', () => {
    fc.assert(
      fc.property(named, naming, day, (heads, next, on) => {
        const before = stateAfter(heads)
        const { decision, after } = name(before, next)
        expect(headOn(after.heads ?? [], next.validFrom)).toMatchObject({ userId: next.userId })
        // Whoever is head for the time being may become it for good, or the other way round.
        expect(headOn(after.heads ?? [], next.validFrom)?.caretaker).toBe(next.caretaker)
        if (on < next.validFrom) expect(headOn(after.heads ?? [], on)).toEqual(headOn(before.heads ?? [], on))
        if (!decision.ok) expect(decision.refusal.code).toBe('head-unchanged')
      }),
    )
  })

  test('is named in villages alone, within the authority of who names, among officers who have something to give', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...officeKinds),
        fc.constantFrom('35.10', '35.09', ''),
        fc.option(fc.constantFrom(...roles)),
        (kind, over, role) => {
          const decision = officeAggregate.decider.decide(
            { ...office, kind },
            { type: 'NameHead', validFrom: TODAY },
            context({ ...administrator, prefixes: [over] }),
            role === null ? {} : { head: { userId: 'sri', role } },
          )
          expect(decision.ok).toBe(kind === 'VILLAGE' && over !== '35.09' && role === 'village-officer')
        },
      ),
    )
  })
})

describe('an appointment', () => {
  test('is made by the head alone, by anybody of the office while none was named, and by nobody who acts for another', () => {
    fc.assert(
      fc.property(named, person, fc.boolean(), (heads, giver, acts) => {
        const head = headOn(stateAfter(heads).heads ?? [], TODAY)?.userId
        const acting = { forUserId: head ?? 'sri', ownKind: 'VILLAGE', commands: ['GiveDelegation'] } as const
        const decision = give(actor(giver, acts ? { acting } : {}), head)
        expect(decision.ok).toBe(!acts && (head === undefined || head === giver))
        if (!decision.ok) expect(decision.refusal.code).toBe(acts ? 'not-delegated' : 'not-head')
      }),
    )
  })
})
