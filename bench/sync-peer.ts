// SPDX-License-Identifier: AGPL-3.0-or-later
// The least server that RxDB's replication asks for, in a process of its own: documents in memory, in the order in which they were changed,
// given from a checkpoint on in gzip, and taken as they come.

import { createServer, type IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import * as z from 'zod/mini'

const Doc = z.looseObject({ id: z.string() })
const Docs = z.array(Doc)
type Doc = z.output<typeof Doc>

const docs = new Map<string, { readonly at: number; readonly doc: Doc }>()
let changes = 0

function put(some: readonly Doc[]): void {
  for (const doc of some) {
    changes += 1
    docs.delete(doc.id)
    docs.set(doc.id, { at: changes, doc })
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function pull(after: number, limit: number): string {
  const some = [...docs.values()].filter(({ at }) => at > after).slice(0, limit)
  return JSON.stringify({ documents: some.map(({ doc }) => doc), checkpoint: { at: some.at(-1)?.at ?? after } })
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const answer = async (): Promise<string> => {
    if (pathname === '/pull') return pull(Number(searchParams.get('at')), Number(searchParams.get('limit')))
    const sent = await bodyOf(request)
    // As RxDB sends it: each with the document from which the device began.
    put(
      pathname === '/load'
        ? Docs.parse(sent)
        : z
            .array(z.looseObject({ newDocumentState: Doc }))
            .parse(sent)
            .map((row) => row.newDocumentState),
    )
    return '[]'
  }
  answer().then(
    (text) => response.setHeader('content-encoding', 'gzip').end(gzipSync(text, { level: 1 })),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, token: '' })
})
process.once('message', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
