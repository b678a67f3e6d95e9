// SPDX-License-Identifier: AGPL-3.0-or-later
// The connection to the instance during a call. It comes again by itself: what was lost with it is said anew by whoever uses it.

import { type Loss, PING, pauseAfter, silentAfter } from '#meetings/core/call-return.rules.ts'
import { type ClientMessage, type End, type EnterMessage, endOf, readMessage, ServerMessage, SIGNAL_PATH } from '#meetings/core/signal.ts'

export interface Line {
  /** What is said while the connection is lost, or before the instance has answered who one is, is not said. */
  readonly send: (message: ClientMessage) => void
  readonly sendBytes: (bytes: Blob) => void
  /** Who one is and what is given for it, asked again. */
  readonly renew: () => void
  readonly close: () => void
}

interface LineOptions {
  /** What is said first, at each connection. */
  readonly entering: () => EnterMessage
  readonly onMessage: (message: ServerMessage) => void
  readonly onLost: () => void
  /** The machine does not keep up. */
  readonly isStrained: () => boolean
  /** The instance ended it, and it does not come again. */
  readonly onEnd: (end: End | undefined) => void
}

export function openLine({ entering, onMessage, onLost, isStrained, onEnd }: LineOptions): Line {
  const address = `${location.origin.replace(/^http/, 'ws')}${SIGNAL_PATH}`
  let socket: WebSocket | undefined
  let beat: ReturnType<typeof setInterval> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let welcomed = false
  let closed = false

  /** The old one is forgotten at once: its own end may take minutes. */
  function lose(how: Loss): void {
    const old = socket
    socket = undefined
    clearInterval(beat)
    old?.close()
    if (closed) return
    onLost()
    clearTimeout(retry)
    retry = setTimeout(connect, pauseAfter(how))
  }

  /** Silence is counted by asking, and not by the clock: a page that was held up for seconds has what it was told still before it. */
  function heard(): void {
    clearInterval(beat)
    let asked = 0
    beat = setInterval(() => {
      asked += 1
      if (asked * PING >= silentAfter(isStrained())) lose('silent')
      else send({ type: 'ping' })
    }, PING)
  }

  function connect(): void {
    clearTimeout(retry)
    const own = new WebSocket(address)
    socket = own
    welcomed = false
    heard()
    own.addEventListener('open', () => {
      if (own !== socket) return
      heard()
      own.send(JSON.stringify(entering()))
    })
    own.addEventListener('message', ({ data }) => {
      if (own !== socket) return
      heard()
      welcomed = true
      const message = readMessage(ServerMessage, String(data))
      if (message !== undefined) onMessage(message)
    })
    own.addEventListener('close', ({ code }) => {
      if (own !== socket) return
      const end = endOf(code)
      if (end === undefined && code !== 1000) return lose(code === 1006 ? 'refused' : 'ended')
      close()
      onEnd(end)
    })
  }

  function send(message: ClientMessage): void {
    if (welcomed && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  function sendBytes(bytes: Blob): void {
    if (welcomed && socket?.readyState === WebSocket.OPEN) socket.send(bytes)
  }

  const offline = (): void => {
    if (socket !== undefined) lose('refused')
  }
  const online = (): void => {
    if (socket?.readyState !== WebSocket.OPEN) lose('silent')
  }
  addEventListener('offline', offline)
  addEventListener('online', online)

  function close(): void {
    closed = true
    clearInterval(beat)
    clearTimeout(retry)
    removeEventListener('offline', offline)
    removeEventListener('online', online)
    socket?.close()
    socket = undefined
  }

  connect()
  return { send, sendBytes, renew: () => lose('refused'), close }
}
