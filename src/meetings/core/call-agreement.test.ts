// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { must } from '#kernel/decider.ts'
import { type Act, type Agreement, type Happening, isSettled, newAgreement, step } from '#meetings/core/call-agreement.rules.ts'

/** A description, and what it builds on: an offer on the one that was agreed before in the same connection, an answer on its offer. */
interface Description {
  readonly type: 'offer' | 'answer'
  readonly id: number
  readonly on: number | undefined
}

type Message =
  | { readonly type: 'line' }
  | { readonly type: 'offer' | 'answer'; readonly round: number; readonly fresh: boolean; readonly description: Description }
  | { readonly type: 'asked'; readonly round: number; readonly fresh: boolean }

/** A browser, as strict as a real one: it throws where it is told what contradicts what it was told before. */
interface Side {
  now: Agreement
  /** Offer and answer that count in this connection, and the own offer that is not answered yet. */
  agreed: { readonly offer: number; readonly answer: number } | undefined
  own: Description | undefined
  waiting: boolean
  /** Descriptions that it will refuse for no reason. */
  refuses: number
  readonly inbox: Message[]
}

function world() {
  const sideOf = (offers: boolean): Side => ({
    now: newAgreement(offers),
    agreed: undefined,
    own: undefined,
    waiting: false,
    refuses: 0,
    inbox: [],
  })
  const sides = [sideOf(true), sideOf(false)] as const
  let isUp = true
  let ids = 0
  const other = (side: Side): Side => (side === sides[0] ? sides[1] : sides[0])
  const say = (side: Side, message: Message): void => {
    if (isUp) other(side).inbox.push(message)
  }

  function describe(side: Side, act: Extract<Act, { readonly do: 'offer' | 'answer' }>, heard: Description | undefined): void {
    if (act.fresh) Object.assign(side, { agreed: undefined, own: undefined, waiting: false })
    if (side.waiting) throw new Error('an offer is under way')
    ids += 1
    if (act.do === 'offer') {
      if (!act.fresh && side.agreed === undefined) throw new Error('there is no connection to find a new path for')
      side.own = { type: 'offer', id: ids, on: side.agreed?.offer }
      side.waiting = true
    } else {
      const offer = must(heard, 'an offer')
      if (offer.type !== 'offer') throw new Error('an answer was answered')
      if (offer.on !== side.agreed?.offer) throw new Error('it is offered on what was not agreed on')
      side.own = { type: 'answer', id: ids, on: offer.id }
      side.agreed = { offer: offer.id, answer: ids }
    }
  }

  function take(side: Side, answer: Description): void {
    const offer = must(side.own, 'an offer')
    if (!side.waiting || answer.type !== 'answer' || answer.on !== offer.id) throw new Error('an answer to nothing that was offered')
    side.agreed = { offer: offer.id, answer: answer.id }
    side.waiting = false
  }

  function perform(side: Side, act: Act, heard: Description | undefined): void {
    if (act.do === 'ask') say(side, { type: 'asked', round: act.round, fresh: act.fresh })
    else if (act.do !== 'repeat' && side.refuses > 0) {
      side.refuses -= 1
      happen(side, { type: 'refused' })
    } else if (act.do === 'take-answer') take(side, must(heard, 'an answer'))
    else {
      if (act.do !== 'repeat') describe(side, act, heard)
      const description = must(side.own, 'a description')
      say(side, { type: description.type, round: act.round, fresh: act.fresh, description })
    }
  }

  function happen(side: Side, happening: Happening, heard?: Description): void {
    const { after, act } = step(side.now, happening)
    side.now = after
    if (act !== undefined) perform(side, act, heard)
  }

  const isMatched = (): boolean => {
    const [one, two] = sides.map(({ agreed }) => agreed)
    return one !== undefined && one.offer === two?.offer && one.answer === two.answer
  }

  return {
    sides,
    happen,
    isMatched,
    hear: (side: Side): void => {
      const message = side.inbox.shift()
      if (message === undefined) return
      const { type } = message
      happen(side, message, type === 'offer' || type === 'answer' ? message.description : undefined)
    },
    reach: (side: Side): void => {
      if (isMatched() && !side.now.connected) happen(side, { type: 'connected' })
    },
    cut: (): void => {
      isUp = false
      for (const { inbox } of sides) inbox.length = 0
    },
    mend: (): void => {
      if (isUp) return
      isUp = true
      for (const { inbox } of sides) inbox.push({ type: 'line' })
    },
  }
}
type World = ReturnType<typeof world>

const doings = ['hear', 'reach', 'lost', 'late', 'cut', 'mend', 'refuse'] as const
type Doing = (typeof doings)[number]

function disturb(here: World, doing: Doing, side: Side): void {
  if (doing === 'hear' || doing === 'reach') here[doing](side)
  else if (doing === 'cut' || doing === 'mend') here[doing]()
  else if (doing === 'refuse') side.refuses = Math.min(3, side.refuses + 1)
  else here.happen(side, { type: doing })
}

/** From now on nothing goes wrong any more: everything that is said arrives, and what can be reached is reached before it is late. */
function calm(here: World): void {
  while (here.sides.some(({ inbox }) => inbox.length > 0)) for (const side of here.sides) here.hear(side)
  for (const side of here.sides) here.reach(side)
}

const isWell = (here: World): boolean => here.isMatched() && here.sides.every(({ now }) => isSettled(now))

/** How often it was late until it was well, at the most. */
const MOST_TRIALS = 8

function trialsUntilWell(here: World): number {
  here.mend()
  calm(here)
  for (let trials = 0; ; trials += 1) {
    if (isWell(here) || trials > MOST_TRIALS) return trials
    for (const side of here.sides) if (!isSettled(side.now)) here.happen(side, { type: 'late' })
    calm(here)
  }
}

const disturbance = fc.tuple(fc.constantFrom(...doings, 'hear', 'hear', 'reach'), fc.integer({ min: 0, max: 1 }))

it('ends connected by one agreement whatever was lost, delayed, restarted or refused before, and never by two that contradict each other', () => {
  fc.assert(
    fc.property(fc.array(disturbance, { maxLength: 120 }), (disturbances) => {
      const here = world()
      here.happen(here.sides[0], { type: 'begin' })
      for (const [doing, nth] of disturbances) disturb(here, doing, nth === 0 ? here.sides[0] : here.sides[1])
      expect(trialsUntilWell(here)).toBeLessThanOrEqual(MOST_TRIALS)
    }),
    { numRuns: 2_000 },
  )
})

it('finds a new path for a connection that stood, and makes a new one where three paths did not help', () => {
  const here = world()
  const [one, two] = here.sides
  here.happen(one, { type: 'begin' })
  calm(here)
  expect(isWell(here)).toBe(true)
  const before = one.agreed
  here.happen(one, { type: 'lost' })
  const acts = [0, 1, 2, 3].map(() => {
    const { after, act } = step(one.now, { type: 'late' })
    here.happen(one, { type: 'late' })
    // Agreed on, and still not reached.
    while (here.sides.some(({ inbox }) => inbox.length > 0)) for (const side of here.sides) here.hear(side)
    return { act, tries: after.tries }
  })
  expect(acts.map(({ act }) => act?.do === 'offer' && act.fresh)).toEqual([false, false, false, true])
  expect(one.agreed).not.toEqual(before)
  expect(two.agreed).toEqual(one.agreed)
})

it('makes no new connection because the line to the instance comes and goes', () => {
  const late = { ...newAgreement(true), round: 3, tries: 2 }
  expect(step({ ...late, stage: 'offered' }, { type: 'line' }).act).toEqual({ do: 'repeat', round: 3, fresh: true })
  expect(step({ ...late, stage: 'agreed' }, { type: 'line' }).act).toEqual({ do: 'offer', round: 4, fresh: false })
  expect(step({ ...late, stage: 'agreed' }, { type: 'late' }).act).toEqual({ do: 'offer', round: 4, fresh: false })
  expect(step({ ...late, stage: 'agreed', tries: 1 }, { type: 'late' }).act).toEqual({ do: 'offer', round: 4, fresh: true })
})

it('leaves alone what is connected, and what it has answered it answers again by the same words', () => {
  const here = world()
  const [one, two] = here.sides
  here.happen(one, { type: 'begin' })
  const offer = must(two.inbox[0], 'an offer')
  calm(here)
  for (const side of here.sides) for (const type of ['line', 'late'] as const) here.happen(side, { type })
  expect(here.sides.flatMap(({ inbox }) => inbox)).toEqual([])
  const { own } = two
  two.inbox.push(offer)
  here.hear(two)
  expect(one.inbox).toEqual([{ type: 'answer', round: 1, fresh: true, description: own }])
  calm(here)
  expect(isWell(here)).toBe(true)
})

it('takes no offer where it offers itself, and begins nothing where the other does', () => {
  const offers = newAgreement(true)
  expect(step(offers, { type: 'offer', round: 9, fresh: true })).toEqual({ after: offers })
  const answers = newAgreement(false)
  expect(step(answers, { type: 'begin' })).toEqual({ after: answers })
  expect(step(answers, { type: 'asked', round: 0, fresh: true })).toEqual({ after: answers })
})
