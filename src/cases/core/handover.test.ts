// SPDX-License-Identifier: AGPL-3.0-or-later
// Who leaves leaves nothing behind, whatever was done with their cases before; and nobody else's is touched.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Officer } from '#cases/core/assignment.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { type CaseCommand, type CaseFile, caseStates } from '#cases/core/case.ts'
import { handoverDecider } from '#cases/core/handover.rules.ts'
import { systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'

const OFFICE = 'system'
const officers: readonly Officer[] = ['ana', 'budi', 'citra'].map((userId) => ({ userId, name: userId, officeId: OFFICE, active: true }))
const context = { actor: systemActor, now: '2026-05-04T02:00:00.000Z', today: '2026-05-04' }
const intake: CaseCommand = {
  type: 'RegisterCase',
  area: '35.10.04.2006',
  complainant: 'KELUARGA',
  category: 'GAJI_TIDAK_DIBAYAR',
  procedure: 'PROSEDURAL',
  personal: { account: 'x', callBack: 'y' },
}

function after(before: CaseFile | undefined, command: CaseCommand): CaseFile | undefined {
  const officer = command.type === 'AssignCase' ? officers.find(({ userId }) => userId === command.userId) : undefined
  const decision = caseDecider.decide(before, command, context, officer === undefined ? {} : { officer })
  return decision.ok ? decision.events.reduce<CaseFile | undefined>((file, event) => caseDecider.evolve(file, event), before) : before
}

const someone = fc.constantFrom('ana', 'budi', 'citra')
const act = fc.oneof(
  someone.map((userId): CaseCommand => ({ type: 'AssignCase', userId })),
  fc.constant<CaseCommand>({ type: 'AssignCase' }),
  fc.constantFrom(...caseStates).map((to): CaseCommand => ({ type: 'MoveCase', to, said: 'x' })),
)

test('a hand-over leaves no open case with whoever leaves, and every other where it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(act, { maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      someone,
      fc.option(someone),
      (courses, from, to) => {
        const cases = courses.map((acts) => must(acts.reduce(after, after(undefined, intake)), 'a case'))
        const held = cases.flatMap(({ assignee }, nth) => (assignee === from ? [String(nth)] : []))
        const command = { type: 'HandOverCases' as const, area: '35.10', from, ...(to === null ? {} : { to }) }
        const decision = handoverDecider.decide(undefined, command, context, { officers, cases: held, tasks: 0 })
        expect(decision.ok).toBe(held.length > 0 && to !== from)
        if (!decision.ok) return
        const each: CaseCommand = { type: 'HandOverCase', from, ...(to === null ? {} : { to }) }
        const then = cases.map((file, nth) => (held.includes(String(nth)) ? after(file, each) : file))
        for (const [nth, file] of then.entries()) {
          expect(file?.assignee).toBe(held.includes(String(nth)) ? (to ?? undefined) : cases[nth]?.assignee)
          // What goes back to nobody is its office's still.
          if (held.includes(String(nth))) expect(file?.responsible).toBe(OFFICE)
        }
      },
    ),
  )
})
