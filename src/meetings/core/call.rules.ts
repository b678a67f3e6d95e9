// SPDX-License-Identifier: AGPL-3.0-or-later
// Who sits in a call and what each is told of the others. Pure: the connections themselves are the server's.

import { sendsVideo } from '#meetings/core/sdp.ts'
import {
  type CallMessage,
  type End,
  MOST_SEATS,
  MOST_WAITING,
  type Seat,
  type SeatMessage,
  type ServerMessage,
} from '#meetings/core/signal.ts'

/** A seat, and whose it is: an account, or a link. One holder may sit at two screens. */
export interface Held {
  readonly holder: string
  readonly seat: Seat
}

export interface Call {
  readonly held: readonly Held[]
  /** How many may be in at once. */
  readonly most: number
  /** More were in at once than can send to each other: everything goes through a server in the middle, until the last has left. */
  readonly isThrough: boolean
}

/** @param most more than eight where a server in the middle passes on what each sends */
export const callOf = (most = MOST_SEATS): Call => ({ held: [], most, isThrough: false })

interface Told {
  readonly to: string
  readonly message: ServerMessage
}

/** What came of something: the call after it, who is told what, and which seats end. */
export interface Turn {
  readonly call: Call
  readonly told: readonly Told[]
  /** These see the call for the first time, or anew. */
  readonly welcomed: readonly string[]
  readonly ended: readonly { readonly seat: string; readonly end: End }[]
}

export const still = (call: Call): Turn => ({ call, told: [], welcomed: [], ended: [] })

export function seatOf(call: Call, id: string): Seat | undefined {
  return call.held.find(({ seat }) => seat.id === id)?.seat
}

/** Whether one knows of another. Whoever waits knows of nobody; who waits is known to those who may let them in. */
function knows(one: Seat, other: Seat): boolean {
  if (one.id === other.id) return true
  return one.place === 'in' && (other.place === 'in' || one.as === 'MEMBER')
}

/** The seats that one is told of, its own among them. */
export function seatsFor(call: Call, id: string): readonly Seat[] {
  const own = seatOf(call, id)
  return own === undefined ? [] : call.held.map(({ seat }) => seat).filter((seat) => knows(own, seat))
}

/** Those who know of a seat, but for itself. */
function around(call: Call, seat: Seat): readonly Seat[] {
  return call.held.map((each) => each.seat).filter((each) => each.id !== seat.id && knows(each, seat))
}

const count = (call: Call, place: Seat['place']): number => call.held.filter(({ seat }) => seat.place === place).length

export function changed(call: Call, seat: Seat): Turn {
  const after = { ...call, held: call.held.map((each) => (each.seat.id === seat.id ? { ...each, seat } : each)) }
  return { ...still(after), told: around(after, seat).map(({ id }) => ({ to: id, message: { type: 'seat', seat } })) }
}

/** Somebody comes to a seat of their own. */
export function enter(call: Call, entering: Held): Turn {
  const { seat, holder } = entering
  // Who comes back without what takes up the old seat has a new browser page behind it: the old one is nobody's any more.
  const old = call.held.filter((each) => each.holder === holder && each.seat.away)
  const left = old.reduce<Turn>((turn, each) => following(turn, (now) => lose(now, each.seat.id)), still(call))
  const place = old.some((each) => each.seat.place === 'in') ? 'in' : seat.place
  if (count(left.call, place) >= (place === 'in' ? left.call.most : MOST_WAITING))
    return { ...left, ended: [...left.ended, { seat: seat.id, end: 'full' }] }
  const come: Seat = { ...seat, place }
  const after: Call = { ...left.call, held: [...left.call.held, { holder, seat: come }] }
  return crowded({
    call: after,
    told: [...left.told, ...around(after, come).map(({ id }): Told => ({ to: id, message: { type: 'seat', seat: come } }))],
    welcomed: [come.id],
    ended: left.ended,
  })
}

/** With one more than can send to each other, everybody is shown the way through the server in the middle. */
function crowded(turn: Turn): Turn {
  const { call } = turn
  if (call.isThrough || count(call, 'in') <= MOST_SEATS) return turn
  const all = call.held.flatMap(({ seat }) => (seat.place === 'in' ? [seat.id] : []))
  return { ...turn, call: { ...call, isThrough: true }, welcomed: [...new Set([...turn.welcomed, ...all])] }
}

export function following(turn: Turn, next: (call: Call) => Turn): Turn {
  const after = next(turn.call)
  return {
    call: after.call,
    told: [...turn.told, ...after.told],
    welcomed: [...turn.welcomed, ...after.welcomed],
    ended: [...turn.ended, ...after.ended],
  }
}

/** The line of a seat broke, or is there again. */
export function setAway(call: Call, id: string, away: boolean): Turn {
  const seat = seatOf(call, id)
  if (seat === undefined) return still(call)
  const turn = seat.away === away ? still(call) : changed(call, { ...seat, away })
  return away ? turn : { ...turn, welcomed: [id] }
}

/** A seat is empty for good. */
export function lose(call: Call, id: string): Turn {
  const seat = seatOf(call, id)
  if (seat === undefined) return still(call)
  return {
    ...still({ ...call, held: call.held.filter((each) => each.seat.id !== id) }),
    told: around(call, seat).map(({ id: to }) => ({ to, message: { type: 'gone', seat: id } })),
  }
}

/** A member lets somebody in who waits, or turns them away. */
function judge(call: Call, by: Seat, { type, seat: id }: Extract<SeatMessage, { readonly type: 'admit' | 'turn-away' }>): Turn {
  const waiting = seatOf(call, id)
  if (by.as !== 'MEMBER' || waiting?.place !== 'waiting') return still(call)
  if (type === 'turn-away') return { ...lose(call, id), ended: [{ seat: id, end: 'turned-away' }] }
  if (count(call, 'in') >= call.most) return { ...still(call), told: [{ to: by.id, message: { type: 'no-room' } }] }
  return crowded({ ...changed(call, { ...waiting, place: 'in' }), welcomed: [id] })
}

function pass(call: Call, from: Seat, { to, description, candidate, again }: Extract<SeatMessage, { readonly type: 'signal' }>): Turn {
  // The other side would not show it either; that it was tried says that this page is not ours.
  if (from.voiceOnly && description !== undefined && sendsVideo(description.sdp))
    return { ...lose(call, from.id), ended: [{ seat: from.id, end: 'malformed' }] }
  const other = seatOf(call, to)
  // Whoever has just left is still spoken to for a moment.
  if (from.place !== 'in' || other?.place !== 'in' || to === from.id) return still(call)
  const message: ServerMessage = {
    type: 'signal',
    from: from.id,
    ...(description === undefined ? {} : { description }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(again === undefined ? {} : { again }),
  }
  return { ...still(call), told: [{ to, message }] }
}

/** What somebody who has a seat says. */
export function say(call: Call, id: string, message: CallMessage): Turn {
  const from = seatOf(call, id)
  if (from === undefined) return still(call)
  switch (message.type) {
    case 'ping':
      return { ...still(call), told: [{ to: id, message: { type: 'pong' } }] }
    case 'leave':
      return lose(call, id)
    case 'show': {
      const { type: _type, ...shown } = message
      const seen = from.voiceOnly ? { ...shown, cam: false, screen: false } : shown
      return changed(call, { ...from, ...seen })
    }
    case 'admit':
    case 'turn-away':
      return from.place === 'in' ? judge(call, from, message) : still(call)
    case 'signal':
      return pass(call, from, message)
  }
}
