// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail server on this machine's loopback that takes what is handed to it (RFC 5321, as much as a sender needs), and faults on demand.

import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, type SecureContextOptions, TLSSocket } from 'node:tls'

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  /** Header and body as they came, lines ended by CRLF. */
  readonly message: string
}

export interface SmtpServer {
  readonly port: number
  readonly received: Received[]
  /** What it says to a recipient, where it is not *250*. */
  faultOf: (address: string) => string | undefined
  readonly close: () => Promise<void>
}

const addressIn = (line: string): string => /<(.*)>/.exec(line)?.[1] ?? ''

interface SmtpOptions {
  /** With which key and certificate it speaks TLS. */
  readonly tls?: SecureContextOptions
  /** From the first byte, or after STARTTLS. */
  readonly from?: 'first-byte' | 'starttls'
}

export async function openSmtp({ tls, from = 'starttls' }: SmtpOptions = {}): Promise<SmtpServer> {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  const smtp = { received, faultOf: (_: string): string | undefined => undefined }
  const offers = tls !== undefined && from === 'starttls'
  function serve(socket: Socket, greets: boolean): void {
    sockets.add(socket)
    const say = (line: string): void => void socket.write(`${line}\r\n`)
    let mail = { from: '', to: [] as string[], message: undefined as string | undefined }
    let rest = ''
    function take(line: string): void {
      if (offers && line.toUpperCase() === 'STARTTLS') {
        socket.removeAllListeners('data')
        say('220 go ahead')
        serve(new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(tls) }), false)
        return
      }
      if (mail.message !== undefined) {
        if (line !== '.') mail.message += `${line.replace(/^\.\./, '.')}\r\n`
        else {
          received.push({ from: mail.from, to: mail.to, message: mail.message })
          mail = { from: '', to: [], message: undefined }
          say('250 kept')
        }
        return
      }
      say(answerTo(line))
    }
    function answerTo(line: string): string {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'MAIL') mail.from = addressIn(line)
      if (verb === 'RCPT') {
        const fault = smtp.faultOf(addressIn(line))
        if (fault !== undefined) return fault
        mail.to.push(addressIn(line))
      }
      if (verb === 'DATA') {
        mail.message = ''
        return '354 go on'
      }
      if (verb === 'EHLO' && offers && !(socket instanceof TLSSocket)) return '250-loopback\r\n250 STARTTLS'
      if (verb === 'STAR') return '502 not here'
      return verb === 'QUIT' ? '221 bye' : '250 ok'
    }
    socket.on('data', (data) => {
      rest += data.toString('utf8')
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    })
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => sockets.delete(socket))
    if (greets) say('220 loopback')
  }
  const server =
    tls !== undefined && from === 'first-byte'
      ? createTlsServer(tls, (socket) => serve(socket, true))
      : createServer((socket) => serve(socket, true))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return Object.assign(smtp, {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  })
}
