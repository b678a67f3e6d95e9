// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrows } from '#cases/core/arrow.law.ts'
import { clockOf, hasPassed, runningClocks } from '#cases/core/case.clocks.ts'
import { caseDecider, movesOn } from '#cases/core/case.rules.ts'
import { caseSteps } from '#cases/core/case.steps.ts'
import {
  type CaseCommand,
  type CaseFile,
  type CaseState,
  caseStates,
  categories,
  closedCases,
  complainants,
  contacts,
  procedureStatuses,
} from '#cases/core/case.ts'
import { categoryRules } from '#cases/core/category.law.ts'
import { systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { climbOf } from '#kernel/work.ts'

const DAY = '2026-05-04'
const intake: CaseCommand = {
  type: 'RegisterCase',
  area: '35.10.04.2006',
  complainant: 'KELUARGA',
  category: 'GAJI_TIDAK_DIBAYAR',
  procedure: 'PROSEDURAL',
  personal: { account: 'Gajinya tidak dibayar tiga bulan', callBack: '0812, jangan sebut nama kantor' },
}

const contextOn = (today: LocalDate) => ({ actor: systemActor, now: `${today}T02:00:00.000Z`, today })

function refusalOf(file: CaseFile | undefined, command: CaseCommand, today = DAY) {
  const decision = caseDecider.decide(file, command, contextOn(today), { person: { name: 'Siti' } })
  return decision.ok ? undefined : decision.refusal
}

/** What is left of a case after commands, each on its day; what is refused changes nothing. */
function caseOf(commands: readonly (readonly [LocalDate, CaseCommand])[]): CaseFile {
  let file: CaseFile | undefined
  for (const [today, command] of commands) {
    const decision = caseDecider.decide(file, command, contextOn(today), { person: { name: 'Siti' } })
    for (const event of decision.ok ? decision.events : []) file = caseDecider.evolve(file, event)
  }
  return must(file, 'a case')
}

const move = (to: CaseState): CaseCommand => ({ type: 'MoveCase', to })
const note = (contact: (typeof contacts)[number]): CaseCommand => ({ type: 'NoteContact', contact })
/** A case that stands somewhere, however it came there. */
const standing = (state: CaseState, more: Partial<CaseFile> = {}): CaseFile => ({ ...caseOf([[DAY, intake]]), state, ...more })

const anyState = fc.constantFrom(...caseStates)
const anyCommand = fc.oneof(
  anyState.map(move),
  fc.constantFrom(...contacts).map(note),
  fc.constant<CaseCommand>({ type: 'LinkPerson', workerId: '3510-01890000-0000-7000-8000-000000000001' }),
)
const anyPath = fc.array(fc.tuple(fc.nat(70), anyCommand), { maxLength: 25 }).map((steps) => {
  let today = DAY
  return steps.map(([days, command]): readonly [LocalDate, CaseCommand] => {
    today = addDays(today, days)
    return [today, command]
  })
})

describe('a complaint that comes from a device without a network', () => {
  const arrives = (on: LocalDate | undefined) => caseOf([[DAY, { ...intake, on }]])

  it('counts from the day on which it was told, and so do its clocks', () => {
    const told = addDays(DAY, -5)
    const file = arrives(told)
    expect(file).toMatchObject({ registeredOn: told, since: told, reachedOn: told, history: [{ what: 'RECEIVED', on: told }] })
    expect(file).toEqual(caseOf([[told, intake]]))
    expect(runningClocks(file)).toEqual(runningClocks(caseOf([[told, intake]])))
  })

  it.each([
    ['says no day', undefined],
    ['says a day that has not come', addDays(DAY, 1)],
    ['has a clock that began anew', '1970-01-01'],
  ])('counts from the day of its arrival where the device %s', (_, on) => expect(arrives(on)).toEqual(caseOf([[DAY, intake]])))
})

describe('the machine', () => {
  it('goes where an arrow leads, and nowhere else', () => {
    for (const from of caseStates)
      for (const to of caseStates) {
        const arrow = arrows.find((each) => each.from === from && each.to === to)
        const code = refusalOf(standing(from), move(to), DAY)?.code
        expect(code, `${from} to ${to}`).toBe(
          from === to ? 'case-there' : arrow === undefined ? 'case-no-way' : arrow.after === undefined ? undefined : 'case-too-early',
        )
      }
  })

  it('reaches every state', () => {
    const reached = new Set<CaseState>(['RECEIVED'])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const { from, to } of arrows) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...caseStates].sort())
  })

  it('leaves no open case without a next step, an owner, a day and an article, and asks nothing of a closed one', () =>
    fc.assert(
      fc.property(anyPath, fc.constantFrom(...categories), (path, category) => {
        const file = caseOf([[DAY, { ...intake, category }], ...path])
        const steps = caseSteps(file)
        expect(steps.length > 0).toBe(!closedCases.includes(file.state))
        for (const step of steps) {
          expect(step.due >= file.registeredOn).toBe(true)
          expect(step.legalBasis).not.toBe('')
        }
        expect(new Set(steps.map(({ code }) => code)).size).toBe(steps.length)
      }),
    ))

  it('offers what it accepts, and accepts nothing else', () =>
    fc.assert(
      fc.property(anyPath, anyState, fc.nat(400), (path, to, days) => {
        const file = caseOf([[DAY, intake], ...path])
        const today = addDays(path.at(-1)?.[0] ?? DAY, days)
        expect(refusalOf(file, move(to), today) === undefined).toBe(movesOn(file, today).includes(to))
      }),
    ))

  it('knows every category once', () => expect(categoryRules.map(({ code }) => code)).toEqual([...categories]))
})

describe('equal service', () => {
  it('by whichever way somebody left: the same steps, owners, days and order, the same clocks and the same choices', () =>
    fc.assert(
      fc.property(anyPath, fc.constantFrom(...complainants), fc.constantFrom(...categories), (path, complainant, category) => {
        const of = procedureStatuses.map((procedure) => caseOf([[DAY, { ...intake, complainant, category, procedure }], ...path]))
        const today = path.at(-1)?.[0] ?? DAY
        const treated = of.map((file) => JSON.stringify([file.state, caseSteps(file), runningClocks(file), movesOn(file, today)]))
        expect(new Set(treated).size).toBe(1)
      }),
    ))
})

describe('a clock', () => {
  it('of the papers runs 30 days from registration, and a person closes only after it', () => {
    const file = caseOf([
      [DAY, intake],
      ['2026-05-06', move('NEEDS_DATA')],
    ])
    expect(clockOf(file, 'DOCUMENTS')).toMatchObject({ from: DAY, until: '2026-06-03', rule: { binds: 'COMPLAINANT', owner: 'VILLAGE' } })
    expect(refusalOf(file, move('CLOSED_INCOMPLETE'), '2026-06-03')).toMatchObject({
      code: 'case-too-early',
      guards: [{ guard: 'DOCUMENTS_PASSED', params: { until: '2026-06-03' }, legalBasis: 'Perban 6/2024 art 30' }],
    })
    expect(refusalOf(file, move('CLOSED_INCOMPLETE'), '2026-06-04')).toBeUndefined()
    const brought = caseOf([
      [DAY, intake],
      ['2026-05-06', move('NEEDS_DATA')],
      ['2026-05-20', note('PAPERS_BROUGHT')],
    ])
    expect(caseSteps(brought)).toMatchObject([{ code: 'VERIFY_CASE', due: '2026-05-23' }])
    expect(refusalOf(brought, move('CLOSED_INCOMPLETE'), '2027-01-01')?.guards?.[0]?.guard).toBe('DOCUMENTS_RUNS')
  })

  it('of an explanation runs 15 working days', () => {
    const file = caseOf([
      [DAY, intake],
      ['2026-10-05', note('EXPLANATION_ASKED')],
    ])
    expect(clockOf(file, 'EXPLANATION')?.until).toBe('2026-10-26')
    expect(
      clockOf(
        caseOf([
          [DAY, intake],
          ['2026-10-05', note('EXPLANATION_ASKED')],
          ['2026-10-06', note('EXPLANATION_GIVEN')],
        ]),
        'EXPLANATION',
      ),
    ).toBeUndefined()
  })

  it('of silence runs 60 days from the last contact, begins with an attempt in vain, and every contact begins it anew', () => {
    expect(clockOf(caseOf([[DAY, intake]]), 'UNREACHABLE')).toBeUndefined()
    const missed = [
      [DAY, intake],
      ['2026-05-20', note('NOT_REACHED')],
      ['2026-06-01', note('NOT_REACHED')],
    ] as const
    expect(clockOf(caseOf(missed), 'UNREACHABLE')?.until).toBe('2026-07-03')
    expect(refusalOf(caseOf(missed), move('CLOSED_UNREACHABLE'), '2026-07-04')).toBeUndefined()
    expect(clockOf(caseOf([...missed, ['2026-06-02', note('REACHED')]]), 'UNREACHABLE')).toBeUndefined()
  })

  it('of a reply runs six months from the day they were told', () => {
    const unresolved = standing('NOT_RESOLVED', { history: [{ what: 'NOT_RESOLVED', on: DAY, userId: 'u', officeId: 'o' }] })
    expect(caseSteps(unresolved)).toMatchObject([{ code: 'TELL_UNRESOLVED' }])
    const told = {
      ...unresolved,
      reachedOn: '2026-08-31',
      history: [...unresolved.history, { what: 'REACHED', on: '2026-08-31', userId: 'u', officeId: 'o' } as const],
    }
    expect(clockOf(told, 'NO_REPLY')?.until).toBe('2027-02-28')
    expect(caseSteps(told)).toMatchObject([{ code: 'AWAIT_REPLY', owner: 'REGENCY' }])
  })

  it('of the second commitment runs 7 days, after which a sanction may be recommended without mediation', () => {
    const file = standing('COMMITMENT_2', { since: '2026-05-10' })
    expect(clockOf(file, 'SECOND_COMMITMENT')).toMatchObject({ until: '2026-05-17', rule: { binds: 'RESPONDENT' } })
    expect(movesOn(file, '2026-05-17')).not.toContain('SANCTION_RECOMMENDED')
    expect(movesOn(file, '2026-05-18')).toContain('SANCTION_RECOMMENDED')
  })

  it('that passed climbs from village to regency, province and the national agency by itself', () => {
    const step = caseSteps(
      caseOf([
        [DAY, intake],
        [DAY, move('NEEDS_DATA')],
      ]),
    )[0]
    const on = (days: number) => climbOf('VILLAGE', step?.due ?? '', addDays(step?.due ?? '', days), 'case')?.to
    expect([0, 2, 3, 8, 15].map(on)).toEqual([undefined, undefined, 'REGENCY', 'PROVINCE', 'AGENCY'])
  })

  it('closes nothing by itself', () =>
    fc.assert(
      fc.property(anyPath, fc.nat(2000), (path, days) => {
        const file = caseOf([[DAY, intake], ...path])
        const later = addDays(path.at(-1)?.[0] ?? DAY, days)
        for (const { code } of runningClocks(file)) if (hasPassed(file, code, later)) expect(caseSteps(file).length).toBeGreaterThan(0)
      }),
    ))
})

describe('a case', () => {
  it('of somebody who is in danger is looked at within a day', () =>
    expect(caseSteps(caseOf([[DAY, { ...intake, category: 'KEKERASAN_MAJIKAN' }]]))).toMatchObject([
      { code: 'VERIFY_CASE', due: '2026-05-05' },
    ]))

  it('says how to call back, unless no name was given', () => {
    const without: CaseCommand = { ...intake, personal: { account: 'x' } }
    expect(refusalOf(undefined, without)?.fields).toEqual([{ field: 'callBack', code: 'case-call-back' }])
    expect(refusalOf(undefined, { ...without, complainant: 'ANONIM' })).toBeUndefined()
  })

  it('that was handed to another office stays watched: it is asked about again and again', () => {
    const referred = standing('REFERRED')
    expect(caseSteps(referred)).toMatchObject([{ code: 'WATCH_REFERRAL', due: '2026-05-18' }])
    expect(caseSteps({ ...referred, progressOn: '2026-05-18' })).toMatchObject([{ code: 'WATCH_REFERRAL', due: '2026-06-01' }])
    expect(refusalOf(referred, note('PROGRESS'))?.fields).toEqual([{ field: 'said', code: 'case-said' }])
  })

  it('that was closed is opened again with every clock at rest, and takes no notes until then', () => {
    const closed = standing('CLOSED_UNREACHABLE', { missedOn: DAY })
    expect(refusalOf(closed, note('REACHED'))?.code).toBe('case-closed')
    const decision = caseDecider.decide(closed, move('RECEIVED'), contextOn('2026-09-01'), {})
    const again = decision.ok ? decision.events.reduce<CaseFile | undefined>(caseDecider.evolve, closed) : undefined
    expect(again).toMatchObject({ state: 'RECEIVED', registeredOn: '2026-09-01' })
    expect(again === undefined ? [] : runningClocks(again)).toEqual([])
  })

  it('of an erased person names nobody and says nothing of what was told', () => {
    const left = caseOf([
      [DAY, intake],
      [DAY, { type: 'LinkPerson', workerId: 'w' }],
      [DAY, { type: 'ForgetPersonOfCase' }],
    ])
    expect(left.erased).toBe(true)
    expect(JSON.stringify(left)).not.toMatch(/Siti|Gajinya|0812/)
    expect(refusalOf(left, note('REACHED'))?.code).toBe('case-unknown')
    expect(caseSteps(left)).toEqual([])
  })
})
