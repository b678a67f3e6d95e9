// SPDX-License-Identifier: AGPL-3.0-or-later
// Serves the tiny app with the strictest policy, and answers its few questions from memory.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface ShellServer {
  readonly address: string
  /** What was sent, with its key. */
  readonly commands: { readonly key: string; readonly body: string }[]
  /** The next commands get no answer at all. */
  drop: number
  readonly move: () => void
  readonly scripts: readonly Uint8Array[]
  readonly stop: () => Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' }).end(JSON.stringify(value))
}

export async function startShell(): Promise<ShellServer> {
  const script = await build({
    entryPoints: [`${root}test/support/shell/app.tsx`],
    bundle: true,
    splitting: true,
    outdir: 'assets',
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
  })
  const css = await build({ entryPoints: [`${root}src/platform/web/ui/ui.css`], bundle: true, minify: true, write: false })
  const scripts = new Map(script.outputFiles.map((file) => [`/${basename(file.path)}`, file.contents]))
  const feeds = new Set<ServerResponse>()
  const people = ['Siti Aminah', 'Wagiman', 'Dewi Lestari']
  let signedIn = false
  const commands: { key: string; body: string }[] = []
  const state = { drop: 0 }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const { pathname } = url
    const js = scripts.get(pathname)
    if (js !== undefined) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(js)
    if (pathname === '/ui.css') return void response.writeHead(200, { 'content-type': 'text/css' }).end(css.outputFiles[0]?.contents)
    if (pathname === '/favicon.ico') return void response.writeHead(204).end()
    if (pathname === '/api/v1/session') {
      if (request.method === 'POST') signedIn = true
      if (request.method === 'DELETE') signedIn = false
      return json(response, signedIn || request.method !== 'GET' ? 200 : 401, {})
    }
    if (pathname === '/api/v1/feed') {
      feeds.add(response)
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: hello\ndata: {}\n\n')
      return undefined
    }
    if (pathname === '/api/v1/people' && request.method === 'POST') {
      const body = await bodyOf(request)
      commands.push({ key: String(request.headers['idempotency-key']), body })
      if (state.drop > 0) {
        state.drop -= 1
        return void request.socket.destroy()
      }
      const { name } = JSON.parse(body)
      if (name === '')
        return json(response, 400, {
          status: 400,
          code: 'invalid-input',
          title: 'Ada isian yang perlu diperbaiki.',
          errors: [{ field: 'name', code: 'required', message: 'Isi nama.' }],
        })
      if (name === 'Muda')
        return json(response, 422, {
          status: 422,
          code: 'not-ready',
          title: 'Belum bisa',
          guards: [{ guard: 'age', message: 'Belum 18 tahun.', legalBasis: 'UU 18/2017 ps. 5', standing: 'law' }],
        })
      people.push(name)
      return json(response, 201, { id: String(people.length - 1), name })
    }
    if (pathname === '/api/v1/people') {
      const from = Number(url.searchParams.get('cursor') ?? 0)
      const items = people.slice(from, from + 2).map((name, index) => ({ id: String(from + index), name }))
      return json(response, 200, { items, next: from + 2 < people.length ? String(from + 2) : null })
    }
    if (pathname.startsWith('/api/v1/people/')) {
      const name = people[Number(pathname.split('/').at(-1))]
      return name === undefined
        ? json(response, 404, { status: 404, code: 'not-found', title: 'Tidak ditemukan.' })
        : json(response, 200, { id: '1', name })
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'" })
    response.end(
      '<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kawal</title><link rel="stylesheet" href="/ui.css"><script type="module" src="/app.js"></script><body><div id="app"></div></body></html>',
    )
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    commands,
    get drop() {
      return state.drop
    },
    set drop(count) {
      state.drop = count
    },
    move: () => {
      people.push('Sutrisno')
      for (const feed of feeds) feed.write('event: moved\ndata: {}\n\n')
    },
    scripts: [...scripts.values()],
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
