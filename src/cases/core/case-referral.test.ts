// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byLoad } from '#cases/core/assignment.rules.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { caseSteps } from '#cases/core/case.steps.ts'
import type { CaseCommand, CaseFile } from '#cases/core/case.ts'
import { caseActs } from '#cases/core/case-guest.law.ts'
import { casePurposes } from '#cases/core/case-referral.ts'
import { isInsideAny } from '#kernel/area.ts'
import type { Actor, OfficeKind } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { guestOn, letsIn } from '#kernel/letting.ts'
import { type Recipient, referralEnds } from '#kernel/referral.ts'
import { addDays } from '#kernel/time.ts'

const DAY = '2026-05-04'
const AREA = '35.10.04.2006'
const office = (officeId: string, officeKind: OfficeKind, ...prefixes: readonly string[]): Actor => ({
  userId: `u-${officeId}`,
  name: officeId,
  role: 'regency-officer',
  officeId,
  officeKind,
  prefixes,
})
const home = office('dinas', 'REGENCY', '35.10')
const jember = office('jember', 'REGENCY', '35.09')
const bondowoso = office('bondowoso', 'REGENCY', '35.11')
const province = office('provinsi', 'PROVINCE', '35')
const elsewhere = office('bali', 'PROVINCE', '51')
const post = office('bp2mi', 'AGENCY', '35.10', '35.09')
const offices = [home, jember, bondowoso, province, elsewhere, post] as const
const intake: CaseCommand = {
  type: 'RegisterCase',
  area: AREA,
  complainant: 'KELUARGA',
  category: 'GAJI_TIDAK_DIBAYAR',
  procedure: 'PROSEDURAL',
  personal: { account: 'Gajinya tidak dibayar', callBack: 'Lewat ibunya' },
}

function recipientOf(id: string): Recipient | undefined {
  const found = offices.find(({ officeId }) => officeId === id)
  return found === undefined ? undefined : { kind: found.officeKind, areas: found.prefixes }
}

function decide(file: CaseFile | undefined, command: CaseCommand, actor: Actor, today: string) {
  const recipient = command.type === 'ReferCase' ? recipientOf(command.office) : undefined
  const context = { actor, now: `${today}T02:00:00.000Z`, today }
  return caseDecider.decide(file, command, context, recipient === undefined ? {} : { recipient })
}

function done(file: CaseFile | undefined, command: CaseCommand, actor: Actor = home, today = DAY): CaseFile {
  const decision = decide(file, command, actor, today)
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  return must(
    decision.events.reduce<CaseFile | undefined>((now, event) => caseDecider.evolve(now, event), file),
    'a case',
  )
}

function refusal(file: CaseFile, command: CaseCommand, actor: Actor, today = DAY) {
  const decision = decide(file, command, actor, today)
  return decision.ok ? 'accepted' : (decision.refusal.fields?.[0]?.code ?? decision.refusal.code)
}

const refer = (more: Partial<Extract<CaseCommand, { type: 'ReferCase' }>> = {}): CaseCommand => ({
  type: 'ReferCase',
  way: 'REFERRAL',
  office: 'jember',
  purpose: 'LEGAL_HELP',
  ground: 'CONSENT',
  ...more,
})
const acceptIt = (id = 'jember'): CaseCommand => ({ type: 'AcceptCase', office: id })
const reached: CaseCommand = { type: 'NoteContact', contact: 'REACHED' }
const fresh = done(undefined, intake)
const lets = (file: CaseFile, id: string, today: string): boolean => letsIn(file.letIn ?? [], guestOn(id, today))
const stepsOf = (file: CaseFile, id: string) =>
  caseSteps(file)
    .filter((step) => step.office === id)
    .map(({ code, due }) => `${code} ${due}`)

describe('a referral of a case', () => {
  it.each([
    ['an office that nobody knows', refer({ office: 'tidak-ada' }), 'recipient-unknown'],
    ['the own office', refer({ office: 'dinas' }), 'case-has-it'],
    ['an office elsewhere without the consent of the person', refer({ ground: undefined }), 'referral-ground-needed'],
    ['a life at risk, and no word why', refer({ ground: 'VITAL_INTEREST' }), 'referral-reason-needed'],
    ['a consent of tomorrow', refer({ consentOn: addDays(DAY, 1) }), 'date-in-future'],
    ['an end that has passed', refer({ until: addDays(DAY, -1) }), 'referral-until-past'],
    ['an end too far', refer({ until: addDays(DAY, 91) }), 'referral-until-far'],
  ])('is refused for %s', (_name, command, code) => expect(refusal(fresh, command, home)).toBe(code))

  it('needs no consent where the office has the case by its place', () =>
    expect(refusal(fresh, refer({ office: 'bp2mi', ground: undefined }), home)).toBe('accepted'))

  it('is made by nobody who was let in', () => {
    const file = done(fresh, refer())
    for (const command of [refer({ office: 'bondowoso' }), { type: 'EndCaseReferral', office: 'jember', because: 'DONE' } as const])
      expect(refusal(file, command, jember)).toBe('case-not-yours')
  })

  it('is accepted by its day, and receipts say when it was and when something was done', () => {
    const sent = done(fresh, refer())
    expect(stepsOf(sent, 'jember')).toEqual(['ACCEPT_CASE 2026-05-07'])
    expect(stepsOf(sent, 'dinas')).toEqual(['FOLLOW_REFERRAL 2026-05-08'])
    const taken = done(sent, acceptIt(), jember, '2026-05-06')
    expect(taken).toMatchObject({ responsible: 'dinas', referrals: [{ acceptedOn: '2026-05-06' }] })
    expect(stepsOf(taken, 'jember')).toEqual(['ACT_ON_CASE 2026-05-13'])
    // What others do is no act of theirs.
    expect(done(taken, reached, home, '2026-05-07').referrals?.[0]?.actedOn).toBeUndefined()
    const acted = done(taken, reached, jember, '2026-05-08')
    expect(done(acted, reached, jember, '2026-05-12').referrals).toMatchObject([{ acceptedOn: '2026-05-06', actedOn: '2026-05-08' }])
    expect(stepsOf(acted, 'jember')).toEqual([])
    expect(stepsOf(acted, 'dinas')).toEqual(['FOLLOW_REFERRAL 2026-05-22'])
  })

  it('whose day passed is refused with that day, and accepted by the office above to which it climbed', () => {
    const sent = done(fresh, refer())
    const late = decide(sent, acceptIt(), jember, '2026-05-11')
    expect(late).toMatchObject({
      ok: false,
      refusal: { code: 'case-referral-expired', guards: [{ guard: 'ACCEPTED_IN_TIME', params: { until: '2026-05-07' } }] },
    })
    expect(lets(sent, 'jember', '2026-05-11')).toBe(true)
    expect(refusal(sent, acceptIt(), province, '2026-05-14')).toBe('case-referral-not-yours')
    expect(refusal(sent, acceptIt(), elsewhere, '2026-05-15')).toBe('case-referral-not-yours')
    const taken = done(sent, acceptIt(), province, '2026-05-15')
    expect(taken.referrals).toMatchObject([{ office: 'provinsi', kind: 'PROVINCE', acceptedOn: '2026-05-15' }])
    expect(lets(taken, 'jember', '2026-05-15')).toBe(false)
    expect(refusal(taken, acceptIt(), jember, '2026-05-15')).toBe('case-referral-gone')
  })

  it('of somebody in danger is accepted within a day', () => {
    const urgent = done(done(undefined, { ...intake, category: 'KEKERASAN_MAJIKAN' }), refer())
    expect(urgent.referrals?.[0]?.acceptBy).toBe('2026-05-05')
  })

  it('leaves nothing of it to whoever was let in, once the person is erased', () => {
    const erased = done(done(fresh, refer()), { type: 'ForgetPersonOfCase' })
    expect([erased.letIn, erased.referrals]).toEqual([undefined, undefined])
  })
})

describe('an office that was let in for a purpose', () => {
  const asked: readonly CaseCommand[] = [
    reached,
    { type: 'MoveCase', to: 'VERIFIED' },
    { type: 'LinkPerson', workerId: '3510-0192f0c1-7a8e-7e3e-9a51-000000000001' },
    { type: 'RecordScreening', findings: [] },
    { type: 'WithdrawClaimLine', nth: 0 },
    { type: 'NoteNeed', kind: 'SHELTER' },
    { type: 'SeeService', nth: 0 },
    { type: 'PlanReturn', kind: 'DEPORTASI' },
    { type: 'MakeLetter', kind: 'PERNYATAAN_PELAPOR' },
    { type: 'MakeFamilyCode', codeId: 'code', hash: 'hash' },
    { type: 'RevokeFamilyCode' },
    { type: 'AskFamily', text: 'Apa kabar?' },
    { type: 'AnswerFamily', nth: 0, text: 'Baik' },
  ]
  const refused = (file: CaseFile, command: CaseCommand, actor: Actor, today = DAY): boolean =>
    refusal(file, command, actor, today) === 'case-not-for-this'

  it.each(casePurposes)('does what serves it and nothing else: %s', (purpose) => {
    const file = done(done(fresh, refer({ purpose })), acceptIt(), jember)
    const took = asked.filter((command) => !refused(file, command, jember)).map(({ type }) => type)
    expect(took).toEqual(asked.map(({ type }) => type).filter((type) => caseActs[purpose].includes(type)))
    expect(took).toContain('NoteContact')
    // Whoever has the case by its place, and whoever is responsible for it, does all of it.
    for (const actor of [home, province]) expect(asked.filter((command) => refused(file, command, actor))).toEqual([])
    const given = done(done(fresh, refer({ purpose, way: 'TRANSFER' })), acceptIt(), jember)
    expect(asked.filter((command) => refused(given, command, jember))).toEqual([])
  })

  it('moves the case, and says whom it is about, only where the case itself was handed to it', () => {
    for (const purpose of casePurposes) {
      const file = done(fresh, refer({ purpose }))
      expect(asked.filter((command) => !refused(file, command, jember)).some(({ type }) => type === 'MoveCase')).toBe(
        purpose === 'HANDLING',
      )
    }
  })
})

describe('a transfer', () => {
  const transfer = refer({ way: 'TRANSFER', purpose: 'HANDLING' })

  it('changes who is responsible once it is accepted, and no earlier; the sender goes on watching', () => {
    const sent = done(fresh, transfer)
    expect(sent.responsible).toBe('dinas')
    const given = done(done(sent, { type: 'AssignCase' }), acceptIt(), jember, '2026-05-05')
    expect(given).toMatchObject({ responsible: 'jember', transferredTo: 'REGENCY' })
    // What was due from any office of the place is due from that one, by name; and it stays let in after the last day.
    expect(caseSteps(given).find(({ code }) => code === 'VERIFY_CASE')).toMatchObject({ owner: 'REGENCY', office: 'jember' })
    expect(stepsOf(given, 'dinas')).toEqual(['FOLLOW_REFERRAL 2026-05-13'])
    expect(lets(given, 'jember', '2030-01-01')).toBe(true)
  })

  it('goes back to its sender where the person withdraws consent', () => {
    const given = done(done(fresh, transfer), acceptIt(), jember, '2026-05-05')
    const back = done(given, { type: 'EndCaseReferral', office: 'jember', because: 'CONSENT_WITHDRAWN' }, home, '2026-05-06')
    expect(back.responsible).toBe('dinas')
    expect(lets(back, 'jember', '2026-05-06')).toBe(false)
    const over = done(given, { type: 'EndCaseReferral', office: 'jember', because: 'DONE' }, home, '2026-05-06')
    expect(over).toMatchObject({ responsible: 'jember' })
    expect(stepsOf(over, 'dinas')).toEqual([])
  })
})

describe('whatever is asked by whom, on whichever day', () => {
  const command = fc.oneof(
    fc.record({
      type: fc.constant('ReferCase' as const),
      way: fc.constantFrom('REFERRAL', 'TRANSFER'),
      office: fc.constantFrom(...offices.map(({ officeId }) => officeId), 'tidak-ada'),
      purpose: fc.constant('HANDLING' as const),
      ground: fc.constantFrom('CONSENT', 'VITAL_INTEREST', undefined),
      reason: fc.constantFrom('Tidak sadar di rumah sakit', undefined),
    }),
    fc.record({ type: fc.constant('AcceptCase' as const), office: fc.constantFrom(...offices.map(({ officeId }) => officeId)) }),
    fc.record({
      type: fc.constant('EndCaseReferral' as const),
      office: fc.constantFrom(...offices.map(({ officeId }) => officeId)),
      because: fc.constantFrom(...referralEnds),
    }),
    fc.constant(reached),
    fc.constant<CaseCommand>({ type: 'MoveCase', to: 'VERIFIED' }),
  )
  const acts = fc.array(fc.tuple(command, fc.constantFrom(...offices), fc.nat(9)), { maxLength: 20 })

  it('an open case has steps, whoever holds it reaches it, and what went wrong or too far has no door', () =>
    fc.assert(
      fc.property(acts, (told) => {
        let file = fresh
        let today = DAY
        for (const [asked, actor, later] of told) {
          today = addDays(today, later)
          // Nobody acts in what they do not reach.
          if (!isInsideAny(file.area, actor.prefixes) && !lets(file, actor.officeId, today)) continue
          const decision = decide(file, asked, actor, today)
          for (const event of decision.ok ? decision.events : []) file = caseDecider.evolve(file, event)
          const reaches = (id: string): boolean => isInsideAny(file.area, recipientOf(id)?.areas ?? []) || lets(file, id, today)
          const steps = caseSteps(file)
          expect(steps.length).toBeGreaterThan(0)
          expect(new Set(steps.map(({ code, office = '' }) => `${code} ${office}`)).size).toBe(steps.length)
          if (file.responsible !== undefined) expect(reaches(file.responsible)).toBe(true)
          const open = (file.referrals ?? []).filter(({ until }) => today <= until)
          expect(new Set(open.map(({ office: id }) => id)).size).toBe(open.length)
          for (const { office: id, from } of open) expect([reaches(id), reaches(from.office)]).toEqual([true, true])
          const known = new Set([file.responsible, ...(file.referrals ?? []).flatMap(({ office: id, from }) => [id, from.office])])
          for (const { officeId } of offices) if (!known.has(officeId)) expect(lets(file, officeId, today)).toBe(false)
        }
      }),
    ))
})

describe('an officer', () => {
  it('is suggested who has the fewest open cases, then the fewest late, and always the same', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ userId: fc.stringMatching(/^[a-z]{1,4}$/), open: fc.nat(5), late: fc.nat(5) }), {
          selector: ({ userId }) => userId,
          minLength: 1,
        }),
        (loads) => {
          const [first] = byLoad(loads)
          expect(byLoad(loads.toReversed())[0]).toEqual(first)
          const least = must(first, 'somebody')
          for (const { open, late } of loads) expect(open > least.open || (open === least.open && late >= least.late)).toBe(true)
        },
      ),
    ))
})
