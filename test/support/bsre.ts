// SPDX-License-Identifier: AGPL-3.0-or-later
// A double of the signing service of BSrE: it signs for one official, and says no to everybody else. Its signature is none; it has the form of one.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BsreDouble {
  readonly address: string
  /** The forms that came, as text. */
  readonly heard: string[]
  readonly stop: () => Promise<void>
}

export async function startBsre(official: { readonly nik: string; readonly passphrase: string }): Promise<BsreDouble> {
  const heard: string[] = []
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const form = Buffer.concat(chunks).toString('latin1')
    heard.push(form)
    const fieldOf = (name: string): string | undefined => new RegExp(`name="${name}"\r\n\r\n([^\r]*)\r\n`).exec(form)?.[1]
    const known = request.headers.authorization === `Basic ${Buffer.from('kawal:rahasia').toString('base64')}`
    if (request.url !== '/klien/api/sign/pdf' || !known) {
      reply.writeHead(401).end('{}')
      return
    }
    if (fieldOf('nik') !== official.nik || fieldOf('passphrase') !== official.passphrase) {
      reply.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"Passphrase anda salah"}')
      return
    }
    const file = /filename="[^"]+"[^%]*(%PDF-[\s\S]*?%%EOF)/.exec(form)?.[1] ?? ''
    const signature = '\n9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 10] >>\nendobj\n%%EOF\n'
    reply.writeHead(200, { 'content-type': 'application/pdf' }).end(Buffer.from(`${file}${signature}`, 'latin1'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://kawal:rahasia@127.0.0.1:${port}/klien`,
    heard,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
