// SPDX-License-Identifier: AGPL-3.0-or-later
// A pair of files: any commands in any order leave it in one of its standings, and what is compared says what differs.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFiles, furtherOf, mayLead } from '#journeys/core/double.compare.ts'
import { doubleAggregate, doubleStandings, orderedPair, standingOf } from '#journeys/core/double.rules.ts'
import { type DoubleCommand, type DoubleState, doubleOutcomes, doubleSources } from '#journeys/core/double.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { formatId } from '#kernel/ids.ts'
import { addDays } from '#kernel/time.ts'
import { officerOf } from '../../../test/support/journey.ts'
import { DAY, reachAll } from '../../../test/support/states.ts'

const idOf = (last: string): string => formatId({ regency: '35.10', uuid: `0197f3c2-0000-7000-8000-00000000000${last}` })
const files = orderedPair(idOf('b'), idOf('a'))
const states = reachAll('P_TO_P')

const command: fc.Arbitrary<DoubleCommand> = fc.oneof(
  fc.constantFrom(...doubleSources).map((source): DoubleCommand => ({ type: 'ProposeDouble', files, area: '35.10', source, parts: [] })),
  fc
    .tuple(fc.constantFrom(...doubleOutcomes), fc.constantFrom(...files, undefined))
    .map(([outcome, lead]): DoubleCommand => ({ type: 'DecideDouble', outcome, ...(lead === undefined ? {} : { lead }) })),
  fc.constantFrom<DoubleCommand>({ type: 'UndoDouble' }, { type: 'EndDouble' }),
)

describe('a pair', () => {
  it('accepts or refuses whatever is said of it, and never comes back after a decision unless a file says something else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.nat(20), fc.nat(3)), { maxLength: 12 }), (said) => {
        let state: DoubleState | undefined
        let today = DAY
        for (const [each, days, version] of said) {
          today = addDays(today, days)
          const context = { actor: officerOf('REGENCY'), now: `${today}T05:00:00.000Z`, today }
          const before = state
          const decision = doubleAggregate.decider.decide(state, each, context, { id: idOf('c'), seen: [version, 1] })
          if (!decision.ok) continue
          for (const event of decision.events) state = doubleAggregate.decider.evolve(state, event)
          if (state === undefined) throw new Error('an accepted command left no pair')
          expect(doubleStandings).toContain(standingOf(state))
          if (each.type === 'ProposeDouble' && before !== undefined) expect(before.end?.seen).not.toEqual([version, 1])
          if (each.type === 'UndoDouble') expect(addDays(before?.end?.on ?? '', 30) >= today).toBe(true)
        }
      }),
      { seed: 7 },
    )
  })

  it('is the same from both sides', () => expect(orderedPair(idOf('a'), idOf('b'))).toEqual(files))
})

describe('two files compared', () => {
  const { PREPARING: one } = states
  it('say what differs, what one says alone, and what is the same', () => {
    const other = { ...one, personal: { ...one.personal, name: 'Sitti', nik: '4910044107990001' } }
    const compared = compareFiles(one, other)
    expect([compared.differs, compared.onlyOne]).toEqual([['name'], ['nik']])
    expect(compareFiles(other, one)).toEqual(compared)
    expect(compareFiles(one, one).differs).toEqual([])
  })

  it('are led by the one that is further, which may always lead where neither leads another yet', () => {
    for (const first of journeyStates)
      for (const second of journeyStates) {
        const [a, b] = [states[first], states[second]]
        const further = furtherOf(a, b, DAY)
        expect(further === 'one' ? mayLead(a, b) : mayLead(b, a), `${first} ${second}`).toBe(true)
      }
  })
})
