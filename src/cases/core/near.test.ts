// SPDX-License-Identifier: AGPL-3.0-or-later
// What offices of the neighbourhood read of a case, and what they do in it, whatever came before.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onDevice } from '#cases/core/case.copy.ts'
import { presentCase } from '#cases/core/case.present.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { stepsTold } from '#cases/core/case.steps.ts'
import { type CaseCommand, type CaseFile, caseStates } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { type ReturnMark, returnMarks } from '#cases/core/homecoming.ts'
import { serviceKinds } from '#cases/core/service.ts'
import { isNear, type OfficeKind, officeKinds, readsAs, systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'

const DAY = '2026-05-04'
/** Stands in everything that is told. */
const SECRET = 'Suryaningrum'
const near = fc.constantFrom<OfficeKind>('VILLAGE', 'DISTRICT')
const intake: CaseCommand = {
  type: 'RegisterCase',
  area: '35.10.04.2006',
  complainant: 'KELUARGA',
  category: 'INGIN_DIPULANGKAN',
  procedure: 'NONPROSEDURAL',
  workerId: 'w',
  personal: { account: SECRET, callBack: 'Lewat ibunya' },
}
const journey = { state: 'RETURNED', arrivedOn: DAY, handedOverOn: DAY } as const

function decide(file: CaseFile | undefined, command: CaseCommand, kind: OfficeKind) {
  const context = { actor: { ...systemActor, officeKind: kind }, now: `${DAY}T02:00:00.000Z`, today: DAY }
  return caseDecider.decide(file, command, context, { person: { name: 'Siti' }, journey, paperOnFile: true })
}
/** Each as it is taken, by the office at which it is decided. */
function caseOf(...commands: readonly CaseCommand[]): CaseFile {
  let file: CaseFile | undefined
  for (const command of [intake, ...commands]) {
    const decision = decide(file, command, 'AGENCY')
    for (const event of decision.ok ? decision.events : []) file = caseDecider.evolve(file, event)
  }
  return must(file, 'a case')
}

const move = (to: (typeof caseStates)[number]): CaseCommand => ({ type: 'MoveCase', to, said: SECRET })
const toTrack = [move('VERIFIED'), move('TRAFFICKING_TRACK')]
const screening: CaseCommand = {
  type: 'RecordScreening',
  findings: [{ sign: 'ISOLATION', mark: 'present', source: 'PERSON', confidence: 'HIGH' }],
  said: SECRET,
}
const minutes = { receiver: 'PROXY', receivedBy: SECRET, witness: SECRET } as const
const mark = (what: ReturnMark): CaseCommand => ({
  type: 'MarkReturn',
  mark: what,
  on: DAY,
  paper: SECRET,
  ...(what === 'MINUTES' ? { minutes } : { said: SECRET }),
})
const claim: CaseCommand = {
  type: 'AddClaimLine',
  line: {
    kind: 'UNPAID_WAGE',
    from: '2026-04-01',
    until: '2026-04-30',
    currency: 'HKD',
    due: 10,
    paid: 0,
    source: 'PERSON',
    evidence: SECRET,
  },
}
const need = fc.constantFrom(...serviceKinds).map((kind): CaseCommand => ({ type: 'NoteNeed', kind, said: SECRET }))
const anyCommand = fc.oneof(
  fc.constantFrom(...caseStates).map(move),
  need,
  fc.constantFrom(...returnMarks).map(mark),
  fc.constantFrom<CaseCommand>(
    screening,
    claim,
    { type: 'PlanReturn', kind: 'REPATRIASI_MASALAH' },
    { type: 'SeeService', nth: 0 },
    { type: 'EndService', nth: 0, ending: { on: DAY, outcome: 'NOT_NEEDED' } },
    { type: 'NoteContact', contact: 'REACHED', said: SECRET },
    { type: 'MakeFamilyCode', codeId: 'c', hash: 'h' },
    { type: 'RevokeFamilyCode' },
    { type: 'AskFamilyCode' },
    { type: 'AskOffice', text: SECRET },
    { type: 'AnswerFamily', nth: 0, text: 'Besok' },
  ),
)
const path = fc.array(anyCommand, { maxLength: 20 })

const readBy = (file: CaseFile, kind: OfficeKind): string =>
  JSON.stringify(
    presentCase('c', 1, file, {
      kind,
      actor: systemActor,
      today: DAY,
      text: (code) => code,
      names: file.history.map(() => ({ office: 'x' })),
    }),
  )

describe('an office of the neighbourhood', () => {
  it('reads nothing of what was told in a case that ever was one of trafficking, whatever it became, nor who received the person', () =>
    fc.assert(
      fc.property(path, path, near, (before, after, kind) => {
        const file = caseOf(...before, { type: 'PlanReturn', kind: 'REPATRIASI_MASALAH' }, ...toTrack, ...after, mark('MINUTES'))
        fc.pre(file.history.some(({ what }) => what === 'TRAFFICKING_TRACK'))
        expect(readBy(file, kind)).not.toContain(SECRET)
        expect(readBy(file, 'REGENCY')).toContain(SECRET)
      }),
    ))

  it('keeps on a device what is due and how to call back, and nothing that was told, screened, planned or written', () =>
    fc.assert(
      fc.property(path, (commands) => {
        const file = caseOf(...commands, claim, screening)
        const kept = onDevice(file)
        const said = JSON.stringify(kept)
        expect(said).not.toContain(SECRET)
        expect(said).not.toMatch(/SCREENED|NEED_NOTED|SERVICE_|ISOLATION/)
        if (kept.file === undefined) expect(Object.keys(kept)).toEqual(['area'])
        else expect(stepsTold(kept.file, true)).toEqual(stepsTold(file, true))
        expect(kept.file === undefined).toBe(withholds(file, 'VILLAGE'))
      }),
    ))

  it('is told of no screening and no service, and offered nothing to decide', () =>
    fc.assert(
      fc.property(path, near, (commands, kind) => {
        const told = readBy(caseOf(...commands, screening), kind)
        expect(told).not.toMatch(/SCREENED|NEED_NOTED|SERVICE_/)
        expect(told).toContain('"moves":[]')
      }),
    ))

  it('is one too for a deputy who works in it, in whosever place, and nobody reads more than in whose place they act', () =>
    fc.assert(
      fc.property(fc.constantFrom(...officeKinds), fc.constantFrom(...officeKinds), (officeKind, ownKind) => {
        const acting = { forUserId: 'giver', ownKind, commands: ['MoveCase'] }
        expect(isNear(readsAs({ officeKind, acting }))).toBe(isNear(officeKind) || isNear(ownKind))
        expect(readsAs({ officeKind })).toBe(officeKind)
        const actor = { ...systemActor, officeKind, acting }
        const asked = caseDecider.decide(caseOf(), move('VERIFIED'), { actor, now: `${DAY}T02:00:00.000Z`, today: DAY }, {})
        expect(asked.ok).toBe(!isNear(officeKind) && !isNear(ownKind))
      }),
    ))

  it('decides nothing that follows from what it does not read, and is refused the same way whatever is there', () =>
    fc.assert(
      fc.property(path, anyCommand, near, (commands, command, kind) => {
        const file = caseOf(...commands)
        const asked = decide(file, command, kind)
        const own = ['NoteContact', 'MarkReturn', 'AskFamilyCode', 'AskOffice'].includes(command.type)
        const byAccount = ['AddClaimLine', 'PlanReturn', 'MakeFamilyCode', 'RevokeFamilyCode', 'AnswerFamily'].includes(command.type)
        const isTrafficking = file.history.some(({ what }) => what === 'TRAFFICKING_TRACK')
        if (own || (byAccount && !isTrafficking)) expect(!asked.ok && asked.refusal.code === 'case-near').toBe(false)
        else expect(asked).toEqual({ ok: false, refusal: { code: 'case-near' } })
        const elsewhere = decide(file, command, 'REGENCY')
        expect(!elsewhere.ok && elsewhere.refusal.code === 'case-near').toBe(false)
      }),
    ))
})
