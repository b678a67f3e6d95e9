// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import type { Actor } from '#kernel/authority.ts'
import { usualProgrammes } from '#training/core/programme.law.ts'
import { programmeDecider } from '#training/core/programme.rules.ts'

const actor: Actor = { userId: 'd', name: 'Bu Rina', role: 'regency-officer', officeId: 'd', officeKind: 'REGENCY', prefixes: ['35.10'] }

describe('every usual programme', () => {
  it.each(usualProgrammes)('$name can be defined as it stands', (programme) => {
    const context = { actor, now: '2026-05-03T02:00:00.000Z', today: '2026-05-03' }
    expect(programmeDecider.decide(undefined, { type: 'DefineProgramme', area: '35.10', ...programme }, context, undefined).ok).toBe(true)
    expect(programme.minHours % 0.5).toBe(0)
    expect(programme.occupation === undefined || occupationGroup(programme.occupation) !== undefined).toBe(true)
  })
})
