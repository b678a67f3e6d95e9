// SPDX-License-Identifier: AGPL-3.0-or-later
// A case with a sealed annex in it, the offices around it, and a clock that a test moves on.

import pg from 'pg'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { type Actor, guestOf } from '#kernel/authority.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { freshDatabase } from './postgres.ts'
import { officer } from './town.ts'
import { actorHeader, openWhole, type Whole } from './whole.ts'

export const HERE = '35.10.04.2006'
/** Told to one office alone, with a name that stands nowhere else. */
export const WORDS = 'Di lantai tiga ia dikunci bersama Suryaningrum'
export const CHILD = 'Suryaningrum'
export const told = { complainant: 'KELUARGA', category: 'GAJI_TIDAK_DIBAYAR', account: 'Tiga bulan tanpa gaji', callBack: 'Lewat ibunya' }

const Made = z.object({ id: z.string() })
const Refused = z.object({ code: z.string(), errors: z.optional(z.array(z.object({ code: z.string() }))) })

export async function openAnnexWorld() {
  let now = Date.parse('2026-05-03T02:00:00.000Z')
  const clock = (): string => {
    now += 1
    return new Date(now).toISOString()
  }
  const today = (): string => jakartaDate(new Date(now).toISOString())
  const url = await freshDatabase()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const on = {
    both: openWhole(url, { clock }),
    'rows alone': openWhole(url, { clock, walls: { handler: false, rows: true } }),
    'handlers alone': openWhole(url, { clock, walls: { handler: true, rows: false } }),
  } as const

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
    const { code, errors } = Refused.parse(answer.json())
    return errors?.[0]?.code ?? code
  }

  const root = officer('administrator', [''])
  const made = async (kind: string, name: string, area: string) => done('/offices', root, { kind, name, area, areas: [area] })
  const offices = {
    dinas: await made('REGENCY', 'Disnaker Banyuwangi', '35.10'),
    bp2mi: await made('AGENCY', 'P4MI Banyuwangi', '35.10'),
    desa: await made('VILLAGE', 'Kantor desa', HERE),
    jember: await made('REGENCY', 'Disnaker Jember', '35.09'),
    province: await made('PROVINCE', 'Disnaker Jawa Timur', '35'),
    police: await made('POLICE', 'Polresta Banyuwangi', '35.10'),
  } as const
  const actors: Readonly<Record<keyof typeof offices | 'nation' | 'auditor', Actor>> = {
    dinas: officer('regency-officer', ['35.10'], offices.dinas),
    bp2mi: officer('agency-officer', ['35.10'], offices.bp2mi),
    desa: officer('village-officer', [HERE], offices.desa),
    jember: officer('regency-officer', ['35.09'], offices.jember),
    province: { ...officer('regency-officer', ['35'], offices.province), officeKind: 'PROVINCE' },
    police: officer('investigator', ['35.10'], offices.police),
    nation: officer('agency-officer', [''], 'national-office'),
    auditor: officer('auditor', ['35.10']),
  }
  const person = { name: 'Siti Lampiran', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'P_TO_P' }
  const worker = await done('/workers', actors.desa, person)
  const trouble = await done('/cases', actors.desa, { ...told, workerId: worker })
  /** Of the manpower office. */
  const annex = await done(`/cases/${trouble}/annex/notes`, actors.dinas, { kind: 'TESTIMONY', text: WORDS }, 'first')

  return {
    admin,
    on,
    offices,
    actors,
    worker,
    trouble,
    annex,
    send,
    done,
    refusedWith,
    clock,
    today,
    now: () => now,
    /** Lets the clock stand at an instant. */
    setNow: (at: number) => {
      now = at
    },
    list: async (of: string, actor: Actor) =>
      annexContracts.ListAnnexes.output.parse((await send(on.both, 'GET', `/cases/${of}/annexes`, actor)).json()),
    read: async (of: string, actor: Actor) =>
      annexContracts.GetAnnex.output.parse((await send(on.both, 'GET', `/annexes/${of}`, actor)).json()),
    statusOf: async (of: string, actor: Actor) => (await send(on.both, 'GET', `/annexes/${of}`, actor)).statusCode,
    /** As the database sees an officer. */
    asOffice: (actor: Actor): Scope => {
      const { userId, prefixes: rows } = actor
      return { rows, filter: rows, officeId: guestOf(actor, 'identity'), userId, today: today(), now: clock() }
    },
    close: async () => {
      await admin.end()
      for (const whole of Object.values(on)) await whole.close()
    },
  }
}
