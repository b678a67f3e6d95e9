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

  return {
    instance,
    jobs,
    bodyId,
    post,
    get,
    trained,
    test,
    issue,
    milestone: async (workerId: string, code: string) => {
      const file = Milestones.parse((await get(`/workers/${workerId}`, 'dinas')).json())
      return file.milestones.find((milestone) => milestone.code === code)
    },
    lastNumber: async (): Promise<string> => {
      const { items } = Numbers.parse((await get('/certificates?limit=200', 'lsp')).json())
      return (
        items
          .map((item) => item.number)
          .sort()
          .at(-1) ?? '0'
      )
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
