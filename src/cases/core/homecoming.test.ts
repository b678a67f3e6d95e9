// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCaseWords } from '#cases/core/all.words.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { caseSteps } from '#cases/core/case.steps.ts'
import type { CaseCommand, CaseFile } from '#cases/core/case.ts'
import { openMarks } from '#cases/core/homecoming.rules.ts'
import { type Journey, receivers, returnKinds, returnMarks } from '#cases/core/homecoming.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { type OfficeKind, systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const DAY = '2026-05-04'
const abroad: Journey = { state: 'ABROAD' }
const intake: CaseCommand = {
  type: 'RegisterCase',
  area: '35.10.04.2006',
  complainant: 'KELUARGA',
  category: 'INGIN_DIPULANGKAN',
  procedure: 'NONPROSEDURAL',
  workerId: 'w',
  personal: { account: 'Ia sakit', callBack: 'Lewat ibunya' },
}

interface Told {
  readonly today?: LocalDate
  readonly journey?: Journey
  readonly kind?: OfficeKind
}

function decide(file: CaseFile | undefined, command: CaseCommand, { today = DAY, journey = abroad, kind = 'AGENCY' }: Told = {}) {
  const context = { actor: { ...systemActor, officeKind: kind }, now: `${today}T02:00:00.000Z`, today }
  return caseDecider.decide(file, command, context, { person: { name: 'Siti' }, journey, paperOnFile: true })
}
function having(file: CaseFile | undefined, command: CaseCommand, told: Told = {}): CaseFile {
  const decision = decide(file, command, told)
  return must(decision.ok ? decision.events.reduce(caseDecider.evolve, file) : file, 'a case')
}
const codeOf = (file: CaseFile, command: CaseCommand, told: Told = {}) => {
  const decision = decide(file, command, told)
  return decision.ok ? undefined : (decision.refusal.fields?.[0]?.code ?? decision.refusal.code)
}

const begun = having(undefined, intake)
const planned = (kind: (typeof returnKinds)[number], journey = abroad) => having(begun, { type: 'PlanReturn', kind }, { journey })
const mark = (what: (typeof returnMarks)[number], more: object = {}): CaseCommand => ({ type: 'MarkReturn', mark: what, on: DAY, ...more })
const minutes = { receiver: 'FAMILY', receivedBy: 'Sumiati, ibunya', witness: 'Kepala desa' } as const
const owed = (file: CaseFile) =>
  caseSteps(file)
    .filter(({ code }) => code.startsWith('RETURN_'))
    .map(({ code, owner, due }) => `${code} ${owner} ${due}`)

describe('a return', () => {
  it('of somebody who is ill asks that the mission knows of it, and for a letter that they may travel', () => {
    const ill = planned('SAKIT')
    expect(owed(ill)).toEqual(['RETURN_FIT_LETTER AGENCY 2026-05-11', 'RETURN_MISSION_KNOWS AGENCY 2026-05-11'])
    expect(codeOf(ill, mark('FIT_LETTER'))).toBe('return-said')
    expect(owed(having(ill, mark('FIT_LETTER', { said: 'dr. Lee, 12' })))).toEqual(['RETURN_MISSION_KNOWS AGENCY 2026-05-11'])
    expect(codeOf(planned('DEPORTASI'), mark('FIT_LETTER', { said: 'x' }))).toBe('return-not-asked')
  })

  it('goes on with the journey: the origin is told after the arrival, and the handover witnessed after it', () => {
    const home = planned('DEPORTASI')
    const seen = (journey: Journey) => having(home, { type: 'SeeJourney' }, { journey })
    expect(codeOf(home, mark('MINUTES', { minutes }))).toBe('return-not-handed-over')
    const arrived = seen({ state: 'RETURNED', arrivedOn: '2026-05-10' })
    expect(owed(arrived)).toContain('RETURN_ORIGIN_TOLD AGENCY 2026-05-11')
    const given = seen({ state: 'HANDED_OVER', arrivedOn: '2026-05-10', handedOverOn: '2026-05-12' })
    expect(owed(given)).toContain('RETURN_MINUTES VILLAGE 2026-05-15')
    expect(codeOf(given, mark('MINUTES'))).toBe('return-minutes')
    expect(codeOf(given, mark('MINUTES', { minutes }), { kind: 'VILLAGE' })).toBeUndefined()
    expect(codeOf(given, mark('ORIGIN_TOLD'), { kind: 'VILLAGE' })).toBe('return-other-office')
    expect(owed(having(given, mark('MINUTES', { minutes })))).not.toContainEqual(expect.stringContaining('MINUTES'))
    // What was taken back on the file is taken back here.
    expect(owed(having(given, { type: 'SeeJourney' }, { journey: abroad }))).toEqual(owed(home))
  })

  it('of a body asks that the family is told, and ends with minutes once it came home', () => {
    const dead = planned('JENAZAH', { state: 'DECEASED_ABROAD' })
    expect(owed(dead)[0]).toBe('RETURN_FAMILY_TOLD VILLAGE 2026-05-07')
    const home = having(dead, { type: 'SeeJourney' }, { journey: { state: 'REMAINS_RETURNED', remainsOn: '2026-05-20' } })
    expect(owed(home)).toContain('RETURN_MINUTES VILLAGE 2026-05-23')
  })

  it('of somebody who has no family goes through the social ministry', () => {
    const alone = having(planned('DEPORTASI'), mark('NO_FAMILY'))
    expect(owed(alone)).toContain('RETURN_SOCIAL_MINISTRY REGENCY 2026-05-07')
    const given = having(alone, { type: 'SeeJourney' }, { journey: { state: 'HANDED_OVER', handedOverOn: DAY } })
    expect(codeOf(given, mark('MINUTES', { minutes }))).toBe('return-no-family')
    expect(codeOf(given, mark('MINUTES', { minutes: { ...minutes, receiver: 'SOCIAL_MINISTRY' } }))).toBeUndefined()
  })

  it('is of a person whose file is linked, and is of another kind after all without losing what was done', () => {
    const { workerId: _, ...unknown } = begun
    expect(codeOf(unknown, { type: 'PlanReturn', kind: 'CUTI' })).toBe('return-person-first')
    const done = having(planned('DEPORTASI'), mark('MISSION_KNOWS'))
    expect(codeOf(done, { type: 'PlanReturn', kind: 'DEPORTASI' })).toBe('return-planned')
    const other = having(done, { type: 'PlanReturn', kind: 'SAKIT' })
    expect(owed(other)).toEqual(['RETURN_FIT_LETTER AGENCY 2026-05-11'])
  })

  it('whatever its kind and wherever the journey stands, accepts exactly what it offers, and every step of it has words', () => {
    const journeys = fc.record(
      {
        state: fc.constantFrom(...journeyStates),
        arrivedOn: fc.nat(30).map((days) => addDays(DAY, -days)),
        handedOverOn: fc.nat(30).map((days) => addDays(DAY, -days)),
        remainsOn: fc.nat(30).map((days) => addDays(DAY, -days)),
      },
      { requiredKeys: ['state'] },
    )
    const words: Readonly<Record<string, string>> = allCaseWords.id
    fc.assert(
      fc.property(
        fc.constantFrom(...returnKinds),
        journeys,
        fc.array(fc.constantFrom(...returnMarks)),
        fc.constantFrom(...receivers),
        (kind, journey, done, receiver) => {
          const marking = (what: (typeof returnMarks)[number]) =>
            mark(what, { said: 'x', ...(what === 'MINUTES' ? { minutes: { ...minutes, receiver } } : {}) })
          let file = planned(kind, journey)
          const all = { kind: 'REGENCY' } as const
          for (const what of done) file = having(file, marking(what), all)
          const offered = openMarks(must(file.personal?.homecoming, 'a return'))
          for (const what of returnMarks) {
            const code = codeOf(file, marking(what), all)
            expect(code === undefined || code === 'return-no-family').toBe(offered.includes(what))
          }
          for (const step of owed(file)) expect(words[`step.${step.split(' ')[0]}`]).toBeDefined()
        },
      ),
    )
  })
})
