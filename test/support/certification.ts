// SPDX-License-Identifier: AGPL-3.0-or-later
// A regency with a certification body and people who wait for their test.

import { expect } from 'vitest'
import * as z from 'zod/mini'
import { type OfficerName, openInstance, type TestInstance } from './instance.ts'
import { openJobs, type TestJobs } from './jobs.ts'
import { shownFor } from './paper.ts'

export const units = ['U1', 'U2', 'U3'].map((code) => ({ code, title: `Unit ${code}` }))
const LICENCE = { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2028-12-31' }
const AGENCY = '0000-01890000-0000-7000-8000-000000000001'

const Created = z.object({ id: z.string() })
const Issued = z.object({ number: z.string() })
const Milestones = z.object({ milestones: z.array(z.looseObject({ code: z.string() })) })
const Numbers = z.object({ items: z.array(z.object({ number: z.string() })) })

interface More {
  readonly on?: TestInstance
  readonly key?: string
}

export async function openCertification(url: string) {
  const instance = openInstance(url)
  const jobs: TestJobs = await openJobs(instance)

  const headers = (as: OfficerName, more: More): Record<string, string> => ({
    'x-officer': as,
    'accept-language': 'en',
    ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
  })
  async function post(path: string, body: object, as: OfficerName, more: More = {}) {
    return (more.on ?? instance).app.inject({ method: 'POST', url: `/api/v1${path}`, headers: headers(as, more), payload: body })
  }
  async function get(path: string, as: OfficerName, more: More = {}) {
    return (more.on ?? instance).app.inject({ method: 'GET', url: `/api/v1${path}`, headers: headers(as, more) })
  }
  async function create(path: string, body: object, as: OfficerName): Promise<string> {
    const answer = await post(path, body, as)
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return Created.parse(answer.json()).id
  }

  const bodyId = await create(
    '/certification-bodies',
    {
      area: '35.10',
      code: 'LSP-BWI',
      name: 'LSP Banyuwangi',
      officeId: 'office-lsp',
      licence: LICENCE,
      schemes: [{ code: 'PRT', name: 'Pelayanan Rumah Tangga', standard: 'SKKNI, Kepmenaker 313/2015', units }],
    },
    'dinas',
  )

  /** A file whose training is done, so that its next step is the test. */
  async function trained(name: string): Promise<string> {
    const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', agencyId: AGENCY }
    const id = await create('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan }, 'desa')
    for (const code of ['JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
      await create(`/workers/${id}/milestones/${code}`, shownFor(code, '2026-05-01'), 'dinas')
    return id
  }

  /** Every unit competent but those named; `only` some units are tested. */
  async function test(workerId: string, but: Readonly<Record<string, 'NOT_YET'>> = {}, only?: readonly string[]): Promise<string> {
    const tested = units.filter(({ code }) => only?.includes(code) ?? true)
    const results = tested.map(({ code }) => ({ code, result: but[code] ?? 'COMPETENT' }))
    return create('/assessments', { workerId, bodyId, scheme: 'PRT', results }, 'lsp')
  }

  /** @returns the number of the certificate */
  async function issue(id: string): Promise<string> {
    const answer = await post(`/assessments/${id}/certificate`, {}, 'lsp')
    expect(answer.statusCode, answer.body).toBe(200)
    return Issued.parse(answer.json()).number
  }

  let centre: { readonly provider: string; readonly programme: string } | undefined
  async function centreOf(): Promise<{ readonly provider: string; readonly programme: string }> {
    const licence = { number: '503/12/LPK/2024', issuer: 'Disnaker', from: '2024-01-01', to: '2026-12-31' }
    const terms = { hours: 8, minHours: 8, units: [{ code: 'P1', title: 'Merawat lansia', minHours: 0 }] }
    const basis = { legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
    centre ??= {
      provider: await create('/providers', { area: '35.10', kind: 'LPK', name: 'LPK Melati', ...licence }, 'dinas'),
      programme: await create('/programmes', { area: '35.10', name: 'Pengasuh lansia', ...terms, ...basis }, 'dinas'),
    }
    return centre
  }

  /** A class of a day in which everybody was present, but those named; closed, unless it is to stay open. */
  async function taught(
    workers: readonly string[],
    but: { readonly absent?: readonly string[]; readonly open?: true } = {},
  ): Promise<string> {
    const { provider: providerId, programme: programmeId } = await centreOf()
    const plan = { title: 'Kelas pagi', providerId, programmeId, capacity: 60, sessions: [{ date: '2026-05-03', hours: 8 }] }
    const id = await create('/classes', plan, 'blk')
    const marks = Object.fromEntries(workers.map((worker) => [worker, but.absent?.includes(worker) ? 'absent' : 'present']))
    await create(`/classes/${id}/trainees`, { workers }, 'blk')
    await create(`/classes/${id}/sessions/1/attendance`, { marks }, 'blk')
    if (but.open !== true) await create(`/classes/${id}/finish`, {}, 'blk')
    return id
  }

  return {
    instance,
    jobs,
    bodyId,
    taught,
    centreOf,
    /** A file that prepares, and has no training yet. */
    candidate: (name: string): Promise<string> =>
      create(
        '/workers',
        { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', occupation: 'PENGASUH_LANSIA' },
        'desa',
      ),
    /** @returns the id of the record and the number of the certificate of a training */
    certify: async (classId: string, workerId: string) => {
      const answer = await post(`/classes/${classId}/trainees/${workerId}/certificate`, {}, 'blk')
      expect(answer.statusCode, answer.body).toBe(200)
      return z.object({ id: z.string(), number: z.string() }).parse(answer.json())
    },
    post,
    get,
    trained,
    test,
    issue,
    milestone: async (workerId: string, code: string) => {
      const file = Milestones.parse((await get(`/workers/${workerId}`, 'dinas')).json())
      return file.milestones.find((milestone) => milestone.code === code)
    },
    lastNumber: async (of = '3510/'): Promise<string> => {
      const { items } = Numbers.parse((await get('/certificates?limit=200', 'lsp')).json())
      return (
        items
          .map((item) => item.number)
          .filter((number) => number.startsWith(of))
          .sort()
          .at(-1) ?? '0'
      )
    },
    /** The record of a person's certified training. */
    certifiedId: async (workerId: string): Promise<string | undefined> => {
      const { certificates } = z
        .object({ certificates: z.array(z.object({ id: z.string() })) })
        .parse((await get(`/workers/${workerId}/training`, 'dinas')).json())
      return certificates[0]?.id
    },
    /** The body's licence is taken away meanwhile, and followed by a new one. */
    withoutLicence: async (work: () => Promise<void>): Promise<void> => {
      await create(
        `/certification-bodies/${bodyId}/licences/end`,
        { number: LICENCE.number, from: LICENCE.from, reason: 'Dibekukan' },
        'dinas',
      )
      await work()
      await create(`/certification-bodies/${bodyId}/licences`, { ...LICENCE, number: 'BNSP-LSP-021-ID' }, 'dinas')
    },
    close: async (): Promise<void> => {
      await jobs.stop()
      await instance.app.close()
      await instance.db.close()
    },
  }
}
export type CertificationWorld = Awaited<ReturnType<typeof openCertification>>
