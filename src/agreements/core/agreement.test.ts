// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementDecider, agreementSteps, flows, standingOn, termFor } from '#agreements/core/agreement.rules.ts'
import type { Agreement, AgreementCommand } from '#agreements/core/agreement.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const offices = ['dinas', 'p4mi', 'desa', 'jember'] as const
const kinds = new Map<string, OfficeKind>([
  ['dinas', 'REGENCY'],
  ['p4mi', 'AGENCY'],
  ['desa', 'VILLAGE'],
  ['jember', 'REGENCY'],
])
const START = '2026-05-03'

/** One command by an office on a day. */
function ask(state: Agreement | undefined, office: string, on: LocalDate, command: AgreementCommand) {
  const officeKind = kinds.get(office) ?? 'REGENCY'
  const actor = {
    userId: `user-${office}`,
    name: office,
    role: 'regency-officer',
    officeId: office,
    officeKind,
    prefixes: ['35.10'],
  } as const
  return agreementDecider.decide(state, command, { actor, now: `${on}T02:00:00.000Z`, today: on }, { kinds })
}
function done(state: Agreement | undefined, office: string, on: LocalDate, command: AgreementCommand): Agreement {
  const decided = ask(state, office, on, command)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return must(decided.events.reduce<Agreement | undefined>(agreementDecider.evolve, state), 'an agreement')
}
const proposal = (more: object = {}): AgreementCommand => ({
  type: 'ProposeAgreement',
  area: '35.10',
  title: 'Pelindungan bersama',
  parties: ['p4mi', 'jember'],
  from: START,
  until: addDays(START, 100),
  commitments: [
    { kind: 'OFFICE', office: 'dinas', due: addDays(START, 30), text: 'Kantor di pelabuhan' },
    { kind: 'STAFF', office: 'dinas', due: addDays(START, 10), text: 'Dua petugas' },
  ],
  terms: [{ from: 'dinas', to: 'p4mi', purpose: 'PROTECTION', fields: ['name', 'destination'], until: addDays(START, 60) }],
  ...more,
})

const step = fc.record({
  office: fc.constantFrom(...offices),
  days: fc.integer({ min: 0, max: 140 }),
  command: fc.oneof(
    fc.constant<AgreementCommand>({ type: 'SignAgreement' }),
    fc.integer({ min: 0, max: 2 }).map((nth): AgreementCommand => ({ type: 'KeepCommitment', nth, evidence: 'Foto' })),
    fc.constant<AgreementCommand>({ type: 'EndAgreement', because: 'Selesai' }),
  ),
})

describe('data under an agreement', () => {
  it('passes only to the office that was named, from the last signature to the last day, and never after an end', () =>
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: -5, max: 140 }),
        fc.constantFrom(...offices),
        (steps, day, office) => {
          let state = done(undefined, 'dinas', START, proposal())
          for (const { office: by, days, command } of steps.toSorted((one, other) => one.days - other.days)) {
            const decided = ask(state, by, addDays(START, days), command)
            if (decided.ok) state = must(decided.events.reduce<Agreement | undefined>(agreementDecider.evolve, state), 'an agreement')
          }
          const on = addDays(START, day)
          const term = termFor(state, 0, office, on)
          const holds = state.parties.every(({ signed }) => signed !== undefined) && state.ended === undefined
          expect(term !== undefined).toBe(holds && office === 'p4mi' && day >= 0 && day <= 60)
          expect(termFor(state, 1, office, on)).toBeUndefined()
          for (const each of state.terms) expect(flows(state, each, on)).toBe(holds && day >= 0 && day <= 60)
        },
      ),
    ))

  it('waits for every signature, and one party alone ends it for all', () => {
    let state = done(undefined, 'dinas', START, proposal())
    expect([standingOn(state, START), termFor(state, 0, 'p4mi', START)]).toEqual(['PROPOSED', undefined])
    state = done(state, 'p4mi', START, { type: 'SignAgreement' })
    expect(termFor(state, 0, 'p4mi', START)).toBeUndefined()
    state = done(state, 'jember', START, { type: 'SignAgreement' })
    expect(termFor(state, 0, 'p4mi', START)?.fields).toEqual(['name', 'destination'])
    state = done(state, 'jember', START, { type: 'EndAgreement', because: 'Tidak diperlukan lagi' })
    expect([standingOn(state, START), termFor(state, 0, 'p4mi', START)]).toEqual(['ENDED', undefined])
  })
})

describe('an agreement', () => {
  it('binds nobody but its parties, each to its own', () => {
    const state = done(undefined, 'dinas', START, proposal())
    const refused = (office: string, command: AgreementCommand, of = state) => {
      const decided = ask(of, office, START, command)
      return decided.ok ? undefined : decided.refusal.code
    }
    expect(refused('desa', { type: 'SignAgreement' })).toBe('agreement-not-party')
    expect(refused('dinas', { type: 'SignAgreement' })).toBe('agreement-signed')
    expect(refused('dinas', { type: 'KeepCommitment', nth: 0, evidence: 'Foto' })).toBe('agreement-not-signed')
    expect(refused('p4mi', { type: 'KeepCommitment', nth: 0, evidence: 'Foto' })).toBe('agreement-not-yours')
    const signed = done(done(state, 'p4mi', START, { type: 'SignAgreement' }), 'jember', START, { type: 'SignAgreement' })
    const kept = done(signed, 'dinas', START, { type: 'KeepCommitment', nth: 1, evidence: 'Foto' })
    expect(refused('dinas', { type: 'KeepCommitment', nth: 1, evidence: 'Foto' }, kept)).toBe('agreement-kept')
    expect(kept.personal.evidence).toEqual({ 1: 'Foto' })
  })

  it('asks each party for its signature, and then for the promise that is due first', () => {
    let state = done(undefined, 'dinas', START, proposal())
    const asked = () => agreementSteps(state).map(({ code, office, due }) => [code, office, due])
    expect(asked()).toEqual([
      ['SIGN_AGREEMENT', 'p4mi', addDays(START, 14)],
      ['SIGN_AGREEMENT', 'jember', addDays(START, 14)],
    ])
    state = done(done(state, 'p4mi', START, { type: 'SignAgreement' }), 'jember', START, { type: 'SignAgreement' })
    expect(asked()).toEqual([['KEEP_COMMITMENT', 'dinas', addDays(START, 10)]])
    state = done(state, 'dinas', addDays(START, 12), { type: 'KeepCommitment', nth: 1, evidence: 'Foto' })
    expect(asked()).toEqual([['KEEP_COMMITMENT', 'dinas', addDays(START, 30)]])
    state = done(state, 'dinas', addDays(START, 200), { type: 'KeepCommitment', nth: 0, evidence: 'Kunci kantor' })
    expect(asked()).toEqual([])
  })

  it.each([
    [{ parties: ['dinas'] }, 'parties', 'agreement-alone'],
    [{ parties: ['tidak-ada'] }, 'parties', 'agreement-office-unknown'],
    [{ until: addDays(START, -1) }, 'until', 'agreement-until-past'],
    [{ until: '2032-01-01' }, 'until', 'agreement-too-long'],
    [{ commitments: [{ kind: 'STAFF', office: 'desa', due: START, text: 'a' }] }, 'commitments', 'agreement-no-party'],
    [{ commitments: [{ kind: 'STAFF', office: 'dinas', due: '2027-01-01', text: 'a' }] }, 'commitments', 'agreement-due-outside'],
    [{ terms: [{ from: 'dinas', to: 'desa', purpose: 'OUTREACH', fields: ['name'], until: START }] }, 'terms', 'agreement-no-party'],
    [{ terms: [{ from: 'dinas', to: 'dinas', purpose: 'OUTREACH', fields: ['name'], until: START }] }, 'terms', 'agreement-to-itself'],
    [
      { terms: [{ from: 'dinas', to: 'p4mi', purpose: 'OUTREACH', fields: ['name'], until: '2030-01-01' }] },
      'terms',
      'agreement-term-outside',
    ],
  ])('is not proposed with %j', (more, field, code) => {
    const decided = ask(undefined, 'dinas', START, proposal(more))
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'invalid-input', fields: [{ field, code }] } })
  })
})
