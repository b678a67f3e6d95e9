// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Call, callOf, enter, lose, say, seatOf, setAway, type Turn } from '#meetings/core/call.rules.ts'
import { heed, type RecordingMessage, recorderOf, sayOfRecording } from '#meetings/core/call-recording.rules.ts'
import type { Seat, SeatRole } from '#meetings/core/signal.ts'

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`

function seat(nth: number, as: SeatRole): Seat {
  const place = as === 'MEMBER' ? 'in' : 'waiting'
  const shown = { mic: true, cam: false, screen: false, hand: false }
  return { id: idOf(nth), name: `N${nth}`, as, voiceOnly: false, place, away: false, agrees: false, records: false, ...shown }
}

const come = (call: Call, nth: number, as: SeatRole = 'MEMBER'): Turn => heed(enter(call, { holder: idOf(nth), seat: seat(nth, as) }))
const speak = (call: Call, nth: number, message: RecordingMessage): Turn => heed(sayOfRecording(call, idOf(nth), message))
const yes = { type: 'agree', yes: true } as const
const begin = { type: 'record', on: true } as const
/** Two officers who both said yes; the first records. */
const recorded = [1, 2].reduce((call, nth) => speak(come(call, nth).call, nth, yes).call, callOf())
const running = speak(recorded, 1, begin)

it('begins when everybody said yes, and tells all of them', () => {
  expect(recorderOf(speak(come(callOf(), 1).call, 1, begin).call)).toBeUndefined()
  const half = come(speak(come(callOf(), 1).call, 1, yes).call, 2).call
  expect(recorderOf(speak(half, 1, begin).call)).toBeUndefined()
  expect(recorderOf(running.call)?.seat.id).toBe(idOf(1))
  expect(running.told.map(({ to }) => to).toSorted()).toEqual([idOf(1), idOf(2)])
  // One browser at most does it, and another's is not ended by anybody but by no.
  const second = speak(running.call, 2, begin).call
  expect(recorderOf(second)?.seat.id).toBe(idOf(1))
  expect(recorderOf(speak(second, 2, { type: 'record', on: false }).call)?.seat.id).toBe(idOf(1))
})

it.each([
  ['somebody takes it back', () => speak(running.call, 2, { type: 'agree', yes: false })],
  ['an officer comes', () => come(running.call, 3)],
  ['a guest is let in', () => heed(say(come(running.call, 3, 'GUEST').call, idOf(1), { type: 'admit', seat: idOf(3) }))],
  ['whoever records falls out of the line', () => heed(setAway(running.call, idOf(1), true))],
  ['whoever records stops', () => speak(running.call, 1, { type: 'record', on: false })],
])('stops at once and says so when %s', (_what, happen) => {
  const turn = happen()
  expect(recorderOf(turn.call)).toBeUndefined()
  expect(turn.told).toContainEqual({
    to: idOf(2),
    message: { type: 'seat', seat: { ...seat(1, 'MEMBER'), agrees: true, away: expect.any(Boolean) } },
  })
})

it('goes on while somebody waits at the door or leaves, whom it is no matter of', () => {
  expect(recorderOf(come(running.call, 3, 'GUEST').call)).toBeDefined()
  expect(recorderOf(heed(lose(running.call, idOf(2))).call)).toBeDefined()
})

it('is never while anybody who is in has not said yes, whatever happens in whatever order', () => {
  const who = fc.integer({ min: 1, max: 5 })
  const happening = fc.oneof(
    fc.record({ do: fc.constantFrom('come', 'guest', 'lose', 'away', 'back', 'begin', 'end', 'no'), who }),
    fc.record({ do: fc.constantFrom('yes', 'admit'), who }),
    fc.record({ do: fc.constant('yes'), who }),
  )
  let seen = 0
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      let call = callOf(12)
      for (const { do: what, who: nth } of happenings) {
        const id = idOf(nth)
        const by: Readonly<Record<string, () => Turn>> = {
          come: () => come(call, nth),
          guest: () => come(call, nth, 'GUEST'),
          lose: () => heed(lose(call, id)),
          away: () => heed(setAway(call, id, true)),
          back: () => heed(setAway(call, id, false)),
          begin: () => speak(call, nth, begin),
          end: () => speak(call, nth, { type: 'record', on: false }),
          yes: () => speak(call, nth, yes),
          no: () => speak(call, nth, { type: 'agree', yes: false }),
          admit: () => heed(say(call, idOf(1), { type: 'admit', seat: id })),
        }
        const known = seatOf(call, id) !== undefined
        if ((what === 'come' || what === 'guest') && known) continue
        call = by[what]?.().call ?? call
        const recorder = recorderOf(call)?.seat
        if (recorder === undefined) continue
        seen += 1
        expect(call.held.filter((each) => each.seat.place === 'in' && !each.seat.agrees)).toEqual([])
        expect(recorder).toMatchObject({ as: 'MEMBER', place: 'in', away: false })
        expect(call.held.filter((each) => each.seat.records)).toHaveLength(1)
      }
    }),
    { numRuns: 1000, seed: 11 },
  )
  expect(seen).toBeGreaterThan(0)
})
