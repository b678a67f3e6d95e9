// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayStaff } from '#access/core/office.rules.ts'
import { officeNameAt } from '#access/core/office.ts'
import { accountPauses, addressPauses } from '#access/core/sign-in.law.ts'
import { passwordFault, shortAgent, tokenAllows } from '#access/core/sign-in.rules.ts'
import { userAggregate } from '#access/core/user.rules.ts'
import type { UserCommand, UserFacts, UserState } from '#access/core/user.ts'
import { type Role, roles } from '#kernel/authority.ts'
import type { Context } from '#kernel/decider.ts'

const context: Context = {
  actor: { userId: 'me', name: 'Admin', role: 'administrator', officeId: 'dinas', officeKind: 'REGENCY', prefixes: ['35.10'] },
  now: '2026-05-03T02:00:00.000Z',
  today: '2026-05-03',
}
const village: UserFacts = {
  userId: 'other',
  office: { id: 'desa', kind: 'VILLAGE', area: '35.10.04.2006', areas: ['35.10.04.2006'] },
  loginTaken: false,
  enrolled: false,
}
const agency: UserFacts = { ...village, office: { id: 'p4mi', kind: 'AGENCY', area: '35.10', areas: ['35.10', '35.09'] } }
const add: UserCommand = { type: 'AddUser', login: 'rini', name: 'Rini', role: 'village-officer', officeId: 'desa' }
const rini: UserState = { area: '35.10.04.2006', login: 'rini', name: 'Rini', role: 'village-officer', officeId: 'desa', active: true }

function decide(state: UserState | undefined, command: UserCommand, facts: UserFacts = village): string {
  const decision = userAggregate.decider.decide(state, command, context, facts)
  if (decision.ok) return decision.events.map((event) => event.type).join(' ')
  return decision.refusal.fields?.map((field) => field.code).join(' ') ?? decision.refusal.code
}

describe('an account', () => {
  it('is re-enrolled by two, in time, and never by its owner or one alone', () => {
    const known: UserFacts = {
      ...village,
      enrolled: true,
      confirmer: { addedAt: '2026-05-03T01:59:59.999Z', broughtInBy: ['system'], line: ['system'] },
    }
    const as = (userId: string, officeId: string, role: Role, now = context.now): Context => ({
      ...context,
      now,
      actor: { ...context.actor, userId, officeId, role, prefixes: role === 'administrator' ? ['35.10'] : ['35.10.04.2006'] },
    })
    const said = (state: UserState, type: UserCommand['type'], by: Context, facts = known): string => {
      const decision = userAggregate.decider.decide(state, type === 'AddUser' || type === 'ChangeRole' ? add : { type }, by, facts)
      return decision.ok ? decision.events.map((event) => event.type).join(' ') : decision.refusal.code
    }
    const opener = as('me', 'dinas', 'administrator')
    expect(decide(rini, { type: 'OpenReEnrolment' })).toBe('not-enrolled')
    const opened = userAggregate.decider.decide(rini, { type: 'OpenReEnrolment' }, opener, known)
    const waiting = opened.ok ? opened.events.reduce<UserState>((state, event) => userAggregate.decider.evolve(state, event), rini) : rini
    expect(waiting.reEnrolment).toEqual({ openedBy: 'me', openedAt: context.now, until: '2026-05-04T02:00:00.000Z' })
    expect(said(waiting, 'OpenReEnrolment', opener)).toBe('re-enrolment-open')
    expect(said(waiting, 'ConfirmReEnrolment', opener)).toBe('two-officers')
    expect(said(waiting, 'ConfirmReEnrolment', as('other', 'desa', 'village-officer'))).toBe('not-yourself')
    expect(said(waiting, 'ConfirmReEnrolment', as('third', 'tetangga', 'village-officer'))).toBe('office-outside')
    expect(said(waiting, 'ConfirmReEnrolment', as('third', 'desa', 'village-officer', '2026-05-04T02:00:00.000Z'))).toBe(
      're-enrolment-over',
    )
    expect(said(waiting, 'ConfirmReEnrolment', as('third', 'desa', 'leader'))).toBe('ReEnrolmentConfirmed')
    expect(said(waiting, 'ConfirmReEnrolment', as('third', 'dinas', 'administrator'))).toBe('ReEnrolmentConfirmed')
    const served: UserFacts = {
      ...known,
      confirmer: { addedAt: '2026-04-03T02:00:00.000Z', broughtInBy: ['between'], line: ['between', 'me'] },
    }
    expect(said(waiting, 'ConfirmReEnrolment', as('third', 'desa', 'leader'), served)).toBe('ReEnrolmentConfirmed')
    expect(said(rini, 'ConfirmReEnrolment', as('third', 'desa', 'leader'))).toBe('re-enrolment-over')
    // A colleague whom the first officer invented is no second one.
    for (const confirmer of [
      undefined,
      { addedAt: '2026-05-03T01:59:59.999Z', broughtInBy: ['system', 'me'], line: ['system', 'me'] },
      { addedAt: context.now, broughtInBy: ['system'], line: ['system'] },
      // Nor is one who came through another whom that officer invented, until they have served for a while.
      { addedAt: '2026-04-03T02:00:01.000Z', broughtInBy: ['between'], line: ['between', 'me'] },
    ])
      for (const by of [as('third', 'desa', 'leader'), as('third', 'dinas', 'administrator')])
        expect(said(waiting, 'ConfirmReEnrolment', by, { ...known, confirmer })).toBe('confirmer-not-independent')
  })
  it('is added where its office sits', () => {
    const decision = userAggregate.decider.decide(undefined, add, context, village)
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'UserAdded', area: '35.10.04.2006', login: 'rini' }] })
  })
  it.each([
    ['a login that is taken', add, { ...village, loginTaken: true }, 'login-taken'],
    ['an office nobody knows', add, { ...village, office: undefined }, 'office-unknown'],
    ['a role that such an office does not have', { ...add, role: 'investigator' }, village, 'role-not-in-office'],
    ['an office that reaches further than the administrator', { ...add, role: 'agency-officer' }, agency, 'office-outside'],
  ] as const)('is refused for %s', (_why, command, facts, code) => expect(decide(undefined, command, facts)).toBe(code))
  it('is closed and opened again, each once', () => {
    expect(decide(rini, { type: 'DeactivateUser' })).toBe('UserDeactivated')
    expect(decide({ ...rini, active: false }, { type: 'DeactivateUser' })).toBe('already-inactive')
    expect(decide({ ...rini, active: false }, { type: 'ReactivateUser' })).toBe('UserReactivated')
    expect(decide(rini, { type: 'ReactivateUser' })).toBe('already-active')
  })
  it('is not changed by its owner: nobody locks the last door from inside', () => {
    expect(decide(rini, { type: 'DeactivateUser' }, { ...village, userId: 'me' })).toBe('not-yourself')
    expect(decide(rini, { type: 'ChangeRole', role: 'leader' }, { ...village, userId: 'me' })).toBe('not-yourself')
  })
  it('never throws and never gains more authority than the administrator has', () => {
    const check = (): unknown =>
      fc.assert(
        fc.property(
          fc.constantFrom<Role>(...roles),
          fc.array(fc.constantFrom('', '35', '35.10', '35.10.04', '35.09', '35.1'), { maxLength: 3 }),
          fc.boolean(),
          (role, areas, known) => {
            const facts: UserFacts = { ...village, office: { id: 'o', kind: 'REGENCY', area: areas[0] ?? '', areas } }
            const decision = userAggregate.decider.decide(
              known ? rini : undefined,
              known ? { type: 'ChangeRole', role } : { ...add, role },
              context,
              facts,
            )
            if (decision.ok) expect(mayStaff(context.actor.prefixes, areas)).toBe(true)
          },
        ),
      )
    expect(check).not.toThrow()
  })
})

describe('an office', () => {
  it('is called by the name of the day', () => {
    const names = [
      { name: 'BP3MI Jawa Timur', validFrom: '2024-11-01' },
      { name: 'UPT BP2MI Surabaya', validFrom: '2019-01-01' },
    ]
    expect(officeNameAt(names, '2024-10-31')).toBe('UPT BP2MI Surabaya')
    expect(officeNameAt(names, '2024-11-01')).toBe('BP3MI Jawa Timur')
    expect(officeNameAt(names, '2001-01-01')).toBe('UPT BP2MI Surabaya')
  })
})

describe('sign-in', () => {
  it.each([
    ['pendek', 'password-too-short'],
    ['rini-rini-123', 'password-has-login'],
    ['aaaaaaaaaaaaab', 'password-too-plain'],
    ['12345678901234', 'password-too-plain'],
    ['kopi sawah pagi', undefined],
  ])('a password %s: %s', (password, fault) => expect(passwordFault(password, 'rini-rini')).toBe(fault))
  it('waits never shorter than before', () => {
    for (const pauses of [accountPauses, addressPauses]) expect([...pauses].sort((a, b) => a - b)).toEqual(pauses)
  })
  it('names a device in two words', () => {
    expect(shortAgent('Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36')).toBe(
      'Chrome, Android',
    )
    expect(shortAgent('curl/8')).toBe('')
  })
  it.each([
    [[], 'POST', '/workers', true],
    [['read'], 'GET', '/workers', true],
    [['read'], 'POST', '/workers', false],
    [['read:workers'], 'GET', '/workers/3510-1', true],
    [['read:workers'], 'GET', '/cases', false],
    [['write:workers'], 'GET', '/workers?q=a', true],
    [['write:workers', 'read'], 'POST', '/cases', false],
  ])('a token with %j may %s %s: %s', (scopes, method, path, may) => expect(tokenAllows(scopes, method, path)).toBe(may))
})
