// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCaseWords } from '#cases/core/all.words.ts'
import { presentCase, presentCaseAnswer } from '#cases/core/case.present.ts'
import { caseDecider, movesOn } from '#cases/core/case.rules.ts'
import { caseSteps } from '#cases/core/case.steps.ts'
import { type CaseCommand, type CaseFile, closedCases } from '#cases/core/case.ts'
import { type ServiceKind, serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import { systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const DAY = '2026-05-04'
const intake: CaseCommand = {
  type: 'RegisterCase',
  area: '35.10.04.2006',
  complainant: 'KELUARGA',
  category: 'GAJI_TIDAK_DIBAYAR',
  procedure: 'PROSEDURAL',
  personal: { account: 'Gajinya tidak dibayar', callBack: 'Lewat ibunya' },
}
const contextOn = (today: LocalDate) => ({ actor: systemActor, now: `${today}T02:00:00.000Z`, today })
const decide = (file: CaseFile | undefined, command: CaseCommand, today: LocalDate) =>
  caseDecider.decide(file, command, contextOn(today), { paperOnFile: true })
const refusalOf = (file: CaseFile, command: CaseCommand, today = DAY) => {
  const decision = decide(file, command, today)
  return decision.ok ? undefined : decision.refusal
}

function caseOf(...commands: readonly (readonly [LocalDate, CaseCommand])[]): CaseFile {
  let file: CaseFile | undefined
  for (const [today, command] of [[DAY, intake] as const, ...commands]) {
    const decision = decide(file, command, today)
    for (const event of decision.ok ? decision.events : []) file = caseDecider.evolve(file, event)
  }
  return must(file, 'a case')
}

const need = (kind: ServiceKind): CaseCommand => ({ type: 'NoteNeed', kind, said: 'Ia minta itu' })
const arrange = (nth: number, begins: LocalDate, until?: LocalDate): CaseCommand => ({
  type: 'ArrangeService',
  nth,
  arranged: { provider: 'Rumah aman', begins, ...(until === undefined ? {} : { until }) },
})
const end = (nth: number, on: LocalDate, outcome: (typeof serviceOutcomes)[number]): CaseCommand => ({
  type: 'EndService',
  nth,
  ending: { on, outcome },
})
const stepsOf = (file: CaseFile) => caseSteps(file).filter(({ code }) => /^(ARRANGE|SEE)_/.test(code) && !code.includes('COMMITMENT'))

const anyCommand = fc.oneof(
  fc.constantFrom(...serviceKinds).map(need),
  fc
    .tuple(fc.nat(4), fc.nat(40), fc.option(fc.nat(500)))
    .map(([nth, from, days]) => arrange(nth, addDays(DAY, from), days === null ? undefined : addDays(DAY, from + days))),
  fc.nat(4).map((nth): CaseCommand => ({ type: 'SeeService', nth })),
  fc.tuple(fc.nat(4), fc.nat(90), fc.constantFrom(...serviceOutcomes)).map(([nth, days, outcome]) => end(nth, addDays(DAY, days), outcome)),
)
const anyPath = fc.array(fc.tuple(fc.nat(20), anyCommand), { maxLength: 20 }).map((steps) => {
  let today = DAY
  return steps.map(([days, command]): readonly [LocalDate, CaseCommand] => {
    today = addDays(today, days)
    return [today, command]
  })
})

describe('a plan', () => {
  it('has one step for everything that is needed and has no outcome, each in words, and none for what ended', () =>
    fc.assert(
      fc.property(anyPath, (path) => {
        const file = caseOf(...path)
        const open = (file.personal?.plan ?? []).filter(({ ended }) => ended === undefined)
        const steps = stepsOf(file)
        expect(steps.length).toBe(open.length)
        expect(new Set(caseSteps(file).map(({ code }) => code)).size).toBe(caseSteps(file).length)
        const words: Readonly<Record<string, string>> = allCaseWords.id
        for (const { code, due } of steps) {
          expect(words[`step.${code}`]).toBeDefined()
          expect(due >= DAY).toBe(true)
        }
      }),
    ))

  it('keeps a case from being closed until each has an outcome, and offers no closing before', () =>
    fc.assert(
      fc.property(anyPath, (path) => {
        const file = { ...caseOf(...path), state: 'CONSULTATION' } as const
        const today = path.at(-1)?.[0] ?? DAY
        const isOpen = (file.personal?.plan ?? []).some(({ ended }) => ended === undefined)
        expect(movesOn(file, today).some((to) => closedCases.includes(to))).toBe(!isOpen)
        expect(refusalOf(file, { type: 'MoveCase', to: 'FULFILLED' }, today)?.code).toBe(isOpen ? 'case-services-open' : undefined)
      }),
    ))

  it('is told to no office of the neighbourhood, by its steps or otherwise', () =>
    fc.assert(
      fc.property(anyPath, fc.constantFrom('VILLAGE' as const, 'DISTRICT' as const), (path, kind) => {
        const file = caseOf(...path)
        const around = { kind, actor: systemActor, today: DAY, text: (code: string) => code, names: [] }
        const told = JSON.stringify([presentCase('c', 1, file, around), presentCaseAnswer('c', 1, file, around)])
        expect(told).not.toMatch(/"(?:ARRANGE|SEE)_(?!COMMITMENT|SECOND)|Rumah aman|Ia minta itu/)
      }),
    ))

  it('is due to be arranged, then to be looked at again, on its last day at the latest', () => {
    expect(stepsOf(caseOf([DAY, need('SHELTER')]))).toMatchObject([{ code: 'ARRANGE_SHELTER', owner: 'REGENCY', due: '2026-05-05' }])
    const given = [
      [DAY, need('SHELTER')],
      ['2026-05-05', arrange(0, '2026-05-05', '2026-05-20')],
    ] as const
    expect(stepsOf(caseOf(...given))).toMatchObject([{ code: 'SEE_SHELTER', due: '2026-05-12' }])
    expect(stepsOf(caseOf(...given, ['2026-05-18', { type: 'SeeService', nth: 0 }]))).toMatchObject([{ due: '2026-05-20' }])
    expect(stepsOf(caseOf(...given, ['2026-05-19', end(0, '2026-05-19', 'ACHIEVED')]))).toEqual([])
  })

  it('notes a need once while it is open', () => {
    const noted = caseOf([DAY, need('HEALTH')])
    expect(refusalOf(noted, need('HEALTH'))?.code).toBe('service-noted')
    expect(refusalOf(caseOf([DAY, need('HEALTH')], [DAY, end(0, DAY, 'NOT_NEEDED')]), need('HEALTH'))).toBeUndefined()
    expect(refusalOf(noted, end(0, DAY, 'ACHIEVED'))?.fields).toEqual([{ field: 'ending.outcome', code: 'service-not-arranged' }])
    expect(refusalOf(noted, end(0, '2026-05-03', 'NOT_NEEDED'))?.fields).toEqual([{ field: 'ending.on', code: 'service-end-day' }])
  })
})

describe('rehabilitation', () => {
  const noted = caseOf([DAY, need('REHABILITATION')])

  it('ends a year after its beginning at the latest, or after the arrival where that is known', () => {
    expect(refusalOf(noted, arrange(0, DAY, '2027-05-04'))).toBeUndefined()
    expect(refusalOf(noted, arrange(0, DAY, '2027-05-05'))).toMatchObject({
      code: 'service-too-long',
      guards: [{ guard: 'SERVICE_LONGEST', legalBasis: 'Perban 6/2023', standing: 'law', params: { until: '2027-05-04' } }],
    })
    const seen = { state: 'RETURNED', arrivedOn: '2026-01-10' } as const
    const home = {
      ...noted,
      personal: { ...must(noted.personal, 'words'), homecoming: { kind: 'SAKIT', plannedOn: DAY, seen, marks: {} } as const },
    }
    expect(refusalOf(home, arrange(0, DAY, '2027-01-11'))?.guards?.[0]?.params).toEqual({ until: '2027-01-10' })
  })

  it('is refused by a signed letter alone, and a shelter without one', () => {
    expect(refusalOf(noted, end(0, DAY, 'REFUSED'))).toMatchObject({
      code: 'service-letter',
      guards: [{ guard: 'REFUSAL_LETTER', legalBasis: 'Permen P2MI 32/2025 art 39', standing: 'law' }],
    })
    const signed: CaseCommand = {
      type: 'EndService',
      nth: 0,
      ending: { on: DAY, outcome: 'REFUSED', refusal: { by: 'FAMILY', signedOn: DAY } },
    }
    expect(refusalOf(noted, signed)).toBeUndefined()
    expect(refusalOf(caseOf([DAY, need('SHELTER')]), end(0, DAY, 'REFUSED'))).toBeUndefined()
  })
})
