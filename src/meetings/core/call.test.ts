// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Call, callOf, enter, lose, say, seatOf, seatsFor, setAway, type Turn } from '#meetings/core/call.rules.ts'
import { sendsVideo, sparing } from '#meetings/core/sdp.ts'
import {
  type CallMessage,
  ClientMessage,
  LONGEST_MESSAGE,
  MOST_SEATS,
  MOST_WAITING,
  readMessage,
  type Seat,
  type SeatRole,
  ServerMessage,
} from '#meetings/core/signal.ts'

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`

function seat(nth: number, as: SeatRole = 'MEMBER', more: Partial<Seat> = {}): Seat {
  const place = as === 'MEMBER' ? 'in' : 'waiting'
  return {
    id: idOf(nth),
    name: `N${nth}`,
    as,
    voiceOnly: false,
    place,
    away: false,
    agrees: false,
    records: false,
    mic: false,
    cam: false,
    screen: false,
    hand: false,
    ...more,
  }
}
const sit = (call: Call, one: Seat, holder = one.id): Turn => enter(call, { holder, seat: one })
const seated = (...seats: readonly Seat[]): Call => seats.reduce((call, one) => sit(call, one).call, callOf())
const offer = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=sendrecv\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'
const toldTo = (turn: Turn, nth: number) => turn.told.filter(({ to }) => to === idOf(nth)).map(({ message }) => message)

describe('a call', () => {
  it('seats a member at once, lets a guest wait, and tells a guest who waits of nobody', () => {
    const turn = sit(seated(seat(1)), seat(2, 'GUEST'))
    expect(turn.welcomed).toEqual([idOf(2)])
    expect(toldTo(turn, 1)).toEqual([{ type: 'seat', seat: seat(2, 'GUEST') }])
    expect(seatsFor(turn.call, idOf(2))).toEqual([seat(2, 'GUEST')])
    expect(seatsFor(turn.call, idOf(1))).toHaveLength(2)
  })

  it('lets in whom a member admits, and only a member', () => {
    const call = seated(seat(1), seat(2, 'GUEST'), seat(3, 'INTERPRETER'))
    const turn = say(call, idOf(1), { type: 'admit', seat: idOf(2) })
    expect(turn.welcomed).toEqual([idOf(2)])
    expect(seatOf(turn.call, idOf(2))?.place).toBe('in')
    const byGuest = say(turn.call, idOf(2), { type: 'admit', seat: idOf(3) })
    expect(byGuest).toMatchObject({ call: turn.call, told: [], ended: [] })
    // Another guest in the call does not know who waits.
    expect(seatsFor(turn.call, idOf(2)).map(({ id }) => id)).toEqual([idOf(1), idOf(2)])
    const away = say(turn.call, idOf(1), { type: 'turn-away', seat: idOf(3) })
    expect(away.ended).toEqual([{ seat: idOf(3), end: 'turned-away' }])
    expect(seatOf(away.call, idOf(3))).toBeUndefined()
  })

  it('has eight seats: the ninth finds it full, and one who waits stays waiting', () => {
    const full = seated(...Array.from({ length: MOST_SEATS }, (_, nth) => seat(nth)), seat(50, 'GUEST'))
    expect(sit(full, seat(99)).ended).toEqual([{ seat: idOf(99), end: 'full' }])
    const turn = say(full, idOf(0), { type: 'admit', seat: idOf(50) })
    expect(toldTo(turn, 0)).toEqual([{ type: 'no-room' }])
    expect(seatOf(turn.call, idOf(50))?.place).toBe('waiting')
    const crowd = seated(...Array.from({ length: MOST_WAITING }, (_, nth) => seat(nth, 'GUEST')))
    expect(sit(crowd, seat(99, 'GUEST')).ended).toEqual([{ seat: idOf(99), end: 'full' }])
  })

  it('goes through a server in the middle from the ninth on, for everybody who is in and until the last has left', () => {
    const eight = Array.from({ length: MOST_SEATS }, (_, nth) => seat(nth))
    const call = [...eight, seat(50, 'GUEST'), seat(51, 'GUEST')].reduce((now, one) => sit(now, one).call, callOf(10))
    expect(call.isThrough).toBe(false)
    const turn = say(call, idOf(0), { type: 'admit', seat: idOf(50) })
    expect(turn.call.isThrough).toBe(true)
    expect(turn.welcomed.toSorted()).toEqual([...eight.map(({ id }) => id), idOf(50)].toSorted())
    // The tenth and whoever comes back are welcomed alone.
    const ten = sit(turn.call, seat(60))
    expect(ten.welcomed).toEqual([idOf(60)])
    expect(toldTo(say(ten.call, idOf(0), { type: 'admit', seat: idOf(51) }), 0)).toEqual([{ type: 'no-room' }])
    const few = [60, 50, 7, 6, 5].reduce((now, nth) => lose(now, idOf(nth)).call, ten.call)
    expect(few).toMatchObject({ isThrough: true, most: 10 })
  })

  it('passes on what one says to another, and to nobody who waits', () => {
    const call = seated(seat(1), seat(2), seat(3, 'GUEST'))
    const description = { type: 'offer', sdp: offer, round: 1, fresh: true } as const
    expect(say(call, idOf(1), { type: 'signal', to: idOf(2), description }).told).toEqual([
      { to: idOf(2), message: { type: 'signal', from: idOf(1), description } },
    ])
    const again = { round: 1, fresh: false }
    expect(toldTo(say(call, idOf(2), { type: 'signal', to: idOf(1), again }), 1)).toEqual([{ type: 'signal', from: idOf(2), again }])
    expect(say(call, idOf(1), { type: 'signal', to: idOf(3), description }).told).toEqual([])
    expect(say(call, idOf(3), { type: 'signal', to: idOf(1), description }).told).toEqual([])
    expect(say(call, idOf(1), { type: 'signal', to: idOf(1), description }).told).toEqual([])
  })

  it('ends a seat that is to be heard alone when it offers a picture, and shows none of it', () => {
    const call = seated(seat(1), seat(2, 'MEMBER', { voiceOnly: true }))
    const shown = say(call, idOf(2), { type: 'show', mic: true, cam: true, screen: true, hand: true })
    expect(seatOf(shown.call, idOf(2))).toMatchObject({ mic: true, cam: false, screen: false, hand: true })
    const turn = say(call, idOf(2), { type: 'signal', to: idOf(1), description: { type: 'offer', sdp: offer, round: 1, fresh: true } })
    expect(turn.ended).toEqual([{ seat: idOf(2), end: 'malformed' }])
    expect(toldTo(turn, 1)).toEqual([{ type: 'gone', seat: idOf(2) }])
    const takes = offer.replace('m=video 9 UDP/TLS/RTP/SAVPF 96\r\n', 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=recvonly\r\n')
    expect(
      say(call, idOf(2), { type: 'signal', to: idOf(1), description: { type: 'answer', sdp: takes, round: 1, fresh: true } }).told,
    ).toHaveLength(1)
  })

  it('keeps the seat of whoever fell out of the line, and gives it to a new page of theirs as a new one', () => {
    const call = setAway(seated(seat(1), seat(2)), idOf(2), true).call
    expect(seatOf(call, idOf(2))?.away).toBe(true)
    const back = setAway(call, idOf(2), false)
    expect(back.welcomed).toEqual([idOf(2)])
    expect(toldTo(back, 1)).toEqual([{ type: 'seat', seat: seat(2) }])
    const anew = sit(call, seat(9), idOf(2))
    expect(anew.call.held.map((each) => each.seat.id)).toEqual([idOf(1), idOf(9)])
    // A guest who had been let in is not asked to wait again.
    const guest = say(seated(seat(1), seat(2, 'GUEST')), idOf(1), { type: 'admit', seat: idOf(2) }).call
    const reloaded = sit(setAway(guest, idOf(2), true).call, seat(9, 'GUEST'), idOf(2))
    expect(seatOf(reloaded.call, idOf(9))?.place).toBe('in')
  })
})

describe('whatever happens in a call', () => {
  const nth = fc.integer({ min: 1, max: 12 })
  const shown = fc.record({ mic: fc.boolean(), cam: fc.boolean(), screen: fc.boolean(), hand: fc.boolean() })
  const message = fc.oneof(
    shown.map((each): CallMessage => ({ type: 'show', ...each })),
    nth.map((n): CallMessage => ({ type: 'admit', seat: idOf(n) })),
    nth.map((n): CallMessage => ({ type: 'turn-away', seat: idOf(n) })),
    nth.map((n): CallMessage => ({ type: 'signal', to: idOf(n), description: { type: 'offer', sdp: offer, round: 1, fresh: true } })),
    fc.constantFrom<CallMessage>({ type: 'leave' }, { type: 'ping' }),
  )
  const step = fc.oneof(
    fc.tuple(nth, fc.constantFrom<SeatRole>('MEMBER', 'GUEST', 'INTERPRETER'), fc.boolean(), nth).map(
      ([n, as, voiceOnly, holder]) =>
        (call: Call) =>
          seatOf(call, idOf(n)) === undefined ? sit(call, seat(n, as, { voiceOnly }), idOf(holder)) : setAway(call, idOf(n), true),
    ),
    fc.tuple(nth, message).map(
      ([n, said]) =>
        (call: Call) =>
          say(call, idOf(n), said),
    ),
    fc.tuple(nth, fc.boolean()).map(
      ([n, away]) =>
        (call: Call) =>
          away ? setAway(call, idOf(n), true) : lose(call, idOf(n)),
    ),
  )

  it('is told in messages of the protocol, to seats that are there, and nobody hears of whom they may not know', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let call = callOf()
        for (const take of steps) {
          const before = call
          const turn = take(call)
          call = turn.call
          expect(call.held.filter((each) => each.seat.place === 'in').length).toBeLessThanOrEqual(MOST_SEATS)
          expect(call.held.some((each) => each.seat.voiceOnly && (each.seat.cam || each.seat.screen))).toBe(false)
          for (const { to, message: told } of turn.told) {
            ServerMessage.parse(told)
            const reader = seatOf(call, to) ?? seatOf(before, to)
            expect(reader).toBeDefined()
            if (told.type === 'seat' && reader?.place === 'waiting') expect(told.seat.id).toBe(to)
            if (told.type === 'signal') expect([reader?.place, seatOf(before, told.from)?.place]).toEqual(['in', 'in'])
          }
          for (const { id, place } of call.held.map((each) => each.seat))
            if (place === 'waiting') expect(seatsFor(call, id)).toEqual([seatOf(call, id)])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads no message that is none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ type: 'signal', to: idOf(1), description: value })),
        ),
        (text) => {
          const read = readMessage(ClientMessage, text)
          if (read?.type === 'signal') expect(JSON.stringify(read).length).toBeLessThan(LONGEST_MESSAGE)
        },
      ),
    )
    expect(readMessage(ClientMessage, '{"type":"ping","more":1}')).toBeUndefined()
    expect(readMessage(ClientMessage, '{"type":"enter","meeting":"1"}')).toBeUndefined()
    expect(readMessage(ClientMessage, '{"type":"ping"}')).toEqual({ type: 'ping' })
  })
})

describe('what two browsers agree on', () => {
  const video = 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'
  it.each([
    [offer, true],
    [`v=0\r\n${video}a=recvonly\r\n`, false],
    [`v=0\r\n${video}a=inactive\r\n`, false],
    [`v=0\r\n${video}a=sendonly\r\n`, true],
    [`v=0\r\na=recvonly\r\n${video}`, false],
    [`v=0\r\n${video}a=recvonly\r\n${video}`, true],
    ['v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=sendrecv\r\n', false],
    ['v=0\nm=image 9 UDP/TLS/RTP/SAVPF 96\n', true],
    ['', false],
  ])('sends a picture or not: %j', (sdp, sends) => {
    expect(sendsVideo(sdp)).toBe(sends)
  })

  it('asks for a sparing voice, once, and leaves what it does not know', () => {
    const sdp = 'm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=0\r\na=mid:0\r\n'
    const once = sparing(sdp, 24_000)
    expect(once).toContain(
      'a=fmtp:111 minptime=10;usedtx=1;useinbandfec=1;maxplaybackrate=16000;maxaveragebitrate=24000\r\na=ptime:60\r\na=mid:0',
    )
    expect(sparing(once, 24_000)).toBe(once)
    expect(sparing(offer, 24_000)).toBe(offer)
  })
})
