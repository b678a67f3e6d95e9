// SPDX-License-Identifier: AGPL-3.0-or-later
// The way from this browser to one other (W3C WebRTC 1.0). Who begins is settled by the seats; later either side may begin anew, and where both do at
// once, the polite one gives way (the specification's "perfect negotiation", section 10.7).

import {
  fullQuality,
  type Level,
  type Measured,
  nextQuality,
  type Quality,
  videoBits,
  voiceBits,
} from '#meetings/core/call-quality.rules.ts'
import { pauseBeforeRestart } from '#meetings/core/call-return.rules.ts'
import { sparing } from '#meetings/core/sdp.ts'
import type { ClientMessage, IceServer, ServerMessage } from '#meetings/core/signal.ts'

type Signal = Omit<Extract<ClientMessage, { readonly type: 'signal' }>, 'type' | 'to'>
type Heard = Extract<ServerMessage, { readonly type: 'signal' }>

/** What is sent: a voice, and a camera or a screen. */
export interface Sent {
  readonly audio: MediaStreamTrack | undefined
  readonly video: MediaStreamTrack | undefined
  /** There are many others: each is sent a small picture, so that neither the line nor the machine is full. */
  readonly isMany: boolean
}

/** What comes from one other. The voice is by itself: a player of both waits for a picture that may never come, and is silent meanwhile. */
export interface Coming {
  readonly voice: MediaStream
  readonly picture: MediaStream
}

export const newComing = (): Coming => ({ voice: new MediaStream(), picture: new MediaStream() })

export interface Peer {
  readonly coming: Coming
  readonly hear: (signal: Heard) => Promise<void>
  readonly give: (sent: Sent) => void
  /** The connection to the instance is there again, on this side or the other; by these ways the others are reached from now on. */
  readonly revive: (ice: readonly IceServer[]) => void
  readonly level: () => Level
  readonly state: () => RTCPeerConnectionState
  /** Whether a picture came within the last moments. */
  readonly isSeen: () => boolean
  readonly close: () => void
}

interface PeerOptions {
  /** Begins, and is not polite. */
  readonly begins: boolean
  readonly ice: readonly IceServer[]
  readonly relayOnly: boolean
  readonly sends: boolean
  /** Whether a picture of theirs is taken. */
  readonly takes: boolean
  readonly sent: Sent
  readonly say: (signal: Signal) => void
  readonly onChange: () => void
}

const LOOK_MS = 1_000
const DARK_LOOKS = 3

function directionOf(sends: boolean, takes: boolean): RTCRtpTransceiverDirection {
  if (sends) return takes ? 'sendrecv' : 'sendonly'
  return takes ? 'recvonly' : 'inactive'
}

const small = { scaleResolutionDownBy: 2, maxFramerate: 12 } as const
const whole = { scaleResolutionDownBy: 1, maxFramerate: 24 } as const

async function limit(sender: RTCRtpSender, limits: RTCRtpEncodingParameters): Promise<void> {
  const parameters = sender.getParameters()
  if (parameters.encodings.length === 0) return
  for (const encoding of parameters.encodings) Object.assign(encoding, limits)
  // While the other side is still being agreed with, nothing can be set: the next look does it.
  await sender.setParameters(parameters).catch(() => undefined)
}

export function openPeer(options: PeerOptions): Peer {
  const { begins, sends, takes, say, onChange } = options
  const connection = new RTCPeerConnection({
    iceServers: [...options.ice],
    iceTransportPolicy: options.relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  })
  const coming = newComing()
  let { sent } = options
  let making = false
  let ignoring = false
  let quality: Quality = fullQuality
  let frames = 0
  let dark = DARK_LOOKS
  let lost: ReturnType<typeof setTimeout> | undefined
  /** The first time it is given longer: there is nothing yet that broke. */
  let restarts = 2
  let closed = false

  const senderOf = (kind: 'audio' | 'video'): RTCRtpTransceiver | undefined =>
    connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)

  /** What is wanted now, asked again after each wait: meanwhile it may have become another. */
  const wanted = (kind: 'audio' | 'video'): MediaStreamTrack | null => {
    if (kind === 'audio') return sent.audio ?? null
    return quality.level === 'voice' || !sends ? null : (sent.video ?? null)
  }

  async function put(): Promise<void> {
    for (const kind of ['audio', 'video'] as const) {
      const sender = senderOf(kind)?.sender
      if (sender === undefined) continue
      if (sender.track !== wanted(kind)) await sender.replaceTrack(wanted(kind))
      const level = quality.level === 'full' && sent.isMany ? 'small' : quality.level
      if (kind === 'audio') await limit(sender, { maxBitrate: voiceBits[level] })
      else if (level !== 'voice') await limit(sender, { maxBitrate: videoBits[level], ...(level === 'full' ? whole : small) })
    }
  }

  const settle = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!closed) console.error(error)
    })
  }

  async function offer(): Promise<void> {
    try {
      making = true
      await connection.setLocalDescription()
      tell()
    } finally {
      making = false
    }
  }

  function tell(): void {
    const description = connection.localDescription
    if (description !== null && (description.type === 'offer' || description.type === 'answer'))
      say({ description: { type: description.type, sdp: description.sdp } })
  }

  /** What the other side offered is answered with what we send, and with no picture where none may be. */
  function agree(): void {
    for (const each of connection.getTransceivers()) {
      const isVoice = each.receiver.track.kind === 'audio'
      const direction = isVoice ? 'sendrecv' : directionOf(sends, takes)
      if (each.direction !== direction && each.direction !== 'stopped') each.direction = direction
    }
  }

  async function hear({ description, candidate }: Heard): Promise<void> {
    if (description !== undefined) {
      // To what was taken back, or was answered before.
      if (description.type === 'answer' && connection.signalingState !== 'have-local-offer') return
      const collides = description.type === 'offer' && (making || connection.signalingState !== 'stable')
      ignoring = collides && begins
      if (ignoring) return
      await connection.setRemoteDescription({ ...description, sdp: sparing(description.sdp, voiceBits.full) })
      if (description.type === 'offer') {
        agree()
        await put()
        await connection.setLocalDescription()
        tell()
      } else await put()
    }
    if (candidate !== undefined)
      await connection.addIceCandidate(candidate.candidate === '' ? null : candidate).catch((error: unknown) => {
        if (!ignoring) throw error
      })
  }

  async function begin(): Promise<void> {
    const isOffered = connection.signalingState === 'have-local-offer'
    // With the first offer the names of its parts would be taken back, and the other side may know them already: it is said again as it was.
    if (isOffered && connection.currentRemoteDescription === null) return tell()
    if (isOffered) await connection.setLocalDescription({ type: 'rollback' })
    connection.restartIce()
  }

  function revive(ice?: readonly IceServer[]): void {
    const { connectionState, signalingState } = connection
    if (closed || (connectionState === 'connected' && signalingState === 'stable')) return
    // Whoever waits for the first offer has nothing to begin with.
    if (!begins && connection.remoteDescription === null) return
    // The password of a relay counts for hours only.
    if (ice !== undefined) connection.setConfiguration({ ...connection.getConfiguration(), iceServers: [...ice] })
    // An offer that was made and lost is taken back; both sides may begin anew.
    settle(begin())
  }

  connection.addEventListener('negotiationneeded', () => settle(offer()))
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate === null) return
    const { candidate: text, sdpMid, sdpMLineIndex, usernameFragment } = candidate
    say({ candidate: { candidate: text, sdpMid, sdpMLineIndex, usernameFragment } })
  })
  connection.addEventListener('track', ({ track }) => {
    // A picture of somebody who is to be heard alone is never shown, whatever their browser sends.
    if (track.kind === 'video' && !takes) return
    const stream = track.kind === 'audio' ? coming.voice : coming.picture
    for (const old of stream.getTracks()) stream.removeTrack(old)
    stream.addTrack(track)
    onChange()
  })
  /** Made anew until it stands, with a longer pause each time: the relay may come back after the line did. */
  function restart(): void {
    clearTimeout(lost)
    lost = setTimeout(() => {
      revive()
      restart()
    }, pauseBeforeRestart(restarts))
    restarts += 1
  }

  connection.addEventListener('connectionstatechange', () => {
    const { connectionState } = connection
    if (connectionState === 'connected') {
      clearTimeout(lost)
      restarts = 0
    }
    if (connectionState === 'failed') revive()
    if (connectionState === 'disconnected') restart()
    onChange()
  })

  async function measure(): Promise<Measured> {
    const found = [...(await connection.getStats()).values()]
    const decoded = found.find((each) => each.type === 'inbound-rtp' && each.kind === 'video')?.framesDecoded ?? 0
    dark = decoded > frames ? 0 : dark + 1
    frames = decoded
    const pair = found.find((each) => each.type === 'candidate-pair' && each.nominated === true && each.state === 'succeeded')
    const losses = found.flatMap((each) => (each.type === 'remote-inbound-rtp' ? [Number(each.fractionLost ?? 0)] : []))
    const room: unknown = pair?.availableOutgoingBitrate
    return {
      room: typeof room === 'number' ? room : undefined,
      lost: losses.length === 0 ? undefined : Math.max(...losses),
    }
  }

  async function look(): Promise<void> {
    if (connection.connectionState !== 'connected') return
    const before = { level: quality.level, seen: dark < DARK_LOOKS }
    const measured = await measure()
    // Who sends no picture has nothing to leave away.
    if (sent.video !== undefined && sends) quality = nextQuality(quality, measured)
    if (before.level !== quality.level) await put()
    if (before.level !== quality.level || before.seen !== dark < DARK_LOOKS) onChange()
  }
  const looks = setInterval(() => settle(look()), LOOK_MS)

  if (begins) {
    restart()
    connection.addTransceiver('audio', { direction: 'sendrecv' })
    connection.addTransceiver('video', { direction: directionOf(sends, takes) })
    settle(put())
  }

  return {
    coming,
    hear,
    give: (next) => {
      sent = next
      settle(put())
    },
    revive,
    level: () => quality.level,
    state: () => connection.connectionState,
    isSeen: () => dark < DARK_LOOKS,
    close: () => {
      closed = true
      clearInterval(looks)
      clearTimeout(lost)
      connection.close()
    },
  }
}
