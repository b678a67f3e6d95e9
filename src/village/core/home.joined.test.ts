// SPDX-License-Identifier: AGPL-3.0-or-later
// Homes of one person whose files are joined: whatever was visited under which file, one of them says when to come again, and parted each does.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/authority.ts'
import { addDays } from '#kernel/time.ts'
import { knownIn, knownTogether, lastVisited, standsFrom } from '#village/core/home.joined.ts'
import { homeDecider, homeSteps } from '#village/core/home.rules.ts'
import { type HomeCommand, type HomeState, knownHome, promise } from '#village/core/home.ts'

const TODAY = '2026-05-03'
const actor: Actor = { userId: 'desa', name: 'desa', role: 'village-officer', officeId: 'd', officeKind: 'VILLAGE', prefixes: ['35'] }
const context = { actor, now: `${TODAY}T02:00:00.000Z`, today: TODAY }
const fileOf = (nth: number): string => `3510-01890000-0000-7000-8000-00000000000${nth}`

function told(state: HomeState | undefined, command: HomeCommand, from?: string): HomeState | undefined {
  const facts = { person: { name: 'Siti', area: '35.10.04.2006' }, ...(from === undefined ? {} : { standsFrom: from }) }
  const decision = homeDecider.decide(state, command, context, facts)
  return decision.ok ? decision.events.reduce<HomeState | undefined>(homeDecider.evolve, state) : state
}

const visit = fc.record({
  on: fc.integer({ min: -3, max: 0 }).map((days) => addDays(TODAY, days)),
  next: fc.option(fc.constant(addDays(TODAY, 30)), { nil: undefined }),
  place: fc.option(fc.constantFrom({ hamlet: 'Krajan' }, { hamlet: 'Sumberjo' }), { nil: undefined }),
})
const home = fc.array(visit, { maxLength: 3 })

function visited(workerId: string, visits: readonly { on: string; next?: string | undefined; place?: { hamlet: string } | undefined }[]) {
  return visits.reduce<HomeState | undefined>(
    (so, { on, next, place }) => told(so, { type: 'RecordVisit', workerId, to: 'FAMILY', found: ['ALL_WELL'], on, next, place }),
    undefined,
  )
}

test('one of them says when to come again: the last that was visited, and what is read of them together is the same', () => {
  fc.assert(
    fc.property(fc.array(home, { minLength: 1, maxLength: 3 }), (all) => {
      const alone = all.flatMap((visits, nth) => visited(fileOf(nth), visits) ?? [])
      const joined = alone.map((state, nth) => told(state, { type: 'SeeOtherHomes' }, standsFrom(alone, nth)) ?? state)
      const last = lastVisited(joined)
      const promised = joined.filter((state) => promise(state) !== undefined)
      expect(promised).toEqual(last === undefined || promise(last) === undefined ? [] : [last])
      expect(joined.flatMap((state) => homeSteps(state, TODAY))).toHaveLength(promised.length)
      const known = knownTogether(
        fileOf(0),
        joined.map((state) => knownIn({ version: 7, state })),
      )
      expect(known.version).toBe(all[0]?.length === 0 ? 0 : 7)
      expect(known.nextOn).toBe(last === undefined ? undefined : promise(last)?.next)
      expect(known.place).toEqual(alone.map(({ personal }) => personal?.place).find((place) => place !== undefined) ?? {})

      const parted = joined.map((state) => told(state, { type: 'SeeOtherHomes' }) ?? state)
      expect(parted.map((state) => knownHome(state, 1))).toEqual(alone.map((state) => knownHome(state, 1)))
      expect(parted.flatMap((state) => homeSteps(state, TODAY))).toEqual(alone.flatMap((state) => homeSteps(state, TODAY)))
    }),
  )
})

test('what was looked at counts as a change: a place that somebody else wrote after it is not overwritten', () => {
  const workerId = fileOf(0)
  const other = { ...actor, userId: 'camat' }
  const seen = told(visited(workerId, [{ on: '2026-05-01' }]), { type: 'SeeOtherHomes' }, '2026-05-02')
  const record = { type: 'RecordVisit', workerId, to: 'FAMILY', on: TODAY, found: ['ALL_WELL'] } as const
  const facts = { person: { name: 'Siti', area: '35.10.04.2006' } }
  const placed = homeDecider.decide(seen, { ...record, place: { hamlet: 'Krajan' } }, { ...context, actor: other }, facts)
  const state = placed.ok ? placed.events.reduce<HomeState | undefined>(homeDecider.evolve, seen) : undefined
  // Made on the second version: the visit and the look; the place came with the third.
  expect(told(state, { ...record, place: { hamlet: 'Sumberjo' }, madeOn: 2 })?.personal?.place).toEqual({ hamlet: 'Krajan' })
})
