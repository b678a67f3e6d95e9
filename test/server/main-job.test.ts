// SPDX-License-Identifier: AGPL-3.0-or-later
// What the product exists for, from the village to home again, through every capability and with what follows from events;
// in two regencies by one build, of which one has a configuration of its own, and neither is told of the other.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken, createUser, ensureOffices } from '#access/server/provision.ts'
import { type App, openApp, plugIn } from '#apps/server.ts'
import type { OfficeKind, Role } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { everyBound } from '#platform/server/http/server.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { holdToDocument } from '../support/openapi.ts'
import { freshDatabase } from '../support/postgres.ts'

const NOW = '2026-05-03T02:00:00.000Z'
const own = { step: 'FAMILY_CONSENT', days: 2, legalBasis: 'SK Kadisnaker 1/2026', standing: 'practice', validFrom: '2026-01-01' } as const
const towns = [
  {
    regency: '35.10',
    village: '35.10.04.2006',
    name: 'Banyuwangi',
    company: 'PT Maju',
    consentDue: '2026-05-10',
    foreign: /jember|\b35\.09\b|"3509-/i,
  },
  {
    regency: '35.09',
    village: '35.09.01.2001',
    name: 'Jember',
    company: 'PT Jaya',
    consentDue: '2026-05-05',
    foreign: /banyuwangi|\b35\.10\b|"3510-/i,
  },
] as const

const Step = z.object({ code: z.string(), owner: z.string(), due: z.string(), legalBasis: z.string(), text: z.string() })
const File = z.object({ id: z.string(), version: z.number(), state: z.string(), nextSteps: z.array(Step) })
type File = z.output<typeof File>
const Made = z.object({ id: z.string() })

let app: App
beforeAll(async () => {
  app = await openApp({
    databaseUrl: await freshDatabase(),
    master: Buffer.alloc(32, 7),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    clock: () => NOW,
    regencies: new Map([['35.09', { code: '35.09', name: 'Disnaker Kabupaten Jember', letterhead: ['Jl. Kartini 2'], deadlines: [own] }]]),
    logError: (error) => console.error(error),
  })
  holdToDocument(app.server)
})
afterAll(() => app.close())

describe.each(towns)('in $name', ({ regency, village, name, company, consentDue, foreign }) => {
  const tokens = new Map<string, string>()
  const said: string[] = []
  let assessors = ''

  async function send(as: string, method: 'GET' | 'POST', path: string, payload?: object) {
    const answer = await app.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${must(tokens.get(as), as)}`, 'accept-language': 'en' },
      ...(payload === undefined ? {} : { payload }),
    })
    said.push(answer.body)
    return answer
  }
  async function make(as: string, path: string, payload: object): Promise<string> {
    const answer = await send(as, 'POST', path, payload)
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(201)
    return Made.parse(answer.json()).id
  }
  async function act(as: string, path: string, payload: object): Promise<string> {
    const answer = await send(as, 'POST', path, payload)
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200)
    return answer.body
  }
  async function read(id: string): Promise<File> {
    await app.settle()
    const file = File.parse((await send('dinas', 'GET', `/workers/${id}`)).json())
    // At every moment the file names what is next, who must do it, by when, and under which article.
    for (const step of file.nextSteps) expect(Object.values(step).filter((each) => each === '')).toEqual([])
    if (file.state !== 'CLOSED') expect(file.nextSteps.length, file.state).toBeGreaterThan(0)
    return file
  }

  beforeAll(async () => {
    const offices: readonly (readonly [string, Role, OfficeKind, readonly string[]])[] = [
      ['desa', 'village-officer', 'VILLAGE', [village]],
      ['dinas', 'regency-officer', 'REGENCY', [regency]],
      ['bp2mi', 'agency-officer', 'AGENCY', [regency]],
      ['blk', 'trainer', 'TRAINING', [regency]],
      ['lsp', 'assessor', 'CERTIFICATION', [regency]],
      ['bupati', 'leader', 'REGENCY', [regency]],
      ['admin', 'administrator', 'REGENCY', [regency]],
      ['polres', 'investigator', 'POLICE', [regency]],
      ['inspektorat', 'auditor', 'AUDIT', [regency]],
    ]
    for (const [index, [login, role, kind, areas]] of offices.entries()) {
      const id = formatId({ regency, uuid: `00000000-0000-7000-8000-00000000010${index}` })
      await ensureOffices(app.services, [
        { id, kind, area: must(areas[0], 'area'), areas, names: [{ name: `${kind} ${name}`, validFrom: '2020-01-01' }] },
      ])
      const account = `${login}.${name.toLowerCase()}`
      await createUser(app.services, { login: account, name: `${login} ${name}`, role, officeId: id })
      tokens.set(login, must(await createToken(app.services, account), account))
      if (login === 'lsp') assessors = id
    }
  })

  it('goes from the village through training and certification to departure and home', async () => {
    const agencyId = await make('bp2mi', '/agencies', { name: company })
    const licence = { number: `SIP3MI-${company}`, from: '2025-01-01', to: '2029-12-31', legalBasis: 'UU 18/2017 art 51' }
    await act('bp2mi', `/agencies/${agencyId}/licences`, licence)
    const providerId = await make('dinas', '/providers', {
      area: regency,
      kind: 'LPK',
      name: `LPK ${name}`,
      number: '12/2024',
      issuer: 'Disnaker',
      from: '2024-01-01',
      to: '2028-12-31',
    })
    const programmeId = await make('dinas', '/programmes', {
      area: regency,
      name: 'Pengasuh lansia Hong Kong',
      hours: 16,
      minHours: 16,
      units: [],
      occupation: 'PENGASUH_LANSIA',
      destination: 'HKG',
      legalBasis: 'UU 18/2017 art 5b',
      standing: 'assumed',
    })
    const unit = { code: 'U1', title: 'Merawat lansia' }
    const bodyId = await make('dinas', '/certification-bodies', {
      area: regency,
      code: `LSP-${name.slice(0, 3).toUpperCase()}`,
      name: `LSP ${name}`,
      officeId: assessors,
      licence: { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2028-12-31' },
      schemes: [{ code: 'PL', name: 'Pengasuh Lansia', standard: 'SKKNI, Kepmenaker 313/2015', units: [unit] }],
    })

    const id = await make('desa', '/workers', {
      name: 'Siti Aminah',
      sex: 'F',
      birthDate: '1999-07-01',
      area: village,
      destination: 'HKG',
      occupation: 'PENGASUH_LANSIA',
      agencyId,
    })
    let file = await read(id)
    expect(file.nextSteps.find((step) => step.code === 'FAMILY_CONSENT')?.due).toBe(consentDue)

    const train = async (): Promise<void> => {
      const sessions = ['2026-05-01', '2026-05-02'].map((date) => ({ date, hours: 8 }))
      const plan = { title: 'Angkatan 1', providerId, programmeId, capacity: 30, sessions }
      const lesson = await make('blk', '/classes', plan)
      await act('blk', `/classes/${lesson}/trainees`, { workers: [id] })
      for (const session of [1, 2]) await act('blk', `/classes/${lesson}/sessions/${session}/attendance`, { marks: { [id]: 'present' } })
    }
    let verify = ''
    const certify = async (): Promise<void> => {
      const results = [{ code: unit.code, result: 'COMPETENT' }]
      const test = await make('lsp', '/assessments', { workerId: id, bodyId, scheme: 'PL', results })
      await act('lsp', `/assessments/${test}/certificate`, {})
      const Check = z.object({ check: z.object({ url: z.string() }) })
      verify = new URL(Check.parse((await send('lsp', 'GET', `/assessments/${test}`)).json()).check.url).pathname
    }
    const recorder: Readonly<Record<string, string>> = { VILLAGE: 'desa', AGENCY: 'bp2mi' }
    const seen: string[] = []
    while (file.state !== 'READY' && seen.length < 40) {
      const step = must(file.nextSteps[0], 'next step')
      seen.push(step.code)
      if (step.code === 'TRAINING_DONE') await train()
      else if (step.code === 'CERTIFIED') await certify()
      else await act(recorder[step.owner] ?? 'dinas', `/workers/${id}/milestones/${step.code}`, {})
      file = await read(id)
    }
    expect(file.state, seen.join(' ')).toBe('READY')
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(
      expect.arrayContaining(['TRAINING_DONE', 'CERTIFIED', 'MEDICAL_FIT', 'VISA_ISSUED', 'SS_DURING', 'OPP_DONE', 'E_PMI_ISSUED']),
    )
    const page = await app.server.inject({ method: 'GET', url: verify, headers: { accept: 'text/html' } })
    expect([page.statusCode, page.body.includes('Siti Aminah'), page.body.includes(`LSP ${name}`)]).toEqual([200, true, true])

    const Milestones = z.object({ milestones: z.array(z.looseObject({ code: z.string(), origin: z.optional(z.string()) })) })
    const { milestones } = Milestones.parse((await send('dinas', 'GET', `/workers/${id}`)).json())
    const computed = milestones.filter((milestone) => milestone.origin === 'computed').map((milestone) => milestone.code)
    expect(computed).toEqual(['TRAINING_DONE', 'CERTIFIED'])

    for (const code of ['DEPARTED', 'ARRIVAL_REPORTED', 'RETURN_RECORDED', 'HANDED_OVER']) {
      await act(code === 'DEPARTED' ? 'desa' : 'bp2mi', `/workers/${id}/milestones/${code}`, {})
      file = await read(id)
    }
    expect(file.state).toBe('HANDED_OVER')
    await act('dinas', `/workers/${id}/moves`, { to: 'REINTEGRATING' })
    await read(id)
    await act('dinas', `/workers/${id}/milestones/REINTEGRATED`, {})
    file = await read(id)
    expect(file.state).toBe('CLOSED')
    expect(file.nextSteps).toEqual([])
  })

  it('leaves whole chains, and nothing that the other regency could see', async () => {
    expect(
      (await verifyChains(app.services.db, app.services.keyring, { folds: foldsOf(plugIn(app.services).capabilities) })).breaks,
    ).toEqual([])
    const { items } = z.object({ items: z.array(z.object({ area: z.string() })) }).parse((await send('dinas', 'GET', '/workers')).json())
    expect(items.map((item) => item.area)).toEqual([village])
  })

  it('says nothing of the other regency, in any list or answer, whoever asks', async () => {
    const lists = everyBound(app.services, plugIn(app.services).capabilities).filter(
      // What offices are called is told beyond a regency: they agree with each other.
      ({ contract, name }) => contract.kind === 'query' && !contract.path.includes('{') && name !== 'ListParties',
    )
    for (const { contract } of lists) for (const as of tokens.keys()) await send(as, 'GET', contract.path)
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter((text) => foreign.test(text))).toEqual([])
  })

  it('answers with what is its own', async () => {
    const { regency: shown } = (await send('desa', 'GET', '/me')).json()
    expect(shown).toEqual(regency === '35.09' ? { name: 'Disnaker Kabupaten Jember', letterhead: ['Jl. Kartini 2'] } : undefined)
  })
})
