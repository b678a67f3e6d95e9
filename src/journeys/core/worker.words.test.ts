// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { gateRules } from '#journeys/core/scheme.law.ts'
import { actsOf } from '#journeys/core/worker.act.ts'
import { journeyStates, milestoneCodes } from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { officeKinds } from '#kernel/authority.ts'
import { languages } from '#kernel/words.ts'

describe.each(languages)('words in %s', (language) => {
  const keys = new Set([...Object.keys(workerWords[language]), ...Object.keys(journeyWords[language])])
  const lacking = (wanted: readonly string[]): readonly string[] => wanted.filter((key) => !keys.has(key))

  it('say of every required milestone what is missing, and how to get it', () => {
    const gates = [...new Set(gateRules.map((rule) => rule.milestone))]
    expect(lacking(gates.map((code) => `guard.${code}`))).toEqual([])
    expect(lacking(gates.map((code) => `step.${code}`))).toEqual([])
  })

  it('say of every other guard how it is satisfied', () => {
    const guards = [...keys].filter((key) => key.startsWith('guard.')).map((key) => key.slice('guard.'.length))
    expect(guards.filter((guard) => !keys.has(`how.${guard}`) && !keys.has(`step.${guard}`))).toEqual([])
  })

  it('name every state, office and milestone', () => {
    expect(lacking(journeyStates.map((state) => `state.${state}`))).toEqual([])
    expect(lacking(officeKinds.map((kind) => `office.${kind}`))).toEqual([])
    expect(lacking(milestoneCodes.map((code) => `milestone.${code}`))).toEqual([])
  })

  it('name every step that an act answers', () => {
    const steps = [...keys].filter((key) => key.startsWith('step.')).map((key) => key.slice('step.'.length))
    expect(steps.filter((code) => actsOf(code).length === 0)).toEqual([])
  })
})
