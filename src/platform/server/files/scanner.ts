// SPDX-License-Identifier: AGPL-3.0-or-later
// The port to a virus scanner, and clamd behind it (clamd(8), INSTREAM): each piece with its length before it, an empty one at the end.

import { connect, type Socket } from 'node:net'

/** @throws where the scanner cannot be reached or does not say: the file stays *not scanned* and is scanned later. */
export type Scanner = (chunks: AsyncIterable<Buffer>) => Promise<'CLEAN' | 'INFECTED'>

/** Where clamd listens: a path, or a host and a port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

const PATIENCE_MS = 60_000
const MOST_ANSWER = 4096

function length(bytes: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes)
  return head
}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.write(bytes)) return
  await new Promise<void>((resolve, reject) => {
    socket.once('drain', resolve)
    socket.once('close', () => reject(new Error('the scanner hung up')))
  })
}

export function clamdScanner(address: ClamdAddress): Scanner {
  return async (chunks) => {
    const socket = 'path' in address ? connect(address.path) : connect(address.port, address.host)
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the scanner does not answer')))
    const answered = new Promise<string>((resolve, reject) => {
      let answer = ''
      socket.on('data', (data: Buffer) => {
        answer += data.toString('latin1')
        if (answer.length > MOST_ANSWER) socket.destroy(new Error('the scanner says too much'))
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(answer))
    })
    // Told where it is awaited; it may fail while we still write.
    answered.catch(() => undefined)
    try {
      await write(socket, Buffer.from('zINSTREAM\0'))
      for await (const chunk of chunks) if (chunk.length > 0) await write(socket, Buffer.concat([length(chunk.length), chunk]))
      await write(socket, length(0))
      const answer = (await answered).replaceAll('\0', '').trim()
      if (/^stream: OK$/.test(answer)) return 'CLEAN'
      if (/ FOUND$/.test(answer)) return 'INFECTED'
      throw new Error(`the scanner did not say: ${answer.slice(0, 100)}`)
    } finally {
      socket.destroy()
    }
  }
}
