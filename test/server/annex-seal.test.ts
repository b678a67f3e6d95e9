// SPDX-License-Identifier: AGPL-3.0-or-later
// Wherever a record could show, a sealed annex shows to nobody but its office and whom that let in; a restored register: backup.test.ts.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { annexContracts } from '#cases/core/annex.contract.ts'
import type { Actor } from '#kernel/authority.ts'
import { isDelegable } from '#kernel/contract.ts'
import { must } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { movedBetween } from '#platform/server/http/feed.ts'
import { custody, everywhere } from '#platform/server/storage/database.ts'
import { countLeftRows } from '#platform/server/storage/left-rows.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { CHILD, HERE, openAnnexWorld, told, WORDS } from '../support/annex.ts'
import { everyQuery } from '../support/every-query.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { openJobs } from '../support/jobs.ts'
import { jpeg } from '../support/pictures.ts'
import { officer } from '../support/town.ts'
import { actorHeader, type Whole } from '../support/whole.ts'

const world = await openAnnexWorld()
const { admin, on, offices, actors, worker, trouble, annex, today, clock, send, done, list, statusOf, asOffice } = world

const FILE = 'Foto lantai tiga'
const bring = (of: string, actor: Actor, whole: Whole = on.both, name = `${FILE}.jpg`) =>
  whole.app.inject({
    method: 'POST',
    url: `/api/v1/annexes/${of}/files`,
    headers: { ...actorHeader(actor), 'accept-language': 'en', ...FORM_TYPE },
    payload: formOf(jpeg(), name),
  })

beforeAll(async () => {
  // What an office keeps as a file lies behind every wall that its words lie behind.
  const brought = await bring(annex, actors.dinas)
  expect(brought.statusCode, brought.body).toBe(200)
  await done(`/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'NOTE', text: 'Ditelepon kakaknya' })
  await done(`/cases/${trouble}/annex/notes`, actors.bp2mi, { kind: 'NOTE', text: 'Catatan sendiri' })
  // Once read in an emergency, by an office of which it is closed again.
  await done(`/cases/${trouble}/annexes/${offices.dinas}/break-glass`, actors.province, { reason: 'Malam ini akan dipindahkan' })
  expect(await statusOf(annex, actors.province)).toBe(200)
  world.setNow(world.now() + 7_200_000)
})
afterAll(() => world.close())

describe('the seal holds', () => {
  const unnamed = (): readonly (readonly [string, Actor])[] => Object.entries(actors).filter(([who]) => !['dinas', 'auditor'].includes(who))
  const words = [CHILD, 'lantai tiga', 'Ditelepon kakaknya']

  it('in searches, lists, exports, histories and whatever else is asked, behind every wall', async () => {
    // What is searched for stands in the annex alone.
    const about = { ids: { workers: worker, cases: trouble, annexes: annex }, fields: { q: CHILD, name: CHILD, area: HERE } }
    for (const [walls, whole] of Object.entries(on))
      for (const [who, actor] of unnamed().filter(([each]) => each === 'nation' || (walls === 'both' && each !== 'jember')))
        for (const [name, path] of everyQuery(whole, about)) {
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
      for (const table of ['event', 'snapshot', 'work', 'feed', 'case_annex', 'case_annex_file', 'subject_key'])
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

  it('in what is held, while it is open to a guest: to its own office alone, which is told of that look as of any other', async () => {
    const held = (actor: Actor) => send(on.both, 'GET', `/workers/${worker}/held`, actor)
    const Looks = z.object({ items: z.array(z.object({ name: z.optional(z.string()), times: z.number() })) })
    const ownLooks = async (): Promise<number> =>
      Looks.parse((await send(on.both, 'GET', `/annexes/${annex}/looks`, actors.dinas)).json()).items.reduce(
        (sum, { name, times }) => sum + (name === 'Disnaker Banyuwangi' ? times : 0),
        0,
      )
    await done(`/annexes/${annex}/openings`, actors.dinas, { office: offices.bp2mi, purpose: 'RETURN', until: today() })
    expect(await statusOf(annex, actors.bp2mi)).toBe(200)
    const { body } = await held(actors.bp2mi)
    for (const mark of [...words, parseId(annex).uuid]) expect(body).not.toContain(mark)
    const before = await ownLooks()
    expect((await held(actors.dinas)).body).toContain(WORDS)
    expect(await ownLooks()).toBe(before + 1)
    await done(`/annexes/${annex}/openings/${offices.bp2mi}/end`, actors.dinas)
  })

  it('in its files: sealed where they lie, opened by its office and whom that lets in, put in and taken back by its office alone', async () => {
    const path = `/annexes/${annex}/files/0`
    const own = await send(on.both, 'GET', path, actors.dinas)
    expect([own.statusCode, own.headers['content-type'], own.headers['cache-control']]).toEqual([200, 'image/jpeg', 'no-store'])
    for (const kept of on.both.store.files.values()) expect(kept.bytes.includes(own.rawPayload.subarray(0, 64))).toBe(false)
    for (const [walls, whole] of Object.entries(on))
      for (const [who, actor] of unnamed()) {
        expect((await send(whole, 'GET', path, actor)).statusCode, `${who}, ${walls}`).toBe(404)
        // Whose role brings nothing is told that.
        expect((await bring(annex, actor, whole)).statusCode, `${who}, ${walls}`).toBe(
          who === 'police' && walls !== 'rows alone' ? 403 : 404,
        )
      }
    await done(`/annexes/${annex}/openings`, actors.dinas, { office: offices.bp2mi, purpose: 'RETURN', until: today() })
    expect((await send(on.both, 'GET', path, actors.bp2mi)).rawPayload.equals(own.rawPayload)).toBe(true)
    const guest = await bring(annex, actors.bp2mi, on.both, 'Lain.jpg')
    expect([guest.statusCode, guest.json().code]).toEqual([422, 'annex-not-yours'])
    expect((await send(on.both, 'POST', `${path}/withdrawal`, actors.bp2mi, {})).json().code).toBe('annex-not-yours')
    await done(`/annexes/${annex}/openings/${offices.bp2mi}/end`, actors.dinas)
    expect((await bring(annex, actors.dinas)).json().code).toBe('annex-file-there')
    // Whoever sweeps what nobody names leaves it, until it is taken back.
    const sweep = must(
      on.both.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-sweep'),
      'the sweep',
    )
    const swept = async (): Promise<number> => {
      for (const [name, file] of on.both.store.files) on.both.store.files.set(name, { ...file, at: 0 })
      await sweep.run(clock())
      return [...on.both.store.files.keys()].filter((name) => name.includes(parseId(annex).uuid)).length
    }
    expect(await swept()).toBe(1)
    await done(`${path}/withdrawal`, actors.dinas)
    expect([await swept(), (await send(on.both, 'GET', path, actors.dinas)).json().code]).toEqual([0, 'annex-file-gone'])
    expect((await bring(annex, actors.dinas)).statusCode).toBe(200)
    expect((await world.read(annex, actors.dinas)).files).toMatchObject([{ nth: 1, name: FILE, scan: 'NOT_SCANNED' }])
  })

  it('while the police, or an office elsewhere, reads it as a guest: the annex alone, until its day, and never the case', async () => {
    const guests = ['police', 'jember'] as const
    const about = { ids: { workers: worker, cases: trouble, annexes: annex }, fields: { q: CHILD, name: CHILD, area: HERE } }
    const marks = [...words, parseId(annex).uuid]
    const { db } = on.both.services
    const { uuid } = parseId(annex)
    const hears = async (actor: Actor) => {
      await db.transaction(custody, (tx) => tx.run('select * from follow_outbox($1)', [1000]))
      const moved = await movedBetween(db, { actor, today: today(), now: clock() }, [{ regency: '35.10', low: 0, high: 1e9 }])
      return moved.some(({ stream_id }) => stream_id === uuid)
    }
    const opening = { purpose: 'INVESTIGATION', until: today() }
    for (const who of guests) await done(`/annexes/${annex}/openings`, actors.dinas, { office: offices[who], ...opening })
    for (const who of guests) {
      const actor = actors[who]
      // What a role may ask at all is the handler's to say, so that the rows alone would show the police the case of its place.
      for (const [walls, whole] of Object.entries(on).filter(([each]) => each !== 'rows alone')) {
        const shown = new Set<string>()
        for (const [name, path] of everyQuery(whole, about)) {
          const { body } = await send(whole, 'GET', path, actor)
          if (marks.some((mark) => body.includes(mark))) shown.add(name)
          if (body.includes(told.account)) shown.add(`${name}: the case`)
        }
        expect([...shown].sort(), `${who}, ${walls}`).toEqual(['GetAnnex', 'ListOpenedAnnexes', 'ListWork'])
      }
      expect(await world.read(annex, actor)).toMatchObject({ access: 'OPENED', until: today(), openings: [], broken: [] })
      expect((await send(on.both, 'GET', `/annexes/${annex}/files/1`, actor)).statusCode).toBe(200)
      expect((await send(on.both, 'GET', `/cases/${trouble}`, actor)).statusCode).toBe(who === 'police' ? 403 : 404)
      expect(await hears(actor)).toBe(true)
      for (const [path, body] of [
        [`/annexes/${annex}/openings`, { office: offices.bp2mi, ...opening }],
        [`/annexes/${annex}/files/1/withdrawal`, {}],
      ] as const)
        expect([403, 422]).toContain((await send(on.both, 'POST', path, actor, body)).statusCode)
    }
    // The other offices are told of it as little as before.
    for (const actor of [actors.bp2mi, actors.province, actors.nation]) expect(await statusOf(annex, actor)).toBe(404)
    await done(`/annexes/${annex}/openings/${offices.police}/end`, actors.dinas)
    const then = world.now()
    world.setNow(then + 86_400_000)
    for (const who of guests) {
      expect(await statusOf(annex, actors[who]), who).toBe(404)
      for (const path of ['/work?limit=200', `/annexes/${annex}/files/1`])
        for (const mark of marks) expect((await send(on.both, 'GET', path, actors[who])).body).not.toContain(mark)
      for (const table of ['snapshot', 'work', 'case_annex', 'case_annex_file', 'subject_key'])
        expect(await db.read(asOffice(actors[who]), `select from ${table} where stream_id = $1`, [uuid]), table).toEqual([])
    }
    world.setNow(then)
    await done(`/annexes/${annex}/openings/${offices.jember}/end`, actors.dinas)
  })

  it('in an annex that begins with a file, before any word', async () => {
    const id = await done('/cases', actors.desa, told)
    const begun = await done(`/cases/${id}/annex`, actors.bp2mi)
    expect(await done(`/cases/${id}/annex`, actors.bp2mi)).toBe(begun)
    expect((await bring(begun, actors.bp2mi)).statusCode).toBe(200)
    expect(await world.read(begun, actors.bp2mi)).toMatchObject({ access: 'OWN', notes: [], files: [{ name: FILE }] })
    for (const actor of [actors.dinas, actors.police, actors.nation]) {
      expect(await statusOf(begun, actor)).toBe(404)
      expect((await send(on.both, 'GET', `/annexes/${begun}/files/0`, actor)).statusCode).toBe(404)
    }
    for (const to of ['VERIFIED', 'TRAFFICKING_TRACK']) await done(`/cases/${id}/moves/${to}`, actors.dinas)
    expect((await send(on.both, 'POST', `/cases/${id}/annex`, actors.desa, {})).json().code).toBe('annex-withheld')
    expect((await send(on.both, 'POST', `/cases/${id}/annex`, actors.jember, {})).statusCode).toBe(404)
  })

  it('on the device: no answer that shows it may be kept, and no deputy is answered', async () => {
    const answer = await send(on.both, 'GET', `/annexes/${annex}`, actors.dinas)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    const deputy: Actor = {
      ...actors.dinas,
      acting: { forUserId: 'somebody', ownKind: 'REGENCY', commands: ['AddAnnexNote', 'CloseAnnex'] },
    }
    for (const whole of Object.values(on)) expect((await send(whole, 'GET', `/annexes/${annex}`, deputy)).statusCode).not.toBe(200)
    for (const id of [trouble, await done('/cases', actors.desa, told)]) {
      const written = await send(on.both, 'POST', `/cases/${id}/annex/notes`, deputy, { kind: 'NOTE', text: 'x' })
      expect(written.statusCode).toBe(403)
    }
    expect((await list(trouble, deputy)).others).toEqual([])
    for (const contract of Object.values(annexContracts)) expect(isDelegable(contract)).toBe(false)
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
      expect([...on.both.store.files.keys()].filter((name) => name.includes(parseId(id).uuid))).toEqual([])
      for (const actor of [actors.dinas, actors.bp2mi]) expect(await statusOf(id, actor)).toBe(404)
    }
    expect((await send(on.both, 'POST', `/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'NOTE', text: 'x' })).statusCode).toBe(404)
    expect((await verifyChains(db, keyring, { folds: foldsOf(on.both.capabilities) })).breaks).toEqual([])
  })
})
