// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { awaitedIn, laterMilestones } from '#journeys/core/arrow.law.ts'
import { journeyStates, milestoneCodes } from '#journeys/core/worker.ts'
import { milestoneState } from '#journeys/web/milestone-state.ts'

const open = { status: 'open', gate: 'none' } as const

describe('a milestone of the list', () => {
  it('is never said not to be needed while the file waits for it', () => {
    for (const journey of journeyStates) {
      const code = awaitedIn[journey]
      if (code !== undefined) expect(milestoneState({ code, ...open }, journey), `${code} in ${journey}`).toBe('waiting')
    }
    expect(milestoneState({ code: 'DEPARTED', ...open }, 'READY')).toBe('waiting')
    expect(milestoneState({ code: 'ARRIVAL_REPORTED', ...open }, 'DEPARTED')).toBe('waiting')
    expect(milestoneState({ code: 'RETURN_RECORDED', ...open }, 'RETURNING')).toBe('waiting')
  })

  it('that may come in this state is said to come when it happens', () => {
    expect(milestoneState({ code: 'RETURN_RECORDED', ...open }, 'ABROAD')).toBe('when-it-happens')
    expect(milestoneState({ code: 'CONTRACT_EXTENDED', ...open }, 'ABROAD')).toBe('when-it-happens')
    for (const code of milestoneCodes)
      for (const journey of laterMilestones[code] ?? []) expect(milestoneState({ code, ...open }, journey)).not.toBe('not-needed')
  })

  it('is there, has lapsed, is missing, or is not asked for by the scheme', () => {
    expect(milestoneState({ code: 'MEDICAL_FIT', status: 'done', gate: 'required' }, 'READY')).toBe('done')
    expect(milestoneState({ code: 'MEDICAL_FIT', status: 'lapsed', gate: 'required' }, 'READY')).toBe('expired')
    expect(milestoneState({ code: 'MEDICAL_FIT', status: 'open', gate: 'required' }, 'RECORDED')).toBe('missing')
    expect(milestoneState({ code: 'SELECTED', status: 'open', gate: 'conditional' }, 'RECORDED')).toBe('not-needed')
  })
})
