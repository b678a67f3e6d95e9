// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads a JSON body strictly: valid UTF-8, every name once, no NUL and no lone surrogate, which PostgreSQL cannot keep.

import type { FastifyInstance, FastifyRequest } from 'fastify'

export const BODY_LIMIT = 256 * 1024

export class MalformedBody extends Error {
  readonly statusCode = 400
}

/** Another character set, or packed: we read neither. */
export class ForeignBody extends Error {
  readonly statusCode = 415
}

function isForeign({ headers }: FastifyRequest): boolean {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return !/^utf-?8$/i.test(charset) || (headers['content-encoding'] ?? 'identity') !== 'identity'
}

function storable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function everyString(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return holds(value)
  if (Array.isArray(value)) return value.every((item) => everyString(item, holds))
  if (typeof value === 'object' && value !== null)
    // A schema for records passes this name over, so that what stands under it would be taken without a look.
    return Object.entries(value).every(([key, item]) => key !== '__proto__' && holds(key) && everyString(item, holds))
  return true
}

/** Whether PostgreSQL can keep every text in a value. */
export const isStorable = (value: unknown): boolean => everyString(value, storable)

/** How many names the objects of a value have. */
function namesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner: readonly unknown[] = Object.values(value)
  return inner.reduce<number>((sum, item) => sum + namesOf(item), Array.isArray(value) ? 0 : inner.length)
}

/** How many names a JSON text writes: each string before a colon. */
function writtenNames(text: string): number {
  let count = 0
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*(:?)/g)) if (colon === ':') count += 1
  return count
}

/** Percent signs that spell nothing would otherwise be taken as they stand, and searched for. */
function decodable(url: string): boolean {
  try {
    return !url.includes('%') || decodeURIComponent(url) !== ''
  } catch {
    return false
  }
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

/** @throws where it is no JSON that is taken */
export function strictJson(bytes: Buffer): unknown {
  const text = decoder.decode(bytes)
  if (depthOf(text) > MAX_DEPTH) throw new MalformedBody('too deep')
  const value: unknown = JSON.parse(text)
  // Of two values under one name it would be a guess which was meant.
  if (writtenNames(text) !== namesOf(value)) throw new MalformedBody('a name twice')
  if (/\\u|__proto__/.test(text) && !isStorable(value)) throw new MalformedBody('unstorable text')
  return value
}

export function addStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (isForeign(request)) return done(new ForeignBody('not UTF-8'))
    try {
      done(null, strictJson(typeof body === 'string' ? Buffer.from(body) : body))
    } catch {
      done(new MalformedBody('not JSON'))
    }
  })
  app.addHook('preValidation', async (request) => {
    if (!decodable(request.url)) throw new MalformedBody('no address')
    if (!isStorable(request.query) || !isStorable(request.params)) throw new MalformedBody('unstorable text')
  })
}
