// SPDX-License-Identifier: AGPL-3.0-or-later
// What was promised to whoever comes from outside, each point to the letter, with nothing but a token, a cookie and the paths.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { DEMO_PASSWORD, ensureOfficers } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { must } from '#kernel/decider.ts'
import { morningClock } from '../support/morning.ts'
import { faultsOf, holdToDocument, operationsOf, routesOf } from '../support/openapi.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole } from '../support/whole.ts'

const VILLAGE = '35.10.04.2006'
const minimal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: VILLAGE }
const full = {
  ...minimal,
  name: 'Siti Aminah',
  nik: '4910044107990001',
  phone: '081234567890',
  destination: 'HKG',
  occupation: 'PENGASUH_LANSIA',
  scheme: 'P_TO_P',
}
const Step = z.object({
  code: z.string().check(z.minLength(1)),
  owner: z.string().check(z.minLength(1)),
  due: z.iso.date(),
  legalBasis: z.string().check(z.minLength(3)),
  text: z.string().check(z.minLength(3)),
})
const File = z.object({ id: z.string(), version: z.number(), state: z.string(), nextSteps: z.array(Step).check(z.minLength(1)) })
const Page = z.object({ items: z.array(z.looseObject({ id: z.string() })), next: z.nullable(z.string()) })
const Problem = z.object({ type: z.string(), title: z.string(), status: z.number(), code: z.string() })

const url = await freshDatabase()
const unexpected: unknown[] = []
let isAway = false
let app: App
let desa: Headers

interface Headers {
  readonly authorization: string
}

beforeAll(async () => {
  app = await openApp({
    databaseUrl: url,
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 4,
    clock: morningClock,
    logError: (error) => {
      if (!isAway) unexpected.push(error)
    },
  })
  holdToDocument(app.server)
  await ensureOfficers(app.services)
  desa = await bearer('desa')
})
afterAll(async () => {
  await app.close()
  expect(unexpected).toEqual([])
})

async function bearer(login: string): Promise<Headers> {
  return { authorization: `Bearer ${must(await createToken(app.services, login, { expiresInDays: 1 }), login)}` }
}

const get = (path: string, headers: object = desa) => app.server.inject({ method: 'GET', url: path, headers: { ...headers } })
const post = (path: string, payload: object, headers: object = desa) =>
  app.server.inject({ method: 'POST', url: path, headers: { ...headers }, payload })

async function register(more: object = {}, headers: object = desa) {
  const answer = await post('/api/v1/workers', { ...minimal, ...more }, headers)
  expect(answer.statusCode, answer.body).toBe(201)
  return File.parse(answer.json())
}

/** Every row of a list, page by page. */
async function everyPage(path: string): Promise<readonly string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await get(`${path}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const page = Page.parse(answer.json())
    ids.push(...page.items.map((item) => item.id))
    cursor = page.next
  }
  return ids
}

describe('who asks', () => {
  it('is known by a token or by a cookie', async () => {
    const signedIn = await app.server.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login: 'desa', password: DEMO_PASSWORD },
    })
    expect(signedIn.statusCode).toBe(201)
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]
    const [byToken, byCookie] = [await get('/api/v1/me'), await get('/api/v1/me', { cookie })]
    expect([byToken.statusCode, byCookie.statusCode]).toEqual([200, 200])
    expect(byCookie.json()).toEqual(byToken.json())
    const nobody = await get('/api/v1/me', {})
    expect([nobody.statusCode, nobody.headers['www-authenticate'], Problem.parse(nobody.json()).code]).toEqual([
      401,
      'Bearer',
      'unauthenticated',
    ])
    expect((await get('/api/v1/me', { authorization: 'Bearer kawal_3510_nonsense' })).statusCode).toBe(401)
  })
})

describe('POST /api/v1/workers', () => {
  it.each([
    ['the least', minimal],
    ['everything', full],
  ])('takes %s and answers the file with its next steps', async (_, body) => {
    const answer = await post('/api/v1/workers', body)
    expect(answer.statusCode, answer.body).toBe(201)
    const file = File.parse(answer.json())
    expect(Object.keys(answer.json()).sort()).toEqual(['id', 'nextSteps', 'state', 'version'])
    expect([file.version, file.state]).toEqual([1, 'RECORDED'])
    expect([answer.headers['location'], answer.headers['etag']]).toEqual([`/api/v1/workers/${file.id}`, '"1"'])
  })

  it('says the steps in the language that is asked for', async () => {
    const [id, en] = [await register({}, { ...desa, 'accept-language': 'id' }), await register({}, { ...desa, 'accept-language': 'en' })]
    expect(id.nextSteps.map((step) => step.code)).toEqual(en.nextSteps.map((step) => step.code))
    expect(id.nextSteps.map((step) => step.text)).not.toEqual(en.nextSteps.map((step) => step.text))
  })
})

describe('GET /api/v1/workers', () => {
  it('is paged to its end without loss or repetition, and narrowed by place, text and state', async () => {
    const dinas = await bearer('dinas')
    const mine: string[] = []
    for (let nth = 0; nth < 8; nth += 1) mine.push((await register({ name: `Halaman ${'ABCDEFGH'.charAt(nth)}` })).id)
    const elsewhere = await register({ name: 'Halaman lain', area: '35.10.04.2005' }, dinas)
    const withdrawn = must(mine[0], 'a file')
    expect((await post(`/api/v1/workers/${withdrawn}/moves`, { to: 'WITHDRAWN' })).statusCode).toBe(200)
    for (const limit of [1, 3, 8, 200])
      expect((await everyPage(`/api/v1/workers?q=halaman&limit=${limit}`)).toSorted()).toEqual(mine.toSorted())
    const all = Page.parse((await get('/api/v1/workers?q=halaman', dinas)).json()).items.map((item) => item.id)
    expect(all.toSorted()).toEqual([...mine, elsewhere.id].toSorted())
    const narrowed = await get(`/api/v1/workers?area=${VILLAGE}&q=halaman&state=WITHDRAWN&limit=5`, dinas)
    expect(Page.parse(narrowed.json())).toMatchObject({ items: [{ id: withdrawn }], next: null })
  })
})

describe('one file', () => {
  it('is read by its id, with its history and the hash of each event', async () => {
    const file = await register(full.nik === undefined ? {} : { destination: 'HKG' })
    const recorded = await post(`/api/v1/workers/${file.id}/milestones/FAMILY_CONSENT`, {})
    expect(recorded.statusCode, recorded.body).toBe(200)
    expect(File.parse(recorded.json()).version).toBe(2)
    const read = await get(`/api/v1/workers/${file.id}`)
    expect([read.statusCode, read.headers['etag']]).toEqual([200, '"2"'])
    expect(File.parse(read.json())).toMatchObject({ id: file.id, version: 2 })
    const history = await get(`/api/v1/workers/${file.id}/history`)
    const { items } = z
      .object({ items: z.array(z.looseObject({ version: z.number(), hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })) })
      .parse(history.json())
    expect(items.map((item) => item.version).toSorted()).toEqual([1, 2])
    expect(new Set(items.map((item) => item.hash)).size).toBe(2)
  })

  it('is not found by who has no authority over it, and its departure is refused with guards and their articles', async () => {
    const file = await register({ area: '35.10.04.2005' }, await bearer('dinas'))
    const outside = await get(`/api/v1/workers/${file.id}`)
    expect([outside.statusCode, Problem.parse(outside.json()).code]).toEqual([404, 'not-found'])
    const refused = await post(`/api/v1/workers/${file.id}/milestones/DEPARTED`, {}, await bearer('bp2mi'))
    const Guards = z.object({
      code: z.string(),
      guards: z.array(z.looseObject({ legalBasis: z.string().check(z.minLength(3)) })).check(z.minLength(1)),
    })
    expect([refused.statusCode, Guards.parse(refused.json()).code]).toEqual([422, 'not-ready'])
  })
})

describe('a write', () => {
  it('with a key is done once, and the key carries nothing else', async () => {
    const keyed = { ...desa, 'idempotency-key': 'satu-kali' }
    const first = await post('/api/v1/workers', { ...minimal, name: 'Sekali' }, keyed)
    const again = await post('/api/v1/workers', { ...minimal, name: 'Sekali' }, keyed)
    expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body])
    const other = await post('/api/v1/workers', { ...minimal, name: 'Lain' }, keyed)
    expect([other.statusCode, Problem.parse(other.json()).code]).toEqual([409, 'id-reused'])
    expect((await everyPage('/api/v1/workers?q=sekali&limit=10')).length).toBe(1)
  })

  it('holds to the version that was seen, as a number or as the tag that came with it', async () => {
    const file = await register()
    const on = (code: string, version: string) =>
      post(`/api/v1/workers/${file.id}/milestones/${code}`, {}, { ...desa, 'if-match': version })
    expect((await on('FAMILY_CONSENT', '"1"')).statusCode).toBe(200)
    const stale = await on('MARITAL_LETTER', '"1"')
    expect([stale.statusCode, stale.json()]).toMatchObject([412, { code: 'stale', version: 2 }])
    expect((await on('MARITAL_LETTER', '2')).statusCode).toBe(200)
  })
})

describe('a refusal', () => {
  it.each([
    ['id', 'Isian ini wajib. Isi dahulu.'],
    ['en-GB,en;q=0.9', 'This field is needed. Fill it in.'],
    ['fr', 'Isian ini wajib. Isi dahulu.'],
  ])('names each field, in %s', async (language, message) => {
    const answer = await post('/api/v1/workers', { name: 'Siti', sex: 'X', area: VILLAGE }, { ...desa, 'accept-language': language })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8'])
    expect(answer.json()).toMatchObject({ type: 'urn:kawal:problem:invalid-input', status: 400, code: 'invalid-input' })
    expect(answer.json().errors).toContainEqual({ field: 'birthDate', code: 'required', message })
    expect(answer.json().errors).toContainEqual(expect.objectContaining({ field: 'sex', code: 'invalid' }))
  })
})

describe('GET /api/v1/work', () => {
  it('is what I must do, the most urgent first, with why, and is paged to its end', async () => {
    await register()
    const Work = z.object({ items: z.array(z.looseObject({ ...Step.def.shape, why: z.string(), urgency: z.string() })) })
    const { items } = Work.parse((await get('/api/v1/work?limit=200')).json())
    expect(items.length).toBeGreaterThan(1)
    expect(items.map((item) => item.due)).toEqual(items.map((item) => item.due).toSorted())
    const Keys = z.object({
      items: z.array(z.object({ code: z.string(), subject: z.object({ id: z.string() }) })),
      next: z.nullable(z.string()),
    })
    const paged: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: z.output<typeof Keys> = Keys.parse((await get(`/api/v1/work?limit=7${next === '' ? '' : `&cursor=${next}`}`)).json())
      paged.push(...page.items.map(({ code, subject }) => `${subject.id} ${code}`))
      next = page.next
    }
    expect(paged.length).toBe(items.length)
    expect(new Set(paged).size).toBe(items.length)
  })
})

describe('GET /api/v1/areas', () => {
  it('finds by what is typed and by what lies above', async () => {
    const codes = async (query: string) =>
      z
        .object({ items: z.array(z.looseObject({ code: z.string() })) })
        .parse((await get(`/api/v1/areas?${query}`)).json())
        .items.map((item) => item.code)
    expect(await codes('q=wringinpitu')).toContain(VILLAGE)
    expect((await codes('parent=35.10.04&limit=200')).every((code) => code.startsWith('35.10.04.'))).toBe(true)
    expect(await codes('q=wringin&parent=35.10.04')).toContain(VILLAGE)
  })
})

describe('GET /verify/{token}', () => {
  it('shows anybody the certificate that was issued, and anybody else that there is none', async () => {
    const [dinas, lsp] = [await bearer('dinas'), await bearer('lsp')]
    const made = async (path: string, body: object, headers: object): Promise<string> => {
      const answer = await post(`/api/v1${path}`, body, headers)
      expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
      return z.looseObject({ id: z.string() }).parse(answer.json()).id
    }
    const { office } = z.object({ office: z.object({ id: z.string() }) }).parse((await get('/api/v1/me', lsp)).json())
    const unit = { code: 'U1', title: 'Unit' }
    const bodyId = await made(
      '/certification-bodies',
      {
        area: '35.10',
        code: 'LSP-BWI',
        name: 'LSP Banyuwangi',
        officeId: office.id,
        licence: { number: 'L-1', from: '2025-01-01', to: '2028-12-31' },
        schemes: [{ code: 'PRT', name: 'Rumah Tangga', standard: 'SKKNI', units: [unit] }],
      },
      dinas,
    )
    const { id: workerId } = await register({
      name: 'Sri Bersertifikat',
      destination: 'HKG',
      occupation: 'PENGASUH_LANSIA',
      scheme: 'G_TO_G',
    })
    for (const code of ['JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
      await made(`/workers/${workerId}/milestones/${code}`, shownFor(code, '2026-11-20'), dinas)
    const test = await made('/assessments', { workerId, bodyId, scheme: 'PRT', results: [{ code: 'U1', result: 'COMPETENT' }] }, lsp)
    await made(`/assessments/${test}/certificate`, {}, lsp)
    const { check } = z.object({ check: z.object({ url: z.string() }) }).parse((await get(`/api/v1/assessments/${test}`, lsp)).json())
    const shown = await get(new URL(check.url).pathname, {})
    expect([shown.statusCode, shown.body.includes('Sri Bersertifikat')]).toEqual([200, true])
    expect((await get('/verify/KWL-0000-0000', {})).statusCode).toBe(404)
  })
})

describe('an operator', () => {
  it('is told that it lives, which version it is, and how it is doing', async () => {
    expect((await get('/healthz', {})).json()).toEqual({ status: 'ok' })
    expect((await get('/version', {})).json()).toMatchObject({ name: 'kawal', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    const metrics = await get('/metrics', {})
    expect(String(metrics.headers['content-type'])).toMatch(/^text\/plain; version=0\.0\.4/)
    const named = ['docs/operations.md', 'ops/prometheus/alerts.yml', 'ops/grafana/kawal.json']
    const texts = named.map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).join('\n')
    const promised = (texts.match(/\b(kawal|nodejs|process)_[a-z0-9_]+/g) ?? []).map((name) => name.replace(/_bucket$/, ''))
    expect(promised.length).toBeGreaterThan(20)
    for (const name of promised) expect(metrics.body, name).toMatch(new RegExp(`^# TYPE ${name} (counter|gauge|histogram)$`, 'm'))
    // Every line is a comment or a sample.
    expect(
      metrics.body
        .trim()
        .split('\n')
        .filter((line) => !/^(|# (HELP|TYPE) \w+ .+|\w+(\{.*\})? -?[0-9.e+-]+|\w+(\{.*\})? (NaN|[+-]Inf))$/.test(line)),
    ).toEqual([])
    expect(metrics.body).toMatch(/kawal_http_requests_total\{route="\/healthz",method="GET",status="200"\} 1/)
  })

  it('is told when the database is away, and when it is back', async () => {
    const database = new URL(url).pathname.slice(1)
    const cluster = new pg.Client({ connectionString: inject('clusterUrl') })
    await cluster.connect()
    const id = (await register()).id
    expect((await get('/readyz', {})).json()).toEqual({ status: 'ready' })
    isAway = true
    try {
      await cluster.query(`alter database ${database} with allow_connections false`)
      await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
      for (const path of ['/readyz', `/api/v1/workers/${id}`]) {
        const away = await get(path, { ...desa, 'accept-language': 'en' })
        expect([away.statusCode, away.headers['content-type'], away.headers['retry-after']], away.body).toEqual([
          503,
          'application/problem+json; charset=utf-8',
          '2',
        ])
        expect(away.json()).toMatchObject({ code: 'unavailable', title: expect.stringContaining('database') })
      }
      expect((await get('/healthz', {})).statusCode).toBe(200)
    } finally {
      await cluster.query(`alter database ${database} with allow_connections true`)
      await cluster.end()
    }
    await expect.poll(async () => (await get('/readyz', {})).statusCode, { timeout: 30_000 }).toBe(200)
    await expect.poll(async () => (await get(`/api/v1/workers/${id}`)).statusCode, { timeout: 30_000 }).toBe(200)
    isAway = false
  })
})

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1, for anybody', async () => {
    const answer = await get('/api/v1/openapi.json', {})
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(faultsOf(answer.json())).toEqual([])
  })

  it('tells of every route that is served, and of no other', async () => {
    const told = operationsOf((await get('/api/v1/openapi.json', {})).json()).map(({ method, path }) => `${method} ${path}`)
    expect(told.toSorted()).toEqual(routesOf(app.server).toSorted())
    expect(told).toEqual(
      expect.arrayContaining([
        'POST /api/v1/workers',
        'POST /api/v1/workers/{id}/milestones/{code}',
        'POST /api/v1/session',
        'GET /api/v1/feed',
        'GET /verify/{token}',
        'GET /healthz',
        'GET /readyz',
        'GET /version',
        'GET /metrics',
      ]),
    )
  })

  it('is what every answer is held to: one that is not as it says is found', async () => {
    const faulty = openWhole(url, {
      replace: (bound) =>
        bound.name === 'GetMe' || bound.name === 'ListSessions'
          ? { ...bound, run: async () => ({ type: 'answer', answer: { body: { items: [{ id: 1 }], next: null } } }) }
          : bound,
    })
    for (const path of ['/api/v1/me', '/api/v1/sessions'])
      expect((await faulty.app.inject({ method: 'GET', url: path, headers: actorHeader(officer('leader', ['35.10'])) })).statusCode).toBe(
        500,
      )
    await faulty.close()
    expect(faulty.errors.map(String)).toEqual(Array(2).fill(expect.stringContaining('not as the document says')))
  })

  it('is held to its faults', async () => {
    const whole: Record<string, unknown> = (await get('/api/v1/openapi.json', {})).json()
    expect(faultsOf({ ...whole, openapi: '3.0.3' })).not.toEqual([])
    expect(faultsOf({ ...whole, components: { ...Object(whole['components']), schemas: {} } })).toContain(
      '#/components/schemas/Problem leads nowhere',
    )
  })
})
