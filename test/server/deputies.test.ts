// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever acts in another's place: the named commands and the looks they need, within the places that were given, behind both walls and
// behind each alone; and every act says in whose place it was done.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { volunteerActs } from '#access/core/volunteer.law.ts'
import { createUser, ensureOffices } from '#access/server/provision.ts'
import { type Actor, fileRoles, type Role, roles } from '#kernel/authority.ts'
import { isDelegable } from '#kernel/contract.ts'
import { parseId } from '#kernel/ids.ts'
import { at } from '#kernel/law.ts'
import type { Bound } from '#platform/server/http/capability.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { except, hasRecord, isList, label, leaks, may, placed, sealed, statuses } from '../support/authority.ts'
import { freshDatabase } from '../support/postgres.ts'
import { buildTown, officer, type Town } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const url = await freshDatabase()
const GIVEN = '35.10.04'
let all: readonly Whole[]
let whole: Whole
let inside: Town
let beside: Town
let users: { readonly giver: string; readonly deputy: string }

beforeAll(async () => {
  whole = openWhole(url)
  all = [whole, openWhole(url, { walls: { handler: false, rows: true } }), openWhole(url, { walls: { handler: true, rows: false } })]
  inside = await buildTown(whole, '35.10.04.2006', 'Melati')
  // Within the giver's regency, and not among what was given.
  beside = await buildTown(whole, '35.10.05.2001', 'Kenanga')
  const office = { id: '3510-00000000-0000-7000-8000-0000000000aa', kind: 'REGENCY', area: '35.10', areas: ['35.10'] } as const
  await ensureOffices(whole.services, [{ ...office, names: [{ name: 'Disnaker', validFrom: '2020-01-01' }] }])
  const made = { role: 'regency-officer', officeId: office.id } as const
  users = {
    giver: await createUser(whole.services, { ...made, login: 'kepala', name: 'Bu Kepala' }),
    deputy: await createUser(whole.services, { ...made, login: 'wakil', name: 'Pak Wakil' }),
  }
})
afterAll(async () => {
  for (const each of all) await each.close()
})

/** A deputy in the place of somebody of a role, with some of the commands. */
const deputy = (role: Role, commands: readonly string[], officeId = inside.bodyOffice): Actor => ({
  ...officer(role, [GIVEN], officeId),
  userId: users.deputy,
  acting: { forUserId: users.giver, ownKind: 'REGENCY', commands },
})
const delegable = (bound: Bound, role: Role): boolean => isDelegable(bound.contract) && may(bound, role)
const namesFor = (role: Role): readonly string[] => whole.bound.flatMap((bound) => (delegable(bound, role) ? [bound.name] : []))

describe('a deputy', () => {
  it('may do nothing that was not named, whatever the giver may', async () => {
    for (const on of all) {
      const found = await statuses(
        on,
        inside,
        (role) => deputy(role, []),
        (bound, role) => bound.contract.kind === 'command' && may(bound, role),
      )
      expect(except(found, (status) => status === 403)).toEqual([])
      expect(found.length).toBeGreaterThan(30)
    }
  })

  it('never reaches accounts, the log, or what asks who is there', async () => {
    const found = await statuses(
      whole,
      inside,
      (role) =>
        deputy(
          role,
          whole.bound.map(({ name }) => name),
        ),
      (bound, role) => may(bound, role) && (['own', 'staff', 'log'].includes(bound.contract.sensitivity) || bound.contract.stepUp === true),
    )
    expect(except(found, (status) => status === 403)).toEqual([])
    expect(found.length).toBeGreaterThan(50)
  })

  it('does what was named, and looks, within the places that were given', async () => {
    const spare = await buildTown(whole, '35.10.04.2008', 'Anggrek')
    const query = (bound: Bound, role: Role): boolean =>
      bound.contract.kind === 'query' && bound.contract.stepUp !== true && bound.contract.sensitivity !== 'staff' && may(bound, role)
    const wanted = (bound: Bound, role: Role): boolean => placed(bound) && (delegable(bound, role) || query(bound, role))
    // What is not there for the giver either says nothing about the deputy.
    const giver = (role: Role): Actor => officer(role, [GIVEN], spare.bodyOffice)
    const own = await statuses(whole, spare, giver, (bound, role) => placed(bound) && query(bound, role))
    const absent = new Set(own.flatMap(([name, status]) => (status === 404 ? [name] : [])))
    const found = await statuses(whole, spare, (role) => deputy(role, namesFor(role), spare.bodyOffice), wanted)
    const seals = new Set(whole.bound.filter(sealed).flatMap((bound) => roles.map((role) => label(bound, role))))
    const odd = found.filter(
      ([name, status]) => !absent.has(name) && !seals.has(name) && (status >= 500 || [401, 403, 404].includes(status)),
    )
    expect(odd).toEqual([])
    const unsealed = found.filter(([name, status]) => seals.has(name) && status !== 404)
    expect(unsealed).toEqual([])
  })

  it('finds nothing beside them, though the giver would, behind both walls and behind each', async () => {
    for (const on of all) {
      const found = await statuses(
        on,
        beside,
        (role) => deputy(role, namesFor(role), beside.bodyOffice),
        (bound, role) =>
          placed(bound) &&
          hasRecord(bound) &&
          (delegable(bound, role) ||
            (bound.contract.kind === 'query' &&
              bound.contract.stepUp !== true &&
              may(bound, role) &&
              bound.contract.sensitivity !== 'staff')),
      )
      expect(except(found, (status) => status === 404)).toEqual([])
      expect(
        await leaks(
          on,
          beside,
          (role) => deputy(role, []),
          (bound) => isList(bound) && bound.contract.sensitivity !== 'staff',
        ),
      ).toEqual([])
    }
  })

  it('does not come in where only the office of the giver was let in', async () => {
    const { regency, uuid } = parseId(beside.ids['workers'] ?? '')
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    for (const table of ['snapshot', 'event', 'worker', 'work'])
      await owner.query(`update ${table} set let_in = '{guest-office}' where regency = $1 and stream_id = $2`, [regency, uuid])
    await owner.end()
    const guest = (role: Role): Actor => officer(role, ['35.10.09'], 'guest-office')
    const onFile = (bound: Bound, role: Role): boolean =>
      bound.contract.kind === 'query' &&
      bound.contract.path.startsWith('/workers/{id}') &&
      bound.contract.stepUp !== true &&
      may(bound, role) &&
      fileRoles.includes(role)
    const own = await statuses(whole, beside, guest, onFile)
    expect(own.some(([, status]) => status === 200)).toBe(true)
    for (const on of all) {
      const found = await statuses(on, beside, (role) => ({ ...deputy(role, []), officeId: 'guest-office' }), onFile)
      expect(except(found, (status) => status === 404)).toEqual([])
    }
  })
})

describe('a volunteer', () => {
  // One village officer gave everything that can be given to one.
  const acts = at(volunteerActs, '2026-05-03')
  const commands = acts.map(({ command }) => command)
  const seen = acts.flatMap(({ sees }) => sees)
  const volunteer = (given: readonly string[], sees: readonly string[]): Actor => ({
    ...officer('village-officer', [GIVEN], inside.bodyOffice),
    userId: users.deputy,
    acting: { forUserId: users.giver, ownKind: 'VILLAGE', commands: given, sees },
  })

  it('is given what there is, to see what there is', () => {
    const named = (of: readonly string[], kind: 'command' | 'query', by: (bound: Bound) => string): readonly string[] =>
      of.filter((each) => !whole.bound.some((bound) => bound.contract.kind === kind && by(bound) === each))
    expect(named(commands, 'command', ({ name }) => name)).toEqual([])
    expect(named(seen, 'query', ({ contract }) => contract.path)).toEqual([])
    expect(commands.filter((name) => !namesFor('village-officer').includes(name))).toEqual([])
  })

  it('has nothing of its own but its account, and what is public', async () => {
    const own = (role: Role): Actor => officer(role, ['35.10.04.2006'], inside.bodyOffice)
    const found = await statuses(whole, inside, own, (bound, role) => role === 'volunteer' && !may(bound, role))
    expect(except(found, (status) => status === 403)).toEqual([])
    expect(found.length).toBeGreaterThan(200)
    expect(whole.bound.filter((bound) => may(bound, 'volunteer') && !['own', 'reference'].includes(bound.contract.sensitivity))).toEqual([])
  })

  it('looks at what the given acts need, and at nothing else, behind both walls and behind each', async () => {
    const isOpen = ({ contract }: Bound): boolean =>
      ['own', 'reference', 'staff', 'log'].includes(contract.sensitivity) || contract.stepUp === true
    const queries = (bound: Bound, role: Role): boolean =>
      role === 'village-officer' && bound.contract.kind === 'query' && may(bound, role) && !isOpen(bound)
    for (const on of all) {
      const none = await statuses(on, inside, () => volunteer(['RegisterWorker'], []), queries)
      expect(except(none, (status) => status === 403)).toEqual([])
      expect(none.length).toBeGreaterThan(20)
      const needed = await statuses(
        on,
        inside,
        () => volunteer(commands, seen),
        (bound, role) => queries(bound, role) && seen.includes(bound.contract.path),
      )
      expect(except(needed, (status) => status === 200)).toEqual([])
      const others = await statuses(
        on,
        inside,
        () => volunteer(commands, seen),
        (bound, role) => queries(bound, role) && !seen.includes(bound.contract.path),
      )
      expect(except(others, (status) => status === 403)).toEqual([])
      const outside = await statuses(
        on,
        beside,
        () => volunteer(commands, seen),
        (bound, role) => queries(bound, role) && seen.includes(bound.contract.path) && hasRecord(bound) && placed(bound),
      )
      expect(except(outside, (status) => status === 404)).toEqual([])
    }
  })
})

describe('an act in another’s place', () => {
  const History = z.object({
    items: z.array(z.object({ type: z.string(), by: z.object({ user: z.optional(z.string()), actingFor: z.optional(z.string()) }) })),
  })
  const Log = z.object({
    items: z.array(
      z.object({
        contract: z.string(),
        userId: z.string(),
        userName: z.string(),
        actingFor: z.nullable(z.string()),
        target: z.nullable(z.string()),
      }),
    ),
  })
  const get = async (path: string, actor: Actor): Promise<unknown> =>
    (await whole.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: actorHeader(actor) })).json()

  it('says so in the history of the file and in the log, and is part of the chain', async () => {
    const acting = deputy('regency-officer', ['RegisterWorker'])
    const sent = { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', scheme: 'G_TO_G' }
    const headers = { ...actorHeader(acting), 'accept-language': 'en', 'idempotency-key': 'sama' }
    const post = () => whole.app.inject({ method: 'POST', url: '/api/v1/workers', headers, payload: sent })
    const first = await post()
    expect(first.statusCode, first.body).toBe(201)
    expect((await post()).body).toBe(first.body)
    const { id } = z.object({ id: z.string() }).parse(first.json())
    const { items } = History.parse(await get(`/workers/${id}/history`, officer('regency-officer', ['35.10'])))
    expect(items[0]).toMatchObject({ type: 'WorkerRegistered', by: { user: 'Pak Wakil', actingFor: 'Bu Kepala' } })
    await get(`/workers/${id}`, acting)
    const log = Log.parse(await get(`/log?userId=${users.deputy}`, officer('auditor', [''])))
    const named = { userId: users.deputy, userName: 'Pak Wakil', actingFor: 'Bu Kepala', target: id }
    expect(log.items).toEqual(
      expect.arrayContaining([
        { contract: 'RegisterWorker', ...named },
        { contract: 'GetWorker', ...named },
      ]),
    )

    const { uuid } = parseId(id)
    const breaks = async () => {
      const found = await verifyChains(whole.services.db, whole.services.keyring, { folds: foldsOf(whole.capabilities) })
      return found.breaks.flatMap(({ stream, what }) => (stream === uuid ? [what] : []))
    }
    expect(await breaks()).toEqual([])
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    const { rowCount } = await owner.query('update event set user_id = $1 where user_id = $2', [
      users.deputy,
      `${users.deputy}~${users.giver}`,
    ])
    expect(rowCount).toBeGreaterThan(0)
    expect(await breaks()).toContain('hash-differs')
    await owner.end()
  })
})
