// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atRiskFrom, atRiskSince, beforeReady } from '#journeys/core/worker.risk.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { journeyStates, milestoneCodes, schemes, type WorkerState } from '#journeys/core/worker.ts'
import { addDays } from '#kernel/time.ts'

const START = '2026-01-05'
const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays(START, n))

const anyFile: fc.Arbitrary<WorkerState> = fc.record({
  area: fc.constant('35.10.04.2006'),
  journey: fc.constantFrom(...journeyStates),
  since: day,
  registeredOn: fc.constant(START),
  plan: fc.constantFrom(...schemes).map((scheme) => ({ scheme })),
  milestones: fc
    .array(fc.tuple(fc.constantFrom(...milestoneCodes), day), { maxLength: 25 })
    .map((list) => Object.fromEntries(list.map(([code, on]) => [code, { on, origin: 'attested' as const, by: 'u' }]))),
  troubles: fc.constant({}),
  round: fc.constant(1),
  personal: fc.constant({ name: 'Siti', sex: 'F' as const, birthDate: '1999-07-01' }),
})

describe('at risk of leaving by an illegal route', () => {
  it('is a file before READY with a step past its deadline, and no other', () => {
    fc.assert(
      fc.property(anyFile, day, (file, today) => {
        const steps = nextSteps(file, today)
        const stalled = beforeReady.some((state) => state === file.journey) && steps.some((step) => step.due < today)
        expect(atRiskSince(file.journey, steps, today) !== undefined).toBe(stalled)
      }),
    )
  })

  it('begins the day after the deadline and lasts until something happens', () => {
    fc.assert(
      fc.property(anyFile, day, fc.nat(400), (file, today, more) => {
        const steps = nextSteps(file, today)
        const since = atRiskSince(file.journey, steps, today)
        if (since === undefined) return
        expect(atRiskSince(file.journey, steps, addDays(since, -1))).toBeUndefined()
        expect(atRiskSince(file.journey, steps, addDays(today, more))).toBe(since)
        expect(atRiskFrom(file.journey, steps)).toBe(since)
      }),
    )
  })
})
