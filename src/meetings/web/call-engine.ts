// SPDX-License-Identifier: AGPL-3.0-or-later
// One call as this browser has it: the line to the instance, the way to each of the others, and what is sent. Tells whoever shows it that
// something changed; nothing of it is recorded.

import type { End, EnterMessage, IceServer, Seat, ServerMessage } from '#meetings/core/signal.ts'
import { type Line, openLine } from '#meetings/web/call-line.ts'
import { type Devices, takeCamera, takeMicrophone, takeScreen } from '#meetings/web/call-media.ts'
import { openPeer, type Peer, type Sent } from '#meetings/web/call-peer.ts'

/** So many others, and pictures become small. */
const MANY = 3

export interface Other {
  readonly seat: Seat
  readonly stream: MediaStream | undefined
  readonly isConnected: boolean
  /** Its picture arrives. */
  readonly isSeen: boolean
  /** The line to it carries the voice alone. */
  readonly isNarrow: boolean
}

export interface CallState {
  readonly phase: 'connecting' | 'waiting' | 'in' | 'over'
  /** Why it is over, where the instance says so; undefined for whoever left. */
  readonly end: End | undefined
  /** The line to the instance broke; it comes again by itself. */
  readonly isLost: boolean
  readonly you: Seat | undefined
  readonly others: readonly Other[]
  /** Who waits at the door, for those who may let them in. */
  readonly waiting: readonly Seat[]
  readonly picture: MediaStreamTrack | undefined
  readonly mic: boolean
  readonly cam: boolean
  readonly screen: boolean
  readonly hand: boolean
  /** What was asked for and is not there. */
  readonly missing: 'microphone' | 'camera' | 'room' | undefined
}

export interface Engine {
  readonly state: () => CallState
  readonly setMic: (on: boolean) => Promise<void>
  readonly setCam: (on: boolean) => Promise<void>
  readonly setScreen: (on: boolean) => Promise<void>
  readonly setHand: (up: boolean) => void
  readonly choose: (devices: Devices) => Promise<void>
  readonly admit: (seat: string, into: boolean) => void
  /** At once: nothing is sent or heard any more. */
  readonly leave: () => void
}

interface EngineOptions {
  readonly entering: (resume: string | undefined) => EnterMessage
  readonly devices: Devices
  /** Whether a picture is sent at all. */
  readonly voiceOnly: boolean
  readonly cam: boolean
  readonly onChange: () => void
  /** What a guest comes back with. */
  readonly onPass: (pass: string) => void
}

export function openEngine({ entering, voiceOnly, onChange, onPass, ...options }: EngineOptions): Engine {
  const seats = new Map<string, Seat>()
  const peers = new Map<string, Peer>()
  let { devices } = options
  let ice: readonly IceServer[] = []
  let relayOnly = false
  let you: string | undefined
  let resume: string | undefined
  let phase: CallState['phase'] = 'connecting'
  let end: End | undefined
  let isLost = false
  let missing: CallState['missing']
  let hand = false
  let muted = false
  let audio: MediaStreamTrack | undefined
  let camera: MediaStreamTrack | undefined
  let screen: MediaStreamTrack | undefined

  const own = (): Seat | undefined => (you === undefined ? undefined : seats.get(you))
  const shown = () => ({ mic: audio !== undefined && !muted, cam: camera !== undefined, screen: screen !== undefined, hand })

  /** One's own seat, as it is shown by now. */
  function seatNow(): Seat | undefined {
    const seat = own()
    return seat === undefined ? undefined : { ...seat, ...shown() }
  }

  const sent = (): Sent => ({ audio, video: screen ?? camera, isMany: peers.size >= MANY })

  function show(): void {
    line.send({ type: 'show', ...shown() })
  }

  /** Everybody is sent what there is now. */
  function settle(): void {
    for (const peer of peers.values()) peer.give(sent())
  }

  function give(): void {
    settle()
    show()
    onChange()
  }

  function peerOf(seat: Seat, self: string): Peer {
    const known = peers.get(seat.id)
    if (known !== undefined) return known
    const peer = openPeer({
      begins: self < seat.id,
      ice,
      relayOnly,
      sends: own()?.voiceOnly !== true,
      takes: !seat.voiceOnly,
      sent: sent(),
      say: (signal) => line.send({ type: 'signal', to: seat.id, ...signal }),
      onChange,
    })
    peers.set(seat.id, peer)
    settle()
    return peer
  }

  function drop(id: string): void {
    peers.get(id)?.close()
    peers.delete(id)
    seats.delete(id)
    settle()
  }

  function meet(seat: Seat): void {
    const before = seats.get(seat.id)
    seats.set(seat.id, seat)
    if (phase !== 'in' || you === undefined || seat.id === you || seat.place !== 'in') return
    peerOf(seat, you)
    if (before?.away === true && !seat.away) peers.get(seat.id)?.revive(ice)
  }

  function welcome(message: Extract<ServerMessage, { readonly type: 'welcome' }>): void {
    isLost = false
    you = message.you
    resume = message.resume
    ice = message.ice
    relayOnly = message.relayOnly
    if (message.pass !== undefined) onPass(message.pass)
    const there = new Set(message.seats.map(({ id }) => id))
    for (const id of [...seats.keys()]) if (!there.has(id)) drop(id)
    for (const seat of message.seats) seats.set(seat.id, seat)
    phase = own()?.place === 'in' ? 'in' : 'waiting'
    show()
    for (const seat of message.seats) meet(seat)
    for (const peer of peers.values()) peer.revive(ice)
  }

  function hear(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        welcome(message)
        break
      case 'seat':
        meet(message.seat)
        break
      case 'gone':
        drop(message.seat)
        break
      case 'signal': {
        const seat = seats.get(message.from)
        if (seat !== undefined && you !== undefined) peerOf(seat, you).hear(message).catch(console.error)
        return
      }
      case 'no-room':
        missing = 'room'
        break
      case 'pong':
        return
    }
    onChange()
  }

  function stop(): void {
    for (const each of [audio, camera, screen]) each?.stop()
    audio = undefined
    camera = undefined
    screen = undefined
    for (const id of [...peers.keys()]) drop(id)
  }

  function over(why: End | undefined): void {
    phase = 'over'
    end = why
    stop()
    onChange()
  }

  async function setMic(on: boolean): Promise<void> {
    if (on && audio === undefined) {
      audio = await takeMicrophone(devices.microphone)
      missing = audio === undefined ? 'microphone' : undefined
    }
    muted = !on
    if (audio !== undefined) audio.enabled = on
    if (phase === 'over') return stop()
    give()
  }

  async function setCam(on: boolean): Promise<void> {
    camera?.stop()
    camera = on && !voiceOnly ? await takeCamera(devices.camera) : undefined
    missing = on && camera === undefined ? 'camera' : undefined
    if (phase === 'over') return stop()
    give()
  }

  async function setScreen(on: boolean): Promise<void> {
    screen?.stop()
    screen = on && !voiceOnly ? await takeScreen() : undefined
    const taken = screen
    // Stopped by the browser's own button.
    taken?.addEventListener('ended', () => {
      if (screen === taken) {
        screen = undefined
        give()
      }
    })
    if (phase === 'over') return stop()
    give()
  }

  const line: Line = openLine({
    entering: () => entering(resume),
    onMessage: hear,
    onLost: () => {
      isLost = phase !== 'connecting'
      onChange()
    },
    onEnd: over,
  })
  void Promise.all([setMic(true), options.cam && !voiceOnly ? setCam(true) : undefined])

  return {
    state: () => ({
      phase,
      end,
      isLost,
      you: seatNow(),
      others: [...seats.values()].flatMap((seat): readonly Other[] => {
        if (seat.id === you || seat.place !== 'in') return []
        const peer = peers.get(seat.id)
        const isConnected = peer?.state() === 'connected'
        const sees = (seat.cam || seat.screen) && !seat.voiceOnly
        return [{ seat, stream: peer?.stream, isConnected, isSeen: sees && peer?.isSeen() === true, isNarrow: peer?.level() === 'voice' }]
      }),
      waiting: [...seats.values()].filter((seat) => seat.id !== you && seat.place === 'waiting'),
      picture: screen ?? camera,
      ...shown(),
      missing,
    }),
    setMic,
    setCam,
    setScreen,
    setHand: (up) => {
      hand = up
      show()
      onChange()
    },
    choose: async (next) => {
      const before = devices
      devices = next
      if (before.microphone !== next.microphone && audio !== undefined) {
        audio.stop()
        audio = undefined
        await setMic(!muted)
      }
      if (before.camera !== next.camera && camera !== undefined) await setCam(true)
    },
    admit: (seat, into) => line.send({ type: into ? 'admit' : 'turn-away', seat }),
    leave: () => {
      line.send({ type: 'leave' })
      line.close()
      over(undefined)
    },
  }
}
