// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { evolve } from '#journeys/core/worker.evolve.ts'
import { schemes, type WorkerState } from '#journeys/core/worker.ts'
import { act, noonOf } from '../../../test/support/journey.ts'
import { reachAll } from '../../../test/support/states.ts'

const DAY = '2026-05-03'
const asking = { type: 'AskOverride', guards: ['MEDICAL_FIT'], reason: 'Ibunya sakit keras di sana' } as const
const referred = {
  type: 'FileReferred',
  office: 'office-of-another-place',
  kind: 'REGENCY',
  purpose: 'RETURN',
  ground: 'VITAL_INTEREST',
  on: DAY,
  until: DAY,
  by: { userId: 'user', officeId: 'office' },
} as const

describe('an event that changes nothing of a file', () => {
  it('leaves it the very same, whatever lies beside its journey', () => {
    for (const scheme of schemes)
      for (const file of Object.values(reachAll(scheme))) {
        const files: readonly WorkerState[] = [file, evolve(file, referred)]
        for (const each of files) expect(evolve(each, { type: 'FileReviewed', on: DAY })).toBe(each)
      }
    const { PREPARING } = reachAll('PERSEORANGAN')
    const asked = act(PREPARING, asking, 'REGENCY', { now: noonOf(DAY), licences: {} })
    expect(asked.override).toBeDefined()
    expect(evolve(asked, { type: 'FileReviewed', on: DAY })).toBe(asked)
  })

  it('loses nothing of what lies beside the journey when another changes it', () => {
    const { PREPARING } = reachAll('PERSEORANGAN')
    const asked = act(PREPARING, asking, 'REGENCY', { now: noonOf(DAY), licences: {} })
    const shared = evolve(asked, referred)
    const told = evolve(shared, { type: 'LicenceSeen', until: DAY })
    expect(told).toMatchObject({ override: asked.override, referrals: shared.referrals, letIn: shared.letIn, licensedUntil: DAY })
  })
})
