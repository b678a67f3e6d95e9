// SPDX-License-Identifier: AGPL-3.0-or-later
// Public pages that are filled in, by whoever has no account and on any phone: HTML out, a form in, nothing kept by whoever shows it.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { languages } from '#kernel/words.ts'
import { isStorable } from '#platform/server/http/body.ts'
import type { FormRequest, PublicForm, Services } from '#platform/server/http/capability.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { languageOf } from '#platform/server/http/routes.ts'
import { takeForm } from '#platform/server/http/uploads.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'

/** What a field may hold at most before it is cut: far beyond what is taken, so that whoever wrote too much has it back. */
const MOST_TEXT = 64 * 1024

const Query = z.object({ lang: z.optional(z.enum(languages)), sent: z.optional(z.literal('yes')) })
const Fields = z.looseObject({})
const html = { 'text/html': z.string() }

function cookieNamed(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name) return value
  }
  return undefined
}

/** What PostgreSQL cannot keep was never typed by anybody. */
function storable(text: string): string {
  return isStorable(text) ? text : text.toWellFormed().replaceAll('\0', '')
}

type Taken = Pick<FormRequest, 'fields' | 'upload'>

async function taken(request: FastifyRequest, { method, uploads = 0 }: PublicForm): Promise<Taken> {
  if (method === 'GET') return { fields: {} }
  const { fields, upload } = await takeForm(request, { mostBytes: uploads, mostText: MOST_TEXT })
  return {
    fields: Object.fromEntries([...fields].map(([name, value]) => [name, storable(value)])),
    ...(upload === undefined || uploads === 0 ? {} : { upload }),
  }
}

interface FormOptions {
  readonly services: Services
  readonly web: WebFiles | undefined
}

export function addForm(app: FastifyInstance, form: PublicForm, { services, web }: FormOptions): void {
  const { method, path, name, summary } = form
  const entry: OpenRoute = {
    name,
    summary,
    query: Query,
    ...(method === 'POST' ? { form: Fields } : {}),
    answers: { 200: html, 303: html, 422: html, 429: html },
    problems: [],
  }
  app.route({
    method,
    url: path,
    config: { entry },
    handler: async (request, reply) => {
      const asked = Query.safeParse(request.query)
      const { fields, upload } = await taken(request, form)
      const answer = await form
        .render({
          fields,
          ...(upload === undefined ? {} : { upload }),
          language: (asked.success ? asked.data.lang : undefined) ?? languageOf(request),
          sent: asked.success && asked.data.sent === 'yes',
          now: services.clock(),
          stylesheet: web?.stylesheet,
          from: request.ip,
          cookie: (wanted) => cookieNamed(request, wanted),
        })
        .finally(() => upload?.discard())
      if (answer.cookie !== undefined) reply.header('set-cookie', answer.cookie)
      if (answer.location !== undefined) reply.header('location', answer.location)
      if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter)
      return reply.code(answer.status).header('content-type', 'text/html; charset=utf-8').send(answer.body)
    },
  })
}
