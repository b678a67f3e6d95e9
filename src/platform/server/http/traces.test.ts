// SPDX-License-Identifier: AGPL-3.0-or-later
// What a collector receives, and that one that is away is nobody's trouble.

import { createServer } from 'node:http'
import { fastify } from 'fastify'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { addTraces, openTraces } from '#platform/server/http/traces.ts'

const Span = z.object({
  traceId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  spanId: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  parentSpanId: z.optional(z.string()),
  name: z.string(),
  kind: z.literal(2),
  startTimeUnixNano: z.string().check(z.regex(/^\d{19}$/)),
  endTimeUnixNano: z.string().check(z.regex(/^\d{19}$/)),
  attributes: z.array(z.object({ key: z.string(), value: z.looseObject({}) })),
  status: z.object({ code: z.number() }),
})
const Sent = z.object({
  resourceSpans: z.array(z.object({ resource: z.looseObject({}), scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
})

async function ask(url: string): Promise<void> {
  const app = fastify()
  const traces = openTraces(url, '1.2.3')
  addTraces(app, traces)
  app.get('/workers/:id', async () => ({}))
  app.get('/broken', async () => {
    throw new Error('broken')
  })
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  await app.inject({ url: '/workers/3510-siti?q=Aminah', headers: { traceparent } })
  await app.inject({ url: '/broken', headers: { traceparent: 'nonsense' } })
  await app.close()
  await traces.stop()
}

it('each request is a span by its route, within the trace of whoever asked, and says nothing of anybody', async () => {
  const bodies: string[] = []
  const paths: (string | undefined)[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      bodies.push(body)
      paths.push(request.url)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', () => resolve()))
  const address = collector.address()
  await ask(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  await new Promise((resolve) => collector.close(resolve))
  expect(paths).toEqual(['/v1/traces'])
  const [first, second] = Sent.parse(JSON.parse(bodies[0] ?? '')).resourceSpans.flatMap((each) =>
    each.scopeSpans.flatMap(({ spans }) => spans),
  )
  expect(first).toMatchObject({ name: 'GET /workers/:id', traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16), status: { code: 0 } })
  expect(second).toMatchObject({ name: 'GET /broken', status: { code: 2 } })
  expect(second?.parentSpanId).toBeUndefined()
  expect(bodies.join('')).not.toMatch(/siti|Aminah/)
})

it('a collector that is away holds up nobody', async () => {
  await expect(ask('http://127.0.0.1:1')).resolves.toBeUndefined()
})
