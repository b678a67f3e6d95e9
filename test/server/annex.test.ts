// SPDX-License-Identifier: AGPL-3.0-or-later
// The sealed annex of each office in a case: written, opened until a day, closed, opened by another in an emergency; and everywhere a record could
// show, it shows to nobody else.

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { type Actor, guestOf } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { movedBetween } from '#platform/server/http/feed.ts'
import { custody, everywhere, type Scope } from '#platform/server/storage/database.ts'
import { countLeftRows } from '#platform/server/storage/left-rows.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { inputsOf, requestOf } from '../support/inputs.ts'
import { openJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const HERE = '35.10.04.2006'
const WORDS = 'Di lantai tiga ia dikunci bersama Suryaningrum'
const CHILD = 'Suryaningrum'

let now = Date.parse('2026-05-03T02:00:00.000Z')
const clock = (): string => {
  now += 1
  return new Date(now).toISOString()
}
const today = (): string => jakartaDate(new Date(now).toISOString())

let url: string
let admin: pg.Client
let on: Readonly<Record<'both' | 'rows alone' | 'handlers alone', Whole>>
let offices: Readonly<Record<'dinas' | 'bp2mi' | 'desa' | 'jember' | 'province', string>>
let actors: Readonly<Record<'dinas' | 'bp2mi' | 'desa' | 'jember' | 'province' | 'nation' | 'auditor', Actor>>
let worker: string
let trouble: string
let annex: string

const Made = z.object({ id: z.string() })
async function send(whole: Whole, method: 'GET' | 'POST', path: string, actor: Actor, payload?: object, key?: string) {
  const headers = { ...actorHeader(actor), 'accept-language': 'en', ...(key === undefined ? {} : { 'idempotency-key': key }) }
  return whole.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload === undefined ? {} : { payload }) })
}
async function done(path: string, actor: Actor, body: object = {}, key?: string): Promise<string> {
  const answer = await send(on.both, 'POST', path, actor, body, key)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
async function refusedWith(path: string, actor: Actor, body: object = {}): Promise<string> {
  const answer = await send(on.both, 'POST', path, actor, body)
  expect(answer.statusCode, answer.body).toBe(422)
  const { code, errors } = z.object({ code: z.string(), errors: z.optional(z.array(z.object({ code: z.string() }))) }).parse(answer.json())
  return errors?.[0]?.code ?? code
}
const list = async (of: string, actor: Actor) =>
  annexContracts.ListAnnexes.output.parse((await send(on.both, 'GET', `/cases/${of}/annexes`, actor)).json())
const read = async (of: string, actor: Actor) =>
  annexContracts.GetAnnex.output.parse((await send(on.both, 'GET', `/annexes/${of}`, actor)).json())
const statusOf = async (of: string, actor: Actor) => (await send(on.both, 'GET', `/annexes/${of}`, actor)).statusCode
const told = { complainant: 'KELUARGA', category: 'GAJI_TIDAK_DIBAYAR', account: 'Tiga bulan tanpa gaji', callBack: 'Lewat ibunya' }
const asOffice = (actor: Actor): Scope => {
  const { userId, prefixes: rows } = actor
  return { rows, filter: rows, officeId: guestOf(actor, 'identity'), userId, today: today(), now: clock() }
}

beforeAll(async () => {
  url = await freshDatabase()
  admin = new pg.Client({ connectionString: url })
  await admin.connect()
  on = {
    both: openWhole(url, { clock }),
    'rows alone': openWhole(url, { clock, walls: { handler: false, rows: true } }),
    'handlers alone': openWhole(url, { clock, walls: { handler: true, rows: false } }),
  }
  const nation = officer('administrator', [''])
  const made = async (kind: string, name: string, area: string) => done('/offices', nation, { kind, name, area, areas: [area] })
  offices = {
    dinas: await made('REGENCY', 'Disnaker Banyuwangi', '35.10'),
    bp2mi: await made('AGENCY', 'P4MI Banyuwangi', '35.10'),
    desa: await made('VILLAGE', 'Kantor desa', HERE),
    jember: await made('REGENCY', 'Disnaker Jember', '35.09'),
    province: await made('PROVINCE', 'Disnaker Jawa Timur', '35'),
  }
  actors = {
    dinas: officer('regency-officer', ['35.10'], offices.dinas),
    bp2mi: officer('agency-officer', ['35.10'], offices.bp2mi),
    desa: officer('village-officer', [HERE], offices.desa),
    jember: officer('regency-officer', ['35.09'], offices.jember),
    province: { ...officer('regency-officer', ['35'], offices.province), officeKind: 'PROVINCE' },
    nation: officer('agency-officer', [''], 'national-office'),
    auditor: officer('auditor', ['35.10']),
  }
  const person = { name: 'Siti Lampiran', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'P_TO_P' }
  worker = await done('/workers', actors.desa, person)
  trouble = await done('/cases', actors.desa, { ...told, workerId: worker })
  annex = await done(`/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'TESTIMONY', text: WORDS }, 'first')
})
afterAll(async () => {
  await admin.end()
  for (const whole of Object.values(on)) await whole.close()
})

describe('an annex', () => {
  it('holds what its office wrote, by day and hand, and no other office reads it, wherever it stands', async () => {
    await done(`/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'NOTE', told: '2026-05-01', text: 'Ditelepon kakaknya' })
    const own = await read(annex, actors.dinas)
    expect(own).toMatchObject({ caseId: trouble, access: 'OWN', withheld: false, name: 'Disnaker Banyuwangi', openings: [], broken: [] })
    expect(own.notes.map(({ kind, told: day, text }) => [kind, day, text])).toEqual([
      ['TESTIMONY', '2026-05-03', WORDS],
      ['NOTE', '2026-05-01', 'Ditelepon kakaknya'],
    ])
    const { auditor: _, dinas: _own, ...others } = actors
    for (const whole of Object.values(on))
      for (const [who, actor] of Object.entries(others))
        for (const path of [`/annexes/${annex}`, `/annexes/${annex}/looks`, `/annexes/${annex}/guests`])
          expect((await send(whole, 'GET', path, actor)).statusCode, `${who} ${path}`).toBe(404)
  })

  it('is one for each office, whoever of it writes first, and a command that comes twice is one note', async () => {
    expect(await done(`/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'TESTIMONY', text: WORDS }, 'first')).toBe(annex)
    const both = ['a', 'b'].map((key) => done(`/cases/${trouble}/annex/notes`, actors.bp2mi, { kind: 'NOTE', text: `Catatan ${key}` }, key))
    const [one, other] = await Promise.all(both)
    expect(one).toBe(other)
    expect((await read(one ?? '', actors.bp2mi)).notes).toHaveLength(2)
    expect((await read(annex, actors.dinas)).notes).toHaveLength(2)
  })

  it('is told of to whoever works on the case, as no more than that it is there, and to a neighbour not at all', async () => {
    expect(await list(trouble, actors.province)).toEqual({
      withheld: false,
      others: [
        { office: offices.dinas, name: 'Disnaker Banyuwangi' },
        { office: offices.bp2mi, name: 'P4MI Banyuwangi' },
      ],
    })
    expect(await list(trouble, actors.dinas)).toMatchObject({ own: annex, others: [{ office: offices.bp2mi }] })
    expect(await list(trouble, actors.desa)).toEqual({ withheld: false, others: [] })
    expect((await send(on.both, 'GET', `/cases/${trouble}/annexes`, actors.jember)).statusCode).toBe(404)
  })

  it('takes a testimony of twenty thousand letters, more of them one by one, and says of a longer one what to do', async () => {
    const id = await done('/cases', actors.desa, told)
    const add = (text: string) => send(on.both, 'POST', `/cases/${id}/annex/notes`, actors.dinas, { kind: 'TESTIMONY', text })
    const page = 'Ia bercerita lagi. '.repeat(1052)
    for (const text of [page, page, page]) expect((await add(text)).statusCode).toBe(200)
    const long = await add('x'.repeat(20_001))
    expect([long.statusCode, long.body.includes('Divide it into several testimonies')]).toEqual([400, true])
    const { own = '' } = await list(id, actors.dinas)
    expect((await read(own, actors.dinas)).notes.map(({ text }) => text)).toEqual([page.trim(), page.trim(), page.trim()])
    expect(await refusedWith(`/cases/${id}/annex/notes`, actors.dinas, { kind: 'NOTE', told: '2026-06-01', text: 'x' })).toBe(
      'annex-told-later',
    )
  })

  it('of a village is its own, and in a case of trafficking it keeps and reads none', async () => {
    const id = await done('/cases', actors.desa, told)
    const own = await done(`/cases/${id}/annex/notes`, actors.desa, { kind: 'NOTE', text: WORDS })
    expect((await read(own, actors.desa)).notes).toHaveLength(1)
    for (const to of ['VERIFIED', 'TRAFFICKING_TRACK']) await done(`/cases/${id}/moves/${to}`, actors.dinas)
    expect(await read(own, actors.desa)).toMatchObject({ withheld: true, notes: [] })
    expect((await send(on.both, 'GET', `/annexes/${own}`, actors.desa)).body).not.toContain(CHILD)
    expect(await refusedWith(`/cases/${id}/annex/notes`, actors.desa, { kind: 'NOTE', text: WORDS })).toBe('annex-withheld')
    expect(await list(id, actors.desa)).toEqual({ own, withheld: true, others: [] })
  })
})

describe('an opening', () => {
  const opening = (more: object = {}) => ({ office: offices.bp2mi, purpose: 'LEGAL_HELP', until: '2026-05-10', ...more })
  const path = (): string => `/annexes/${annex}/openings`

  it('is refused to whom it cannot be, each in its words', async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ office: 'tidak-ada' }, 'annex-office-unknown'],
      [{ office: offices.desa }, 'annex-office-near'],
      [{ office: offices.jember }, 'annex-office-elsewhere'],
      [{ office: offices.dinas }, 'annex-office-has-it'],
      [{ until: '2026-05-02' }, 'annex-until-past'],
      [{ until: '2027-05-02' }, 'annex-until-far'],
    ]
    for (const [more, code] of cases) expect(await refusedWith(path(), actors.dinas, opening(more))).toBe(code)
    const guests = await send(on.both, 'GET', `/annexes/${annex}/guests`, actors.dinas)
    expect(
      annexContracts.ListAnnexGuests.output
        .parse(guests.json())
        .items.map(({ name }) => name)
        .sort(),
    ).toEqual(['Disnaker Jawa Timur', 'P4MI Banyuwangi'])
  })

  it('lets that office read and no more, and closes again, by its day or before it', async () => {
    await done(path(), actors.dinas, opening())
    expect(await list(trouble, actors.bp2mi)).toMatchObject({ others: [{ office: offices.dinas, annex }] })
    const guest = await read(annex, actors.bp2mi)
    expect(guest).toMatchObject({ access: 'OPENED', until: '2026-05-10', openings: [], broken: [] })
    expect(guest.notes[0]?.text).toBe(WORDS)
    for (const [way, body] of [
      ['openings', opening({ office: offices.desa })],
      [`openings/${offices.bp2mi}/end`, {}],
    ] as const)
      expect(await refusedWith(`/annexes/${annex}/${way}`, actors.bp2mi, body)).toBe('annex-not-yours')
    expect((await send(on.both, 'GET', `/annexes/${annex}/looks`, actors.bp2mi)).statusCode).toBe(404)
    expect(await refusedWith(path(), actors.dinas, opening())).toBe('annex-office-has-it')
    await done(`${path()}/${offices.bp2mi}/end`, actors.dinas)
    expect(await statusOf(annex, actors.bp2mi)).toBe(404)
    expect(await refusedWith(`${path()}/${offices.bp2mi}/end`, actors.dinas)).toBe('annex-not-open')
    await done(path(), actors.dinas, opening({ until: today() }))
    expect(await statusOf(annex, actors.bp2mi)).toBe(200)
    now += 86_400_000
    for (const whole of Object.values(on)) expect((await send(whole, 'GET', `/annexes/${annex}`, actors.bp2mi)).statusCode).toBe(404)
  })
})

describe('in an emergency', () => {
  const reason = 'Ia menelepon: malam ini akan dipindahkan'
  const path = (): string => `/cases/${trouble}/annexes/${offices.dinas}/break-glass`
  const Work = z.object({ items: z.array(z.object({ code: z.string(), subject: z.object({ id: z.string(), label: z.string() }) })) })
  const workOf = async (actor: Actor) =>
    Work.parse((await send(on.both, 'GET', '/work?limit=200', actor)).json()).items.filter(({ subject }) => subject.id === annex)

  it('it opens to whoever works on the case for two hours, tells its office, and closes by itself behind every wall', async () => {
    const answer = await send(on.both, 'POST', path(), actors.province, { reason }, 'broken')
    expect(answer.statusCode, answer.body).toBe(200)
    const { until } = annexContracts.BreakGlass.output.parse(answer.json())
    expect(Date.parse(until) - now).toBeLessThanOrEqual(7_200_000)
    expect(Date.parse(until) - now).toBeGreaterThan(7_190_000)
    expect((await send(on.both, 'POST', path(), actors.province, { reason }, 'broken')).json()).toEqual(answer.json())
    expect(await refusedWith(path(), actors.province, { reason })).toBe('annex-reached')
    const broken = await read(annex, actors.province)
    expect(broken).toMatchObject({ access: 'BROKEN', until, openings: [], broken: [] })
    expect(broken.notes[0]?.text).toBe(WORDS)
    expect(await statusOf(annex, actors.nation)).toBe(404)
    // Its own office finds it among what it must do, and nobody else does.
    expect(await workOf(actors.dinas)).toEqual([{ code: 'SEE_BROKEN_GLASS', subject: { id: annex, label: '–' } }])
    for (const actor of [actors.nation, actors.bp2mi, actors.province, actors.desa]) expect(await workOf(actor)).toEqual([])
    expect((await read(annex, actors.dinas)).broken).toMatchObject([{ until, reason, office: 'Disnaker Jawa Timur' }])
    await done(`/annexes/${annex}/break-glass/seen`, actors.dinas)
    expect(await workOf(actors.dinas)).toEqual([])
    expect(await refusedWith(`/annexes/${annex}/break-glass/seen`, actors.dinas)).toBe('annex-nothing-broken')
    now = Date.parse(until)
    for (const whole of Object.values(on)) expect((await send(whole, 'GET', `/annexes/${annex}`, actors.province)).statusCode).toBe(404)
    const { db } = on.both.services
    expect(await db.read(asOffice(actors.province), 'select from subject_key where stream_id = $1', [parseId(annex).uuid])).toEqual([])
  })

  it('it opens to no neighbour, to nobody beyond the case, and to nobody without a reason or a fresh proof', async () => {
    expect((await send(on.both, 'POST', path(), actors.jember, { reason })).statusCode).toBe(404)
    expect((await send(on.both, 'POST', path(), actors.desa, { reason })).statusCode).toBe(403)
    const near: Actor = { ...officer('regency-officer', ['35.10.04'], 'camat-office'), officeKind: 'DISTRICT' }
    expect(await refusedWith(path(), near, { reason })).toBe('annex-none')
    expect((await send(on.both, 'POST', path(), actors.province, { reason: 'ya' })).statusCode).toBe(400)
    expect(await refusedWith(path(), actors.dinas, { reason })).toBe('annex-reached')
    expect([annexContracts.BreakGlass.stepUp, annexContracts.OpenAnnex.stepUp]).toEqual([true, true])
  })

  it('it stands in the log for the auditor of its place, and the person may be told who looked', async () => {
    const log = await send(on.both, 'GET', '/log?limit=200', actors.auditor)
    const { items } = z.object({ items: z.array(z.looseObject({ contract: z.string() })) }).parse(log.json())
    for (const contract of ['BreakGlass', 'OpenAnnex', 'GetAnnex'])
      expect(
        items.some((each) => each.contract === contract && JSON.stringify(each).includes(annex)),
        contract,
      ).toBe(true)
    for (const text of [CHILD, reason]) expect(log.body).not.toContain(text)
    const looks = annexContracts.ListAnnexLooks.output.parse((await send(on.both, 'GET', `/annexes/${annex}/looks`, actors.dinas)).json())
    expect(new Set(looks.items.map(({ name }) => name))).toEqual(new Set(['Disnaker Banyuwangi', 'P4MI Banyuwangi', 'Disnaker Jawa Timur']))
  })
})

/** Every query that is plugged in, about the person, the case and the annex, by its name; what is searched for is a name that stands in the annex alone. */
function everyQuery(whole: Whole): readonly (readonly [name: string, url: string])[] {
  const ids: Readonly<Record<string, string>> = { workers: worker, cases: trouble, annexes: annex }
  const known = (collection: string) => (field: string) =>
    ({ id: ids[collection] ?? worker, q: CHILD, name: CHILD, area: HERE, cursor: undefined })[field]
  return whole.bound.flatMap(({ name, contract }) => {
    if (contract.kind !== 'query') return []
    const [input] = fc.sample(inputsOf(contract, known(contract.path.split('/')[1] ?? '')), { seed: 42, numRuns: 1 })
    const widest = contract.input.safeParse({}).success ? [requestOf(contract, {}).url] : []
    return [...widest, requestOf(contract, input ?? {}).url].map((url): readonly [string, string] => [name, url.replace('/api/v1', '')])
  })
}

describe('the seal holds', () => {
  const unnamed = (): readonly (readonly [string, Actor])[] => Object.entries(actors).filter(([who]) => !['dinas', 'auditor'].includes(who))
  const words = [CHILD, 'lantai tiga', 'Ditelepon kakaknya']

  it('in searches, lists, exports, histories and whatever else is asked, behind every wall', async () => {
    for (const [walls, whole] of Object.entries(on))
      for (const [who, actor] of unnamed().filter(([each]) => walls === 'both' || each === 'nation'))
        for (const [name, path] of everyQuery(whole)) {
          const { body } = await send(whole, 'GET', path, actor)
          // Whoever acted finds the own act in the log, which says nothing of what was read.
          const marks = name === 'ListLog' ? words : [...words, parseId(annex).uuid]
          expect(
            marks.filter((mark) => body.includes(mark)),
            `${name} of ${who}, ${walls}`,
          ).toEqual([])
        }
  })

  it('in counts and lists: whoever is not named is answered to the letter as if there were none', async () => {
    const lists = on.both.bound.filter(
      ({ contract }) => contract.kind === 'query' && !contract.path.includes('{') && contract.file === undefined,
    )
    const answers = async () =>
      Promise.all(
        unnamed().map(async ([, actor]) => {
          const told: string[] = []
          for (const { contract } of lists.filter(
            (each) => each.contract.may.includes(actor.role) && each.contract.input.safeParse({}).success,
          ))
            told.push((await send(on.both, 'GET', contract.path, actor)).body)
          return told
        }),
      )
    const id = await done('/cases', actors.desa, told)
    const before = await answers()
    const own = await done(`/cases/${id}/annex/notes`, actors.dinas, { kind: 'NOTE', text: WORDS })
    const broken = { reason: 'Malam ini akan dipindahkan' }
    await done(`/cases/${id}/annexes/${offices.dinas}/break-glass`, officer('agency-officer', ['35.10'], 'somebody'), broken)
    expect(await answers()).toEqual(before)
    expect((await send(on.both, 'GET', '/work?limit=200', actors.dinas)).body).toContain(own)
  })

  it('in the change feed, and in the tables below it', async () => {
    const { db } = on.both.services
    await db.transaction(custody, (tx) => tx.run('select * from follow_outbox($1)', [1000]))
    const { uuid } = parseId(annex)
    const hears = async (actor: Actor) => {
      const moved = await movedBetween(db, { actor, today: today(), now: clock() }, [{ regency: '35.10', low: 0, high: 1e9 }])
      return moved.some(({ stream_id }) => stream_id === uuid)
    }
    expect(await hears(actors.dinas)).toBe(true)
    // Whoever was named once keeps the rows of events from then, whose day counts still, and no key to them.
    for (const [who, actor] of unnamed().filter(([each]) => ['desa', 'jember', 'nation'].includes(each))) {
      expect(await hears(actor), who).toBe(false)
      for (const table of ['event', 'snapshot', 'work', 'feed', 'case_annex', 'subject_key'])
        expect(await db.read(asOffice(actor), `select from ${table} where stream_id = $1 and $2::text <> ''`, [uuid, who]), table).toEqual(
          [],
        )
    }
    // What a case says openly says nothing of it: neither to whom it is moved, nor by how much.
    const events = await db.read(everywhere, 'select type, body from event where stream_id = $1', [parseId(trouble).uuid])
    expect(JSON.stringify(events)).not.toMatch(/nnex/)
  })

  it('in what is held on the person: its own office tells it, another not even that it is there', async () => {
    const held = (actor: Actor) => send(on.both, 'GET', `/workers/${worker}/held`, actor)
    const own = await held(actors.dinas)
    for (const mark of [WORDS, parseId(annex).uuid, 'case_annex']) expect(own.body).toContain(mark)
    // That somebody looked at it in an emergency the person is told by its own office alone.
    const LookedAt = z.object({ looks: z.array(z.object({ office: z.nullable(z.string()), times: z.number() })) })
    const timesOf = (body: string): number =>
      LookedAt.parse(JSON.parse(body)).looks.reduce((sum, { office, times }) => sum + (office === 'Disnaker Jawa Timur' ? times : 0), 0)
    for (const actor of [actors.bp2mi, actors.province, actors.nation]) {
      const { body, statusCode } = await held(actor)
      expect(statusCode).toBe(200)
      if (actor === actors.bp2mi) expect(timesOf(body)).toBeLessThan(timesOf(own.body))
      for (const mark of [...words, parseId(annex).uuid]) expect(body).not.toContain(mark)
    }
  })

  it('on the device: no answer that shows it may be kept, and no deputy is answered', async () => {
    const answer = await send(on.both, 'GET', `/annexes/${annex}`, actors.dinas)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    const deputy: Actor = { ...actors.dinas, acting: { forUserId: 'somebody', commands: ['AddAnnexNote', 'CloseAnnex'] } }
    for (const whole of Object.values(on)) expect((await send(whole, 'GET', `/annexes/${annex}`, deputy)).statusCode).not.toBe(200)
    for (const id of [trouble, await done('/cases', actors.desa, told)]) {
      const written = await send(on.both, 'POST', `/cases/${id}/annex/notes`, deputy, { kind: 'NOTE', text: 'x' })
      expect(written.statusCode).toBe(404)
    }
  })

  it('in an erasure: the words and the keys of every office are gone, and the chain is whole', async () => {
    const jobs = await openJobs(on.both)
    const { db, keyring } = on.both.services
    // Brought before anybody knew whose it was, and linked later.
    const unknown = await done('/cases', actors.desa, told)
    const later = await done(`/cases/${unknown}/annex/notes`, actors.bp2mi, { kind: 'NOTE', text: WORDS })
    await done(`/cases/${unknown}/person`, actors.desa, { workerId: worker })
    await done(`/annexes/${annex}/openings`, actors.dinas, { office: offices.bp2mi, purpose: 'RETURN', until: today() })
    await done(`/workers/${worker}/erasure`, actors.dinas, { basis: 'UNLAWFUL' })
    await jobs.settleAll()
    expect(await jobs.counts()).toEqual({ open: 0, failed: 0 })
    await jobs.stop()
    for (const id of [annex, later]) {
      const keys = await admin.query('select wrapped from subject_key where stream_id = $1', [parseId(id).uuid])
      expect(keys.rows.length).toBeGreaterThan(0)
      expect(keys.rows.every((row) => z.object({ wrapped: z.null() }).safeParse(row).success)).toBe(true)
      expect(await countLeftRows(db, parseId(id))).toBe(0)
      for (const actor of [actors.dinas, actors.bp2mi]) expect(await statusOf(id, actor)).toBe(404)
    }
    expect((await send(on.both, 'POST', `/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'NOTE', text: 'x' })).statusCode).toBe(404)
    expect((await verifyChains(db, keyring, { folds: foldsOf(on.both.capabilities) })).breaks).toEqual([])
  })
})
