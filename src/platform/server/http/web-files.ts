// SPDX-License-Identifier: AGPL-3.0-or-later
// Serves the built web app: files named by their content are kept by browsers for ever, the page that names them never.

import type { FastifyInstance, FastifyReply } from 'fastify'

export interface WebFile {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly brotli?: Buffer
}

export interface WebFiles {
  readonly add: (app: FastifyInstance) => void
  readonly sendShell: (reply: FastifyReply) => FastifyReply
  /** Where the style sheet lies, for pages that are written on the server. */
  readonly stylesheet: string | undefined
  /** Where the script of a page lies, by the name of its root. */
  readonly script: (name: string) => string | undefined
}

/** @param shell the page every address of the officer app answers with. */
export function webFiles(files: readonly WebFile[], shell: string): WebFiles {
  return {
    add: (app) => {
      for (const file of files) {
        app.get(file.path, { config: { entry: 'file' } }, async (request, reply) => {
          reply
            .header('cache-control', 'public, max-age=31536000, immutable')
            .header('content-type', file.type)
            .header('vary', 'accept-encoding')
          const brotli = (request.headers['accept-encoding'] ?? '').includes('br') ? file.brotli : undefined
          return brotli === undefined ? reply.send(file.body) : reply.header('content-encoding', 'br').send(brotli)
        })
      }
    },
    stylesheet: files.find((file) => file.path.endsWith('.css'))?.path,
    script: (name) => files.find((file) => file.path.startsWith(`/assets/${name}-`) && file.path.endsWith('.js'))?.path,
    sendShell: (reply) => reply.header('content-type', 'text/html; charset=utf-8').send(shell),
  }
}
