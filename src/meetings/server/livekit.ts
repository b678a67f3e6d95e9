// SPDX-License-Identifier: AGPL-3.0-or-later
// An office's own LiveKit server, for calls of more than eight: we say who may come in and put out who may not stay; what is said goes through it.

import { MOST_THROUGH, type Seat, type Through } from '#meetings/core/signal.ts'
import type { LiveKitSettings } from '#platform/server/settings.ts'

/** A server in the middle, as a call asks it. */
export interface Middle {
  /** How many may be in one call. */
  readonly most: number
  readonly admit: (room: string, seat: Seat) => Promise<Through>
  /** Puts out whoever has no seat any more; what was issued to them opens nothing after that. */
  readonly putOut: (room: string, seat: string) => Promise<void>
}

/** In seconds: long enough to come in by, and worth nothing when it leaks. */
const COUNTS = 60

/** Some forty megabytes: for the call that needs it. */
const library = () => import('livekit-server-sdk')

export function openLiveKit({ url, key, secret }: LiveKitSettings): Middle {
  return {
    most: MOST_THROUGH,
    admit: async (room, { id, voiceOnly }) => {
      const { AccessToken, TrackSource } = await library()
      // The name stays here: whose voice it is the server need not know.
      const token = new AccessToken(key, secret, { identity: id, ttl: COUNTS })
      token.addGrant({
        roomJoin: true,
        room,
        canPublish: true,
        // Heard and never seen: the server takes no picture of theirs.
        canPublishSources: [TrackSource.MICROPHONE, ...(voiceOnly ? [] : [TrackSource.CAMERA, TrackSource.SCREEN_SHARE])],
        canSubscribe: true,
        canPublishData: false,
        canUpdateOwnMetadata: false,
      })
      return { url, room, token: await token.toJwt() }
    },
    putOut: async (room, seat) => {
      const { RoomServiceClient } = await library()
      const server = new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret)
      await server.removeParticipant(room, seat, { revokeTokenTs: BigInt(Math.floor(Date.now() / 1000) + 1) })
    },
  }
}
