// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onDevice } from '#cases/core/case.copy.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { caseSteps, stepsTold } from '#cases/core/case.steps.ts'
import type { CaseCommand, CaseFile } from '#cases/core/case.ts'
import { outOfReach, proposedOffice } from '#cases/core/elsewhere.rules.ts'
import { familyView } from '#cases/core/family.present.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Actor, type OfficeKind, systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { addDays } from '#kernel/time.ts'

const DAY = '2026-05-04'
const offices = [
  { office: 'camat', kind: 'DISTRICT', areas: ['35.10.04'] },
  { office: 'dinas', kind: 'REGENCY', areas: ['35.10'] },
  { office: 'jember', kind: 'REGENCY', areas: ['35.09'] },
  { office: 'satu-atap', kind: 'ONE_ROOF', areas: ['35.09'] },
  { office: 'bp2mi', kind: 'AGENCY', areas: ['35.10', '35.09'] },
  { office: 'pusat', kind: 'AGENCY', areas: [''] },
] as const satisfies readonly { office: string; kind: OfficeKind; areas: readonly string[] }[]
type Name = (typeof offices)[number]['office']
const officeOf = (id: string) => offices.find(({ office }) => office === id)
function actor(id: Name): Actor {
  const { kind: officeKind, areas: prefixes } = must(officeOf(id), 'an office')
  return { userId: `u-${id}`, name: id, role: 'regency-officer', officeId: id, officeKind, prefixes }
}

const intake: CaseCommand = {
  type: 'RegisterCase',
  area: '35.10.04.2006',
  complainant: 'KELUARGA',
  category: 'GAJI_TIDAK_DIBAYAR',
  procedure: 'PROSEDURAL',
  workerId: 'w',
  personal: { account: 'Gajinya tidak dibayar', callBack: 'Lewat ibunya' },
}
const refer = (office: string): CaseCommand => ({ type: 'ReferCase', way: 'REFERRAL', office, purpose: 'HANDLING', ground: 'CONSENT' })
const declines: CaseCommand = { type: 'NoteContact', contact: 'REFERRAL_DECLINED' }

function decide(file: CaseFile | undefined, command: CaseCommand, as: Actor, { at, today = DAY }: { at?: string; today?: string } = {}) {
  const recipient = command.type === 'ReferCase' ? officeOf(command.office) : undefined
  const asked = [file?.responsible, ...(file?.referrals ?? []).map(({ office }) => office)]
  const known = offices.filter(({ office }) => asked.includes(office))
  const seen = file === undefined || at === undefined ? undefined : outOfReach(file, at, known)
  return caseDecider.decide(
    file,
    command,
    { actor: as, now: `${today}T02:00:00.000Z`, today },
    { person: { name: 'Siti' }, ...(recipient === undefined ? {} : { recipient }), ...(seen === undefined ? {} : { outOfReach: seen }) },
  )
}
function taken(file: CaseFile | undefined, command: CaseCommand, as: Actor, more: { at?: string; today?: string } = {}): CaseFile {
  const decision = decide(file, command, as, more)
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  return must(
    decision.events.reduce<CaseFile | undefined>((now, event) => caseDecider.evolve(now, event), file),
    'a case',
  )
}
const JEMBER = '35.09.07.2001'
const see = (file: CaseFile, at: string, today = DAY): CaseFile => taken(file, { type: 'SeeFile' }, systemActor, { at, today })
const asked = (file: CaseFile) => caseSteps(file).filter(({ code }) => code === 'REFER_ELSEWHERE')
const led = taken(taken(undefined, intake, actor('dinas')), { type: 'MoveCase', to: 'VERIFIED' }, actor('dinas'))

describe('a case whose file lies elsewhere', () => {
  it('is to be referred by whoever leads it, by a day, and proposes the office that has the place', () => {
    const file = see(led, JEMBER)
    expect(asked(file)).toMatchObject([{ owner: 'REGENCY', office: 'dinas', due: addDays(DAY, 3), standing: 'assumed' }])
    expect(proposedOffice(file, offices)).toBe('jember')
    expect(file.letIn).toBeUndefined()
    // Seen again it is asked once.
    expect(see(file, JEMBER, '2026-05-06')).toEqual(file)
  })

  it('tells no more of the place than its regency, and nothing to neighbours, on their device or on the page of the family', () => {
    const file = see(led, JEMBER)
    expect(JSON.stringify(file)).not.toContain(JEMBER)
    expect(stepsTold(file, true).map(({ code }) => code)).not.toContain('REFER_ELSEWHERE')
    expect(JSON.stringify(onDevice(file))).not.toMatch(/35\.09|elsewhere|fileAt/)
    expect(familyView(file).steps.map(({ code }) => code)).not.toContain('REFER_ELSEWHERE')
    const near = decide(file, declines, actor('camat'))
    expect(near.ok ? '' : near.refusal.code).toBe('case-not-elsewhere')
  })

  it('asks no more once that office was asked, or the person does not wish it; a referral by mistake answers nothing', () => {
    const sent = see(taken(see(led, JEMBER), refer('jember'), actor('dinas')), JEMBER)
    expect(asked(sent)).toEqual([])
    const end = (because: 'DONE' | 'MISTAKEN' | 'CONSENT_WITHDRAWN') =>
      asked(see(taken(sent, { type: 'EndCaseReferral', office: 'jember', because }, actor('dinas')), JEMBER)).length
    expect([end('DONE'), end('CONSENT_WITHDRAWN'), end('MISTAKEN')]).toEqual([0, 0, 1])
    const kept = taken(see(led, JEMBER), declines, actor('dinas'))
    expect([asked(kept), asked(see(kept, JEMBER))]).toEqual([[], []])
    // Of another place it is asked anew.
    expect(asked(see(kept, '51.08.01.2001'))).toHaveLength(1)
    expect(kept.reachedOn).toBe(DAY)
  })

  it('is asked of the kind of office at its place while none has taken it on, and of a district office that leads it', () => {
    const fresh = taken(undefined, intake, actor('dinas'))
    expect(asked(see(fresh, '35.10.05.2001'))).toEqual([])
    const [step] = asked(see(fresh, JEMBER))
    expect([step?.owner, step?.office]).toEqual(['REGENCY', undefined])
    const near = see(taken(fresh, { type: 'MoveCase', to: 'VERIFIED' }, { ...actor('camat'), officeKind: 'REGENCY' }), '35.10.05.2001')
    expect(stepsTold(near, true)).toContainEqual(expect.objectContaining({ code: 'REFER_ELSEWHERE', owner: 'DISTRICT' }))
    expect(proposedOffice(near, offices)).toBe('dinas')
  })

  it('for any place and any course is asked for exactly while nobody who leads it or was asked reaches the file', () => {
    const place = fc.constantFrom(JEMBER, '35.09.01.2002', '35.10.05.2001', '51.08.01.2001')
    const course = fc.array(fc.tuple(fc.constantFrom<Name>('jember', 'bp2mi', 'satu-atap', 'pusat'), fc.boolean()), { maxLength: 4 })
    fc.assert(
      fc.property(place, course, (at, acts) => {
        let file = see(led, at)
        for (const [to, takes] of acts) {
          const sent = decide(file, refer(to), actor('dinas'))
          if (sent.ok) file = see(taken(file, refer(to), actor('dinas')), at)
          if (sent.ok && takes) file = see(taken(file, { type: 'AcceptCase', office: to }, actor(to)), at)
        }
        const reach = [file.responsible, ...(file.referrals ?? []).map(({ office }) => office)].flatMap(
          (id) => officeOf(id ?? '')?.areas ?? [],
        )
        expect(asked(file).length).toBe(isInsideAny(at, reach) ? 0 : 1)
      }),
      { numRuns: 200 },
    )
  })
})
