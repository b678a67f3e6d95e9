// SPDX-License-Identifier: AGPL-3.0-or-later
// The door of a LiveKit server, and nothing behind it: reads who knocks as that server does, by its own library, and lets nobody in.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { TokenVerifier } from 'livekit-server-sdk'
import { vi } from 'vitest'
import { must } from '#kernel/decider.ts'
import type { LiveKitSettings } from '#platform/server/settings.ts'

interface Knock {
  readonly token: string
  readonly room: string
  readonly identity: string
}

export interface LiveKitDoor {
  readonly settings: LiveKitSettings
  /** The first who knocked with a token that counts. */
  readonly knocked: () => Promise<Knock>
  readonly close: () => Promise<void>
}

export async function openLiveKitDoor(): Promise<LiveKitDoor> {
  const key = 'APIkawal'
  const secret = '0123456789abcdef0123456789abcdef'
  const knocks: Knock[] = []

  async function read(url: string): Promise<void> {
    const token = new URL(url, 'http://x').searchParams.get('access_token') ?? ''
    const { sub = '', video } = await new TokenVerifier(key, secret).verify(token)
    knocks.push({ token, room: video?.room ?? '', identity: sub })
  }

  const server = createServer((request, reply) => {
    request.resume()
    reply.setHeader('access-control-allow-origin', '*')
    reply.writeHead(503).end()
  })
  server.on('upgrade', (request, socket) => {
    read(request.url ?? '')
      .catch(() => undefined)
      .finally(() => socket.destroy())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return {
    settings: { url: `ws://127.0.0.1:${port}`, key, secret },
    knocked: () => vi.waitFor(() => must(knocks[0], 'nobody knocked'), { timeout: 60_000, interval: 20 }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
