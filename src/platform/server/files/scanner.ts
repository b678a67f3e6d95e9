// SPDX-License-Identifier: AGPL-3.0-or-later
// The port to a virus scanner, and clamd behind it (clamd(8), INSTREAM): each piece with its length before it, an empty one at the end.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * `UNREAD`: it is larger than the scanner takes, or than it reads of a file, so that it has said nothing of it.
 * @throws where the scanner cannot be reached or does not say: the file stays *not scanned* and is scanned later.
 */
export type Scanner = (chunks: AsyncIterable<Buffer>) => Promise<'CLEAN' | 'INFECTED' | 'UNREAD'>

/** Where clamd listens: a path, or a host and a port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

const PATIENCE_MS = 60_000
const MOST_ANSWER = 4096

function length(bytes: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes)
  return head
}

class HungUp extends Error {}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) throw new HungUp('the scanner hung up')
  if (socket.write(bytes)) return
  await new Promise<void>((resolve, reject) => {
    socket.once('drain', resolve)
    socket.once('close', () => reject(new HungUp('the scanner hung up')))
  })
}

/** Over StreamMaxLength; over MaxFileSize or MaxScanSize, which clamd tells of where AlertExceedsMax is set, and otherwise calls clean. */
const tooLarge = /INSTREAM size limit exceeded|Heuristics\.Limits\.Exceeded/

function said(answer: string): Awaited<ReturnType<Scanner>> {
  const line = answer.replaceAll('\0', '').trim()
  if (tooLarge.test(line)) return 'UNREAD'
  if (/^stream: OK$/.test(line)) return 'CLEAN'
  if (/ FOUND$/.test(line)) return 'INFECTED'
  throw new Error(`the scanner did not say: ${line.slice(0, 100)}`)
}

function hungUp(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return error instanceof HungUp || code === 'EPIPE' || code === 'ECONNRESET'
}

export function clamdScanner(address: ClamdAddress): Scanner {
  return async (chunks) => {
    const socket = 'path' in address ? connect(address.path) : connect(address.port, address.host)
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the scanner does not answer')))
    let answer = ''
    const answered = new Promise<void>((resolve, reject) => {
      socket.on('data', (data: Buffer) => {
        answer += data.toString('latin1')
        if (answer.length > MOST_ANSWER) socket.destroy(new Error('the scanner says too much'))
      })
      socket.on('error', reject)
      socket.on('close', () => resolve())
    })
    // Told where it is awaited; it may fail while we still write.
    answered.catch(() => undefined)
    try {
      await once(socket, 'connect')
      await write(socket, Buffer.from('zINSTREAM\0'))
      for await (const chunk of chunks) if (chunk.length > 0) await write(socket, Buffer.concat([length(chunk.length), chunk]))
      await write(socket, length(0))
      await answered
      return said(answer)
    } catch (error) {
      if (!hungUp(error)) throw error
      // It hangs up once it has enough, and what it said before that may be lost with the connection.
      return answer === '' ? 'UNREAD' : said(answer)
    } finally {
      socket.destroy()
    }
  }
}
