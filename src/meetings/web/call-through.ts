// SPDX-License-Identifier: AGPL-3.0-or-later
// The way through an office's own LiveKit server, for calls of more than eight. Loaded by such a call alone; everything else of a call, who is in it
// and how, goes on over our own line.

import { ConnectionState, type RemoteParticipant, Room, RoomEvent, Track } from 'livekit-client'
import type { Through as Way } from '#meetings/core/signal.ts'
import { type Coming, newComing, type Sent } from '#meetings/web/call-peer.ts'

export interface Through {
  readonly give: (sent: Sent) => void
  /** What comes from a seat. */
  readonly of: (seat: string) => Reached
  readonly close: () => void
}

interface Reached {
  readonly coming: Coming | undefined
  readonly isConnected: boolean
  readonly isSeen: boolean
  /** The line carries no picture of theirs now. */
  readonly isNarrow: boolean
}

interface ThroughOptions {
  readonly way: Way
  /** Whether a picture is sent at all. */
  readonly sends: boolean
  /** Whether a picture of this seat is taken. */
  readonly takes: (seat: string) => boolean
  readonly sent: Sent
  readonly onChange: () => void
  /** It cannot be reached, or it put us out: another way in is to be asked for. */
  readonly onEnd: () => void
}

export function openThrough({ way, sends, takes, onChange, onEnd, ...options }: ThroughOptions): Through {
  const room = new Room({ dynacast: true, disconnectOnPageLeave: true })
  const comings = new Map<string, Coming>()
  const published = new Map<'audio' | 'video', MediaStreamTrack>()
  let { sent } = options
  let closed = false
  let work = Promise.resolve()

  async function put(kind: 'audio' | 'video', track: MediaStreamTrack | undefined, source: Track.Source): Promise<void> {
    const before = published.get(kind)
    if (before === track) return
    if (before !== undefined) {
      published.delete(kind)
      await room.localParticipant.unpublishTrack(before, false)
    }
    if (track === undefined) return
    published.set(kind, track)
    await room.localParticipant.publishTrack(track, { source })
  }

  /** One after the other; what is wanted is asked when it is its turn. */
  function settle(): void {
    work = work
      .then(async () => {
        if (closed || room.state !== ConnectionState.Connected) return
        await put('audio', sent.audio, Track.Source.Microphone)
        const { video } = sent
        // A screen is sent sharp and as the one source that it may be.
        const source = video?.contentHint === 'detail' ? Track.Source.ScreenShare : Track.Source.Camera
        await put('video', sends ? video : undefined, source)
      })
      .catch((error: unknown) => {
        if (!closed) console.error(error)
      })
  }

  function streamOf({ identity }: RemoteParticipant, kind: Track.Kind): MediaStream {
    const coming = comings.get(identity) ?? newComing()
    comings.set(identity, coming)
    return kind === Track.Kind.Video ? coming.picture : coming.voice
  }

  function end(): void {
    if (closed) return
    close()
    onEnd()
  }

  function close(): void {
    closed = true
    // The tracks are this page's, and go on elsewhere.
    room.disconnect(false).catch(console.error)
  }

  room.on(RoomEvent.TrackSubscribed, ({ kind, mediaStreamTrack }, _publication, participant) => {
    // A picture of somebody who is to be heard alone is never shown, whatever their browser sends.
    if (kind === Track.Kind.Video && !takes(participant.identity)) return
    streamOf(participant, kind).addTrack(mediaStreamTrack)
    onChange()
  })
  room.on(RoomEvent.TrackUnsubscribed, ({ kind, mediaStreamTrack }, _publication, participant) => {
    streamOf(participant, kind).removeTrack(mediaStreamTrack)
    onChange()
  })
  for (const event of [RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected, RoomEvent.TrackStreamStateChanged] as const)
    room.on(event, onChange)
  room.on(RoomEvent.Disconnected, end)
  room
    .connect(way.url, way.token)
    .then(() => {
      settle()
      onChange()
    })
    .catch((error: unknown) => {
      if (!closed) console.error(error)
      end()
    })

  return {
    give: (next) => {
      sent = next
      settle()
    },
    of: (seat) => {
      const participant = room.remoteParticipants.get(seat)
      const coming = participant === undefined ? undefined : comings.get(seat)
      const pictures = [...(participant?.videoTrackPublications.values() ?? [])].flatMap(({ videoTrack }) => videoTrack ?? [])
      const isNarrow = pictures.some(({ streamState }) => streamState === Track.StreamState.Paused)
      const isSeen = !isNarrow && (coming?.picture.getVideoTracks().length ?? 0) > 0
      return { coming, isConnected: participant !== undefined, isSeen, isNarrow }
    },
    close,
  }
}
