// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitRights } from '#journeys/core/limit.ts'
import { correctable } from '#journeys/core/worker.corrected.ts'
import { type Actor, systemActor } from '#kernel/authority.ts'
import { isLimiting, requestDecider, requestSteps } from '#rights/core/request.rules.ts'
import {
  channels,
  type Deed,
  grounds,
  isOpen,
  limitEnds,
  outcomes,
  owed,
  proofs,
  type RequestCommand,
  type RequestFacts,
  type RequestState,
  rights,
} from '#rights/core/request.ts'

const actor: Actor = { ...systemActor, userId: 'rini', officeId: 'dinas' }
const now = '2026-05-03T02:00:00.000Z'
const context = { actor, now, today: '2026-05-03' }
const numbering = {
  given: { home: '35.10', series: 'JDP/dinas/2026', serial: 1, number: 'JDP/DNK-35.10/2026/0001' },
  issued: { token: '3510-ABCD', office: { name: 'Disnaker', lines: [] }, signer: 'Rini' },
}
const facts: RequestFacts = { person: { name: 'Siti Aminah', area: '35.10.04.2006' }, numbering }
const received: RequestCommand = {
  type: 'ReceiveRequest',
  workerId: 'w',
  right: 'ACCESS',
  channel: 'LETTER',
  receivedAt: now,
  wish: 'Salinan',
}

function stateOf(...commands: readonly RequestCommand[]): RequestState | undefined {
  let state: RequestState | undefined
  for (const command of commands) {
    const decision = requestDecider.decide(state, command, context, facts)
    if (!decision.ok) throw new Error(decision.refusal.code)
    for (const event of decision.events) state = requestDecider.evolve(state, event)
  }
  return state
}

function refusalOf(state: RequestState | undefined, command: RequestCommand, known: RequestFacts = facts) {
  const decision = requestDecider.decide(state, command, context, known)
  return decision.ok ? undefined : decision.refusal
}

const checked: RequestCommand = { type: 'CheckRequester', by: 'IDENTITY_CARD' }
const granted: RequestCommand = { type: 'AnswerRequest', outcome: 'GRANTED', reply: 'Salinan diberikan' }

const deedOf = (what: Deed['what']): Deed => ({ what, file: '3510-1', version: 7, event: 'PersonCorrected', on: '2026-05-03' })

describe('a request', () => {
  it.each(rights)('for %s is due three times 24 hours after it was received', (right) => {
    expect(stateOf({ ...received, right })).toMatchObject({ right, receivedAt: now, dueAt: '2026-05-06T02:00:00.000Z' })
  })

  it('runs from when it was received, however late it is entered, and in any offset', () => {
    expect(stateOf({ ...received, receivedAt: '2026-05-01T08:00:00+07:00' })?.dueAt).toBe('2026-05-04T01:00:00.000Z')
    expect(refusalOf(undefined, { ...received, receivedAt: '2026-05-03T02:00:01Z' })?.fields?.[0]?.code).toBe('request-in-future')
  })

  it('is a step of the regency until it is answered: first who asks, then the answer', () => {
    const step = (state: RequestState | undefined) =>
      state === undefined ? [] : requestSteps(state).map(({ code, due, owner }) => [code, owner, due])
    expect(step(stateOf(received))).toEqual([['CHECK_REQUESTER', 'REGENCY', '2026-05-06']])
    expect(step(stateOf(received, checked))).toEqual([['ANSWER_REQUEST', 'REGENCY', '2026-05-06']])
    expect(step(stateOf(received, checked, granted))).toEqual([])
    expect(step(stateOf(received, { type: 'ForgetRequester' }))).toEqual([])
  })

  it('is answered once, and not before it was seen who asks', () => {
    expect(refusalOf(stateOf(received), granted)?.guards?.[0]).toMatchObject({
      guard: 'REQUESTER_CHECKED',
      legalBasis: 'UU 27/2022 art 39',
    })
    expect(refusalOf(stateOf(received, checked), checked)?.code).toBe('request-checked')
    const done = stateOf(received, checked, granted)
    expect(done).toMatchObject({
      answer: { outcome: 'GRANTED', officeId: 'dinas' },
      personal: { reply: 'Salinan diberikan', wish: 'Salinan' },
    })
    for (const again of [checked, granted]) expect(refusalOf(done, again)?.code).toBe('request-answered')
  })

  it('is refused with a ground, without which it is not; that it is not the person may be said at once', () => {
    const refused: RequestCommand = { type: 'AnswerRequest', outcome: 'REFUSED', reply: 'Tidak' }
    expect(refusalOf(stateOf(received, checked), refused)?.fields?.[0]?.field).toBe('ground')
    expect(refusalOf(stateOf(received), { ...refused, ground: 'NOT_THE_PERSON' })).toBeUndefined()
  })

  it('of an erased person names nobody, and keeps what was asked and how it ended', () => {
    const left = stateOf(received, checked, granted, { type: 'ForgetRequester' })
    expect(left).toMatchObject({ erased: true, right: 'ACCESS', answer: { outcome: 'GRANTED' } })
    expect(JSON.stringify(left)).not.toContain('Siti')
    expect(refusalOf(left, granted)?.code).toBe('request-unknown')
  })

  it('to have data corrected stays a step with its clock until every part that was granted is corrected, and again when that is undone', () => {
    const correction: RequestCommand = { ...received, right: 'CORRECTION' }
    expect(refusalOf(stateOf(correction, checked), granted)?.fields?.[0]?.field).toBe('fields')
    const promised: RequestCommand = { ...granted, fields: ['name', 'birthDate'] }
    const see = (...what: Deed['what'][]): RequestCommand => ({ type: 'SeeDeeds', deeds: what.map(deedOf) })
    const steps = (...commands: RequestCommand[]) => {
      const state = stateOf(correction, checked, promised, ...commands)
      return state === undefined ? [] : requestSteps(state).map(({ code, due }) => [code, due])
    }
    expect(steps()).toEqual([['DO_CORRECTION', '2026-05-06']])
    expect(steps(see('name', 'phone'))).toEqual([['DO_CORRECTION', '2026-05-06']])
    expect(steps(see('name', 'birthDate'))).toEqual([])
    expect(steps(see('name', 'birthDate'), see('name'))).toEqual([['DO_CORRECTION', '2026-05-06']])
  })

  it('to be erased is granted only where nothing keeps the person, and then stays open until the erasure', () => {
    const erasure: RequestCommand = { ...received, right: 'ERASURE' }
    const kept = { ...facts, kept: [{ guard: 'FILE_CLOSED', legalBasis: 'UU 27/2022 art 20(2)e', standing: 'assumed' }] } as const
    expect(refusalOf(stateOf(erasure, checked), granted, kept)?.guards?.[0]?.guard).toBe('FILE_CLOSED')
    const partly: RequestCommand = { type: 'AnswerRequest', outcome: 'PARTLY', ground: 'PUBLIC_DUTY', reply: 'Telepon dihapus' }
    expect(refusalOf(stateOf(erasure, checked), partly, kept)).toBeUndefined()
    const open = stateOf(erasure, checked, granted)
    expect(open === undefined ? [] : requestSteps(open).map(({ code }) => code)).toEqual(['DO_ERASURE'])
    const { on: _on, ...deed } = deedOf('ERASURE')
    expect(stateOf(erasure, checked, granted, { type: 'ForgetRequester', deed })).toMatchObject({
      erased: true,
      deeds: [{ what: 'ERASURE', version: 7, on: '2026-05-03' }],
    })
  })

  it('to limit a use holds until its last day, or until it is ended once', () => {
    const asked: RequestCommand = { ...received, right: 'RESTRICTION' }
    const until: RequestCommand = { ...granted, until: '2026-05-10' }
    const limited = stateOf(asked, checked, until)
    const holds = (state: RequestState | undefined, day: string) => state !== undefined && isLimiting(state, day)
    expect([holds(limited, '2026-05-10'), holds(limited, '2026-05-11')]).toEqual([true, false])
    expect(refusalOf(stateOf(asked, checked), { ...granted, until: '2026-05-02' })?.fields?.[0]?.field).toBe('until')
    const end: RequestCommand = { type: 'EndLimit', why: 'WITHDRAWN' }
    const ended = stateOf(asked, checked, granted, end)
    expect(holds(ended, context.today)).toBe(false)
    expect(refusalOf(ended, end)?.code).toBe('request-no-limit')
    expect(refusalOf(stateOf(received, checked, granted), end)?.code).toBe('request-no-limit')
  })

  it('of somebody who is not within reach is not taken', () =>
    expect(refusalOf(undefined, received, {})?.code).toBe('request-person-unknown'))

  it('accepts or refuses any commands in any order, without throwing', () => {
    const any = fc.oneof(
      fc.record({
        type: fc.constant('ReceiveRequest' as const),
        workerId: fc.constant('w'),
        right: fc.constantFrom(...rights),
        channel: fc.constantFrom(...channels),
        receivedAt: fc.constant(now),
      }),
      fc.record({ type: fc.constant('CheckRequester' as const), by: fc.constantFrom(...proofs) }),
      fc.record({
        type: fc.constant('AnswerRequest' as const),
        outcome: fc.constantFrom(...outcomes),
        ground: fc.constantFrom(...grounds),
        fields: fc.subarray([...correctable]),
        until: fc.constantFrom('2026-05-02', '2026-05-03', '2026-06-01'),
        reply: fc.string(),
      }),
      fc.record({ type: fc.constant('EndLimit' as const), why: fc.constantFrom(...limitEnds) }),
      fc.record({ type: fc.constant('SeeDeeds' as const), deeds: fc.array(fc.constantFrom(...owed).map(deedOf), { maxLength: 3 }) }),
      fc.constant({ type: 'ForgetRequester' as const }),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (commands) => {
        let state: RequestState | undefined
        for (const command of commands) {
          const decision = requestDecider.decide(state, command, context, facts)
          for (const event of decision.ok ? decision.events : []) state = requestDecider.evolve(state, event)
        }
        if (state === undefined) return
        expect(requestSteps(state).length).toBe(isOpen(state) ? 1 : 0)
        // A limit is there only by a granted right that limits, and an owed deed only by one that promises it.
        if (isLimiting(state, context.today)) expect(limitRights).toContain(state.right)
        if (state.answer?.owes !== undefined) expect(['CORRECTION', 'ERASURE']).toContain(state.right)
      }),
    )
  })
})
