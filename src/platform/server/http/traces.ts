// SPDX-License-Identifier: AGPL-3.0-or-later
// Spans of requests for whoever runs an OpenTelemetry collector: OTLP over HTTP in its JSON form, only where an address is set. They carry
// the route as it is written and never the address that was asked; a collector that is away loses them and holds up nobody.

import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  /** SPAN_KIND_SERVER */
  readonly kind: 2
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly Attribute[]
  /** STATUS_CODE_ERROR for what went wrong here, otherwise left open. */
  readonly status: { readonly code: 0 | 2 }
}

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue: string } | { readonly intValue: string }
}

export interface Traces {
  readonly add: (span: Span) => void
  /** Sends what is there, as far as somebody takes it. */
  readonly stop: () => Promise<void>
}

const EVERY_MS = 5000
const PATIENCE_MS = 5000
const TOGETHER = 512
const MOST = 4096

const text = (key: string, value: string): Attribute => ({ key, value: { stringValue: value } })

/** @param url of the collector; `/v1/traces` follows it */
export function openTraces(url: string, version: string): Traces {
  const resource = { attributes: [text('service.name', 'kawal'), text('service.version', version)] }
  let waiting: Span[] = []

  async function send(): Promise<void> {
    while (waiting.length > 0) {
      const spans = waiting.slice(0, TOGETHER)
      waiting = waiting.slice(TOGETHER)
      const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'kawal' }, spans }] }] })
      const headers = { 'content-type': 'application/json' }
      const sent = await fetch(`${url}/v1/traces`, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        (answer) => answer.ok,
        () => false,
      )
      if (!sent) return
    }
  }
  const timer = setInterval(() => void send(), EVERY_MS)
  timer.unref()
  return {
    add: (span) => {
      if (waiting.length < MOST) waiting.push(span)
    },
    stop: async () => {
      clearInterval(timer)
      await send()
    },
  }
}

/** W3C Trace Context: whoever asked may be part of a trace already. */
function parentOf(header: unknown): { readonly traceId: string; readonly parentSpanId?: string } {
  const [, traceId, parentSpanId] =
    typeof header === 'string' ? (/^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/.exec(header) ?? []) : []
  return traceId === undefined || parentSpanId === undefined ? { traceId: randomBytes(16).toString('hex') } : { traceId, parentSpanId }
}

export function addTraces(app: FastifyInstance, traces: Traces): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    const end = Date.now()
    const nanoseconds = (ms: number): string => `${Math.round(ms * 1000)}000`
    traces.add({
      ...parentOf(request.headers['traceparent']),
      spanId: randomBytes(8).toString('hex'),
      name: `${request.method} ${route}`,
      kind: 2,
      startTimeUnixNano: nanoseconds(end - reply.elapsedTime),
      endTimeUnixNano: nanoseconds(end),
      attributes: [
        text('http.request.method', request.method),
        text('http.route', route),
        { key: 'http.response.status_code', value: { intValue: String(reply.statusCode) } },
      ],
      status: { code: reply.statusCode >= 500 ? 2 : 0 },
    })
    done()
  })
}
