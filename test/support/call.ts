// SPDX-License-Identifier: AGPL-3.0-or-later
// The other end of a call's connection, as a browser has it: what it is told is waited for by what it says, never by time.

import { vi } from 'vitest'
import { WebSocket } from 'ws'
import { type ClientMessage, type End, endOf, readMessage, ServerMessage, SIGNAL_PATH } from '#meetings/core/signal.ts'

type Of<Type extends ServerMessage['type']> = Extract<ServerMessage, { readonly type: Type }>

export interface Caller {
  readonly send: (message: ClientMessage) => void
  /** Whatever bytes, as nobody's browser would send them. */
  readonly sendRaw: (data: string | Buffer) => void
  /** The next message of this kind that has not been taken yet. */
  readonly next: <Type extends ServerMessage['type']>(type: Type) => Promise<Of<Type>>
  /** Every message that was told and not taken. */
  readonly told: readonly ServerMessage[]
  /** Why it was ended; the bare code where it is none of ours. */
  readonly ended: () => Promise<End | number>
  readonly close: () => void
  /** As when the line is cut: nothing more is said. */
  readonly cut: () => void
}

/** @param address of the instance, `http://127.0.0.1:1234` */
export function callIn(address: string, headers: Readonly<Record<string, string>> = {}): Caller {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${SIGNAL_PATH}`, { headers: { origin: address, ...headers } })
  const told: ServerMessage[] = []
  const waiting: string[] = []
  let code: number | undefined
  socket.on('error', () => undefined)
  socket.on('unexpected-response', (_request, response) => {
    code = response.statusCode
  })
  socket.on('open', () => {
    for (const data of waiting.splice(0)) socket.send(data)
  })
  socket.on('message', (data) => {
    const message = readMessage(ServerMessage, String(data))
    if (message === undefined) throw new Error(`no message of ours: ${String(data)}`)
    told.push(message)
  })
  socket.on('close', (ended) => {
    code ??= ended
  })
  const isOf =
    <Type extends ServerMessage['type']>(type: Type) =>
    (message: ServerMessage): message is Of<Type> =>
      message.type === type
  const say = (data: string): void => {
    if (socket.readyState === WebSocket.CONNECTING) waiting.push(data)
    else socket.send(data)
  }
  return {
    told,
    send: (message) => say(JSON.stringify(message)),
    sendRaw: (data) => void socket.send(data),
    next: (type) =>
      vi.waitFor(
        () => {
          const found = told.find(isOf(type))
          if (found === undefined)
            throw new Error(`not told ${type}, but ${told.map((each) => each.type).join() || 'nothing'}, ended ${code}`)
          told.splice(told.indexOf(found), 1)
          return found
        },
        { timeout: 20_000, interval: 5 },
      ),
    ended: () =>
      vi.waitFor(
        () => {
          if (code === undefined) throw new Error('not ended')
          return endOf(code) ?? code
        },
        { timeout: 20_000, interval: 5 },
      ),
    close: () => socket.close(),
    cut: () => socket.terminate(),
  }
}
