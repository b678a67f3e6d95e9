// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annexTerms } from '#cases/core/annex.law.ts'
import { annexDecider, annexSteps, opensTo, tellsOf, worksOn } from '#cases/core/annex.rules.ts'
import { type AnnexCommand, type AnnexEvent, type AnnexFacts, type AnnexState, annexPurposes } from '#cases/core/annex.ts'
import { caseStates, categories } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { isSecret } from '#cases/core/category.law.ts'
import { type Actor, isNear, type OfficeKind, officeKinds } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { letInUntil, wallOf } from '#kernel/letting.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'

const START = Date.parse('2026-05-03T02:00:00.000Z')
const HOUR = 3_600_000
const AREA = '35.10.04.2006'
const CASE = '3510-01890000-0000-7000-8000-00000000000a'
/** Each with its kind and places; of these the first keeps the annex. */
const offices: Readonly<Record<string, { readonly kind: OfficeKind; readonly areas: readonly string[] }>> = {
  dinas: { kind: 'REGENCY', areas: ['35.10'] },
  post: { kind: 'AGENCY', areas: ['35.10', '35.09'] },
  nation: { kind: 'AGENCY', areas: [''] },
  village: { kind: 'VILLAGE', areas: [AREA] },
  district: { kind: 'DISTRICT', areas: ['35.10.04'] },
  jember: { kind: 'REGENCY', areas: ['35.09'] },
  school: { kind: 'TRAINING', areas: ['35.10'] },
  police: { kind: 'POLICE', areas: ['35.10'] },
}
const names = Object.keys(offices)
const atHour = (hour: number): string => new Date(START + hour * HOUR).toISOString()
const dayAt = (hour: number): string => jakartaDate(atHour(hour))
const actorOf = (office: string): Actor => {
  const { kind, areas } = must(offices[office], office)
  return { userId: `u-${office}`, name: office, role: 'regency-officer', officeId: office, officeKind: kind, prefixes: areas }
}

function decide(state: AnnexState | undefined, command: AnnexCommand, office: string, hour: number) {
  const today = dayAt(hour)
  const known = command.type === 'OpenAnnex' ? offices[command.office] : undefined
  const guest = known && { kind: known.kind, onCase: worksOn({ area: AREA }, { office, ...known }, today) }
  const facts: AnnexFacts = guest === undefined ? {} : { guest }
  return annexDecider.decide(state, command, { actor: actorOf(office), now: atHour(hour), today }, facts)
}
const fold = (state: AnnexState | undefined, events: readonly AnnexEvent[]): AnnexState =>
  must(
    events.reduce<AnnexState | undefined>((before, event) => annexDecider.evolve(before, event), state),
    'an annex',
  )
const note = { type: 'AddAnnexNote', area: AREA, caseId: CASE, kind: 'TESTIMONY', told: dayAt(0), text: 'Ia dikunci' } as const

function begun(): AnnexState {
  const first = decide(undefined, note, 'dinas', 0)
  if (!first.ok) throw new Error(first.refusal.code)
  return fold(undefined, first.events)
}

const office = fc.constantFrom(...names)
const command: fc.Arbitrary<AnnexCommand> = fc.oneof(
  fc.constant(note),
  fc.record({
    type: fc.constant('OpenAnnex' as const),
    office: fc.constantFrom(...names, 'nobody'),
    purpose: fc.constantFrom(...annexPurposes),
    until: fc.integer({ min: -2, max: 100 }).map((days) => addDays(dayAt(0), days)),
  }),
  fc.record({ type: fc.constant('CloseAnnex' as const), office }),
  fc.constant({ type: 'BreakGlass', reason: 'Malam ini dipindahkan' } as const),
  fc.constant({ type: 'SeeBrokenGlass' } as const),
)
const acts = fc.array(fc.tuple(command, office, fc.integer({ min: 0, max: 40 })), { maxLength: 25 })

describe('an annex', () => {
  it('is read by its office, by whom that opened it to and until its day, and for two hours by whom could not wait: by nobody else, ever', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 3, maxLength: 8 }), (told, later) => {
        let state = begun()
        let hour = 0
        const open = new Map<string, string>()
        const broken = new Map<string, number>()
        const may = (who: string, at: number): boolean =>
          who === 'dinas' || dayAt(at) <= (open.get(who) ?? '') || at <= (broken.get(who) ?? Number.NEGATIVE_INFINITY)
        for (const [asked, who, after] of told) {
          hour += after
          const decision = decide(state, asked, who, hour)
          if (asked.type === 'BreakGlass') expect(decision.ok).toBe(!isNear(actorOf(who).officeKind) && !may(who, hour))
          else if (decision.ok) expect(who).toBe('dinas')
          if (!decision.ok) continue
          state = fold(state, decision.events)
          if (asked.type === 'OpenAnnex') {
            open.set(asked.office, asked.until)
            // Whoever is no party to the case reads it for a month at most.
            if (['police', 'jember'].includes(asked.office)) expect(asked.until <= addDays(dayAt(hour), 30)).toBe(true)
          }
          if (asked.type === 'CloseAnnex') open.delete(asked.office)
          if (asked.type === 'BreakGlass') broken.set(who, hour + 2)
          for (const each of names) expect(opensTo(state, each, atHour(hour)), each).toBe(may(each, hour))
        }
        for (const past of later)
          for (const each of names) expect(opensTo(state, each, atHour(hour + past)), `${each} after ${past}`).toBe(may(each, hour + past))
        for (const never of ['village', 'district', 'school']) expect(open.has(never)).toBe(false)
        const erased = annexDecider.evolve(state, { type: 'AnnexForgotten', on: dayAt(hour) })
        expect([erased.personal, erased.erased, wallOf(erased)]).toEqual([undefined, true, wallOf(state)])
      }),
    )
  })

  it('takes and refuses in every state without a fault, and keeps each text with its line', () => {
    fc.assert(
      fc.property(acts, (told) => {
        let state = begun()
        for (const [asked, who, after] of told) {
          const decision = decide(state, asked, who, after)
          if (decision.ok) state = fold(state, decision.events)
          else expect(decision.refusal.code).not.toBe('')
        }
        expect([state.personal?.texts.length, state.personal?.reasons.length]).toEqual([state.notes.length, state.broken.length])
        // Its office is asked to read why exactly while there is something unread, and nobody else is asked.
        const unread = state.broken.some(({ seenOn }) => seenOn === undefined)
        // Whoever was let in from outside the case finds it in its work until its day.
        const outside = state.openings.filter(({ office: who }) => ['police', 'jember'].includes(who))
        expect(annexSteps(state).map((step) => [step.code, step.office, step.owner])).toEqual([
          ...(unread ? [['SEE_BROKEN_GLASS', 'dinas', 'REGENCY']] : []),
          ...outside.map(({ office: who }) => ['READ_ANNEX', who, must(offices[who], who).kind]),
        ])
      }),
    )
  })

  it('is begun empty once, by its office alone, where no word comes first', () => {
    const begin = { type: 'BeginAnnex', area: AREA, caseId: CASE } as const
    const first = decide(undefined, begin, 'dinas', 0)
    const state = fold(undefined, first.ok ? first.events : [])
    expect([state.notes, state.sealedTo, state.office]).toEqual([[], ['dinas'], 'dinas'])
    expect(decide(state, begin, 'dinas', 1)).toEqual({ ok: true, events: [] })
    expect(decide(state, begin, 'post', 1)).toMatchObject({ refusal: { code: 'annex-not-yours' } })
    const near = { actor: actorOf('village'), now: atHour(0), today: dayAt(0) }
    expect(annexDecider.decide(undefined, begin, near, { withheld: true })).toMatchObject({ refusal: { code: 'annex-withheld' } })
  })

  it('lasts as its terms say', () => {
    for (const { breakHours, mostDays, outsideDays } of annexTerms) expect([breakHours, mostDays, outsideDays]).toEqual([2, 90, 30])
  })
})

it('an office works on a case by its place or because it was let in, and is of a kind that does', () => {
  const area = fc.constantFrom(AREA, '35.10.04.2005', '35.09.01.2001', '35.11.02.2003')
  const prefixes = fc.array(fc.constantFrom('', '35', '35.10', '35.09', '35.10.04', AREA), { maxLength: 3 })
  const until = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined })
  fc.assert(
    fc.property(
      area,
      prefixes,
      fc.constantFrom(...officeKinds),
      fc.array(fc.tuple(office, until)),
      office,
      (place, areas, kind, let_, who) => {
        const today = dayAt(0)
        const letIn = let_.map(([each, days]) => (days === undefined ? each : letInUntil(each, addDays(today, days))))
        const reached = areas.some((prefix) => place.startsWith(prefix)) || let_.some(([each, days]) => each === who && (days ?? 0) >= 0)
        const works = ['REGENCY', 'ONE_ROOF', 'PROVINCE', 'AGENCY', 'MISSION'].includes(kind)
        expect(worksOn({ area: place, letIn }, { office: who, kind, areas }, today)).toBe(works && reached)
      },
    ),
  )
})

it('neighbours read nothing of trafficking, whatever the case became, and hear of no annex but their own', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.constantFrom(...caseStates),
      fc.constantFrom(...officeKinds),
      office,
      (category, state, kind, whose) => {
        const isTrafficking = isSecret(category) || state === 'TRAFFICKING_TRACK'
        const history = [{ what: state, on: dayAt(0), userId: 'u', officeId: 'o' }]
        expect(withholds({ category, history }, kind)).toBe(isTrafficking && (kind === 'VILLAGE' || kind === 'DISTRICT'))
        const reader = { officeId: 'somebody', officeKind: kind }
        expect(tellsOf(whose, reader)).toBe(!isNear(kind))
        expect(tellsOf('somebody', reader)).toBe(true)
      },
    ),
  )
})
