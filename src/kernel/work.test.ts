// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officeKinds } from '#kernel/authority.ts'
import { escalationRungs } from '#kernel/escalation.law.ts'
import { addDays } from '#kernel/time.ts'
import { climbOf, climbsTo } from '#kernel/work.ts'

const owners = fc.constantFrom(...officeKinds)
const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))

describe('a late step', () => {
  it('stays with its owner until it is late, and climbs village, district, regency, agency', () => {
    expect(climbOf('VILLAGE', '2026-05-10', '2026-05-13')).toBeUndefined()
    expect(climbOf('VILLAGE', '2026-05-10', '2026-05-14')).toEqual({ to: 'DISTRICT', since: '2026-05-14' })
    expect(climbOf('VILLAGE', '2026-05-10', '2026-05-18')).toEqual({ to: 'REGENCY', since: '2026-05-18' })
    expect(climbOf('VILLAGE', '2026-05-10', '2026-05-25')).toEqual({ to: 'AGENCY', since: '2026-05-25' })
  })

  it('never climbs down or to its own kind', () => {
    expect(climbOf('REGENCY', '2026-05-10', '2026-05-18')).toBeUndefined()
    expect(climbOf('AGENCY', '2026-05-10', '2030-01-01')).toBeUndefined()
    expect(climbOf('TRAINING', '2026-05-10', '2026-05-18')).toEqual({ to: 'REGENCY', since: '2026-05-18' })
  })

  it('is on the list of every office it has passed, from the day it arrived there', () => {
    fc.assert(
      fc.property(owners, day, day, (owner, due, today) => {
        const climb = climbOf(owner, due, today)
        const lists = escalationRungs
          .map((rung) => ({ to: rung.to, list: climbsTo(rung.to, today) }))
          .filter(({ list }) => list?.owners.includes(owner) === true && due < list.dueBefore)
          .map(({ to }) => to)
        expect(lists.at(-1)).toBe(climb?.to)
        if (climb !== undefined) expect(climbOf(owner, due, addDays(climb.since, -1))?.to).not.toBe(climb.to)
      }),
    )
  })

  it('stays where it was as days go by, or climbs on', () => {
    fc.assert(
      fc.property(owners, day, day, fc.nat(60), (owner, due, today, more) => {
        const rank = (to: string | undefined): number => escalationRungs.findIndex((rung) => rung.to === to)
        expect(rank(climbOf(owner, due, addDays(today, more))?.to)).toBeGreaterThanOrEqual(rank(climbOf(owner, due, today)?.to))
      }),
    )
  })
})
