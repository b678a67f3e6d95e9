// SPDX-License-Identifier: AGPL-3.0-or-later
// At least two thousand bad requests over all routes: each is answered with a problem document that helps, and nothing is written.

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { againstRules, type BadRequest, malformed, refused, SECRETS } from '../support/bad-requests.ts'
import { freshDatabase } from '../support/postgres.ts'
import { buildTown, type Town } from '../support/town.ts'
import { openWhole, type Whole } from '../support/whole.ts'

const SEED = Number(process.env['TEST_SEED'] ?? 20_260_503)
const WANTED = 2000
const url = await freshDatabase()
let whole: Whole
let near: Town
let far: Town

beforeAll(async () => {
  whole = openWhole(url)
  near = await buildTown(whole, '35.10.04.2006', 'Melati')
  far = await buildTown(whole, '35.09.01.2001', 'Kenanga')
})
afterAll(() => whole.close())

/** Rows of every table; failed sign-ins are counted on purpose. */
async function everyCount(): Promise<Readonly<Record<string, number>>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows.filter((table) => table.name !== 'sign_in_attempt'))
    counts[name] = (await client.query<{ n: number }>(`select count(*)::int as n from "${name}"`)).rows[0]?.n ?? -1
  await client.end()
  return counts
}

const Problem = z.looseObject({
  type: z.string().check(z.regex(/^urn:kawal:problem:[a-z0-9-]+$/)),
  title: z.string().check(z.minLength(3)),
  status: z.number(),
  code: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).check(z.minLength(1))),
})
const leaks = /node_modules|\bat \/|\.ts:\d|stack|syntax error|relation "|violates|select |insert into|ECONN|pg_/i

/** Why an answer is not good enough, or nothing. */
async function complaint(request: BadRequest): Promise<string | undefined> {
  const { fault, name, method, url: to, headers, payload, language } = request
  const answer = await whole.app.inject({
    method,
    url: to,
    headers: { 'accept-language': language, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  const said = `${name}, ${fault} (${method} ${to.slice(0, 120)}): ${answer.statusCode} ${answer.body.slice(0, 300)}`
  if (answer.statusCode < 400 || answer.statusCode >= 500) return said
  if (!String(answer.headers['content-type']).startsWith('application/problem+json')) return `no problem document: ${said}`
  const parsed = Problem.safeParse(answer.json())
  if (!parsed.success) return `${parsed.error.message}: ${said}`
  if (parsed.data.status !== answer.statusCode) return `another status inside: ${said}`
  if (parsed.data.code === 'invalid-input' && parsed.data.errors === undefined) return `no field is named: ${said}`
  if (leaks.test(answer.body)) return `leaks: ${said}`
  if (SECRETS.some((secret) => answer.body.includes(secret))) return `echoes: ${said}`
  const indonesian = /\b(tidak|belum|Anda|Periksa|yang|Masuk|ada|atau|dan|harus|terlalu|sudah|hanya|Tanggal|Tidak|Belum|Isi|Pilih)\b/.test(
    parsed.data.title,
  )
  return indonesian === (language === 'id') ? undefined : `in another language than ${language}: ${said}`
}

async function complaints(requests: readonly BadRequest[]): Promise<readonly string[]> {
  const found: string[] = []
  for (let start = 0; start < requests.length; start += 10)
    for (const each of await Promise.all(requests.slice(start, start + 10).map(complaint))) if (each !== undefined) found.push(each)
  return found
}

describe(`bad requests (TEST_SEED=${SEED})`, () => {
  it('that no schema takes are refused in the language of who asks, and nothing is written', async () => {
    const before = await everyCount()
    const each = Math.ceil(WANTED / 2 / whole.bound.length)
    const requests = whole.bound.flatMap((bound) => fc.sample(malformed(bound, near), { seed: SEED, numRuns: each }))
    expect(requests.length).toBeGreaterThanOrEqual(WANTED / 2)
    expect((await complaints(requests)).slice(0, 20)).toEqual([])
    expect(await everyCount()).toEqual(before)
    expect(whole.errors).toEqual([])
  })

  it('that pass the schema and fail a version or an authority are refused, and nothing is written', async () => {
    const before = await everyCount()
    const each = Math.ceil(WANTED / 2 / whole.bound.length)
    const requests = whole.bound.flatMap((bound) => fc.sample(refused(bound, near, far), { seed: SEED, numRuns: each }))
    expect(requests.length).toBeGreaterThanOrEqual(WANTED / 2)
    expect((await complaints(requests)).slice(0, 20)).toEqual([])
    expect(await everyCount()).toEqual(before)
    expect(whole.errors).toEqual([])
  })

  it('that pass the schema and fail a rule say which, and nothing is written', async () => {
    const before = await everyCount()
    const requests = againstRules(whole.bound, near).flatMap((each) => fc.sample(each, { seed: SEED, numRuns: 20 }))
    expect(requests.length).toBeGreaterThanOrEqual(400)
    expect((await complaints(requests)).slice(0, 20)).toEqual([])
    expect(await everyCount()).toEqual(before)
    expect(whole.errors).toEqual([])
  })
})
