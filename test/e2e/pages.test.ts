// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page that is registered, in both languages, light and dark, at both ends of the widths: axe finds nothing, and nothing is too wide.
// A page that is added and not visited here fails.

import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createFirstLink, createToken } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { pages } from '#apps/web.pages.tsx'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { today } from '../support/morning.ts'
import { go, type Look, type OfficerApp, shareDemonstration } from '../support/officer.ts'
import { banded, pdf } from '../support/pictures.ts'

/** Who is at each page; nobody's page is one that needs no account. */
const visits: Readonly<Record<string, string>> = {
  '/': 'dinas',
  '/workers': 'dinas',
  '/workers/new': 'desa',
  '/workers/:id/registered': 'desa',
  '/workers/:id': 'dinas',
  '/twins/:id': 'bp2mi',
  '/doubles': 'dinas',
  '/doubles/:id': 'dinas',
  '/overview': 'dinas',
  '/away': 'desa',
  '/watch': 'desa',
  '/homes/:id': 'desa',
  '/information': 'desa',
  '/outreach': 'desa',
  '/count': 'desa',
  '/outreach/new': 'desa',
  '/outreach/:id': 'desa',
  '/exports': 'dinas',
  '/imports': 'dinas',
  '/imports/:id': 'dinas',
  '/population': 'desa',
  '/classes': 'blk',
  '/classes/new': 'blk',
  '/classes/:id': 'blk',
  '/classes/:id/enrol': 'blk',
  '/classes/:id/schedule': 'blk',
  '/classes/:id/sessions/:no': 'blk',
  '/providers': 'dinas',
  '/providers/new': 'dinas',
  '/providers/:id': 'dinas',
  '/programmes/new': 'dinas',
  '/certification': 'lsp',
  '/certification/test/:id': 'lsp',
  '/certification/:id': 'lsp',
  '/certificates': 'lsp',
  '/certificates/:id': 'blk',
  '/certification-bodies': 'dinas',
  '/certification-bodies/new': 'dinas',
  '/certification-bodies/:id': 'dinas',
  '/agreements': 'dinas',
  '/agreements/new': 'dinas',
  '/agreements/:id': 'dinas',
  '/letters': 'desa',
  '/letters/:id': 'desa',
  '/cases': 'dinas',
  '/cases/new': 'desa',
  '/cases/board': 'dinas',
  '/cases/:id': 'dinas',
  '/annexes': 'dinas',
  '/annexes/:id': 'dinas',
  '/rooms': 'dinas',
  '/rooms/:id': 'dinas',
  '/meetings/:id': 'dinas',
  '/meetings/:id/call': 'dinas',
  '/join': 'nobody',
  '/decisions/:id': 'dinas',
  '/rights-requests': 'dinas',
  '/rights-requests/:id': 'dinas',
  '/workers/:id/held': 'dinas',
  '/agencies': 'bp2mi',
  '/agencies/new': 'bp2mi',
  '/agencies/:id': 'bp2mi',
  '/agency-lists': 'bp2mi',
  '/agency-lists/new': 'bp2mi',
  '/agency-lists/:id': 'bp2mi',
  '/job-orders': 'bp2mi',
  '/job-orders/new': 'bp2mi',
  '/job-orders/:id': 'bp2mi',
  '/tasks': 'relawan',
  '/guides': 'nobody',
  '/outbox': 'desa',
  '/account': 'admin',
  '/account/deputies': 'dinas',
  '/staff': 'admin',
  '/staff/:id/tokens': 'admin',
  '/contact': 'admin',
  '/offices': 'admin',
  '/log': 'auditor',
  '/first-administrator': 'nobody',
  '/invitation': 'nobody',
  '/papers': 'dinas',
  '/papers/:id': 'dinas',
  '/laws': 'nobody',
}
/** Pages beside the registered ones, and the same page as others see it. */
const also: readonly (readonly [string, string])[] = [
  ['/', 'nobody'],
  ['/nowhere', 'desa'],
  ['/cases/new', 'bp2mi'],
  ['/cases?late=true&mine=true', 'desa'],
  ['/workers?late=true&sort=waiting', 'desa'],
  ['/watch', 'dinas'],
  ['/count', 'dinas'],
  ['/overview', 'bupati'],
  ['/cases/board', 'bupati'],
  ['/', 'penyidik'],
]

/** Codes of the program, such as RegisterWorker or TRAINING_DONE: nobody should have to read one. */
const code = /\b(?:[A-Z][a-z]+){2,}\b|\b[A-Z]+_[A-Z_]+\b/

const Id = z.looseObject({ id: z.string() })
const Work = z.object({ items: z.array(z.object({ subject: z.looseObject({ type: z.string(), id: z.string() }) })) })
const Trainees = z.object({
  trainees: z.array(z.looseObject({ workerId: z.string(), name: z.nullable(z.string()), completedOn: z.optional(z.string()) })),
})
const Members = z.object({ members: z.array(z.object({ officeId: z.string() })) })
const Parties = z.object({ items: z.array(z.object({ office: z.string(), own: z.boolean() })) })
const First = z.object({ items: z.array(z.looseObject({})) })
let office: OfficerApp
/** What stands for `:id` in a path. */
const ids = new Map<string, string>()

async function first(login: string, path: string, key = 'id'): Promise<string> {
  const { items } = First.parse(await office.read(login, path))
  const id = items.map((item) => item[key]).find((value) => typeof value === 'string')
  if (typeof id !== 'string') throw new Error(`nothing at ${path}`)
  return id
}

beforeAll(async () => {
  office = await shareDemonstration()
  const person = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', nik: '4910044107990201', phone: '081234567890' }
  const [here] = [
    Id.parse(await office.send('bp2mi', '/workers', { ...person, area: '35.10.04.2006' })).id,
    Id.parse(await office.send('bp2mi', '/workers', { ...person, area: '35.09.01.2001' })).id,
  ]
  const signedIn = await office.app.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login: 'desa', password: DEMO_PASSWORD },
  })
  const given = await office.app.server.inject({
    method: 'POST',
    url: '/api/v1/me/delegations',
    headers: { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' },
    payload: {
      login: 'relawan',
      commands: ['RegisterWorker', 'RegisterCase', 'ReportTrouble'],
      areas: ['35.10.04.2006'],
      until: addDays(today, 30),
    },
  })
  expect(given.statusCode, given.body).toBe(201)
  const token = await createToken(office.app.services, 'dinas', { expiresInDays: 1 })
  const list = await office.app.server.inject({
    method: 'POST',
    url: '/api/v1/imports?dryRun=true',
    headers: { authorization: `Bearer ${token}`, ...FORM_TYPE },
    payload: formOf('nama;jk;tgl lahir;desa\nSri Rahayu;P;1/7/1999;Wringinpitu\nTono;x;1999-07-01;35.10.04.2006\n'),
  })
  const handedIn = Id.parse(list.json()).id
  const asked = await office.send('desa', '/rights-requests', { workerId: here, right: 'ACCESS', channel: 'IN_PERSON' })
  const trouble = Id.parse(
    await office.send('desa', '/cases', {
      workerId: here,
      complainant: 'KELUARGA',
      category: 'GAJI_TIDAK_DIBAYAR',
      account: 'Tiga bulan tanpa gaji.',
      callBack: 'Lewat ibunya',
    }),
  ).id
  await office.send('desa', `/cases/${trouble}/contacts`, { contact: 'NOT_REACHED' })
  const testimony = { kind: 'TESTIMONY', text: 'Ia dikunci di lantai tiga' }
  const annex = Id.parse(await office.send('dinas', `/cases/${trouble}/annex/notes`, testimony)).id
  const room = Id.parse(await office.send('dinas', '/rooms', { title: 'Jalur gelap di Tapal Kuda', cases: [trouble] })).id
  await office.send('dinas', `/rooms/${room}/messages`, { text: 'Dua orang dijemput di Genteng.' })
  const startsAt = `${addDays(today, 1)}T02:00:00.000Z`
  const meeting = Id.parse(await office.send('dinas', `/rooms/${room}/meetings`, { title: 'Rapat pertama', startsAt })).id
  await office.send('dinas', `/meetings/${meeting}/opening`, {})
  const { members } = Members.parse(await office.read('dinas', `/rooms/${room}`))
  const tasks = members.map(({ officeId }) => ({ officeId, what: 'Menjemput saksi', due: addDays(today, 2) }))
  const taken = await office.send('dinas', `/rooms/${room}/decisions`, { meetingId: meeting, text: 'Saksi dijemput bersama', tasks })
  const decided = Id.parse(taken).id
  const parties = Parties.parse(await office.read('dinas', '/agreement-parties')).items
  const [own, other] = [parties.find((each) => each.own)?.office, parties.find((each) => !each.own)?.office]
  const days = { from: '2026-01-01', until: '2028-12-31' }
  const agreed = Id.parse(
    await office.send('dinas', '/agreements', {
      title: 'Pelindungan bersama',
      parties: [other],
      ...days,
      commitments: [{ kind: 'OFFICE', office: own, due: days.until, text: 'Ruang layanan di pelabuhan' }],
      terms: [{ from: own, to: other, purpose: 'PROTECTION', fields: ['name', 'state'], until: days.until }],
    }),
  ).id
  const letter = Id.parse(await office.send('desa', `/workers/${here}/letters`, { kind: 'INTRODUCTION' })).id
  const visit = { to: 'FAMILY', found: ['IN_TOUCH'], hamlet: 'Krajan', rt: '02', rw: '01', next: addDays(today, 30) }
  const nobody = { UNDER_18: 0, FROM_18: 0, FROM_25: 0, FROM_60: 0 }
  const reached = { F: { ...nobody, FROM_25: 24 }, M: { ...nobody, FROM_18: 9 } }
  const held = { area: '35.10.04.2006', on: today, kind: 'VILLAGE', venue: 'Balai desa', reached }
  const session = Id.parse(await office.send('desa', '/outreach', held)).id
  await office.send('desa', `/outreach/${session}/answers`, { audience: 'VILLAGER', moment: 'BEFORE', sheets: 20, right: { AGE: 9 } })
  const home = Id.parse(await office.send('desa', `/workers/${here}/visits`, visit)).id
  await office.sendFile('dinas', `/papers?workerId=${here}&kind=PASSPORT`, banded(640, 420))
  await office.sendFile('dinas', `/papers?workerId=${here}&kind=E_PMI`, pdf('/OpenAction<</S/JavaScript>>'))
  await office.app.settle()
  const another = await first('dinas', '/workers?sort=waiting')
  const pair = Id.parse(await office.send('dinas', '/doubles', { one: here, other: another })).id
  const { items } = Work.parse(await office.read('bp2mi', '/work?limit=200'))
  const lesson = await first('blk', '/classes?status=open')
  const finished = await first('blk', '/classes?status=finished')
  const { trainees } = Trainees.parse(await office.read('blk', `/classes/${finished}`))
  const graduate = trainees.find(({ completedOn, name }) => completedOn !== undefined && name !== null)?.workerId
  const certified = Id.parse(await office.send('blk', `/classes/${finished}/trainees/${graduate}/certificate`, {}))
  for (const [path, id] of [
    ['/imports/:id', handedIn],
    ['/workers/:id/registered', here],
    ['/workers/:id', here],
    ['/workers/:id/held', here],
    ['/agreements/:id', agreed],
    ['/letters/:id', letter],
    ['/homes/:id', home],
    ['/outreach/:id', session],
    ['/cases/:id', trouble],
    ['/annexes/:id', annex],
    ['/rooms/:id', room],
    ['/meetings/:id', meeting],
    ['/meetings/:id/call', meeting],
    ['/decisions/:id', decided],
    ['/rights-requests/:id', Id.parse(asked).id],
    ['/twins/:id', items.find(({ subject }) => subject.type === 'twin')?.subject.id ?? ''],
    ['/doubles/:id', pair],
    ['/classes/:id', lesson],
    ['/classes/:id/enrol', lesson],
    ['/classes/:id/schedule', lesson],
    ['/classes/:id/sessions/:no', finished],
    ['/providers/:id', await first('dinas', '/providers')],
    ['/certification/test/:id', await first('lsp', '/assessments?stage=waiting', 'workerId')],
    ['/certification/:id', await first('lsp', '/certificates', 'assessmentId')],
    ['/certificates/:id', certified.id],
    ['/certification-bodies/:id', await first('dinas', '/certification-bodies')],
    ['/agencies/:id', await first('bp2mi', '/agencies')],
    ['/agency-lists/:id', await first('bp2mi', '/agency-lists')],
    ['/job-orders/:id', await first('bp2mi', '/job-orders')],
    ['/staff/:id/tokens', await first('admin', '/users')],
    ['/papers/:id', await first('dinas', '/papers')],
  ] as const)
    ids.set(path, id)
  ids.set('/first-administrator', (await createFirstLink(office.app.services)) ?? '')
})

it('visits every page that is registered', () => {
  const routes = pages.flatMap((registration) => registration.routes.map((route) => route.path))
  expect(Object.keys(visits).sort()).toEqual([...routes].sort())
})

/** Each language with each theme, each theme at each width. */
const looks: readonly { readonly language: Look['language']; readonly pair: readonly [Look, Look] }[] = [
  {
    language: 'id',
    pair: [
      { language: 'id', width: 320, scheme: 'light' },
      { language: 'id', width: 1440, scheme: 'dark' },
    ],
  },
  {
    language: 'en',
    pair: [
      { language: 'en', width: 320, scheme: 'dark' },
      { language: 'en', width: 1440, scheme: 'light' },
    ],
  },
]
const all = [...Object.entries(visits), ...also]

describe.each(looks)('in $language', ({ language, pair }) => {
  it.each([...new Set(all.map(([, login]) => login))])('%s', async (login) => {
    const [begin] = pair
    const page = login === 'nobody' ? await office.open(begin) : await office.signIn(login, begin)
    await page.goto(office.address)
    await page.locator('main h1').waitFor()
    for (const [path] of all.filter(([, who]) => who === login)) {
      await go(page, path.replace(':id', ids.get(path) ?? '').replace(':no', '1'))
      expect(code.exec((await page.locator('main').allInnerTexts()).join(' '))?.[0], path).toBeUndefined()
      for (const { width, scheme } of pair) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: scheme })
        await shoot(page, `page${path.replaceAll(/[/?:&=]+/g, '-')}-${login}-${language}-${width}`)
        expect(await findings(page), `${path} at ${width} px, ${scheme}`).toEqual([])
      }
    }
    await page.context().close()
  })
})
