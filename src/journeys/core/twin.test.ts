// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it, test } from 'vitest'
import { deskFor, mayCompare, pairOf, type TwinOffice, twinAggregate } from '#journeys/core/twin.rules.ts'
import type { TwinCommand, TwinState } from '#journeys/core/twin.ts'
import type { Actor } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'

const fileIn = (regency: string): string => formatId({ regency, uuid: '01890000-0000-7000-8000-000000000001' })
const files = pairOf(fileIn('35.10'), fileIn('35.09'))
const post: TwinOffice = { id: 'post', kind: 'AGENCY', areas: ['35.10', '35.09', '35.11'] }
const centre: TwinOffice = { id: 'centre', kind: 'AGENCY', areas: ['35'] }
const province: TwinOffice = { id: 'province', kind: 'PROVINCE', areas: ['35'] }
const nation: TwinOffice = { id: 'nation', kind: 'AGENCY', areas: [''] }
const elsewhere: TwinOffice = { id: 'elsewhere', kind: 'AGENCY', areas: ['35.10', '35.11'] }

test('a pair is the same from both sides', () => expect(pairOf(fileIn('35.09'), fileIn('35.10'))).toEqual(files))

describe('the lowest office over both', () => {
  it.each([
    ['a post of some regencies before the province', [nation, province, post, centre], { owner: 'AGENCY', letIn: ['post'] }],
    ['an agency centre before a province as wide', [province, centre, nation], { owner: 'AGENCY', letIn: ['centre'] }],
    ['a province before the nation', [nation, province, elsewhere], { owner: 'PROVINCE', letIn: ['province'] }],
    ['nobody in particular where none covers both', [elsewhere], { owner: 'AGENCY', letIn: [] }],
  ] as const)('%s', (_name, offices, desk) => expect(deskFor(offices, files)).toEqual(desk))
})

function officer(officeKind: Actor['officeKind'], prefixes: readonly string[]): Actor {
  return { userId: 'u', name: 'u', role: 'agency-officer', officeId: 'o', officeKind, prefixes }
}

it('is compared by an office over both, of a kind that may', () => {
  expect(mayCompare(officer('AGENCY', ['35.10', '35.09']), files)).toBe(true)
  expect(mayCompare(officer('PROVINCE', ['35']), files)).toBe(true)
  expect(mayCompare(officer('AGENCY', ['35.10']), files)).toBe(false)
  expect(mayCompare(officer('REGENCY', ['35.10', '35.09']), files)).toBe(false)
})

const aggregate = twinAggregate((regency) => regency)

function apply(state: TwinState | undefined, command: TwinCommand, actor = officer('AGENCY', ['35'])) {
  const context = { actor, now: '2026-05-03T05:00:00.000Z', today: '2026-05-03' }
  const decision = aggregate.decider.decide(state, command, context, undefined)
  if (!decision.ok) return decision.refusal.code
  let next = state
  for (const event of decision.events) next = aggregate.decider.evolve(next, event)
  return next
}

function found(others: readonly [string, string] = files): TwinState {
  const made = apply(undefined, { type: 'FindTwins', files: others, ...deskFor([post], others) })
  if (typeof made !== 'object') throw new Error(`not found: ${made}`)
  return made
}

describe('twin files', () => {
  it('stand above both regencies, and are owed by that office with a day', () => {
    expect(found()).toMatchObject({ area: '35', owner: 'AGENCY', letIn: ['post'] })
    expect(found(pairOf(fileIn('35.10'), fileIn('32.01'))).area).toBe('')
    expect(aggregate.nextSteps(found(), '2026-05-03')).toEqual([
      { code: 'COMPARE_TWINS', owner: 'AGENCY', due: '2026-05-10', legalBasis: 'UU 27/2022 art 29', standing: 'assumed' },
    ])
    expect(aggregate.describe(found()).label).toBe('35.09 · 35.10')
  })

  it('end with a decision, once', () => {
    const end = apply(found(), { type: 'DecideTwins', outcome: 'SAME_PERSON' })
    expect(end).toMatchObject({ end: { outcome: 'SAME_PERSON', on: '2026-05-03' } })
    if (typeof end !== 'object') return
    expect(aggregate.nextSteps(end, '2026-05-03')).toEqual([])
    expect(apply(end, { type: 'DecideTwins', outcome: 'DIFFERENT_PERSONS' })).toBe('twins-decided')
    expect(apply(end, { type: 'FindTwins', files, owner: 'AGENCY', letIn: [] })).toBe('twins-known')
    expect(apply(end, { type: 'AssignTwins', owner: 'PROVINCE', letIn: [] })).toBe('twins-decided')
  })

  it('say whose NIK is wrong, one of the two', () => {
    expect(apply(found(), { type: 'DecideTwins', outcome: 'NIK_WRONG' })).toBe('invalid-input')
    expect(apply(found(), { type: 'DecideTwins', outcome: 'NIK_WRONG', wrong: fileIn('35.11') })).toBe('invalid-input')
    expect(apply(found(), { type: 'DecideTwins', outcome: 'NIK_WRONG', wrong: files[1] })).toMatchObject({ end: { wrong: files[1] } })
  })

  it('are decided by nobody else', () => {
    expect(apply(found(), { type: 'DecideTwins', outcome: 'SAME_PERSON' }, officer('AGENCY', ['35.10']))).toBe('twins-not-yours')
  })

  it('go to another office when offices change, and end when a file is no more', () => {
    expect(apply(found(), { type: 'AssignTwins', owner: 'AGENCY', letIn: ['post'] })).toBe('twins-unchanged')
    expect(apply(found(), { type: 'AssignTwins', owner: 'PROVINCE', letIn: ['province'] })).toMatchObject({ owner: 'PROVINCE' })
    expect(apply(found(), { type: 'EndTwins', ending: 'GONE' })).toMatchObject({ end: { outcome: 'GONE' } })
  })

  it('come apart when a correction leaves them no number in common, and are found anew when they share one again', () => {
    const apart = apply(found(), { type: 'EndTwins', ending: 'DISSOLVED' })
    if (typeof apart !== 'object') throw new Error(`not ended: ${apart}`)
    expect(apart).toMatchObject({ end: { outcome: 'DISSOLVED', on: '2026-05-03' } })
    expect(aggregate.nextSteps(apart, '2026-05-03')).toEqual([])
    expect(apply(apart, { type: 'EndTwins', ending: 'DISSOLVED' })).toBe('twins-decided')
    const again = apply(apart, { type: 'FindTwins', files, owner: 'AGENCY', letIn: ['post'] })
    expect(again).toEqual(found())
  })
})
