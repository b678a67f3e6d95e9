// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeAggregate, plainAreas } from '#access/core/office.rules.ts'
import { type OfficeName, type OfficeState, officeNameAt } from '#access/core/office.ts'
import { isInsideAny } from '#kernel/area.ts'
import { must } from '#kernel/decider.ts'

const { decide, evolve } = officeAggregate.decider
const area = fc.constantFrom('', '35', '35.10', '35.09', '35.10.04', '35.10.01', '35.10.04.2006', '51.03')
const areas = fc.array(area, { minLength: 1, maxLength: 4 })
const day = fc.constantFrom('2019-01-01', '2021-06-01', '2024-01-01', '2026-05-03')
const name: fc.Arbitrary<OfficeName> = fc.record({ name: fc.constantFrom('Disnaker', 'Disnakertrans', 'P4MI'), validFrom: day })
const state: fc.Arbitrary<OfficeState> = fc.record({
  kind: fc.constant('REGENCY' as const),
  area,
  areas,
  names: fc.uniqueArray(name, { minLength: 1, selector: (each) => each.validFrom }),
})
const contextOf = (prefixes: readonly string[]) => ({
  actor: { userId: 'u', name: 'u', role: 'administrator', officeId: 'o', officeKind: 'REGENCY', prefixes } as const,
  now: '2026-05-03T02:00:00.000Z',
  today: '2026-05-03',
})

describe('an office', () => {
  test('answers for the same places when what says nothing new is left out', () => {
    fc.assert(
      fc.property(areas, area, (given, place) => {
        const plain = plainAreas(given)
        expect(isInsideAny(place, plain)).toBe(isInsideAny(place, given))
        for (const each of plain)
          expect(
            isInsideAny(
              each,
              plain.filter((other) => other !== each),
            ),
          ).toBe(false)
      }),
    )
  })

  test('is never opened or widened beyond the authority of who does it', () => {
    fc.assert(
      fc.property(areas, areas, fc.option(state), (prefixes, wanted, before) => {
        const command =
          before === null
            ? ({ type: 'OpenOffice', kind: 'REGENCY', area: must(wanted[0], 'area'), areas: wanted, names: [] } as const)
            : ({ type: 'ChangeOfficeAreas', areas: wanted } as const)
        const decision = decide(before ?? undefined, command, contextOf(prefixes), {})
        const within = [...wanted, ...(before?.areas ?? [])].every((each) => isInsideAny(each, prefixes))
        if (decision.ok) {
          expect(within).toBe(true)
          const after = decision.events.reduce<OfficeState | undefined>(evolve, before ?? undefined)
          for (const each of must(after, 'office').areas) expect(isInsideAny(each, prefixes)).toBe(true)
        } else if (!within) expect(decision.refusal.code).toBe('office-outside')
      }),
    )
  })

  test('keeps what it was called on every other day when it is renamed', () => {
    fc.assert(
      fc.property(state, name, day, (before, given, on) => {
        const decision = decide(before, { type: 'RenameOffice', name: given }, contextOf(['']), {})
        if (!decision.ok) {
          expect(officeNameAt(before.names, given.validFrom)).toBe(given.name)
          return
        }
        const after = must(decision.events.reduce<OfficeState | undefined>(evolve, before), 'office')
        expect(officeNameAt(after.names, given.validFrom)).toBe(given.name)
        const first = before.names.every((each) => each.validFrom > on)
        if (on < given.validFrom && !first) expect(officeNameAt(after.names, on)).toBe(officeNameAt(before.names, on))
      }),
    )
  })
})
