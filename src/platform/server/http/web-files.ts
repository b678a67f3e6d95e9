// SPDX-License-Identifier: AGPL-3.0-or-later
// Serves the built web app: files named by their content are kept by browsers for ever, the page that names them never.

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'

export interface WebFile {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  /** What it may do, where that is something else than pages may. */
  readonly policy?: string
  readonly brotli?: Buffer
}

export interface WebFiles {
  /** @param elsewhere addresses that are no page of the app, as patterns. */
  readonly add: (app: FastifyInstance, elsewhere: readonly string[]) => void
  readonly sendShell: (reply: FastifyReply) => FastifyReply
  /** Where the style sheet lies, for pages that are written on the server. */
  readonly stylesheet: string | undefined
  /** Where the script of a page lies, by the name of its root. */
  readonly script: (name: string) => string | undefined
}

/** What keeps the app on a device: its script, and which files it keeps at once and later. */
export interface WorkerFiles {
  readonly script: string
  readonly shell: readonly string[]
  readonly later: readonly string[]
}

/** The patterns of addresses as the router knows them. */
export function patternOf(route: string): string {
  return `^${route
    .replaceAll(/[.+?^$()|[\]\\{}]/g, String.raw`\$&`)
    .replaceAll(/:\w+/g, '[^/]+')
    .replaceAll('*', '.*')}/?$`
}

/**
 * It says who it is for and what it is made of: another build is another script, which is how a browser finds that there is one. It asks at each
 * visit, and is sent nothing where it has this one.
 */
function addWorker(app: FastifyInstance, { script, shell, later }: WorkerFiles, page: string, elsewhere: readonly string[]): void {
  const build = createHash('sha256')
    .update(JSON.stringify([page, shell, later]))
    .digest('hex')
    .slice(0, 12)
  const text = `const kawal=${JSON.stringify({ build, shell, later, elsewhere })};${script}`
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
  app.get('/sw.js', { config: { entry: 'file' } }, async (request, reply) => {
    reply.header('cache-control', 'no-cache').header('etag', tag)
    // A proxy that packs what passes through it calls it weak.
    if (request.headers['if-none-match']?.replace(/^W\//, '') === tag) return reply.code(304).send()
    return reply.header('content-type', 'text/javascript; charset=utf-8').send(text)
  })
}

/** @param shell the page every address of the officer app answers with. */
export function webFiles(files: readonly WebFile[], shell: string, worker: WorkerFiles): WebFiles {
  return {
    add: (app, elsewhere) => {
      addWorker(app, worker, shell, elsewhere)
      for (const file of files) {
        app.get(file.path, { config: { entry: 'file' } }, async (request, reply) => {
          reply
            .header('cache-control', 'public, max-age=31536000, immutable')
            .header('content-type', file.type)
            .header('vary', 'accept-encoding')
          if (file.policy !== undefined) reply.header('content-security-policy', file.policy)
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
