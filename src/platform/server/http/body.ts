// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads a JSON body strictly: valid UTF-8, no NUL and no lone surrogate, which PostgreSQL cannot keep.

import type { FastifyInstance } from 'fastify'

export const BODY_LIMIT = 256 * 1024

export class MalformedBody extends Error {
  readonly statusCode = 400
}

function storable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function everyString(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return holds(value)
  if (Array.isArray(value)) return value.every((item) => everyString(item, holds))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).every(([key, item]) => holds(key) && everyString(item, holds))
  return true
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const char of text) {
    if (char === '{' || char === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (char === '}' || char === ']') depth -= 1
  }
  return deepest
}

const MAX_DEPTH = 32

export function addStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    try {
      const text = decoder.decode(typeof body === 'string' ? Buffer.from(body) : body)
      if (depthOf(text) > MAX_DEPTH) throw new MalformedBody('too deep')
      const value: unknown = JSON.parse(text)
      if (text.includes('\\u') && !everyString(value, storable)) throw new MalformedBody('unstorable text')
      done(null, value)
    } catch {
      done(new MalformedBody('not JSON'))
    }
  })
  app.addHook('preValidation', async (request) => {
    if (!everyString(request.query, storable) || !everyString(request.params, storable)) throw new MalformedBody('unstorable text')
  })
}
