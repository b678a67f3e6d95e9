// SPDX-License-Identifier: AGPL-3.0-or-later
// Who gets a letter at all, and what about one stands out for somebody above the office.

import { describe, expect, it } from 'vitest'
import type { Relative } from '#journeys/core/family.ts'
import type { WorkerPerson } from '#journeys/core/worker.port.ts'
import { closedStates, type Milestone, type MilestoneCode } from '#journeys/core/worker.ts'
import { type Actor, systemActor } from '#kernel/authority.ts'
import type { IssueFacts } from '#letters/core/issue.rules.ts'
import { letterDecider } from '#letters/core/letter.rules.ts'
import type { LetterCommand } from '#letters/core/letter.ts'

const DAY = '2026-05-03'
const workerId = '3510-0196934c-9b80-7000-8000-000000000001'

function personOf(more: Partial<WorkerPerson> = {}): WorkerPerson {
  const plan = { scheme: 'P_TO_P', destination: 'HKG' } as const
  return { id: workerId, name: 'Siti', sex: 'F', area: '35.10.04.2006', state: 'PREPARING', birthDate: '1999-07-21', ...plan, ...more }
}

type Asked = Omit<Extract<LetterCommand, { type: 'IssueLetter' }>, 'type' | 'workerId' | 'token'>

function issued(asked: Asked, person: WorkerPerson, { as = 'VILLAGE', more = {} }: { as?: Actor['officeKind']; more?: IssueFacts } = {}) {
  const actor: Actor = { ...systemActor, officeId: 'issuer', officeKind: as, prefixes: ['35.10.04.2006'] }
  const around = {
    place: 'Wringinpitu',
    sits: { seat: '35.10.04.2006', nth: 1 },
    office: { name: 'Desa', lines: [] },
    signer: { name: 'Budi' },
  }
  const facts = { person, nextSerial: 1, ...around, ...more }
  const command = { type: 'IssueLetter', workerId, token: 'x', ...asked } as const
  const decision = letterDecider.decide(undefined, command, { actor, now: `${DAY}T02:00:00.000Z`, today: DAY }, facts)
  if (!decision.ok) return { guards: decision.refusal.guards?.map(({ guard }) => guard) ?? [decision.refusal.code] }
  const event = decision.events[0]
  return { flags: event?.type === 'LetterIssued' ? event.flags : [] }
}

describe('a passport', () => {
  const passport = (person: WorkerPerson) => issued({ kind: 'PASSPORT_RECOMMENDATION' }, person, { as: 'REGENCY' })
  const done: Milestone = { on: '2026-04-01', origin: 'attested', by: 'somebody' }
  const has = (...codes: readonly MilestoneCode[]) => ({ milestones: Object.fromEntries(codes.map((code) => [code, done])) })

  it('is recommended for nobody below 18, by the latest birth date that any paper states', () => {
    expect(passport(personOf({ birthDate: '2010-01-01' }))).toEqual({ guards: ['WORKER_OF_AGE'] })
    expect(passport(personOf({ stated: { DIPLOMA: '2009-05-04' } }))).toEqual({ guards: ['WORKER_OF_AGE'] })
    expect(passport(personOf({ stated: { DIPLOMA: '2008-05-03' } }))).not.toHaveProperty('guards')
  })

  it('is recommended on no file that is over', () => {
    for (const state of closedStates) expect(passport(personOf({ state })), state).toEqual({ guards: ['FILE_OPEN'] })
    // Whoever is home again may still need to prove where they live.
    expect(issued({ kind: 'DOMICILE', text: 'Krajan' }, personOf({ state: 'CLOSED' }))).toEqual({ flags: [] })
  })

  it('recommended before the consent or the worker ID stands out', () => {
    expect(passport(personOf())).toEqual({ flags: ['CONSENT_NOT_DONE', 'WORKER_ID_NOT_DONE'] })
    expect(passport(personOf(has('FAMILY_CONSENT')))).toEqual({ flags: ['WORKER_ID_NOT_DONE'] })
    expect(passport(personOf(has('FAMILY_CONSENT', 'ID_PMI_ISSUED')))).toEqual({ flags: [] })
  })
})

describe('a consent', () => {
  const relative = (relation: Relative['relation'], birthDate: string, key = 'k'): Relative => ({
    key,
    relation,
    name: relation,
    birthDate,
  })
  const consent = (signer: Relative, more: IssueFacts = {}) =>
    issued({ kind: 'FAMILY_CONSENT', relative: signer.key, seen: 'READ_ALOUD' }, personOf({ family: [signer] }), { more })

  it('by a guardian of somebody who is of age always stands out', () => {
    expect(consent(relative('GUARDIAN', '1970-01-01'))).toEqual({ flags: ['GUARDIAN_CONSENTED'] })
    expect(consent(relative('SPOUSE', '1970-01-01'))).toEqual({ flags: [] })
  })

  it('is of no parent who was born after their child, and of one hardly older it stands out', () => {
    expect(consent(relative('FATHER', '2000-01-01'))).toEqual({ guards: ['PARENT_OLDER'] })
    expect(consent(relative('MOTHER', '1988-01-01'))).toEqual({ flags: ['PARENT_TOO_YOUNG'] })
    expect(consent(relative('MOTHER', '1987-07-21'))).toEqual({ flags: [] })
    // A husband may be of any age.
    expect(consent(relative('SPOUSE', '2001-01-01'))).toEqual({ flags: [] })
  })

  it('by somebody whom the file did not name before that day stands out, also under the key of another', () => {
    const father = relative('FATHER', '1970-01-01')
    expect(consent(father, { familyBefore: [father] })).toEqual({ flags: [] })
    expect(consent(father, { familyBefore: [] })).toEqual({ flags: ['SIGNER_NEW'] })
    expect(consent(father, { familyBefore: [{ ...father, name: 'Father Yang Sebenarnya' }] })).toEqual({ flags: ['SIGNER_NEW'] })
    // A birth date that was put right on that day may have made them of age.
    expect(consent(father, { familyBefore: [{ ...father, birthDate: '2010-01-01' }] })).toEqual({ flags: ['SIGNER_NEW'] })
    const { birthDate: _unknown, ...undated } = father
    expect(consent(father, { familyBefore: [undated] })).toEqual({ flags: [] })
  })

  it('by somebody in the place of another whom the file names, or named until that day, is looked at', () => {
    const [first, second] = [relative('FATHER', '1970-01-01'), { ...relative('FATHER', '1975-01-01', 'other'), name: 'Calo' }]
    const by = (signer: Relative, family: readonly Relative[], familyBefore: readonly Relative[]) =>
      issued({ kind: 'FAMILY_CONSENT', relative: signer.key, seen: 'READ_ALOUD' }, personOf({ family }), { more: { familyBefore } })
    // Beside the one who is named, since long or since today; in his place; and under his own name.
    expect(by(second, [first, second], [first, second])).toEqual({ flags: ['ANOTHER_NAMED'] })
    for (const [signer, family] of [
      [second, [first, second]],
      [second, [second]],
      [{ ...first, name: 'Calo' }, [{ ...first, name: 'Calo' }]],
    ] as const)
      expect(by(signer, family, [first])).toEqual({ flags: ['SIGNER_NEW', 'ANOTHER_NAMED'] })
    // Written anew under the same name, or more fully, it is he; and a mother stands in nobody's place.
    expect(by({ ...first, key: 'anew' }, [{ ...first, key: 'anew' }], [first])).toEqual({ flags: ['SIGNER_NEW'] })
    expect(by(relative('MOTHER', '1970-01-01', 'm'), [first, relative('MOTHER', '1970-01-01', 'm')], [first])).toEqual({
      flags: ['SIGNER_NEW'],
    })
  })
})

describe('in an office whose head is named', () => {
  const signed = (more: IssueFacts, deputyAs?: 'AN' | 'PLH', forUserId?: string) => {
    const acting = forUserId === undefined ? {} : { acting: { forUserId, ownKind: 'VILLAGE', commands: [] } as const }
    const actor: Actor = { ...systemActor, officeId: 'desa', officeKind: 'VILLAGE', prefixes: ['35.10.04.2006'], ...acting }
    const facts = { person: personOf(), nextSerial: 1, place: 'Wringinpitu', sits: { seat: '35.10.04.2006', nth: 1 }, ...more }
    const command = { type: 'IssueLetter', workerId, token: 'x', kind: 'INTRODUCTION', deputyAs } as const
    const office = { name: 'Desa Wringinpitu', lines: [] }
    const decision = letterDecider.decide(undefined, command, { actor, now: `${DAY}T02:00:00.000Z`, today: DAY }, { office, ...facts })
    if (!decision.ok) return decision.refusal.guards?.map(({ guard }) => guard)
    const event = decision.events[0]
    return event?.type === 'LetterIssued' ? event.deputyAs : undefined
  }
  const [head, clerk] = [
    { signer: { name: 'Budi' }, headId: 'budi' },
    { signer: { name: 'Ani', forName: 'Budi' }, headId: 'budi' },
  ]

  it('the head signs, and everybody else signs for the head', () => {
    expect([signed(head), signed(clerk), signed({ signer: { name: 'Ani' } })]).toEqual([undefined, 'AN', undefined])
    // Also where the head acts for an officer meanwhile.
    expect([signed(head, 'AN', 'sekretaris'), signed(clerk, 'AN', 'sekretaris')]).toEqual([undefined, 'AN'])
  })

  it('only whoever acts for the head is acting head', () => {
    expect(signed(clerk, 'PLH', 'budi')).toBe('PLH')
    expect(signed(clerk, 'PLH', 'sekretaris')).toEqual(['ACTING_HEAD'])
    expect(signed(clerk, 'PLH')).toEqual(['DEPUTY', 'ACTING_HEAD'])
    // Where none is named, whoever was given the acts says how they sign.
    expect(signed({ signer: { name: 'Ani', forName: 'Sri' } }, 'PLH', 'sri')).toBe('PLH')
  })
})
