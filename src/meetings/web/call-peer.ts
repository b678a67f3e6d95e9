// SPDX-License-Identifier: AGPL-3.0-or-later
// What goes from this browser to one other and comes from there, and how much of it the line between them carries (`call-quality.rules.ts`).

import {
  firstQuality,
  type Level,
  type Measured,
  nextQuality,
  pauseBetweenLooks,
  pictureOf,
  type Quality,
  voiceOf,
} from '#meetings/core/call-quality.rules.ts'
import type { Strain } from '#meetings/web/call-strain.ts'
import { openWay, type Way, type WayOptions } from '#meetings/web/call-way.ts'

/** What is sent: a voice, and a camera or a screen. */
export interface Sent {
  readonly audio: MediaStreamTrack | undefined
  readonly video: MediaStreamTrack | undefined
  /** The picture is of a screen. */
  readonly isScreen: boolean
  /** To so many others. */
  readonly others: number
}

/** What comes from one other. The voice is by itself: a player of both waits for a picture that may never come, and is silent meanwhile. */
export interface Coming {
  readonly voice: MediaStream
  readonly picture: MediaStream
}

export const newComing = (): Coming => ({ voice: new MediaStream(), picture: new MediaStream() })

export interface Peer extends Pick<Way, 'hear' | 'revive' | 'isLate' | 'close'> {
  readonly coming: Coming
  readonly give: (sent: Sent) => void
  readonly level: () => Level
  readonly isConnected: () => boolean
  /** Whether a picture came within the last moments. */
  readonly isSeen: () => boolean
}

interface PeerOptions extends Pick<WayOptions, 'offers' | 'ice' | 'relayOnly' | 'say' | 'onChange'> {
  readonly sends: boolean
  /** Whether a picture of theirs is taken. */
  readonly takes: boolean
  readonly sent: Sent
  readonly strain: Strain
}

const DARK_LOOKS = 3

function directionOf(sends: boolean, takes: boolean): RTCRtpTransceiverDirection {
  if (sends) return takes ? 'sendrecv' : 'sendonly'
  return takes ? 'recvonly' : 'inactive'
}

async function limit(sender: RTCRtpSender, limits: RTCRtpEncodingParameters): Promise<void> {
  const parameters = sender.getParameters()
  if (parameters.encodings.length === 0) return
  for (const encoding of parameters.encodings) Object.assign(encoding, limits)
  // While the other side is still being agreed with, nothing can be set: the next look does it.
  await sender.setParameters(parameters).catch(() => undefined)
}

export function openPeer({ sends, takes, strain, onChange, ...options }: PeerOptions): Peer {
  const coming = newComing()
  let { sent } = options
  let quality: Quality = firstQuality(sent.others)
  let frames = 0
  let dark = DARK_LOOKS
  const way = openWay({ ...options, equip, agree, agreed: put, onTrack, onChange })

  /** What is wanted now, asked again after each wait: meanwhile it may have become another. */
  const wanted = (kind: 'audio' | 'video'): MediaStreamTrack | null => {
    if (kind === 'audio') return sent.audio ?? null
    return quality.level === 'voice' || !sends ? null : (sent.video ?? null)
  }

  async function put(): Promise<void> {
    for (const kind of ['audio', 'video'] as const) {
      const sender = way
        .connection()
        ?.getTransceivers()
        .find(({ receiver }) => receiver.track.kind === kind)?.sender
      if (sender === undefined) continue
      if (sender.track !== wanted(kind)) await sender.replaceTrack(wanted(kind))
      if (kind === 'audio') await limit(sender, { maxBitrate: voiceOf(quality.level, sent.others) })
      else if (quality.level !== 'voice') {
        const { bits, part, rate } = pictureOf(quality.level, sent.others, sent.isScreen)
        await limit(sender, { maxBitrate: bits, scaleResolutionDownBy: part, maxFramerate: rate })
      }
    }
  }

  function equip(connection: RTCPeerConnection): void {
    connection.addTransceiver('audio', { direction: 'sendrecv' })
    connection.addTransceiver('video', { direction: directionOf(sends, takes) })
  }

  /** What the other side offered is answered with what we send, and with no picture where none may be. */
  function agree(connection: RTCPeerConnection): void {
    for (const each of connection.getTransceivers()) {
      const isVoice = each.receiver.track.kind === 'audio'
      const direction = isVoice ? 'sendrecv' : directionOf(sends, takes)
      if (each.direction !== direction && each.direction !== 'stopped') each.direction = direction
    }
  }

  function onTrack(track: MediaStreamTrack): void {
    // A picture of somebody who is to be heard alone is never shown, whatever their browser sends.
    if (track.kind === 'video' && !takes) return
    const stream = track.kind === 'audio' ? coming.voice : coming.picture
    for (const old of stream.getTracks()) stream.removeTrack(old)
    stream.addTrack(track)
    onChange()
  }

  async function measure(connection: RTCPeerConnection): Promise<Measured> {
    const asked = performance.now()
    const found = [...(await connection.getStats()).values()]
    strain.felt(performance.now() - asked)
    const decoded = found.find((each) => each.type === 'inbound-rtp' && each.kind === 'video')?.framesDecoded ?? 0
    dark = decoded > frames ? 0 : dark + 1
    frames = decoded
    const pair = found.find((each) => each.type === 'candidate-pair' && each.nominated === true && each.state === 'succeeded')
    const losses = found.flatMap((each) => (each.type === 'remote-inbound-rtp' ? [Number(each.fractionLost ?? 0)] : []))
    const room: unknown = pair?.availableOutgoingBitrate
    return {
      room: typeof room === 'number' ? room : undefined,
      lost: losses.length === 0 ? undefined : Math.max(...losses),
      busy: strain.isBusy(),
    }
  }

  async function look(): Promise<void> {
    const connection = way.connection()
    if (connection?.connectionState !== 'connected') return
    const before = { level: quality.level, seen: dark < DARK_LOOKS }
    const measured = await measure(connection)
    // Who sends no picture has nothing to leave away.
    if (sent.video !== undefined && sends) quality = nextQuality(quality, measured, sent.others, sent.isScreen)
    if (before.level !== quality.level) way.inTurn(put)
    if (before.level !== quality.level || before.seen !== dark < DARK_LOOKS) onChange()
  }
  let looks: ReturnType<typeof setTimeout>
  function lookSoon(): void {
    looks = setTimeout(() => {
      lookSoon()
      look().catch(console.error)
    }, pauseBetweenLooks(sent.others))
  }
  lookSoon()

  return {
    coming,
    hear: way.hear,
    revive: way.revive,
    isLate: way.isLate,
    give: (next) => {
      sent = next
      way.inTurn(put)
    },
    level: () => quality.level,
    isConnected: () => way.connection()?.connectionState === 'connected',
    isSeen: () => dark < DARK_LOOKS,
    close: () => {
      clearTimeout(looks)
      way.close()
    },
  }
}
