// SPDX-License-Identifier: AGPL-3.0-or-later
// What is not even HTTP is refused like everything else. Nobody knows its language, so it is answered in the first of ours.

import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type ProblemKind, problem, type Words } from '#kernel/problem.ts'
import { MalformedBody } from '#platform/server/http/body.ts'

const kindOfFault: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
}

/** Answers on the bare connection, and ends it. */
export function refuseUnparsed(words: Words): (error: Error & { readonly code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const document = problem(kindOfFault[error.code ?? ''] ?? 'malformed', words)
    const body = JSON.stringify(document)
    if (socket.writable)
      socket.write(
        `HTTP/1.1 ${document.status} Refused\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      )
    socket.destroy(error)
  }
}

/** What Node itself would refuse without a word: no host (RFC 9112 section 3.2), or an expectation that nobody meets. */
export function refuseUnasked(app: FastifyInstance, words: Words): void {
  app.addHook('onRequest', async ({ headers, raw }) => {
    if (headers.host === undefined && raw.httpVersion === '1.1') throw new MalformedBody('no host')
  })
  app.server.on('checkExpectation', (_request, response) => {
    const document = problem('malformed', words)
    const body = JSON.stringify(document)
    const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'content-length': Buffer.byteLength(body) }
    response.writeHead(document.status, headers).end(body)
  })
}
