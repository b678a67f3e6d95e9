// SPDX-License-Identifier: AGPL-3.0-or-later
// What we issue for an office's LiveKit server, read as that server reads it: by its own library. The server itself is not asked.

import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { TokenVerifier } from 'livekit-server-sdk'
import { expect, it } from 'vitest'
import type { Seat } from '#meetings/core/signal.ts'
import { openLiveKit } from '#meetings/server/livekit.ts'

const given = { url: 'ws://127.0.0.1:1', key: 'APIkawal', secret: '0123456789abcdef0123456789abcdef' }
const seat: Seat = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Bu Sri Wahyuni',
  office: 'Desa Wringinagung',
  as: 'MEMBER',
  voiceOnly: false,
  place: 'in',
  away: false,
  agrees: false,
  records: false,
  mic: true,
  cam: true,
  screen: false,
  hand: false,
}

it('opens one call to one seat for a minute, and names nobody', async () => {
  const { token, url, room } = await openLiveKit(given).admit('call-1', seat)
  expect([url, room]).toEqual([given.url, 'call-1'])
  const claims = await new TokenVerifier(given.key, given.secret).verify(token)
  expect(claims).toMatchObject({
    iss: given.key,
    sub: seat.id,
    video: {
      roomJoin: true,
      room: 'call-1',
      canSubscribe: true,
      canPublish: true,
      canPublishData: false,
      canUpdateOwnMetadata: false,
      canPublishSources: ['microphone', 'camera', 'screen_share'],
    },
  })
  for (const right of ['roomAdmin', 'roomCreate', 'roomList', 'roomRecord', 'hidden', 'ingressAdmin'])
    expect(claims.video).not.toHaveProperty(right)
  expect(Number(claims.exp) - Number(claims.nbf)).toBe(60)
  const plain = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  for (const word of ['Sri', 'Desa', given.secret]) expect(plain).not.toContain(word)
  await expect(new TokenVerifier(given.key, 'x'.repeat(32)).verify(token)).rejects.toThrow()
})

it('lets whoever is to be heard alone send a voice and nothing else', async () => {
  const { token } = await openLiveKit(given).admit('call-1', { ...seat, voiceOnly: true })
  const { video } = await new TokenVerifier(given.key, given.secret).verify(token)
  expect(video).toMatchObject({ canPublishSources: ['microphone'] })
})

it('puts a seat out by the server, and with it what was issued to it', async () => {
  const asked: unknown[] = []
  const server = createServer(async (request, reply) => {
    asked.push([request.method, request.url, JSON.parse(await text(request))])
    reply.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  await openLiveKit({ ...given, url: `ws://127.0.0.1:${port}` }).putOut('call-1', seat.id)
  server.close()
  expect(asked).toEqual([
    [
      'POST',
      '/twirp/livekit.RoomService/RemoveParticipant',
      { room: 'call-1', identity: seat.id, revokeTokenTs: expect.stringMatching(/^\d{10}$/) },
    ],
  ])
})
