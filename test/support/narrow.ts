// SPDX-License-Identifier: AGPL-3.0-or-later
// A line of a village in front of a relay: what is more than it carries waits for a moment, and is lost after that, in both directions.

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** So long a packet waits at most, in milliseconds, as in a small router. */
const MOST_WAIT = 300

export interface NarrowLine {
  readonly port: number
  /** Bits a second from now on, each way; without a number, whatever comes. */
  readonly carry: (bits?: number) => void
  readonly close: () => void
}

/** @param target the port on this machine to which packets go on */
export async function openNarrowLine(target: number): Promise<NarrowLine> {
  const near = createSocket('udp4')
  const far = new Map<number, Socket>()
  let bits = Number.POSITIVE_INFINITY
  let closed = false

  /** One direction: packets leave one after the other. */
  function direction(): (bytes: Buffer, send: (bytes: Buffer) => void) => void {
    let free = 0
    return (bytes, send) => {
      const now = performance.now()
      const leaves = Math.max(now, free) + (bytes.length * 8_000) / bits
      if (leaves - now > MOST_WAIT) return
      free = leaves
      setTimeout(() => {
        if (!closed) send(bytes)
      }, leaves - now)
    }
  }
  const up = direction()
  const down = direction()

  function wayOf(port: number): Socket {
    const known = far.get(port)
    if (known !== undefined) return known
    const socket = createSocket('udp4')
    socket.on('message', (bytes) => down(bytes, (each) => near.send(each, port, '127.0.0.1')))
    // Nobody listens while the relay is away.
    socket.on('error', () => undefined)
    far.set(port, socket)
    return socket
  }

  near.on('message', (bytes, { port }) => up(bytes, (each) => wayOf(port).send(each, target, '127.0.0.1')))
  near.bind(0, '127.0.0.1')
  await once(near, 'listening')
  return {
    port: near.address().port,
    carry: (next = Number.POSITIVE_INFINITY) => {
      bits = next
    },
    close: () => {
      closed = true
      near.close()
      for (const socket of far.values()) socket.close()
    },
  }
}
