// SPDX-License-Identifier: AGPL-3.0-or-later
// What a limit stops, and that it never stops the escort.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitedSince } from '#journeys/core/limit.rules.ts'
import type { Limit } from '#journeys/core/limit.ts'
import { limitRights, uses } from '#journeys/core/limit.ts'
import { presentFile } from '#journeys/core/worker.present.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { journeyStates, milestoneCodes, schemes, troubles, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { officeKinds } from '#kernel/authority.ts'
import { noRegencies } from '#kernel/regency.ts'
import { act, attempt } from '../../../test/support/journey.ts'
import { DAY, reachAll, world } from '../../../test/support/states.ts'

const request = '3510-01890000-0000-7000-8000-00000000000a'
const limit: WorkerCommand = { type: 'LimitUse', request, right: 'RESTRICTION' }
const free: WorkerCommand = { type: 'FreeUse', request }
const files = new Map(schemes.map((scheme) => [scheme, reachAll(scheme)]))
const fileIn = (scheme: (typeof schemes)[number], state: (typeof journeyStates)[number]): WorkerState | undefined =>
  files.get(scheme)?.[state]

const commands: fc.Arbitrary<WorkerCommand> = fc.oneof(
  fc.record({ type: fc.constant('RecordMilestone' as const), code: fc.constantFrom(...milestoneCodes), on: fc.constant(DAY) }),
  fc.record({ type: fc.constant('MoveWorker' as const), to: fc.constantFrom(...journeyStates), on: fc.constant(DAY) }),
  fc.record({ type: fc.constant('ReportTrouble' as const), trouble: fc.constantFrom(...troubles), on: fc.constant(DAY) }),
  fc.constant<WorkerCommand>({ type: 'CorrectPerson', personal: { phone: '+6281234567890' } }),
  fc.constant<WorkerCommand>({ type: 'AskOverride', guards: ['MEDICAL_FIT'], reason: 'Ibunya sakit keras di sana' }),
  fc.constant<WorkerCommand>({ type: 'ReviewWorker' }),
)

describe('a limit on the use of a file', () => {
  it('stops what its right stops, on the days on which it holds, and nothing else', () => {
    const day = fc.constantFrom('2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04')
    const limits = fc.array(
      fc.record(
        { request: fc.uuid(), right: fc.constantFrom(...limitRights), from: day, until: day },
        { requiredKeys: ['request', 'right', 'from'] },
      ),
      { maxLength: 3 },
    )
    const table = { RESTRICTION: ['TAKE_AWAY', 'LET_IN', 'SUGGEST'], OBJECTION: ['SUGGEST', 'COMPARE'] } as const
    const stopsNow = ({ right, from, until = '9999-12-31' }: Limit, use: string, on: string): boolean =>
      from <= on && on <= until && table[right].some((each) => each === use)
    fc.assert(
      fc.property(limits, fc.constantFrom(...uses), day, (all, use, on) => {
        const days = all.flatMap((each) => (stopsNow(each, use, on) ? [each.from] : []))
        expect(limitedSince(all, use, on)).toBe(days.toSorted().at(-1))
      }),
    )
  })

  it('changes no step and no answer to an act, in any state of any scheme', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schemes),
        fc.constantFrom(...journeyStates),
        fc.constantFrom(...limitRights),
        commands,
        fc.constantFrom(...officeKinds),
        (scheme, state, right, command, kind) => {
          const file = fileIn(scheme, state)
          if (file === undefined) return
          const limited = act(file, { ...limit, type: 'LimitUse', request, right }, 'REGENCY', world)
          expect(limited.limits).toEqual([{ request, right, from: DAY }])
          expect(nextSteps(limited, DAY, noRegencies)).toEqual(nextSteps(file, DAY, noRegencies))
          const said = (tried: ReturnType<typeof attempt>) => (tried.ok ? tried.events : tried.refusal)
          expect(said(attempt(limited, command, kind, world))).toEqual(said(attempt(file, command, kind, world)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('comes and goes with its request, once each, also on a file that is closed or led', () => {
    for (const scheme of schemes)
      for (const state of journeyStates) {
        const file = fileIn(scheme, state)
        if (file === undefined) continue
        const led: WorkerState = { ...file, mergedInto: { file: '3510-x', on: DAY } }
        for (const each of [file, led]) {
          const limited = act(each, limit, 'REGENCY', world)
          expect(act(limited, limit, 'REGENCY', world)).toEqual(limited)
          expect(act(limited, free, 'REGENCY', world).limits).toBeUndefined()
          expect(act(each, free, 'REGENCY', world)).toEqual(each)
        }
      }
  })

  it('is told on the file with what it stops, until its last day', () => {
    const file = fileIn('P_TO_P', 'PREPARING')
    if (file === undefined) throw new Error('a file')
    const limited = act(file, { type: 'LimitUse', request, right: 'RESTRICTION', until: '2026-05-10' }, 'REGENCY', world)
    const told = (today: string) => presentFile('3510-1', 1, limited, { today, text: (code) => code, regencies: noRegencies })
    expect(told('2026-05-10')).toMatchObject({
      limits: [
        { right: 'RESTRICTION', until: '2026-05-10', stops: ['TAKE_AWAY', 'LET_IN', 'SUGGEST'], legalBasis: 'UU 27/2022 art 11, 41' },
      ],
    })
    expect(told('2026-05-11')).toMatchObject({ limits: undefined })
  })
})
