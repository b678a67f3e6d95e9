// SPDX-License-Identifier: AGPL-3.0-or-later
// What other records tell of a paper, from both sides of each line: flagged where it stands out, and left alone where it does not.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { must } from '#kernel/decider.ts'
import { thresholds } from '#papers/core/flag.law.ts'
import { paperRule } from '#papers/core/paper.law.ts'
import type { PaperKind } from '#papers/core/paper.ts'
import { type CertificationWorld, openCertification } from '../support/certification.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { jpeg } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

let world: CertificationWorld
beforeAll(async () => {
  world = await openCertification(await freshDatabase())
})
afterAll(() => world.close())

const Made = z.object({ id: z.string() })
const Flagged = z.object({ flags: z.array(z.object({ code: z.string() })) })
const today = '2026-05-03'

/** A paper on a file, checked: everything agrees, and it says this much. */
async function verified(workerId: string, kind: PaperKind, printed: object): Promise<string> {
  const attached = await world.instance.app.inject({
    method: 'POST',
    url: `/api/v1/papers?workerId=${workerId}&kind=${kind}`,
    headers: { 'x-officer': 'dinas', ...FORM_TYPE },
    payload: formOf(jpeg()),
  })
  const { id } = Made.parse(attached.json())
  const { checks } = must(paperRule(kind, today), `a rule of ${kind}`)
  const compared = Object.fromEntries(checks.map((code) => [code, 'AGREES']))
  const answer = await world.post(`/papers/${id}/verification`, { compared, ...printed }, 'dinas')
  expect(answer.statusCode, answer.body).toBe(200)
  return id
}

async function flags(workerId: string, kind: PaperKind, printed: object): Promise<readonly string[]> {
  const id = await verified(workerId, kind, printed)
  await world.jobs.settleAll()
  return Flagged.parse((await world.get(`/papers/${id}`, 'dinas')).json()).flags.map(({ code }) => code)
}

describe('a certificate of competence', () => {
  const printed = (number: string) => ({ number, issuer: 'LSP Banyuwangi', issuedOn: today, validUntil: '2029-05-03' })

  it('that a body here gave to this person is left alone, and one it gave to another or to nobody is not', async () => {
    const [rini, wati] = [await world.trained('Rini'), await world.trained('Wati')]
    const number = await world.issue(await world.test(rini))
    await world.jobs.settleAll()
    expect(await flags(rini, 'SERTIFIKAT_KOMPETENSI', printed(number.toLowerCase()))).toEqual([])
    expect(await flags(wati, 'SERTIFIKAT_KOMPETENSI', printed(number))).toEqual(['NUMBER_TWICE', 'CERTIFICATE_UNKNOWN'])
    expect(await flags(wati, 'SERTIFIKAT_KOMPETENSI', printed(number.replace(/\d+$/, '9999')))).toEqual(['CERTIFICATE_UNKNOWN'])
  })

  it('of a body that is not kept here is one number for one person', async () => {
    const [one, other] = [await world.trained('Sulastri'), await world.trained('Sumiati')]
    const elsewhere = printed('88100 5322 3 0000123 2026')
    expect(await flags(one, 'SERTIFIKAT_KOMPETENSI', elsewhere)).toEqual([])
    expect(await flags(one, 'SERTIFIKAT_KOMPETENSI', elsewhere)).toEqual([])
    expect(await flags(other, 'SERTIFIKAT_KOMPETENSI', printed('88100-5322-3-0000123-2026'))).toEqual(['NUMBER_TWICE'])
  })
})

describe('a certificate of training', () => {
  it('of a provider counts on the days of its licence, from the first to the last', async () => {
    const worker = await world.candidate('Lestari')
    const licence = { number: '503/7/2026', issuer: 'Disnaker', from: '2026-02-02', to: '2026-04-01' }
    const made = await world.post('/providers', { area: '35.10', kind: 'LPK', name: 'LPK Kenanga', ...licence }, 'dinas')
    expect(made.statusCode, made.body).toBe(201)
    const on = (issuedOn: string) => flags(worker, 'SERTIFIKAT_PELATIHAN', { issuer: 'LPK KENANGA', issuedOn })
    expect(await flags(worker, 'SERTIFIKAT_PELATIHAN', { issuer: 'LPK Entah', issuedOn: '2026-02-02' })).toEqual(['PROVIDER_UNKNOWN'])
    expect([await on('2026-02-01'), await on('2026-02-02')]).toEqual([['PROVIDER_UNLICENSED'], []])
    expect([await on('2026-04-01'), await on('2026-04-02')]).toEqual([[], ['PROVIDER_UNLICENSED']])
    const { id } = Made.parse(made.json())
    const revoked = await world.post(
      `/providers/${id}/licence-revocations`,
      { number: licence.number, on: '2026-03-01', reason: 'Tutup' },
      'dinas',
    )
    expect(revoked.statusCode, revoked.body).toBeLessThan(300)
    expect([await on('2026-02-28'), await on('2026-03-01')]).toEqual([[], ['PROVIDER_UNLICENSED']])
  })

  it('says no more hours than the person attended', async () => {
    const [present, absent] = [await world.candidate('Endang'), await world.candidate('Ningsih')]
    await world.taught([present, absent], { absent: [absent] })
    await world.jobs.settleAll()
    const hours = (worker: string, of: number) =>
      flags(worker, 'SERTIFIKAT_PELATIHAN', { issuer: 'LPK Melati', startedOn: today, issuedOn: today, hours: of })
    expect([await hours(present, 8), await hours(present, 9)]).toEqual([[], ['HOURS_NOT_ATTENDED']])
    expect(await hours(absent, 8)).toEqual(['HOURS_NOT_ATTENDED'])
    const most = thresholds.HOURS_A_DAY[0].most
    expect(await hours(present, most)).toEqual(['HOURS_NOT_ATTENDED'])
    expect(await hours(present, most + 1)).toEqual(['HOURS_IMPOSSIBLE', 'HOURS_NOT_ATTENDED'])
  })
})

describe('a village head', () => {
  it('may sign as many permissions on one day as the threshold says, and the next stands out', async () => {
    const worker = await world.candidate('Suparmi')
    const signed = (issuedOn: string) => ({ issuer: 'Kepala Desa Wringinpitu', issuedOn })
    const most = thresholds.BULK_SIGNED[0].most
    for (let nth = 1; nth < most; nth += 1) await verified(worker, 'SURAT_IZIN_KELUARGA', signed('2026-04-01'))
    expect(await flags(worker, 'SURAT_IZIN_KELUARGA', signed('2026-04-01'))).toEqual([])
    expect(await flags(worker, 'SURAT_IZIN_KELUARGA', signed('2026-04-02'))).toEqual([])
    expect(await flags(worker, 'SURAT_IZIN_KELUARGA', signed('2026-04-01'))).toEqual(['BULK_SIGNED'])
  })
})
