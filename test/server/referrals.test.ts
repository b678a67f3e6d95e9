// SPDX-License-Identifier: AGPL-3.0-or-later
// An office that is let into one file by a command: for the days it was given and not one more, behind both walls and behind each alone, in
// every place where the file could show.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ensureOffices } from '#access/server/provision.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { Actor, Role } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { letInUntil, letsIn } from '#kernel/letting.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { movedBetween } from '#platform/server/http/feed.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const url = await freshDatabase()
const HERE = '35.10.04.2006'
const uuidOf = (nth: number): string => `3510-00000000-0000-7000-8000-0000000000a${nth}`
const homeOffice = uuidOf(1)
const guestOffice = uuidOf(2)
const otherOffice = uuidOf(3)

let now = Date.parse('2026-05-03T02:00:00.000Z')
const clock = (): string => {
  now += 1
  return new Date(now).toISOString()
}
const today = (): string => jakartaDate(new Date(now).toISOString())
const later = (days: number): void => {
  now += days * 86_400_000
}

const home = officer('regency-officer', ['35.10'], homeOffice)
const guest = (role: Role = 'regency-officer'): Actor => officer(role, ['35.09'], guestOffice)
const other = officer('regency-officer', ['35.11'], otherOffice)

let on: Readonly<Record<'both' | 'rows alone' | 'handlers alone', Whole>>
let siti: string
let sri: string

async function send(whole: Whole, method: 'GET' | 'POST', path: string, actor: Actor, payload?: object) {
  return whole.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...actorHeader(actor), 'accept-language': 'en' },
    ...(payload === undefined ? {} : { payload }),
  })
}

const Made = z.object({ id: z.string() })

beforeAll(async () => {
  on = {
    both: openWhole(url, { clock }),
    'rows alone': openWhole(url, { clock, walls: { handler: false, rows: true } }),
    'handlers alone': openWhole(url, { clock, walls: { handler: true, rows: false } }),
  }
  const named = (id: string, area: string, name: string) =>
    ({ id, kind: 'REGENCY', area, areas: [area], names: [{ name, validFrom: '2020-01-01' }] }) as const
  await ensureOffices(on.both.services, [
    named(homeOffice, '35.10', 'Disnaker Banyuwangi'),
    named(guestOffice, '35.09', 'Disnaker Jember'),
    named(otherOffice, '35.11', 'Disnaker Bondowoso'),
  ])
  const register = async (name: string): Promise<string> => {
    const person = { name, sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'P_TO_P' }
    return Made.parse((await send(on.both, 'POST', '/workers', officer('village-officer', [HERE]), person)).json()).id
  }
  siti = await register('Siti Rujukan')
  sri = await register('Sri Sebelah')
})
afterAll(async () => {
  for (const whole of Object.values(on)) await whole.close()
})

/** Every place where the file could show to somebody, and whether it does. */
async function seenBy(whole: Whole, actor: Actor): Promise<Readonly<Record<string, boolean>>> {
  const shows = async (path: string, text = siti): Promise<boolean> => {
    const answer = await send(whole, 'GET', path, actor)
    expect(answer.body.includes(sri), path).toBe(false)
    return answer.statusCode === 200 && answer.body.includes(text)
  }
  await whole.services.db.transaction(everywhere, (tx) => tx.run('select * from follow_outbox($1)', [1000]))
  const moved = await movedBetween(whole.services.db, { actor, today: today(), now: clock() }, [{ regency: '35.10', low: 0, high: 1e9 }])
  return {
    file: await shows(`/workers/${siti}`),
    history: await shows(`/workers/${siti}/history`, 'FileReferred'),
    list: await shows('/workers?limit=200'),
    name: await shows('/workers?q=Rujukan'),
    count: await shows('/worker-count?q=Rujukan', '"count":1'),
    find: await shows('/people?q=siti%20rujukn'),
    work: await shows('/work'),
    export: await shows('/exports/workers.csv', 'Siti Rujukan'),
    feed: moved.some(({ stream_id }) => stream_id === parseId(siti).uuid),
  }
}
const all = (shown: boolean) =>
  Object.fromEntries(['file', 'history', 'list', 'name', 'count', 'find', 'work', 'export', 'feed'].map((each) => [each, shown]))

const referral = (more: object = {}): object => ({
  office: guestOffice,
  purpose: 'RETURN',
  until: addDays(today(), 10),
  ground: 'CONSENT',
  ...more,
})

async function everyWall(actor: Actor, shown: boolean): Promise<void> {
  for (const [walls, whole] of Object.entries(on)) expect(await seenBy(whole, actor), walls).toEqual(all(shown))
}

describe('an office that is let in by a command', () => {
  it('sees nothing before, and is nobody’s to let in but the place’s own', async () => {
    await everyWall(guest(), false)
    expect((await send(on.both, 'POST', `/workers/${siti}/referrals`, guest(), referral())).statusCode).toBe(404)
    expect((await send(on.both, 'GET', `/workers/${siti}/recipients`, home)).json()).toMatchObject({
      items: [{ name: 'Disnaker Bondowoso' }, { name: 'Disnaker Jember' }],
    })
    const wrong = await send(on.both, 'POST', `/workers/${siti}/referrals`, home, referral({ until: '2027-05-03' }))
    expect([wrong.statusCode, wrong.body.includes('90 days')]).toEqual([422, true])
  })

  it('sees the file wherever files show, and nobody else does', async () => {
    const referred = await send(on.both, 'POST', `/workers/${siti}/referrals`, home, referral())
    expect(referred.statusCode, referred.body).toBe(200)
    await everyWall(guest(), true)
    await everyWall(other, false)
    // The deputy of somebody there was given commands and places, and no file of elsewhere.
    await everyWall({ ...guest(), acting: { forUserId: 'somebody', ownKind: 'REGENCY', commands: [] } }, false)
    expect((await send(on.both, 'GET', `/workers/${siti}`, officer('leader', ['35.09'], guestOffice))).statusCode).toBe(403)
  })

  it('is told why, says that it read, and lets nobody in or out', async () => {
    const step = async (actor: Actor): Promise<boolean> => (await send(on.both, 'GET', '/work', actor)).body.includes('SEE_REFERRAL')
    expect([await step(guest()), await step(home), await step(other)]).toEqual([true, false, false])
    const file = workerContracts.GetWorker.output.parse((await send(on.both, 'GET', `/workers/${siti}`, guest())).json())
    expect(file.referrals).toMatchObject([{ own: true, name: 'Disnaker Jember', purpose: 'RETURN', consentOn: '2026-05-03' }])
    for (const [path, body] of [
      ['referrals', referral({ office: otherOffice })],
      [`referrals/${guestOffice}/end`, { because: 'DONE' }],
    ] as const)
      expect((await send(on.both, 'POST', `/workers/${siti}/${path}`, guest(), body)).json().code).toBe('referral-not-yours')
    const seen = await send(on.both, 'POST', `/workers/${siti}/referrals/seen`, guest(), {})
    expect(seen.statusCode, seen.body).toBe(200)
    expect(await step(guest())).toBe(false)
    const after = workerContracts.GetWorker.output.parse((await send(on.both, 'GET', `/workers/${siti}`, home)).json())
    expect(after.referrals).toMatchObject([{ own: false, seenOn: '2026-05-03' }])
  })

  it('sees it on the last day, and nothing of it on the next', async () => {
    later(10)
    await everyWall(guest(), true)
    later(1)
    await everyWall(guest(), false)
    expect((await send(on.both, 'GET', `/workers/${siti}`, home)).json().referrals).toBeUndefined()
  })

  it('sees nothing from the moment on which the person withdraws, though the days are not over', async () => {
    expect((await send(on.both, 'POST', `/workers/${siti}/referrals`, home, referral())).statusCode).toBe(200)
    await everyWall(guest(), true)
    const ended = await send(on.both, 'POST', `/workers/${siti}/referrals/${guestOffice}/end`, home, { because: 'CONSENT_WITHDRAWN' })
    expect(ended.statusCode, ended.body).toBe(200)
    await everyWall(guest(), false)
    expect((await send(on.both, 'GET', `/workers/${siti}/history`, home)).body).toContain('CONSENT_WITHDRAWN')
    const { db, keyring } = on.both.services
    expect((await verifyChains(db, keyring, { folds: foldsOf(on.both.capabilities) })).breaks).toEqual([])
  })
})

describe('of two offices that are let in', () => {
  let rani: string
  beforeAll(async () => {
    const person = { name: 'Rani Dua Tamu', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'P_TO_P' }
    rani = Made.parse((await send(on.both, 'POST', '/workers', home, person)).json()).id
    const reason = 'Ia dibawa ke rumah aman malam ini'
    const danger = referral({ office: otherOffice, purpose: 'LEGAL_HELP', ground: 'VITAL_INTEREST', reason })
    for (const asked of [referral(), danger])
      expect((await send(on.both, 'POST', `/workers/${rani}/referrals`, home, asked)).statusCode).toBe(200)
  })

  it('neither is told of the other, nor of who else looked', async () => {
    const [own, seen] = [
      await send(on.both, 'GET', `/workers/${rani}/history`, home),
      await send(on.both, 'GET', `/workers/${rani}/history`, guest()),
    ]
    expect(own.body).toContain('rumah aman')
    expect(own.body).toContain(otherOffice)
    expect(seen.statusCode).toBe(200)
    expect(seen.body).toContain('FileReferred')
    for (const secret of ['rumah aman', 'LEGAL_HELP', otherOffice]) expect(seen.body).not.toContain(secret)
    expect((await send(on.both, 'GET', `/workers/${rani}/held`, guest())).statusCode).toBe(404)
    expect((await send(on.both, 'GET', `/workers/${rani}/held`, home)).statusCode).toBe(200)
  })

  it('what one lists and takes away is a look where the file lies, and what was limited is not taken away', async () => {
    const exported = async () => (await send(on.both, 'GET', '/exports/workers.csv', guest())).body
    expect(await exported()).toContain('Rani Dua Tamu')
    const log = await send(on.both, 'GET', '/log?limit=200', officer('auditor', [HERE]))
    expect(log.json().items).toContainEqual(expect.objectContaining({ contract: 'ExportWorkersCsv', officeId: guestOffice }))
    const held = await send(on.both, 'GET', `/workers/${rani}/held`, home)
    expect(held.json().taken).toContainEqual(expect.objectContaining({ times: 1 }))
    const { services } = on.both
    const key = parseId(rani)
    await services.records.change(systemCall(services, { contract: 'LimitUse', commandId: services.newId(), regency: key.regency }), {
      aggregate: workerAggregate(services.regencies),
      key,
      command: { type: 'LimitUse', request: rani, right: 'RESTRICTION' },
      facts: async () => ({}),
      answer: ({ version }) => ({ version }),
    })
    expect(await exported()).not.toContain('Rani Dua Tamu')
  })
})

it('the database reads who is let in, and until when, as the rules do', async () => {
  const entries = [[], ['a'], [letInUntil('a', '2026-05-03')], ['b', letInUntil('a', '2026-05-04')], [letInUntil('ab', '2026-05-04')]]
  const guests = ['', 'a', 'a@2026-05-03', 'a@2026-05-04', 'a@2026-05-05', 'b@2026-05-05', 'ab@2026-05-01']
  const rows = await on.both.services.db.read(
    everywhere,
    `select e.nth::int as entry, g.guest, lets_in(case when e.entry = '' then '{}'::text[] else string_to_array(e.entry, ',') end, g.guest) as let
     from unnest($1::text[]) with ordinality e(entry, nth), unnest($2::text[]) g(guest)`,
    [entries.map((each) => each.join()), guests],
  )
  expect(rows.length).toBe(entries.length * guests.length)
  for (const { entry, guest: who, let: found } of rows)
    expect(found, `${entry} ${who}`).toBe(letsIn(entries[Number(entry) - 1] ?? [], String(who)))
})
