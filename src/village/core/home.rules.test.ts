// SPDX-License-Identifier: AGPL-3.0-or-later
// Visits: what may be found at whom, when to come again, and that nothing of it stays once the person is erased.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/authority.ts'
import { addDays } from '#kernel/time.ts'
import { homeDecider, homeSteps } from '#village/core/home.rules.ts'
import { findings, findingsAt, type HomeCommand, type HomeState, nextVisit, visitedParties } from '#village/core/home.ts'
import { leadsTo } from '#village/core/record.rules.ts'

const today = '2026-05-03'
const actor: Actor = { userId: 'desa', name: 'desa', role: 'village-officer', officeId: 'd', officeKind: 'VILLAGE', prefixes: ['35'] }
const context = { actor, now: `${today}T02:00:00.000Z`, today }
const person = { name: 'Siti', area: '35.10.04.2006' }
const visit = {
  type: 'RecordVisit',
  workerId: '3510-01890000-0000-7000-8000-000000000001',
  to: 'FAMILY',
  on: today,
  found: ['ALL_WELL'],
} as const satisfies HomeCommand

function after(state: HomeState | undefined, command: HomeCommand): HomeState | string {
  const decision = homeDecider.decide(state, command, context, { person })
  if (!decision.ok) return decision.refusal.fields?.map(({ field }) => field).join() ?? decision.refusal.code
  return decision.events.reduce<HomeState | undefined>((before, event) => homeDecider.evolve(before, event), state) ?? 'nothing'
}

const anyDay = fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days))
const anyVisit: fc.Arbitrary<HomeCommand> = fc.record({
  type: fc.constant('RecordVisit' as const),
  workerId: fc.constant(visit.workerId),
  to: fc.constantFrom(...visitedParties),
  on: anyDay,
  found: fc.uniqueArray(fc.constantFrom(...findings), { maxLength: 4 }),
  note: fc.option(fc.string(), { nil: undefined }),
  next: fc.option(anyDay, { nil: undefined }),
  place: fc.option(fc.record({ hamlet: fc.constant('Krajan') }), { nil: undefined }),
})

test('whatever is sent is taken or refused; what is taken is told of those it may be told of, and stands in the work list', () => {
  fc.assert(
    fc.property(fc.array(anyVisit, { minLength: 1, maxLength: 6 }), (commands) => {
      let state: HomeState | undefined
      for (const command of commands) {
        const next = after(state, command)
        if (typeof next === 'string') continue
        state = next
        const last = next.visits.at(-1)
        expect(next.personal?.found[next.visits.length - 1]?.found.every((each) => last && findingsAt[last.to].includes(each))).toBe(true)
        const dueOf = (of: string) => homeSteps(next, today).flatMap(({ code, due }) => (code.startsWith(of) ? [due] : []))
        expect(dueOf('VISIT_')).toEqual(nextVisit(next) === undefined ? [] : [nextVisit(next)])
        const asking = next.visits.filter((_, nth) => next.personal?.found[nth]?.found.some((each) => leadsTo[each] !== undefined))
        expect(dueOf('ANSWER_')).toEqual(asking.length === 0 ? [] : [addDays(asking.map(({ on }) => on).sort()[0] ?? '', 3)])
      }
    }),
  )
})

test('a visit that says nothing, too much, or a day that cannot be is refused, and says which field', () => {
  expect(after(undefined, { ...visit, found: [] })).toBe('found')
  expect(after(undefined, { ...visit, found: ['NOT_AT_SCHOOL'] })).toBe('found')
  expect(after(undefined, { ...visit, found: ['NOBODY_HOME', 'ALL_WELL'] })).toBe('found')
  expect(after(undefined, { ...visit, on: addDays(today, 1) })).toBe('on')
  expect(after(undefined, { ...visit, next: today })).toBe('next')
})

test('the hamlet stays from visit to visit; an erasure leaves neither it nor what was found, and takes no visit after it', () => {
  const first = after(undefined, { ...visit, place: { hamlet: 'Krajan', rt: '02' } })
  if (typeof first === 'string') throw new Error(first)
  const second = after(first, { ...visit, to: 'CHILDREN', found: ['NO_CARER'], next: addDays(today, 90) })
  if (typeof second === 'string') throw new Error(second)
  expect(second.personal?.place).toEqual({ hamlet: 'Krajan', rt: '02' })
  expect(homeSteps(second, today)).toMatchObject([
    { code: 'ANSWER_VISIT', owner: 'VILLAGE', due: addDays(today, 3) },
    { code: 'VISIT_CHILDREN', owner: 'VILLAGE', due: addDays(today, 90) },
  ])
  const gone = after(second, { type: 'ForgetHome' })
  expect(JSON.stringify(gone)).not.toMatch(/Krajan|NO_CARER|Siti/)
  if (typeof gone === 'string') throw new Error(gone)
  expect(homeSteps(gone, today)).toEqual([])
  expect(after(gone, visit)).toBe('not-within-reach')
  expect(after(gone, { type: 'ForgetHome' })).toBe('not-within-reach')
})

test('a visit is taken back by who wrote it down, once and with a reason; the one before it says again when to come', () => {
  const first = after(undefined, { ...visit, next: addDays(today, 30) })
  if (typeof first === 'string') throw new Error(first)
  const second = after(first, { ...visit, found: ['NO_NEWS'], next: addDays(today, 90) })
  if (typeof second === 'string') throw new Error(second)
  const taken = after(second, { type: 'WithdrawVisit', nth: 1, reason: 'Rumah yang salah' })
  if (typeof taken === 'string') throw new Error(taken)
  expect([nextVisit(taken), taken.visits[1]?.withdrawnOn, taken.personal?.found[1]?.reason]).toEqual([
    addDays(today, 30),
    today,
    'Rumah yang salah',
  ])
  expect(after(taken, { type: 'WithdrawVisit', nth: 1, reason: 'x' })).toBe('visit-withdrawn')
  expect(after(taken, { type: 'WithdrawVisit', nth: 9, reason: 'x' })).toBe('visit-unknown')
  const other = homeDecider.decide(
    taken,
    { type: 'WithdrawVisit', nth: 0, reason: 'x' },
    { ...context, actor: { ...actor, userId: 'lain' } },
    {},
  )
  expect(other).toMatchObject({ ok: false, refusal: { code: 'visit-not-yours' } })
  const none = after(taken, { type: 'WithdrawVisit', nth: 0, reason: 'Keliru juga' })
  expect(typeof none === 'string' ? none : homeSteps(none, today)).toEqual([])
})

test('what a visit found stands in the work list of the office until it is answered, once, or the visit is taken back', () => {
  const found = after(undefined, { ...visit, to: 'LEAVER', found: ['HAS_LEFT'], on: addDays(today, -1) })
  if (typeof found === 'string') throw new Error(found)
  const twice = after(found, { ...visit, found: ['NO_NEWS'] })
  if (typeof twice === 'string') throw new Error(twice)
  const owed = (state: HomeState | string) =>
    typeof state === 'string' ? state : homeSteps(state, today).map(({ code, due }) => [code, due])
  expect(owed(twice)).toEqual([['ANSWER_VISIT', addDays(today, 2)]])
  const answered = after(twice, { type: 'AnswerVisit', nth: 0 })
  if (typeof answered === 'string') throw new Error(answered)
  expect(owed(answered)).toEqual([['ANSWER_VISIT', addDays(today, 3)]])
  expect(after(answered, { type: 'AnswerVisit', nth: 0 })).toBe('visit-answered')
  expect(after(answered, { type: 'AnswerVisit', nth: 9 })).toBe('visit-unknown')
  expect(owed(after(answered, { type: 'AnswerVisit', nth: 1 }))).toEqual([])
  expect(owed(after(answered, { type: 'WithdrawVisit', nth: 1, reason: 'Rumah yang salah' }))).toEqual([])
  const well = after(undefined, { ...visit, found: ['MONEY_TROUBLE'] })
  if (typeof well === 'string') throw new Error(well)
  expect([owed(well), after(well, { type: 'AnswerVisit', nth: 0 })]).toEqual([[], 'visit-answered'])
})

test('a visit that is taken back takes its address with it: what was said before it stands again', () => {
  const steps = (commands: readonly HomeCommand[]): HomeState =>
    commands.reduce<HomeState | undefined>((before, command) => {
      const next = after(before, command)
      if (typeof next === 'string') throw new Error(next)
      return next
    }, undefined) ?? { area: '', workerId: '', visits: [] }
  const here = { ...visit, place: { hamlet: 'Krajan', rt: '02' } }
  const wrong = { ...visit, place: { hamlet: 'Sumberjo' } }
  const back = (nth: number) => ({ type: 'WithdrawVisit', nth, reason: 'Rumah yang salah' }) as const
  const listed = { type: 'PlaceHome', workerId: visit.workerId, place: { hamlet: 'Krajan' } } as const
  expect(steps([here, wrong, back(1)])).toMatchObject({ personal: { place: here.place }, placed: { by: 'desa', at: 1 } })
  expect(steps([here, wrong, back(0)]).personal?.place).toEqual(wrong.place)
  expect(steps([listed, wrong, visit, back(0)]).personal?.place).toEqual(listed.place)
  const none = steps([wrong, visit, back(0)])
  expect([none.personal?.place, none.placed]).toEqual([undefined, undefined])
  const { said: _said, ...known } = steps([here]).personal ?? { name: '', found: {} }
  const taken = [wrong, back(1)].reduce<HomeState | string>((before, each) => (typeof before === 'string' ? before : after(before, each)), {
    ...steps([here]),
    personal: known,
  })
  expect(taken).toMatchObject({ personal: { place: here.place } })
})
