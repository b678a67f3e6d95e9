// SPDX-License-Identifier: AGPL-3.0-or-later
// As much of an S3-compatible store as ours is asked of: paths, lists in pages of two, and a signature that is made again and compared.

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { authorization, hashOf } from '#platform/server/files/sigv4.ts'

const signer = { keyId: 'KEY', secret: 'SECRET/with+signs', region: 'id-banyuwangi' }
const PAGE = 2

export interface S3Server {
  /** With the credentials, as the setting takes it. */
  readonly address: string
  /** What lies there, by name. */
  readonly files: ReadonlyMap<string, Buffer>
  fill: () => void
  readonly close: () => Promise<void>
}

function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const { method } = request
  const value = (name: string): string => String(request.headers[name] ?? '')
  const headers = { 'x-amz-content-sha256': value('x-amz-content-sha256'), 'x-amz-date': value('x-amz-date') }
  if (method !== 'GET' && method !== 'PUT' && method !== 'DELETE') return false
  const wanted = authorization(signer, { method, url, bodyHash: hashOf(body), at: value('x-amz-date'), headers })
  return wanted === value('authorization')
}

export async function openS3(): Promise<S3Server> {
  const files = new Map<string, Buffer>()
  let full = false
  function answer(url: URL, method: string, body: Buffer, response: ServerResponse): void {
    const name = url.pathname.replace(/^\/bucket\/?/, '')
    if (url.searchParams.has('list-type')) {
      const [prefix, after] = [url.searchParams.get('prefix') ?? '', url.searchParams.get('start-after') ?? '']
      const found = [...files.keys()].filter((each) => each.startsWith(prefix) && each > after).toSorted()
      const entries = found
        .slice(0, PAGE)
        .map((key) => `<Contents><Key>${key}</Key><LastModified>2026-05-03T00:00:00.000Z</LastModified></Contents>`)
      response.end(`<ListBucketResult><IsTruncated>${found.length > PAGE}</IsTruncated>${entries.join('')}</ListBucketResult>`)
    } else if (method === 'PUT') {
      if (full) return void response.writeHead(507).end('<Error><Code>XMinioStorageFull</Code></Error>')
      files.set(name, body)
      response.end()
    } else if (method === 'DELETE') {
      files.delete(name)
      response.writeHead(204).end()
    } else {
      const found = files.get(name)
      response.writeHead(found === undefined ? 404 : 200).end(found ?? '<Error><Code>NoSuchKey</Code></Error>')
    }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
      const body = Buffer.concat(chunks)
      if (isSigned(request, url, body)) answer(url, request.method ?? '', body, response)
      else response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const at = server.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  const { keyId, secret, region } = signer
  return {
    address: `http://${keyId}:${encodeURIComponent(secret)}@127.0.0.1:${port}/bucket?region=${region}`,
    files,
    fill: () => {
      full = true
    },
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
