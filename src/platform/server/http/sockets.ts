// SPDX-License-Identifier: AGPL-3.0-or-later
// WebSockets (RFC 6455) beside the routes: only at the addresses of those that are plugged in, and only from pages of our own origin.

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Asking } from '#platform/server/http/asking.ts'

export interface SocketRoute {
  /** The whole path. What is asked for behind it does not count. */
  readonly path: string
  /** In bytes; whoever sends more is cut off. */
  readonly longest: number
  readonly open: (socket: WebSocket, request: Asking) => void
  /** The instance stops: no new ones come. */
  readonly close: () => void | Promise<void>
}

// A browser that asks politely again would be counted twice; whoever holds this many holds them for something else.
const MOST_SOCKETS = 5_000

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? ''

/** A page of another site opens no socket here, even where a browser would send our cookie along; and a browser always says which page it is. */
function isOurs({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Whether a request that asks for another protocol is one for us; whatever else asks is answered as if it had not (RFC 9110, 7.8). */
export function asksForSocket(routes: readonly SocketRoute[], request: IncomingMessage): boolean {
  return /^websocket$/i.test(request.headers.upgrade ?? '') && routes.some(({ path }) => path === pathOf(request))
}

export function addSockets(app: FastifyInstance, routes: readonly SocketRoute[]): void {
  if (routes.length === 0) return
  const servers = routes.map((route) => ({ route, server: new WebSocketServer({ noServer: true, maxPayload: route.longest }) }))
  let open = 0
  app.server.on('upgrade', (request, socket, head) => {
    const found = servers.find(({ route }) => route.path === pathOf(request))
    if (found === undefined) return refuse(socket, '404 Not Found')
    if (!isOurs(request)) return refuse(socket, '403 Forbidden')
    if (open >= MOST_SOCKETS) return refuse(socket, '503 Service Unavailable')
    found.server.handleUpgrade(request, socket, head, (websocket) => {
      open += 1
      websocket.on('close', () => {
        open -= 1
      })
      // What cannot be read ends the connection (RFC 6455, 7.1.7), and nothing else.
      websocket.on('error', () => undefined)
      found.route.open(websocket, { headers: request.headers, method: 'GET', url: request.url ?? '', socket: request.socket })
    })
  })
  app.addHook('preClose', async () => {
    for (const { route, server } of servers) {
      server.close()
      await route.close()
    }
  })
}
