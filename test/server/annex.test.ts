// SPDX-License-Identifier: AGPL-3.0-or-later
// The sealed annex of each office in a case: written, opened until a day, closed, opened by another in an emergency.

import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { annexContracts } from '#cases/core/annex.contract.ts'
import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { CHILD, openAnnexWorld, told, WORDS } from '../support/annex.ts'
import { officer } from '../support/town.ts'

const world = await openAnnexWorld()
const { admin, on, offices, actors, trouble, annex, today, send, done, refusedWith, list, read, statusOf, asOffice } = world
afterAll(() => world.close())

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
          expect([404, ...(who === 'police' ? [403] : [])], `${who} ${path}`).toContain((await send(whole, 'GET', path, actor)).statusCode)
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

  it('takes a testimony of sixty pages whole, in any script, and says of a longer one what to do', async () => {
    const id = await done('/cases', actors.desa, told)
    const add = (text: string) => send(on.both, 'POST', `/cases/${id}/annex/notes`, actors.dinas, { kind: 'TESTIMONY', text })
    const pages = ['Ia bercerita lagi.\n'.repeat(10_400), 'ꦥꦼꦩꦶ '.repeat(40_000)]
    for (const text of pages) expect((await add(text)).statusCode).toBe(200)
    const long = await add('x'.repeat(200_001))
    expect([long.statusCode, long.body.includes('Divide it into several testimonies')]).toEqual([400, true])
    const { own = '' } = await list(id, actors.dinas)
    expect((await read(own, actors.dinas)).notes.map(({ text }) => text)).toEqual(pages.map((text) => text.trim()))
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

describe('of an office that was let into the case', () => {
  it('lies at its own place, and is read by it alone and by whom it opens it to', async () => {
    const id = await done('/cases', actors.desa, told)
    const { uuid } = parseId(id)
    // For good; by a command where a case is referred.
    for (const table of ['snapshot', 'case_file'])
      await admin.query(`update ${table} set let_in = $2 where ${table === 'snapshot' ? 'stream_id' : 'case_id'} = $1`, [
        uuid,
        [offices.jember],
      ])
    await admin.query(`update snapshot set state = (state::jsonb || $2)::text where stream_id = $1`, [uuid, { letIn: [offices.jember] }])
    const own = await done(`/cases/${id}/annex/notes`, actors.jember, { kind: 'TESTIMONY', text: WORDS })
    const { rows } = await admin.query('select area, let_in from case_annex where stream_id = $1', [parseId(own).uuid])
    expect(rows).toEqual([{ area: '35.09', let_in: ['!', offices.jember] }])
    expect(await list(id, actors.dinas)).toMatchObject({ others: [{ office: offices.jember }] })
    for (const actor of [actors.dinas, actors.province, actors.nation]) expect(await statusOf(own, actor)).toBe(404)
    await done(`/annexes/${own}/openings`, actors.jember, { office: offices.dinas, purpose: 'RETURN', until: today() })
    expect([await statusOf(own, actors.jember), await statusOf(own, actors.dinas)]).toEqual([200, 200])
    const theirs = await done(`/cases/${id}/annex/notes`, actors.dinas, { kind: 'NOTE', text: 'x' })
    await done(`/annexes/${theirs}/openings`, actors.dinas, { office: offices.jember, purpose: 'RETURN', until: today() })
    expect(await statusOf(theirs, actors.jember)).toBe(200)
  })
})

describe('an opening', () => {
  const opening = (more: object = {}) => ({ office: offices.bp2mi, purpose: 'LEGAL_HELP', until: '2026-05-10', ...more })
  const path = (): string => `/annexes/${annex}/openings`

  it('is refused to whom it cannot be, each in its words', async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ office: 'tidak-ada' }, 'annex-office-unknown'],
      [{ office: offices.desa }, 'annex-office-near'],
      [{ office: offices.jember, until: '2026-06-03' }, 'annex-until-outside'],
      [{ office: offices.police, until: '2026-06-03' }, 'annex-until-outside'],
      [{ office: offices.dinas }, 'annex-office-has-it'],
      [{ until: '2026-05-02' }, 'annex-until-past'],
      [{ until: '2027-05-02' }, 'annex-until-far'],
    ]
    for (const [more, code] of cases) expect(await refusedWith(path(), actors.dinas, opening(more))).toBe(code)
    const guests = await send(on.both, 'GET', `/annexes/${annex}/guests`, actors.dinas)
    expect(
      annexContracts.ListAnnexGuests.output
        .parse(guests.json())
        .items.map(({ name, onCase }) => `${name} ${onCase}`)
        .sort(),
    ).toEqual(['Disnaker Jawa Timur true', 'Disnaker Jember false', 'P4MI Banyuwangi true', 'Polresta Banyuwangi false'])
  })

  it('is listed to whom it was opened, also to the police, for as long as it is, with nothing of whom it tells', async () => {
    const opened = async (actor: Actor, whole = on.both) => (await send(whole, 'GET', '/annexes', actor)).json()
    const mine = Object.values(actors).filter(({ role }) => annexContracts.ListOpenedAnnexes.may.some((each) => each === role))
    const counts = async () => Promise.all(mine.map(async (actor) => (await opened(actor)).items.length))
    const before = await counts()
    expect(await opened(actors.police)).toEqual({ items: [] })
    await done(path(), actors.dinas, opening({ office: offices.police, purpose: 'INVESTIGATION', until: '2026-05-20' }))
    const row = { id: annex, name: 'Disnaker Banyuwangi', purpose: 'INVESTIGATION', on: '2026-05-03', until: '2026-05-20' }
    for (const whole of Object.values(on)) {
      expect((await opened(actors.police, whole)).items).toEqual([expect.objectContaining(row)])
      expect((await send(whole, 'GET', '/annexes', actors.police)).body).not.toMatch(new RegExp(`${CHILD}|${trouble}`))
    }
    expect(await counts()).toEqual(before.map((count, nth) => (mine[nth] === actors.police ? count + 1 : count)))
    expect((await send(on.both, 'GET', '/annexes', actors.desa)).statusCode).toBe(403)
    await done(`${path()}/${offices.police}/end`, actors.dinas)
    expect(await opened(actors.police)).toEqual({ items: [] })
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
    world.setNow(world.now() + 86_400_000)
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
    expect(Date.parse(until) - world.now()).toBeLessThanOrEqual(7_200_000)
    expect(Date.parse(until) - world.now()).toBeGreaterThan(7_190_000)
    expect((await send(on.both, 'POST', path(), actors.province, { reason }, 'broken')).json()).toEqual(answer.json())
    expect(await refusedWith(path(), actors.province, { reason })).toBe('annex-reached')
    const broken = await read(annex, actors.province)
    expect(broken).toMatchObject({ access: 'BROKEN', until, left: 7200, openings: [], broken: [] })
    expect(broken.notes[0]?.text).toBe(WORDS)
    expect(await statusOf(annex, actors.nation)).toBe(404)
    // Its own office finds it among what it must do, and nobody else does.
    expect(await workOf(actors.dinas)).toEqual([{ code: 'SEE_BROKEN_GLASS', subject: { id: annex, label: 'A sealed annex' } }])
    for (const actor of [actors.nation, actors.bp2mi, actors.province, actors.desa]) expect(await workOf(actor)).toEqual([])
    expect((await read(annex, actors.dinas)).broken).toMatchObject([{ until, reason, office: 'Disnaker Jawa Timur' }])
    // Late, it is still its own office's alone: whoever it was opened to is not asked to see to it, nor told that it happened.
    await done(`/annexes/${annex}/openings`, actors.dinas, { office: offices.bp2mi, purpose: 'RETURN', until: '2026-06-20' })
    const then = world.now()
    world.setNow(Date.parse('2026-06-10T02:00:00.000Z'))
    expect([await workOf(actors.bp2mi), (await workOf(actors.dinas)).length]).toEqual([[], 1])
    world.setNow(then)
    await done(`/annexes/${annex}/openings/${offices.bp2mi}/end`, actors.dinas)
    await done(`/annexes/${annex}/break-glass/seen`, actors.dinas)
    expect(await workOf(actors.dinas)).toEqual([])
    expect(await refusedWith(`/annexes/${annex}/break-glass/seen`, actors.dinas)).toBe('annex-nothing-broken')
    world.setNow(Date.parse(until))
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
