// SPDX-License-Identifier: AGPL-3.0-or-later
// The calls that are going on at this instance: whose connection each seat is, and what is sent over it. Nothing of it is kept, and nothing of it
// is in a log. Who may come and stay is asked elsewhere (`Door`), and asked again for as long as they stay.

import { randomUUID } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { MOST_BYTES } from '#kernel/file.ts'
import type { Instant } from '#kernel/time.ts'
import { type Call, callOf, enter, lose, say, seatOf, seatsFor, setAway, type Turn } from '#meetings/core/call.rules.ts'
import { agreedIn, heed, recorderOf, sayOfRecording } from '#meetings/core/call-recording.rules.ts'
import {
  ClientMessage,
  type End,
  type EnterMessage,
  ends,
  type IceServer,
  PIECE_HEAD,
  readMessage,
  readPieceHead,
  type Seat,
  type SeatMessage,
  type SeatRole,
  type ServerMessage,
  type Through,
} from '#meetings/core/signal.ts'
import type { Middle } from '#meetings/server/livekit.ts'
import { type Keep, openRecordings } from '#meetings/server/recordings.ts'
import { newAllowance } from '#meetings/server/signal.allowance.ts'
import type { Asking } from '#platform/server/http/asking.ts'

/** Somebody whom the door let in. */
export interface Entrance {
  readonly meeting: string
  /** An account, or a link. */
  readonly holder: string
  readonly name: string
  readonly office?: string
  /** An officer's. */
  readonly officeId?: string
  readonly as: SeatRole
  readonly voiceOnly: boolean
  /** Keeps what an officer recorded. */
  readonly keep?: Keep
  /** With which a guest comes back. */
  readonly pass?: string
  /** Asked again while they are here: why they may not stay, if so. */
  readonly stays: () => Promise<End | undefined>
}

export type Door = (message: EnterMessage, request: Asking) => Promise<Entrance | End>

export interface HubOptions {
  readonly door: Door
  /** By which ways browsers may reach each other. */
  readonly ice: (as: SeatRole) => { readonly ice: IceServer[]; readonly relayOnly: boolean }
  /** For more than can send to each other; asked once for each call. */
  readonly middle?: () => Middle | undefined
  readonly logError: (error: unknown) => void
  readonly clock: () => Instant
  /** In milliseconds; otherwise as people need it. */
  readonly times?: Partial<typeof usual>
}

export interface Hub {
  readonly open: (socket: WebSocket, request: Asking) => void
  /** Something changed that may end somebody's right to be here: asks at once, of one meeting or of all. */
  readonly recheck: (meeting?: string) => Promise<void>
  /** How many calls there are. */
  readonly calls: () => number
  /** Once what was recorded is kept. */
  readonly close: () => Promise<void>
}

const usual = {
  /** A seat is kept for whoever fell out of the line. */
  grace: 30_000,
  /** What other instances changed shows within this. */
  recheck: 5_000,
  /** A line that is dead without having said so is found within two of these. */
  ping: 15_000,
  /** Whoever opens a connection says soon who they are. */
  enter: 10_000,
  /** For the rest of a recording that is over, of whoever fell out of the line. */
  rest: 30_000,
  /** Until a recording that could not be kept is tried again. */
  again: 60_000,
}

/** So much may wait for a slow reader, in bytes. */
const MOST_WAITING_BYTES = 1024 * 1024

interface Live {
  readonly entrance: Entrance
  readonly resume: string
  socket: WebSocket | undefined
  gone?: NodeJS.Timeout
}

interface Room {
  /** What a server in the middle knows it by: nothing of the meeting, and never the same twice. */
  readonly name: string
  readonly middle: Middle | undefined
  call: Call
  readonly live: Map<string, Live>
}

/** A connection, until it has a seat and after. */
interface Line {
  readonly socket: WebSocket
  readonly request: Asking
  at: { readonly meeting: string; readonly seat: string } | 'asked' | undefined
  alive: boolean
}

const textOf = (data: RawData): string => (Buffer.isBuffer(data) ? data.toString('utf8') : '')

export function openHub({ door, ice, middle: middleNow, logError, clock, times = {} }: HubOptions): Hub {
  const { grace, recheck: every, ping, enter: soon, rest, again } = { ...usual, ...times }
  const rooms = new Map<string, Room>()
  const lines = new Set<Line>()
  const seats = new Map<string, Live>()
  const recordings = openRecordings({
    clock,
    logError,
    tell: (seat, message) => send(seats.get(seat)?.socket, message),
    times: { rest, again },
    most: MOST_BYTES,
  })

  function send(socket: WebSocket | undefined, message: ServerMessage): void {
    if (socket === undefined || socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate()
    else socket.send(JSON.stringify(message))
  }

  function end(socket: WebSocket | undefined, why: End): void {
    socket?.close(ends[why], why)
  }

  function welcome(room: Room, id: string): void {
    const seat = seatOf(room.call, id)
    const { middle } = room
    if (middle === undefined || seat?.place !== 'in' || !room.call.isThrough) greet(room, id)
    else middle.admit(room.name, seat).then((through) => greet(room, id, through), logError)
  }

  function greet(room: Room, id: string, through?: Through): void {
    const live = room.live.get(id)
    const seat = seatOf(room.call, id)
    if (live === undefined || seat === undefined) return
    const { pass } = live.entrance
    send(live.socket, {
      type: 'welcome',
      you: id,
      resume: live.resume,
      ...(pass === undefined ? {} : { pass }),
      seats: [...seatsFor(room.call, id)],
      // Whoever waits reaches nobody yet.
      ...(seat.place === 'in' ? ice(seat.as) : { ice: [], relayOnly: false }),
      ...(through === undefined ? {} : { through }),
    })
  }

  function drop(room: Room, id: string, why?: End): void {
    const live = room.live.get(id)
    room.live.delete(id)
    recordings.leave(id)
    seats.delete(id)
    clearTimeout(live?.gone)
    if (room.call.isThrough) room.middle?.putOut(room.name, id).catch(logError)
    if (why === undefined) live?.socket?.close(1000)
    else end(live?.socket, why)
  }

  function apply(meeting: string, before: Turn): void {
    const room = rooms.get(meeting)
    if (room === undefined) return
    const turn = heed(before)
    const recorded = recorderOf(room.call)?.seat.id
    room.call = turn.call
    for (const id of turn.welcomed) welcome(room, id)
    for (const { to, message } of turn.told) send(room.live.get(to)?.socket, message)
    note(meeting, room, recorded)
    for (const { seat, end: why } of turn.ended) drop(room, seat, why)
    for (const id of [...room.live.keys()]) if (seatOf(room.call, id) === undefined) drop(room, id)
    if (room.call.held.length === 0) rooms.delete(meeting)
  }

  /** What begins to be recorded is known by who said yes, and by nothing that a browser says of it later. */
  function note(meeting: string, room: Room, before: string | undefined): void {
    const recorder = recorderOf(room.call)
    if (recorder?.seat.id === before) return
    recordings.end(meeting)
    const keep = recorder === undefined ? undefined : room.live.get(recorder.seat.id)?.entrance.keep
    if (recorder === undefined || keep === undefined) return
    const agreed = agreedIn(room.call).map(({ holder, seat }) => ({ holder, as: seat.as, ...officeIdOf(room, seat.id) }))
    const recording = recordings.begin({ meetingId: meeting, seat: recorder.seat.id, agreed, keep })
    send(room.live.get(recorder.seat.id)?.socket, { type: 'recording', recording })
  }

  function officeIdOf(room: Room, seat: string): { readonly officeId?: string } {
    const officeId = room.live.get(seat)?.entrance.officeId
    return officeId === undefined ? {} : { officeId }
  }

  function roomOf(meeting: string): Room {
    const known = rooms.get(meeting)
    if (known !== undefined) return known
    const middle = middleNow?.()
    const room = { name: randomUUID(), middle, call: callOf(middle?.most), live: new Map<string, Live>() }
    rooms.set(meeting, room)
    return room
  }

  /** The seat that was theirs before the line broke, where they can tell which. */
  function takeUp(line: Line, entrance: Entrance, resume: string | undefined): boolean {
    const room = rooms.get(entrance.meeting)
    const [id, live] = [...(room?.live ?? [])].find(([, each]) => each.resume === resume && each.entrance.holder === entrance.holder) ?? []
    if (room === undefined || id === undefined || live === undefined) return false
    clearTimeout(live.gone)
    const old = live.socket
    live.socket = line.socket
    line.at = { meeting: entrance.meeting, seat: id }
    end(old, 'elsewhere')
    apply(entrance.meeting, setAway(room.call, id, false))
    return true
  }

  function sit(line: Line, entrance: Entrance): void {
    const { meeting, holder, name, office, as, voiceOnly } = entrance
    const room = roomOf(meeting)
    const id = randomUUID()
    const seat: Seat = {
      id,
      name,
      ...(office === undefined ? {} : { office }),
      as,
      voiceOnly,
      place: as === 'MEMBER' ? 'in' : 'waiting',
      away: false,
      agrees: false,
      records: false,
      mic: false,
      cam: false,
      screen: false,
      hand: false,
    }
    const live: Live = { entrance, resume: randomUUID(), socket: line.socket }
    room.live.set(id, live)
    seats.set(id, live)
    line.at = { meeting, seat: id }
    apply(meeting, enter(room.call, { holder, seat }))
  }

  async function ask(line: Line, message: EnterMessage): Promise<void> {
    line.at = 'asked'
    const got = await door(message, line.request)
    if (typeof got === 'string') return end(line.socket, got)
    if (line.socket.readyState !== line.socket.OPEN) return
    if (!takeUp(line, got, message.resume)) sit(line, got)
  }

  function hear(line: Line, message: ClientMessage): void {
    const { at } = line
    const enters = message.type === 'enter' || message.type === 'enter-as-guest'
    if (enters && at === undefined)
      ask(line, message).catch((error: unknown) => {
        logError(error)
        line.socket.terminate()
      })
    else if (!enters && typeof at === 'object') spoken(at.meeting, at.seat, message)
    else end(line.socket, 'malformed')
  }

  /** @returns whether it was a piece of a recording, from somebody who has a seat */
  function hearPiece({ at }: Line, data: RawData): boolean {
    const head = Buffer.isBuffer(data) ? readPieceHead(data.toString('latin1', 0, PIECE_HEAD)) : undefined
    const room = typeof at === 'object' ? rooms.get(at.meeting) : undefined
    if (head === undefined || !Buffer.isBuffer(data) || typeof at !== 'object' || room === undefined) return false
    const more = recordings.hear(at.seat, { ...head, bytes: data.subarray(PIECE_HEAD) })
    // What a room takes as one file is full: what there is, is kept.
    if (!more) apply(at.meeting, sayOfRecording(room.call, at.seat, { type: 'record', on: false }))
    return true
  }

  function spoken(meeting: string, seat: string, message: SeatMessage): void {
    const room = rooms.get(meeting)
    if (room === undefined) return
    if (message.type === 'recorded') recordings.finish(seat, message.recording)
    else if (message.type === 'agree' || message.type === 'record') apply(meeting, sayOfRecording(room.call, seat, message))
    else apply(meeting, say(room.call, seat, message))
  }

  /** The line broke: the seat is kept for a while, unless another line has taken it up. */
  function broken(line: Line): void {
    lines.delete(line)
    const { at } = line
    if (typeof at !== 'object') return
    const room = rooms.get(at.meeting)
    const live = room?.live.get(at.seat)
    if (room === undefined || live === undefined || live.socket !== line.socket) return
    live.socket = undefined
    live.gone = setTimeout(() => {
      const now = rooms.get(at.meeting)
      if (now !== undefined) apply(at.meeting, lose(now.call, at.seat))
    }, grace).unref()
    apply(at.meeting, setAway(room.call, at.seat, true))
  }

  function open(socket: WebSocket, request: Asking): void {
    const line: Line = { socket, request, at: undefined, alive: true }
    lines.add(line)
    const allows = newAllowance()
    const late = setTimeout(() => {
      if (line.at === undefined) end(socket, 'malformed')
    }, soon).unref()
    socket.on('pong', () => {
      line.alive = true
    })
    socket.on('close', () => {
      clearTimeout(late)
      broken(line)
    })
    socket.on('message', (data, isBinary) => {
      if (!allows(performance.now())) return end(socket, 'too-fast')
      if (isBinary && hearPiece(line, data)) return
      const message = isBinary ? undefined : readMessage(ClientMessage, textOf(data))
      if (message === undefined) return end(socket, 'malformed')
      hear(line, message)
    })
  }

  async function stillStays(meeting: string, id: string, live: Live): Promise<void> {
    const why = await live.entrance.stays()
    const room = rooms.get(meeting)
    if (why === undefined || room === undefined || !room.live.has(id)) return
    apply(meeting, { ...lose(room.call, id), ended: [{ seat: id, end: why }] })
  }

  async function recheck(meeting?: string): Promise<void> {
    const asked = [...rooms].filter(([id]) => meeting === undefined || id === meeting)
    try {
      for (const [id, room] of asked) await Promise.all([...room.live].map(([seat, live]) => stillStays(id, seat, live)))
    } catch (error) {
      // Nobody is put out because the database was busy: it is asked again.
      logError(error)
    }
  }

  let checking = false
  const checks = setInterval(() => {
    // One after the other, however slow the database is.
    if (checking || rooms.size === 0) return
    checking = true
    void recheck().then(() => {
      checking = false
    })
  }, every).unref()
  const pings = setInterval(() => {
    for (const line of lines) {
      if (!line.alive) line.socket.terminate()
      line.alive = false
      line.socket.ping()
    }
  }, ping).unref()

  return {
    open,
    recheck,
    calls: () => rooms.size,
    close: async () => {
      clearInterval(checks)
      clearInterval(pings)
      for (const { live } of rooms.values()) for (const { gone } of live.values()) clearTimeout(gone)
      rooms.clear()
      // RFC 6455: going away; the browsers come again by themselves.
      for (const { socket } of lines) socket.close(1001)
      await recordings.close()
    },
  }
}
