// SPDX-License-Identifier: AGPL-3.0-or-later
// One call as this browser has it: the line to the instance, the way to each of the others, and what is sent. Tells whoever shows it that
// something changed.

import type { End, EnterMessage, IceServer, Seat, ServerMessage, Through as Way } from '#meetings/core/signal.ts'
import { type Line, openLine } from '#meetings/web/call-line.ts'
import { type Devices, takeCamera, takeMicrophone, takeScreen } from '#meetings/web/call-media.ts'
import { openPeer, type Peer, type Sent } from '#meetings/web/call-peer.ts'
import { newRecordings } from '#meetings/web/call-recorder.ts'
import type { CallState, Other } from '#meetings/web/call-state.ts'
import { openStrain } from '#meetings/web/call-strain.ts'
import type { Through } from '#meetings/web/call-through.ts'

export interface Engine {
  readonly state: () => CallState
  readonly setMic: (on: boolean) => Promise<void>
  readonly setCam: (on: boolean) => Promise<void>
  readonly setScreen: (on: boolean) => Promise<void>
  readonly setHand: (up: boolean) => void
  readonly choose: (devices: Devices) => Promise<void>
  /** Whether one's own voice may be recorded. */
  readonly agree: (yes: boolean) => void
  readonly record: (on: boolean) => void
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

/** Not by us: it was unplugged, taken away, or stopped in the browser itself. */
function whenLost(track: MediaStreamTrack | undefined, act: () => void): void {
  track?.addEventListener('ended', act)
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
  const recordings = newRecordings({
    say: (message) => line.send(message),
    sayBytes: (bytes) => line.sendBytes(bytes),
    onChange,
  })
  const strain = openStrain()
  let way: Way | undefined
  let through: Through | undefined
  let hand = false
  let muted = false
  let audio: MediaStreamTrack | undefined
  let camera: MediaStreamTrack | undefined
  let screen: MediaStreamTrack | undefined

  const running = () => ({ audio, camera, screen })
  const own = (): Seat | undefined => (you === undefined ? undefined : seats.get(you))
  const shown = () => ({ mic: audio !== undefined && !muted, cam: camera !== undefined, screen: screen !== undefined, hand })

  /** One's own seat, as it is shown by now. */
  function seatNow(): Seat | undefined {
    const seat = own()
    return seat === undefined ? undefined : { ...seat, ...shown() }
  }

  const sent = (): Sent => ({ audio, video: screen ?? camera, isScreen: screen !== undefined, others: peers.size })

  /** Of a microphone that is off nothing is sent, not even silence: to make it for each of seven costs as much as to speak. */
  const sentEach = (): Sent => ({ ...sent(), audio: muted ? undefined : audio })

  function show(): void {
    line.send({ type: 'show', ...shown() })
  }

  /** Everybody is sent what there is now. */
  function settle(): void {
    for (const peer of peers.values()) peer.give(sentEach())
    through?.give(sent())
    recordings.take(voices())
  }

  const voices = (): readonly MediaStreamTrack[] => [
    ...[...peers.values()].flatMap(({ coming }) => coming.voice.getAudioTracks()),
    ...(audio === undefined ? [] : [audio]),
  ]
  const recorderNow = (): Seat | undefined => [...seats.values()].find(({ records }) => records)

  /** @returns whether the call goes by the way that it went by before */
  function keepsWay(next: Way | undefined): boolean {
    return way?.room === next?.room && (next === undefined || through !== undefined)
  }

  /** From each to each, or through the server in the middle: where that changes, what was there is left at once. */
  function take(next: Way | undefined): void {
    if (keepsWay(next)) return
    way = next
    through?.close()
    through = undefined
    for (const [id, peer] of peers) {
      peer.close()
      peers.delete(id)
    }
    if (next !== undefined) goThrough(next).catch(failed)
  }

  async function goThrough(next: Way): Promise<void> {
    const { openThrough } = await import('#meetings/web/call-through.ts')
    if (way !== next || phase !== 'in') return
    through = openThrough({
      way: next,
      sends: own()?.voiceOnly !== true,
      takes: (id) => seats.get(id)?.voiceOnly === false,
      sent: sent(),
      onChange,
      onEnd: askAgain,
    })
    onChange()
  }

  /** What lets one in counts for a minute: with the line, it is given anew. */
  function askAgain(): void {
    through = undefined
    line.renew()
  }

  function failed(error: unknown): void {
    console.error(error)
    askAgain()
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
      offers: self < seat.id,
      ice,
      relayOnly,
      sends: own()?.voiceOnly !== true,
      takes: !seat.voiceOnly,
      sent: sentEach(),
      strain,
      say: (signal) => line.send({ type: 'signal', to: seat.id, ...signal }),
      onChange: () => {
        // With another connection another voice comes.
        recordings.take(voices())
        onChange()
      },
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
    if (phase !== 'in' || you === undefined || seat.id === you || seat.place !== 'in' || way !== undefined) return
    peerOf(seat, you)
    if (before?.away === true && !seat.away) peers.get(seat.id)?.revive(ice)
  }

  /** Not before it is known whether a picture may be: whoever is to be heard alone sees no camera light up. */
  function takeFirstPicture(): void {
    if (options.cam && own()?.voiceOnly !== true) void setCam(true)
  }

  function welcome(message: Extract<ServerMessage, { readonly type: 'welcome' }>): void {
    isLost = false
    const isFirst = you === undefined
    // At another seat one is somebody else for the others, and nothing that was agreed on with them before counts.
    if (you !== message.you) for (const id of [...seats.keys()]) drop(id)
    recordings.again(you === message.you)
    you = message.you
    resume = message.resume
    ice = message.ice
    relayOnly = message.relayOnly
    if (message.pass !== undefined) onPass(message.pass)
    const there = new Set(message.seats.map(({ id }) => id))
    for (const id of [...seats.keys()]) if (!there.has(id)) drop(id)
    for (const seat of message.seats) seats.set(seat.id, seat)
    phase = own()?.place === 'in' ? 'in' : 'waiting'
    if (isFirst) takeFirstPicture()
    take(message.through)
    show()
    for (const seat of message.seats) meet(seat)
    for (const peer of peers.values()) peer.revive(ice)
  }

  function hear(message: ServerMessage): void {
    const before = recorderNow()
    apply(message)
    recordings.heed(before, recorderNow(), you)
    onChange()
  }

  function apply(message: ServerMessage): void {
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
        if (seat !== undefined && you !== undefined && way === undefined) peerOf(seat, you).hear(message)
        return
      }
      case 'recording':
        recordings.begin(message.recording, voices())
        break
      case 'heard':
      case 'kept':
        recordings.hear(message)
        return
      case 'no-room':
        missing = 'room'
        break
      case 'pong':
        return
    }
  }

  function stop(): void {
    recordings.stop()
    for (const each of Object.values(running())) each?.stop()
    audio = undefined
    camera = undefined
    screen = undefined
    for (const id of [...peers.keys()]) drop(id)
    through?.close()
    through = undefined
  }

  function over(why: End | undefined): void {
    phase = 'over'
    end = why
    strain.close()
    stop()
    onChange()
  }

  async function setMic(on: boolean): Promise<void> {
    muted = !on
    if (on && audio === undefined) {
      const taken = await takeMicrophone(devices.microphone)
      // Pressed twice while the browser asked: of two, none is left running.
      running().audio?.stop()
      audio = taken
      missing = audio === undefined ? 'microphone' : undefined
      whenLost(taken, () => {
        if (audio !== taken) return
        audio = undefined
        missing = 'microphone'
        give()
      })
    }
    if (audio !== undefined) audio.enabled = !muted
    if (phase === 'over') return stop()
    give()
  }

  async function setCam(on: boolean): Promise<void> {
    camera?.stop()
    const taken = on && !voiceOnly ? await takeCamera(devices.camera) : undefined
    running().camera?.stop()
    camera = taken
    missing = on && camera === undefined ? 'camera' : undefined
    whenLost(taken, () => {
      if (camera !== taken) return
      camera = undefined
      missing = 'camera'
      give()
    })
    if (phase === 'over') return stop()
    give()
  }

  async function setScreen(on: boolean): Promise<void> {
    screen?.stop()
    const taken = on && !voiceOnly ? await takeScreen() : undefined
    running().screen?.stop()
    screen = taken
    // Stopped by the browser's own button.
    whenLost(taken, () => {
      if (screen !== taken) return
      screen = undefined
      give()
    })
    if (phase === 'over') return stop()
    give()
  }

  function otherOf(seat: Seat): Other {
    const shows = (seat.cam || seat.screen) && !seat.voiceOnly
    if (through !== undefined) {
      const { isSeen, ...reached } = through.of(seat.id)
      return { seat, ...reached, isLate: false, isSeen: shows && isSeen }
    }
    const peer = peers.get(seat.id)
    const isConnected = peer?.isConnected() === true
    return {
      seat,
      coming: peer?.coming,
      isConnected,
      isLate: peer?.isLate() === true,
      isSeen: shows && peer?.isSeen() === true,
      isNarrow: peer?.level() === 'voice',
    }
  }

  const line: Line = openLine({
    entering: () => entering(resume),
    onMessage: hear,
    onLost: () => {
      isLost = phase !== 'connecting'
      // Whether all still say yes is not known any more.
      recordings.stop()
      onChange()
    },
    isStrained: strain.isStrained,
    onEnd: over,
  })
  void setMic(true)

  return {
    state: () => ({
      phase,
      end,
      isLost,
      you: seatNow(),
      isThrough: way !== undefined,
      recorder: recorderNow(),
      isRecordingOver: recordings.isOver(),
      kept: recordings.kept(),
      others: [...seats.values()].flatMap((seat) => (seat.id === you || seat.place !== 'in' ? [] : [otherOf(seat)])),
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
    agree: (yes) => line.send({ type: 'agree', yes }),
    record: (on) => line.send({ type: 'record', on }),
    admit: (seat, into) => line.send({ type: into ? 'admit' : 'turn-away', seat }),
    leave: () => {
      line.send({ type: 'leave' })
      line.close()
      over(undefined)
    },
  }
}
