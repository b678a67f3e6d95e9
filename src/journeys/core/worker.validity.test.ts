// SPDX-License-Identifier: AGPL-3.0-or-later
// The last day of a paper is one that such a paper can have; another is refused with the days that are accepted.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestUntil } from '#journeys/core/validity.law.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import { milestoneCodes, type WorkerCommand } from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { must } from '#kernel/decider.ts'
import { RegencyConfig } from '#kernel/regency.ts'
import { addDays } from '#kernel/time.ts'
import { fill, languages } from '#kernel/words.ts'
import { act, attempt, noonOf, officerOf, type World } from '../../../test/support/journey.ts'
import { shownFor } from '../../../test/support/paper.ts'

const DAY = '2026-05-03'
const world: World = { now: noonOf(DAY), licences: {} }
const personal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
const before = milestoneCodes.slice(0, milestoneCodes.indexOf('DEPARTED')).filter((code) => code !== 'VILLAGE_RECORDED')
const file = act(
  undefined,
  { type: 'RegisterWorker', area: '35.10.04.2006', plan: { scheme: 'ABK_PERIKANAN' }, personal },
  'VILLAGE',
  world,
)

function record(code: (typeof before)[number], on: string, validUntil: string) {
  const command: WorkerCommand = { type: 'RecordMilestone', code, ...shownFor(code, on), on, validUntil }
  const tried = ['VILLAGE', 'REGENCY', 'AGENCY'] as const
  return must(
    tried.map((kind) => attempt(file, command, kind, world)).find((each) => each.ok || each.refusal.code !== 'not-your-milestone'),
    code,
  )
}

describe('the last day of a paper', () => {
  test('is accepted up to the longest that such a paper counts, and refused beyond with that day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...before),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: -400, max: 40_000 }),
        (code, back, more) => {
          const on = addDays(DAY, -back)
          const { until, legalBasis, standing } = must(longestUntil(code, on), code)
          const validUntil = addDays(until, more)
          const tried = record(code, on, validUntil)
          if (validUntil < DAY) expect(tried).toMatchObject({ ok: false, refusal: { code: 'milestone-lapsed' } })
          else if (more <= 0) expect(tried).toMatchObject({ ok: true, state: { milestones: { [code]: { validUntil } } } })
          else
            expect(tried).toMatchObject({
              ok: false,
              refusal: {
                code: 'invalid-input',
                fields: [{ field: 'validUntil', code: 'valid-until-too-far', params: { until } }],
                guards: [{ guard: 'VALID_UNTIL', legalBasis, standing, params: { until } }],
              },
            })
        },
      ),
    )
  })

  test.each([
    ['MEDICAL_FIT', 92],
    ['CERTIFIED', 1096],
    ['PASSPORT_ISSUED', 3653],
    ['INFO_GIVEN', 3653],
  ] as const)('of %s lies %i days later at most', (code, days) => expect(longestUntil(code, DAY)?.until).toBe(addDays(DAY, days)))

  test('that the system computed is that of the certificate, whatever this table says', () => {
    const computed = { type: 'RecordMilestone', code: 'CERTIFIED', on: DAY, validUntil: '2030-01-01', computed: true } as const
    expect(attempt(file, computed, 'REGENCY', world)).toMatchObject({ ok: true })
  })

  test('is counted by what the regency of the file set for itself, from the day on which it did', () => {
    const base = { step: 'MEDICAL_FIT', legalBasis: 'Perbup 1/2026', standing: 'practice' } as const
    const validities = [{ ...base, days: 180, validFrom: '2026-05-01' }]
    const regencies = new Map([['35.10', RegencyConfig.parse({ code: '35.10', name: 'Disnaker', validities })]])
    const context = { actor: officerOf('REGENCY'), now: world.now, today: DAY }
    const decide = (on: string, validUntil?: string) =>
      workerDecider.decide(
        file,
        { type: 'RecordMilestone', code: 'MEDICAL_FIT', on, ...(validUntil === undefined ? {} : { validUntil }) },
        context,
        {
          regencies,
        },
      )
    expect(JSON.stringify(decide(DAY))).toContain(addDays(DAY, 180))
    expect(JSON.stringify(decide('2026-04-30'))).toContain(addDays('2026-04-30', 90))
    expect(decide(DAY, addDays(DAY, 180))).toMatchObject({ ok: true })
    expect(decide(DAY, addDays(DAY, 181))).toMatchObject({
      ok: false,
      refusal: { guards: [{ legalBasis: 'Perbup 1/2026', standing: 'practice' }] },
    })
  })

  test.each(languages)('is explained in %s with the day that is accepted', (language) => {
    for (const key of ['valid-until-too-far', 'how.VALID_UNTIL'] as const)
      expect(fill(workerWords[language][key], { until: 'BY' })).toContain('BY')
  })
})
