// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of a case: each at its stage, what it says on paper, and what stays of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import { letterContracts } from '#cases/core/letter.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const Made = z.object({ id: z.string() })
const told = { complainant: 'KELUARGA', category: 'GAJI_TIDAK_DIBAYAR', account: 'Tiga bulan tanpa gaji.\nIa takut bertanya.' }
const about = { callBack: 'Lewat ibunya', name: 'Sutini', employer: 'Abu Hamdan' }

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, body: object, as: OfficerName = 'dinas') {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer
}
const newCase = async (more: object = {}): Promise<string> =>
  Made.parse((await done('/cases', { ...told, ...about, ...more }, 'desa')).json()).id
const moved = async (id: string, ...to: readonly string[]): Promise<void> => {
  for (const each of to) await done(`/cases/${id}/moves/${each}`, {})
}
const make = async (id: string, kind: string, text?: string): Promise<number> =>
  letterContracts.MakeLetter.output.parse((await done(`/cases/${id}/letters`, { kind, ...(text === undefined ? {} : { text }) })).json())
    .nth
const letters = async (id: string, as: OfficerName = 'dinas') =>
  letterContracts.ListCaseLetters.output.parse((await instance.send('GET', `/cases/${id}/letters`, as)).json())
const offered = async (id: string) => (await letters(id)).offered.map(({ kind }) => kind)
async function said(id: string, nth: number): Promise<string> {
  const answer = await instance.send('GET', `/cases/${id}/letters/${nth}`, 'dinas')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return textsOf(answer.rawPayload).join(' ').replaceAll(/\s+/g, ' ')
}

describe('a stage', () => {
  it('offers its letters and no other, and each stands in the history', async () => {
    const id = await newCase()
    expect(await offered(id)).toEqual(['PERNYATAAN_PELAPOR'])
    await moved(id, 'VERIFIED')
    expect(await offered(id)).toEqual(['PERNYATAAN_PELAPOR', 'PERMINTAAN_PENJELASAN'])
    await moved(id, 'CLARIFICATION_1')
    const first = ['BERITA_ACARA_KLARIFIKASI_1', 'SURAT_PERNYATAAN_KLARIFIKASI_1']
    expect(await offered(id)).toEqual(['PERMINTAAN_PENJELASAN', ...first])
    await moved(id, 'COMMITMENT_1')
    expect(await offered(id)).toEqual(first)
    await moved(id, 'CLARIFICATION_2', 'COMMITMENT_2')
    const [minutes = '', promise = ''] = await offered(id)
    expect([minutes, promise]).toEqual(['BERITA_ACARA_KLARIFIKASI_2', 'SURAT_PERNYATAAN_KLARIFIKASI_2'])
    await make(id, promise, 'Gaji dibayar penuh.')
    // The seven days of the second commitment stand on it.
    expect(await said(id, 0)).toContain('10 Mei 2026')
    await moved(id, 'MEDIATION')
    expect(await offered(id)).toEqual(['BERITA_ACARA_MEDIASI'])
    const refused = await instance.send('POST', `/cases/${id}/letters`, 'dinas', { kind: 'REKOMENDASI_SANKSI', text: 'x' })
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('letter-not-now')])
    await moved(id, 'FULFILLED')
    expect(await offered(id)).toEqual(['SURAT_PENUTUPAN'])
    await make(id, 'SURAT_PENUTUPAN')
    const { history } = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${id}`, 'dinas')).json())
    expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining([promise, 'SURAT_PENUTUPAN']))
    // What it said stays, whatever becomes of the case.
    await moved(id, 'RECEIVED')
    expect(await said(id, 1)).toContain('Selesai, hak dipenuhi')
    expect((await letters(id)).made.map(({ nth, kind }) => [nth, kind])).toEqual([
      [1, 'SURAT_PENUTUPAN'],
      [0, promise],
    ])
  })

  it('is written by nobody who may not move the case, and needs words where they are its own', async () => {
    const id = await newCase()
    const near = await instance.send('POST', `/cases/${id}/letters`, 'desa', { kind: 'PERNYATAAN_PELAPOR' })
    expect([near.statusCode, near.body]).toEqual([422, expect.stringContaining('case-near')])
    await moved(id, 'VERIFIED')
    const empty = await instance.send('POST', `/cases/${id}/letters`, 'dinas', { kind: 'PERMINTAAN_PENJELASAN' })
    expect([empty.statusCode, empty.body]).toEqual([422, expect.stringContaining('letter-text')])
    expect((await instance.send('GET', `/cases/${id}/letters/0`, 'dinas')).statusCode).toBe(404)
  })
})

describe('on paper', () => {
  it('whoever brought the case states what they told, with the legal basis and both languages', async () => {
    const id = await newCase()
    await make(id, 'PERNYATAAN_PELAPOR')
    const text = await said(id, 0)
    for (const part of ['Surat pernyataan pelapor', 'Statement of whoever brought the case', 'Sutini', 'Keluarga', 'Perban 6/2024'])
      expect(text).toContain(part)
    expect(text).toContain('Tiga bulan tanpa gaji. Ia takut bertanya.')
    expect(text).not.toContain(about.callBack)
  })

  it('the other side is asked to explain without being told what was told, nor how to reach whoever told it', async () => {
    const id = await newCase()
    await moved(id, 'VERIFIED')
    await make(id, 'PERMINTAAN_PENJELASAN', 'Mengapa gaji Maret belum dibayar?')
    const text = await said(id, 0)
    expect(text).toContain('Mengapa gaji Maret belum dibayar?')
    for (const secret of ['Ia takut bertanya', about.callBack]) expect(text).not.toContain(secret)
  })

  it('what is owed stands line by line with its evidence, and its sums; what was withdrawn does not', async () => {
    const id = await newCase()
    const line = { kind: 'UNPAID_WAGE', from: '2026-03-01', until: '2026-03-31', currency: 'HKD', due: 510_000, paid: 0 }
    const proof = { source: 'PAPER', evidence: 'Slip Maret' }
    await done(`/cases/${id}/claim-lines`, { line: { ...line, ...proof } })
    const april = { from: '2026-04-01', until: '2026-04-30', evidence: 'Slip April keliru' }
    await done(`/cases/${id}/claim-lines`, { line: { ...line, ...proof, ...april } })
    await done(`/cases/${id}/claim-lines/1/withdrawal`, {})
    expect(await offered(id)).toContain('PERNYATAAN_TUNTUTAN')
    const nth = await make(id, 'PERNYATAAN_TUNTUTAN')
    const text = await said(id, nth)
    for (const part of ['HKD 5.100', 'Upah tidak dibayar, 1 Maret 2026 sampai 31 Maret 2026', 'Slip Maret', 'Jumlah HKD'])
      expect(text).toContain(part)
    expect(text).not.toContain('Slip April keliru')
    // It keeps what it said on its day.
    await done(`/cases/${id}/claim-lines/0/withdrawal`, {})
    expect(await said(id, nth)).toBe(text)
    expect(await offered(id)).not.toContain('PERNYATAAN_TUNTUTAN')
  })

  it('of somebody who was trafficked, no neighbour reads it', async () => {
    const id = await newCase({ category: 'PERDAGANGAN_ORANG' })
    await make(id, 'PERNYATAAN_PELAPOR')
    expect(await letters(id, 'desa')).toMatchObject({ withheld: true, made: [{ kind: 'PERNYATAAN_PELAPOR' }] })
    expect((await instance.send('GET', `/cases/${id}/letters/0`, 'desa')).statusCode).toBe(404)
    expect((await instance.send('GET', `/cases/${id}/letters/0`, 'tetangga')).statusCode).toBe(404)
  })
})
