// SPDX-License-Identifier: AGPL-3.0-or-later
// At least two thousand bad requests over all routes: each is answered with a problem document that helps, and nothing is written.

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Words, wordsOf } from '#kernel/problem.ts'
import type { Language } from '#kernel/words.ts'
import { webFiles } from '#platform/server/http/web-files.ts'
import { type BadRequest, malformed, refused, SECRETS, USED_KEY } from '../support/bad-requests.ts'
import { sent, wrongAddresses, wrongAtTheDoor, wrongMethods } from '../support/beside-contracts.ts'
import { againstRules, type Offence } from '../support/offences.ts'
import { routesOf } from '../support/openapi.ts'
import { freshDatabase } from '../support/postgres.ts'
import { spentOffences } from '../support/spent.ts'
import { buildTown, officer, type Town } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const SEED = Number(process.env['TEST_SEED'] ?? 20_260_503)
const WANTED = 2000
const url = await freshDatabase()
let whole: Whole
let words: Readonly<Record<Language, Words>>
let near: Town
let far: Town
let spent: readonly Offence[]

beforeAll(async () => {
  const file = { path: '/assets/app.js', type: 'text/javascript', body: Buffer.from('') }
  whole = openWhole(url, {
    feed: { subscribe: () => () => true },
    web: webFiles([file], '<!doctype html><title>Kawal</title>', { script: '', shell: [], later: [] }),
  })
  const catalogues = whole.capabilities.map((capability) => capability.words)
  words = { id: wordsOf(catalogues, 'id'), en: wordsOf(catalogues, 'en') }
  near = await buildTown(whole, '35.10.04.2006', 'Melati')
  const used = await whole.app.inject({
    method: 'POST',
    url: '/api/v1/workers',
    headers: { ...actorHeader(officer('village-officer', [near.area])), 'idempotency-key': USED_KEY },
    payload: { name: 'Dewi', sex: 'F', birthDate: '1999-07-01', area: near.area },
  })
  expect(used.statusCode).toBe(201)
  far = await buildTown(whole, '35.09.01.2001', 'Kenanga')
  spent = await spentOffences(whole, near, far)
})
afterAll(() => whole.close())

/** Failed sign-ins are counted on purpose: a refusal that leaves no trace could be tried for ever. */
const COUNTED = ['sign_in_attempt']

/** What every table holds, as a hash over all its rows. */
async function everyTable(): Promise<Readonly<Record<string, string>>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  )
  const hashes: Record<string, string> = {}
  for (const { name } of tables.rows.filter((table) => !COUNTED.includes(table.name))) {
    const rows = await client.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '') as hash from (select md5(t::text) as row from "${name}" t) rows`,
    )
    hashes[name] = rows.rows[0]?.hash ?? ''
  }
  await client.end()
  return hashes
}

const Problem = z.looseObject({
  type: z.string().check(z.regex(/^urn:kawal:problem:[a-z0-9-]+$/)),
  title: z.string().check(z.minLength(3)),
  status: z.number(),
  code: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).check(z.minLength(1))),
})
const leaks = /node_modules|\bat \/|\.ts:\d|stack|syntax error|relation "|violates|select |insert into|ECONN|pg_/i

/** Whether a title is what the language says for its code; of a pause, how long it is. */
function speaks(language: Language, { code, title }: { readonly code: string; readonly title: string }): boolean {
  return [code, 'wait-before-retry'].some((key) => {
    const text = words[language](key)
    const parts = text?.split(/\{\w+[^{}]*\}/) ?? []
    return (
      text !== undefined && title.startsWith(parts[0] ?? '') && title.endsWith(parts.at(-1) ?? '') && (title === text || text.includes('{'))
    )
  })
}

/** Why an answer is not good enough, or nothing. */
async function complaint(request: BadRequest): Promise<string | undefined> {
  const { fault, name, method, url: to, headers, payload, language, said: wanted } = request
  const answer = await whole.app.inject({
    method,
    url: to,
    headers: { 'accept-language': language, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  const said = `${name}, ${fault} (${method} ${to.slice(0, 120)}): ${answer.statusCode} ${answer.body.slice(0, 300)}`
  if (answer.statusCode < 400 || answer.statusCode >= 500) return said
  // The public page says it to people.
  if (to.startsWith('/verify') && String(answer.headers['content-type']).startsWith('text/html')) return undefined
  if (!String(answer.headers['content-type']).startsWith('application/problem+json')) return `no problem document: ${said}`
  if (method === 'HEAD') return answer.body === '' ? undefined : `a body: ${said}`
  const parsed = Problem.safeParse(answer.json())
  if (!parsed.success) return `${parsed.error.message}: ${said}`
  if (parsed.data.status !== answer.statusCode) return `another status inside: ${said}`
  if (wanted !== undefined && (wanted.status !== answer.statusCode || (wanted.code ?? parsed.data.code) !== parsed.data.code))
    return `not ${wanted.status} ${wanted.code ?? ''}: ${said}`
  if (parsed.data.code === 'invalid-input' && parsed.data.errors === undefined) return `no field is named: ${said}`
  if (leaks.test(answer.body)) return `leaks: ${said}`
  if (SECRETS.some((secret) => answer.body.includes(secret))) return `echoes: ${said}`
  return speaks(language, parsed.data) ? undefined : `not in the words of ${language}: ${said}`
}

async function complaints(requests: readonly BadRequest[]): Promise<readonly string[]> {
  const found: string[] = []
  for (let start = 0; start < requests.length; start += 10)
    for (const each of await Promise.all(requests.slice(start, start + 10).map(complaint))) if (each !== undefined) found.push(each)
  return found
}

/** Sends them all: each is refused as it should, and nothing is written. */
async function expectRefused(requests: readonly BadRequest[], atLeast: number): Promise<void> {
  expect(requests.length).toBeGreaterThanOrEqual(atLeast)
  const before = await everyTable()
  expect((await complaints(requests)).slice(0, 20)).toEqual([])
  expect(await everyTable()).toEqual(before)
  expect(whole.errors).toEqual([])
}

describe(`bad requests (TEST_SEED=${SEED})`, () => {
  const each = (): number => Math.ceil(WANTED / 2 / whole.bound.length)

  it('that no schema takes are refused in the language of who asks, and nothing is written', async () => {
    const requests = whole.bound.flatMap((bound) => fc.sample(malformed(bound, near), { seed: SEED, numRuns: each() }))
    const marks = `{"marks":{"__pr\\u006fto__":"present","${near.ids['workers']}":"present"}}`
    const prototype = sent({
      fault: 'a prototype among true marks',
      method: 'POST',
      url: `/api/v1/classes/${near.ids['classes']}/sessions/1/attendance`,
      headers: { ...actorHeader(officer('trainer', [near.area])), 'content-type': 'application/json' },
      payload: marks,
    })
    await expectRefused([prototype, ...requests], WANTED / 2)
  })

  it('that pass the schema and fail a version or an authority are refused, and nothing is written', async () => {
    const requests = whole.bound.flatMap((bound) => fc.sample(refused(bound, near, far), { seed: SEED, numRuns: each() }))
    await expectRefused(requests, WANTED / 2)
  })

  it('that pass the schema and fail a rule say which, and nothing is written', async () => {
    const requests = againstRules(whole.bound, near, spent).flatMap((offence) => fc.sample(offence, { seed: SEED, numRuns: 12 }))
    await expectRefused(requests, 600)
  })

  it('on a method or an address that is not served are refused, and nothing is written', async () => {
    const routes = routesOf(whole.app)
    const methods = [
      ...wrongMethods(routes),
      sent({ fault: 'a feed without a body', method: 'HEAD', url: '/api/v1/feed', headers: actorHeader(officer('leader', [])) }),
    ]
    const addresses = fc.sample(wrongAddresses(routes), { seed: SEED, numRuns: 300 })
    await expectRefused([...methods, ...addresses], 600)
  })

  it('at the doors without an account are refused, and nothing is written but that it was tried', async () => {
    await expectRefused(fc.sample(wrongAtTheDoor(), { seed: SEED, numRuns: 200 }), 200)
  })

  it('leave in the log that they were answered, and nothing of anybody', () => {
    const lines = whole.lines.join('')
    expect(whole.lines.length).toBeGreaterThan(WANTED)
    expect(lines).toMatch(/"route":"\/api\/v1\/workers\/:id[^"]*","status":4\d\d/)
    for (const personal of [...SECRETS, 'Melati', 'melati', 'Kenanga', 'Dewi', '1999-07-01'])
      expect(lines.includes(personal), personal).toBe(false)
    // No number of a person, and no record by its id.
    expect(lines).not.toMatch(/\b\d{16}\b|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  it('are seen where one row is written, or changed', async () => {
    const before = await everyTable()
    await whole.services.db.plain("update user_login set login = 'melatix' where login = 'melati'")
    expect(Object.entries(await everyTable()).filter(([name, hash]) => before[name] !== hash)).toHaveLength(1)
  })
})
