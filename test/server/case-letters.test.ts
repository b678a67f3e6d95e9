// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of a case: each at its stage, what it says on paper, and what stays of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import { letterContracts } from '#cases/core/letter.contract.ts'
import { parseId } from '#kernel/ids.ts'
import { PublicKey } from '#kernel/jws.ts'
import { openLetterCode } from '#letters/core/letter.proof.ts'
import { keepsSigned } from '#letters/server/letter.store.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { checkSignature } from '#training/server/credential.handlers.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { attachedOf, modulesOf, textsOf } from '../support/pdf.ts'
import { jpeg } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'

let instance: TestInstance
const Made = z.object({ id: z.string() })
const Keys = z.object({ keys: z.array(PublicKey) })
const Attached = z.object({ letter: z.looseObject({}), sha256: z.string(), code: z.string() })
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
const picture = jpeg([], { width: 40 })
const scan = (id: string, nth: number, as: OfficerName = 'dinas') =>
  instance.app.inject({
    method: 'POST',
    url: `/api/v1/cases/${id}/letters/${nth}/signed`,
    headers: { 'x-officer': as, ...FORM_TYPE },
    payload: formOf(picture, 'surat.jpg'),
  })
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

describe('a letter that leaves the office', () => {
  const open = (path: string, language = 'id') =>
    instance.app.inject({ method: 'GET', url: path, headers: { accept: '*/*', 'accept-language': language } })
  const paper = async (id: string, nth: number): Promise<Buffer> =>
    (await instance.send('GET', `/cases/${id}/letters/${nth}`, 'dinas')).rawPayload
  const codeOf = (pdf: Buffer): string => readQr(modulesOf(pdf))
  const numberOf = (pdf: Buffer): string =>
    textsOf(pdf)
      .find((text) => text.startsWith('Nomor '))
      ?.slice(6) ?? ''

  it('carries number, code and record on A4, and whoever checks it learns that it was issued and nothing of the case', async () => {
    const id = await newCase()
    await make(id, 'PERNYATAAN_PELAPOR')
    const pdf = await paper(id, 0)
    expect(pdf.length).toBeLessThan(60_000)
    const raw = pdf.toString('latin1')
    for (const marker of ['/MediaBox [0 0 595.28 841.89]', '/StructTreeRoot', 'pdfaid', '/AFRelationship']) expect(raw).toContain(marker)
    const number = numberOf(pdf)
    expect(number).toMatch(/^SPP\/DNK-35\.10\/2026\/\d{4}$/)

    const code = codeOf(pdf)
    const keys = Keys.parse((await open('/.well-known/jwks.json')).json()).keys
    const proof = await openLetterCode(code, keys, checkSignature)
    expect(proof).toMatchObject({ kind: 'PERNYATAAN_PELAPOR', number, signer: 'dinas', issuedOn: '2026-05-03' })
    expect([proof?.name, proof?.nik]).toEqual([undefined, undefined])
    const attached = Attached.parse(JSON.parse(attachedOf(pdf)))
    expect([attached.code, hashOf(JSON.stringify(attached.letter))]).toEqual([code, attached.sha256])
    expect(Buffer.from(attached.sha256, 'hex').subarray(0, 12).toString('base64url')).toBe(proof?.digest)

    const { pathname } = new URL(code)
    for (const language of ['id', 'en']) {
      const page = await open(pathname, language)
      expect(page.statusCode).toBe(200)
      for (const fact of [number, attached.sha256, 'office-dinas', language === 'en' ? 'This paper is registered' : 'Surat ini terdaftar'])
        expect(page.body).toContain(fact)
      for (const secret of ['Sutini', 'Abu Hamdan', 'Tiga bulan', 'Ia takut', id.slice(5), 'Gaji tidak', 'wage'])
        expect(page.body, secret).not.toContain(secret)
    }
    // The officer's name is not on a paper that somebody else signs: nobody is told to look for it there.
    expect(textsOf(pdf)).not.toContain('dinas')
    const [stated, asked] = [(await open(pathname, 'id')).body, (await open(pathname, 'en')).body]
    for (const [body, says, never] of [
      [stated, ['Dicatat oleh petugas', 'dan kantor di kertas harus sama persis'], ['Penanda tangan', 'nama penanda tangan', 'pejabat']],
      [asked, ['Recorded by the officer', 'Number, day and office on the paper'], ['Signed by', 'whoever signs,', 'official']],
    ] as const) {
      for (const words of says) expect(body).toContain(words)
      for (const words of never) expect(body).not.toContain(words)
    }
    // The original is its office's to show: whoever asks for it gets the same page.
    const original = await open(`${pathname}/paper`)
    expect([original.headers['content-type'], original.body.includes('Sutini')]).toEqual(['text/html; charset=utf-8', false])
    const turned = pathname.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect((await open(turned)).statusCode).toBe(404)
    // The same paper whenever it is asked for.
    expect((await paper(id, 0)).equals(pdf)).toBe(true)
  })

  it('names on the page as signing whoever is named under the line, where the office signs', async () => {
    const id = await newCase()
    await moved(id, 'VERIFIED')
    await make(id, 'PERMINTAAN_PENJELASAN', 'Mohon penjelasan.')
    const pdf = await paper(id, 0)
    expect(textsOf(pdf)).toContain('dinas')
    const page = await open(new URL(codeOf(pdf)).pathname, 'en')
    expect(page.body).toMatch(/<dt>Signed by<\/dt><dd>dinas<\/dd>/)
    expect(page.body).toContain('so must the name of whoever signs')
  })

  it('says on paper, in its record and on the page for which head it was signed, also for one who is it for the time being', async () => {
    const uuid = '0197f3c2-0000-7000-8000-000000000002'
    await instance.db.transaction(everywhere, async (tx) => {
      await tx.run(
        "insert into app_user (regency, stream_id, area, name, login, role, office_id, active) values ('35.10', $1, '35.10', 'Budi Kepala', 'budi', 'regency-officer', 'office-dinas', true)",
        [uuid],
      )
      await tx.run(
        "insert into office_head (regency, office_id, user_id, valid_from, caretaker) values ('35.10', 'office-dinas', $1, '2026-01-01', 'PLT')",
        [`3510-${uuid}`],
      )
    })
    const id = await newCase()
    await moved(id, 'VERIFIED')
    await make(id, 'PERMINTAAN_PENJELASAN', 'Mohon penjelasan.')
    await make(id, 'PERNYATAAN_PELAPOR')
    await instance.db.transaction(everywhere, (tx) => tx.run("delete from office_head where office_id = 'office-dinas'", []))
    const pdf = await paper(id, 0)
    expect(textsOf(pdf)).toEqual(expect.arrayContaining(['a.n. Plt. Kepala office-dinas', 'dinas']))
    expect(Attached.parse(JSON.parse(attachedOf(pdf))).letter).toMatchObject({ signsFor: 'Budi Kepala', caretaker: 'PLT' })
    const pageOf = async (nth: number, language: string) => (await open(new URL(codeOf(await paper(id, nth))).pathname, language)).body
    expect(await pageOf(0, 'id')).toContain('<dd>dinas, atas nama Budi Kepala (Plt. kepala)</dd>')
    expect(await pageOf(0, 'en')).toContain('<dd>dinas, for Budi Kepala (acting head, Plt.)</dd>')
    // Whoever merely recorded what somebody else states signs for nobody.
    expect(await pageOf(1, 'id')).not.toContain('Budi Kepala')
  })

  it('is numbered without a hole, however many ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => newCase()))
    await Promise.all(ids.map((id) => moved(id, 'VERIFIED')))
    await Promise.all(ids.map((id) => make(id, 'PERMINTAAN_PENJELASAN', 'Mohon penjelasan.')))
    const numbers = (await Promise.all(ids.map((id) => paper(id, 0)))).map((pdf) => Number(numberOf(pdf).split('/').at(-1)))
    const sorted = numbers.toSorted((a, b) => a - b)
    expect(sorted.map((each) => each - (sorted[0] ?? 0))).toEqual(ids.map((_, nth) => nth))
  })

  it('is revoked by who issued it or has the case, with a reason that stays inside; whoever checks it learns the day', async () => {
    const id = await newCase()
    await make(id, 'PERNYATAAN_PELAPOR')
    const { pathname } = new URL(codeOf(await paper(id, 0)))
    const why = { cause: 'WRONG_DETAILS', reason: 'Nama majikan keliru' }
    const revoke = (as: OfficerName, body: object = why) => instance.send('POST', `/cases/${id}/letters/0/revocation`, as, body)
    // A neighbour that did not issue it is told the same as of one that is not there.
    const near = await revoke('desa')
    expect([near.statusCode, near.json().code]).toEqual([422, 'paper-unknown'])
    expect((await instance.send('POST', `/cases/${id}/letters/7/revocation`, 'dinas', why)).json().code).toBe('paper-unknown')
    expect((await revoke('tetangga')).statusCode).toBe(404)
    expect((await revoke('dinas', { cause: 'WRONG_DETAILS' })).statusCode).toBe(400)
    expect((await letters(id)).made).toMatchObject([{ nth: 0, holds: true }])
    expect((await revoke('dinas')).statusCode).toBe(200)
    const page = await open(pathname, 'en')
    expect(page.body).toContain('This letter was revoked')
    expect(page.body).toContain('3 May 2026')
    expect(page.body).not.toContain('majikan')
    expect((await letters(id)).made).toMatchObject([
      { nth: 0, holds: false, revoked: { on: '2026-05-03', cause: 'WRONG_DETAILS', reason: 'Nama majikan keliru', user: 'dinas' } },
    ])
    // Printed again it says so itself; nothing brings it back, and no original is kept of it any more.
    expect(await said(id, 0)).toContain('DICABUT')
    expect((await revoke('dinas')).json().code).toBe('paper-revoked')
    expect((await scan(id, 0)).json().code).toBe('paper-revoked')
  })

  it('comes back signed: a scan that is sealed with the case, looked at by who reads the letter', async () => {
    const id = await newCase()
    await make(id, 'PERNYATAAN_PELAPOR')
    const none = await instance.send('GET', `/cases/${id}/letters/0/signed`, 'dinas')
    expect([none.statusCode, none.json().code]).toEqual([422, 'paper-signed-gone'])
    expect((await scan(id, 0, 'desa')).json().code).toBe('paper-unknown')
    expect((await scan(id, 0)).statusCode).toBe(200)
    expect((await letters(id)).made).toMatchObject([{ signed: { on: '2026-05-03', scan: 'NOT_SCANNED', dangers: [] } }])
    const held = await instance.send('GET', `/cases/${id}/letters/0/signed`, 'dinas')
    expect([held.statusCode, held.headers['content-type']]).toEqual([200, 'image/jpeg'])
    for (const { bytes } of instance.store.files.values()) expect(bytes.includes(picture.subarray(0, 32))).toBe(false)
    expect((await instance.send('GET', `/cases/${id}/letters/0/signed`, 'tetangga')).statusCode).toBe(404)
    // Whoever sweeps files that nobody names leaves it.
    const [address = ''] = [...instance.store.files.keys()].slice(-1)
    expect(await keepsSigned(instance.db, parseId(id), address.split('/').at(-1) ?? '')).toBe(true)
  })

  it('refers the case to another office, for what and with whose consent', async () => {
    const id = await newCase()
    expect(await offered(id)).not.toContain('SURAT_RUJUKAN')
    const asked = { way: 'REFERRAL', office: 'office-jember', purpose: 'SHELTER', ground: 'CONSENT' }
    await done(`/cases/${id}/referrals`, asked)
    const nth = await make(id, 'SURAT_RUJUKAN')
    const text = await said(id, nth)
    for (const part of ['Surat rujukan', 'Letter of referral', 'office-jember', 'Rumah aman', 'Disetujui yang bersangkutan', '3 Mei 2026'])
      expect(text).toContain(part)
    expect(text).not.toContain('Ia takut bertanya')
  })
})
