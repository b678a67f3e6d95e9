// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser and this instance say to each other around a call, over one WebSocket. The call itself goes from browser to browser (W3C WebRTC 1.0);
// here only those who are in the same meeting find each other. Whatever comes in is held to these shapes first.

import * as z from 'zod/mini'
import { RecordId } from '#kernel/ids.ts'

/** Where the WebSocket is. */
export const SIGNAL_PATH = '/api/v1/signal'

/** Everybody sends to everybody: with more, the village's line is full before the call is. */
export const MOST_SEATS = 8
/** Through a server in the middle: as many as a page can show, and its line carry the voices of. */
export const MOST_THROUGH = 40
export const MOST_WAITING = 16
/** In bytes. What two browsers agree on (SDP) with one picture and one voice is well under 16 KB. */
export const LONGEST_MESSAGE = 32 * 1024

export const seatRoles = ['MEMBER', 'GUEST', 'INTERPRETER'] as const
/** A member is an officer of an office that sits in the room; the others came by a link. */
export type SeatRole = (typeof seatRoles)[number]

/** Why a connection is ended, as the WebSocket's own codes (RFC 6455, 7.4.2) say it. */
export const ends = {
  malformed: 4400,
  'session-over': 4401,
  'turned-away': 4403,
  'not-here': 4404,
  elsewhere: 4408,
  full: 4409,
  closed: 4410,
  'too-fast': 4429,
} as const
export type End = keyof typeof ends

export function endOf(code: number): End | undefined {
  const found = Object.entries(ends).find(([, each]) => each === code)?.[0]
  return found !== undefined && isEnd(found) ? found : undefined
}

function isEnd(name: string): name is End {
  return name in ends
}

const SeatId = z.string().check(z.regex(/^[0-9a-f-]{36}$/))
const Secret = z.string().check(z.regex(/^[\w.-]{10,120}$/))

/** The number of an offer between two seats. */
const Round = z.int().check(z.minimum(0), z.maximum(1_000_000))

const Description = z.object({
  type: z.enum(['offer', 'answer']),
  sdp: z.string().check(z.minLength(1), z.maxLength(24 * 1024)),
  /** Of the offer, or of that which is answered. */
  round: Round,
  /** It begins a new connection, instead of a new path for the one that is there. */
  fresh: z.boolean(),
})
export type Description = z.output<typeof Description>

/** As `RTCIceCandidate.toJSON` writes it; an empty one says that there are no more. */
const Candidate = z.object({
  candidate: z.string().check(z.maxLength(1024)),
  sdpMid: z.exactOptional(z.nullable(z.string().check(z.maxLength(64)))),
  sdpMLineIndex: z.exactOptional(z.nullable(z.int().check(z.minimum(0), z.maximum(64)))),
  usernameFragment: z.exactOptional(z.nullable(z.string().check(z.maxLength(256)))),
})

/** What goes from one to the other: an offer or an answer, a way to be reached, or that whoever offers is to begin anew. */
const Offered = {
  description: z.optional(Description),
  candidate: z.optional(Candidate),
  again: z.optional(z.object({ round: Round, fresh: z.boolean() })),
}

/** How somebody is heard and seen. */
const Shown = { mic: z.boolean(), cam: z.boolean(), screen: z.boolean(), hand: z.boolean() }

export const ClientMessage = z.union([
  /** An officer, known by the cookie; `resume` takes up the seat that was there before the line broke. */
  z.strictObject({ type: z.literal('enter'), meeting: RecordId, resume: z.optional(Secret) }),
  /** Somebody with a link, the first time; later with what they were given for it. */
  z.strictObject({
    type: z.literal('enter-as-guest'),
    pass: Secret,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    voiceOnly: z.boolean(),
    resume: z.optional(Secret),
  }),
  z.strictObject({ type: z.literal('signal'), to: SeatId, ...Offered }),
  z.strictObject({ type: z.literal('show'), ...Shown }),
  /** Whether whoever says it may be recorded; only while all who are in say yes is anything. */
  z.strictObject({ type: z.literal('agree'), yes: z.boolean() }),
  z.strictObject({ type: z.literal('record'), on: z.boolean() }),
  /** All of a recording was sent. */
  z.strictObject({ type: z.literal('recorded'), recording: SeatId }),
  z.strictObject({ type: z.literal('admit'), seat: SeatId }),
  z.strictObject({ type: z.literal('turn-away'), seat: SeatId }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientMessage = z.output<typeof ClientMessage>
export type EnterMessage = Extract<ClientMessage, { readonly type: 'enter' | 'enter-as-guest' }>
/** What is said by somebody who has a seat. */
export type SeatMessage = Exclude<ClientMessage, EnterMessage>
/** Of it, what is not about recording. */
export type CallMessage = Exclude<SeatMessage, { readonly type: 'agree' | 'record' | 'recorded' }>

export const Seat = z.object({
  id: SeatId,
  name: z.string(),
  office: z.optional(z.string()),
  as: z.enum(seatRoles),
  /** Heard and never seen: no picture of theirs is sent or taken. */
  voiceOnly: z.boolean(),
  place: z.enum(['waiting', 'in']),
  /** The line is broken; the seat is kept for a while. */
  away: z.boolean(),
  /** May be recorded. */
  agrees: z.boolean(),
  /** Records now what all say; one at most does. */
  records: z.boolean(),
  ...Shown,
})
export type Seat = z.output<typeof Seat>

export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.exactOptional(z.string()),
  credential: z.exactOptional(z.string()),
})
export type IceServer = z.output<typeof IceServer>

/** The way into a server in the middle (LiveKit), for this seat in this call alone, and for a minute. */
export const Through = z.object({ url: z.string(), token: z.string(), room: z.string() })
export type Through = z.output<typeof Through>

export const ServerMessage = z.union([
  z.object({
    type: z.literal('welcome'),
    you: SeatId,
    /** Takes up this seat again after the line broke. */
    resume: z.string(),
    /** With which a guest comes back: the link itself is used up. */
    pass: z.optional(z.string()),
    seats: z.array(Seat),
    ice: z.array(IceServer),
    /** Nobody learns from where this one speaks: everything goes through the relay. */
    relayOnly: z.boolean(),
    /** There are too many to send to each other: by this way instead, and by no other. */
    through: z.optional(Through),
  }),
  z.object({ type: z.literal('seat'), seat: Seat }),
  z.object({ type: z.literal('gone'), seat: SeatId }),
  z.object({ type: z.literal('signal'), from: SeatId, ...Offered }),
  /** Somebody cannot be let in: all seats are taken. */
  z.object({ type: z.literal('no-room') }),
  /** To whoever records: under this it is sent (`pieceOf`), and under no other. */
  z.object({ type: z.literal('recording'), recording: SeatId }),
  /** So many pieces of it have come. */
  z.object({ type: z.literal('heard'), recording: SeatId, parts: z.int() }),
  /** Whether it lies in the room; where not, it is tried again. */
  z.object({ type: z.literal('kept'), recording: SeatId, kept: z.boolean() }),
  z.object({ type: z.literal('pong') }),
])
export type ServerMessage = z.output<typeof ServerMessage>

/** A piece of a recording goes as bytes: which recording, its place among all, and what was recorded. */
export const PIECE_HEAD = 48
/** In bytes: with its head well under what one message may be. */
export const LONGEST_PIECE = 16 * 1024

export const pieceHead = (recording: string, nth: number): string =>
  `${recording}${String(nth).padStart(PIECE_HEAD - recording.length, ' ')}`

/** @returns undefined for what is no head */
export function readPieceHead(head: string): { readonly recording: string; readonly nth: number } | undefined {
  const [, recording, nth] = /^([0-9a-f-]{36}) *(\d{1,11})$/.exec(head) ?? []
  return recording === undefined || head.length !== PIECE_HEAD ? undefined : { recording, nth: Number(nth) }
}

/** A text as a message; undefined where it is none. Nothing that comes in can throw here. */
export function readMessage<Shape extends z.ZodMiniType>(shape: Shape, text: string): z.output<Shape> | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
