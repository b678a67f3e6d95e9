// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers in a real browser: a village attaches a picture, the regency compares it by keys, and the file says until when it suffices.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { MOST_PHOTO_BYTES } from '#platform/web/photo.ts'
import { findings, shoot } from '../support/findings.ts'
import { go, type Look, looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { photographed } from '../support/photograph.ts'
import { banded, pdf } from '../support/pictures.ts'

const words = {
  id: {
    attach: 'Lampirkan: paspor',
    other: 'Surat lain',
    received: 'Belum diperiksa',
    checked: 'Sudah diperiksa',
    picture: 'Gambar paspor',
    mrz: 'Dua baris di bawah halaman paspor',
    mrzWrong: 'Angka periksa tidak cocok',
    number: 'Nomor surat',
    issued: 'Tanggal terbit',
    until: 'Hari terakhir berlaku',
    save: 'Simpan hasil pemeriksaan',
    missingPapers: 'Diminta untuk berangkat dan belum ada',
    missing: 'Setiap butir perlu ditandai',
    forecast: 'berangkat paling lambat 1 November 2030',
    settle: 'Selesaikan: Angka periksa paspor tidak cocok',
    explained: 'Sudah dijelaskan',
    reason: 'Alasan',
    done: 'Selesaikan',
    record: 'Catat dengan surat ini: Paspor',
    shown: 'Surat ini dicatat sebagai bukti',
    unknown: 'Jenis berkas ini tidak diterima',
    ask: 'Tunjuk sebagai bukti biaya',
    prove: 'Bukti untuk Tiket berangkat, Rp',
    proves: 'Surat ini bukti untuk Tiket berangkat',
    proof: 'bukti pada berkas, dilampirkan',
    joined: 'Ada di berkas yang digabung.',
  },
  en: {
    attach: 'Attach: passport',
    other: 'Another paper',
    received: 'Not checked yet',
    checked: 'Checked',
    picture: 'Picture of the passport',
    mrz: 'The two lines at the foot of the passport page',
    mrzWrong: 'The check digits do not fit',
    number: 'Number of the paper',
    issued: 'Day of issue',
    until: 'Last day it counts',
    save: 'Save what was found',
    missingPapers: 'Asked for before departure and not there yet',
    missing: 'Every item needs a mark',
    forecast: 'departure is possible until 1 November 2030',
    settle: 'Settle: The check digits of the passport do not fit',
    explained: 'Explained',
    reason: 'Reason',
    done: 'Settle',
    record: 'Record with this paper: Passport',
    shown: 'This paper is recorded as proof',
    unknown: 'This kind of file is not taken',
    ask: 'Name it as proof of a cost',
    prove: 'Proof of Ticket out, Rp',
    proves: 'This paper is proof of Ticket out',
    proof: 'proof on the file, attached',
    joined: 'It lies on the joined file.',
  },
} as const

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const nameOf = (look: Look): string => (look.language === 'id' ? 'Siti Melati' : 'Siti Kenanga')

const idOf = (made: unknown): string => z.looseObject({ id: z.string() }).parse(made).id

async function register(name: string): Promise<string> {
  const person = { name, sex: 'F', birthDate: '1999-07-01' }
  return idOf(await office.send('desa', '/workers', { ...person, area: '35.10.04.2006', scheme: 'G_TO_G', destination: 'HKG' }))
}

const MRZ = `P<IDNMELATI<<SITI${'<'.repeat(27)}X1234567<9IDN9907015F3105018${'<'.repeat(14)}00`

describe.each(looks)('in $language at $width px', (look) => {
  const w = words[look.language]

  it('a picture is attached, compared by keys, and says until when one may depart', async () => {
    const id = await register(nameOf(look))
    const village = await office.signIn('desa', look)
    await village.goto(`${office.address}/workers/${id}#papers`)
    await use(village.getByText(w.missingPapers), look)
    const passport = village.getByLabel(w.attach, { exact: true })
    // What is no picture is refused in words, and nothing is lost.
    await passport.setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html>') })
    await village.getByText(w.unknown).waitFor()
    // A camera's photograph comes upright, small, and without the place where it was taken.
    const left: Buffer[] = []
    village.on('request', (sent) => {
      if (sent.method() === 'PUT') left.push(sent.postDataBuffer() ?? Buffer.alloc(0))
    })
    await passport.setInputFiles({ name: 'paspor.jpg', mimeType: 'image/jpeg', buffer: await photographed(village, 'Jl. Melati 7') })
    const papers = village.locator('#papers')
    await papers.getByText(w.received).scrollIntoViewIfNeeded()
    const all = Buffer.concat(left)
    expect(all.length).toBeGreaterThan(MOST_PHOTO_BYTES / 2)
    expect(all.length).toBeLessThanOrEqual(MOST_PHOTO_BYTES)
    expect(all.includes('Jl. Melati 7') || all.includes('Exif')).toBe(false)
    // A list costs no megabytes: the picture itself is on the page of the paper.
    expect(await papers.locator('img').count()).toBe(0)
    await shoot(village, `papers-section-${look.language}`)
    expect(await findings(village)).toEqual([])
    await village.context().close()

    const regency = await office.signIn('dinas', look)
    await regency.goto(`${office.address}/papers`)
    await use(regency.getByRole('link', { name: nameOf(look) }), look)
    const picture = regency.getByRole('img', { name: w.picture })
    await picture.waitFor()
    const size = () => picture.evaluate((at) => (at instanceof HTMLImageElement ? [at.naturalWidth, at.naturalHeight] : []))
    await expect.poll(size).toEqual([1200, 1600])
    await use(regency.getByRole('button', { name: w.save }), look)
    await regency.getByText(w.missing).first().waitFor()
    await regency.locator('main h1').click()
    for (const key of ['y', 'y', 'n', 'k', 'y', 'y']) await regency.keyboard.press(key)
    await expect.poll(() => regency.locator('[aria-pressed="true"]').count()).toBe(4)
    await regency.getByLabel(w.mrz, { exact: true }).fill(MRZ)
    await regency.getByText(w.mrzWrong).waitFor()
    await regency.getByLabel(w.number).fill('X1234567')
    await regency.getByLabel(w.issued).fill('2025-05-01')
    await regency.getByLabel(w.until).fill('2031-05-01')
    await shoot(regency, `papers-check-${look.language}`)
    expect(await findings(regency)).toEqual([])
    await use(regency.getByRole('button', { name: w.save }), look)
    await regency.getByText(w.checked, { exact: true }).first().waitFor()

    await use(regency.getByRole('button', { name: w.settle }), look)
    await regency.getByText(w.explained, { exact: true }).click()
    await regency.getByLabel(w.reason).fill('Salah ketik')
    await use(regency.getByRole('button', { name: w.done, exact: true }), look)
    // The form says the same word: only once it is gone does what stands below it stay where a finger finds it.
    await regency.getByLabel(w.reason).waitFor({ state: 'detached' })
    await regency.getByText(w.explained, { exact: true }).waitFor()
    await shoot(regency, `papers-checked-${look.language}`)
    expect(await findings(regency)).toEqual([])
    await use(regency.getByRole('button', { name: w.record }), look)
    await regency.getByText(w.shown).waitFor()
    await go(regency, `/workers/${id}`)
    await regency.getByText(w.forecast).waitFor()
    await regency.context().close()
  })

  it('a paper is named as proof of a cost, and one of a joined file says where it lies', async () => {
    const [id, led] = [await register(`Sumiati ${look.language}`), await register(`Sumiatti ${look.language}`)]
    const attach = async (to: string, kind: string) =>
      idOf(await office.sendFile('desa', `/papers?workerId=${to}&kind=${kind}`, banded(640, 420)))
    const receipt = await attach(id, 'LAINNYA')
    await attach(led, 'PASSPORT')
    const double = idOf(await office.send('dinas', '/doubles', { one: id, other: led }))
    await office.send('dinas', `/doubles/${double}/outcome`, { outcome: 'SAME', lead: id })
    const charged = { item: 'TIKET_BERANGKAT', amount: 5_000_000, currency: 'IDR', charger: 'PERSON', chargerName: 'Pak Karto' }
    await office.send('desa', `/workers/${id}/costs`, { cost: { ...charged, payment: 'CASH', agreedOn: '2026-02-01', proof: 'kuitansi' } })

    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/papers/${receipt}`)
    await use(page.getByRole('button', { name: w.ask }), look)
    await use(page.getByRole('button', { name: w.prove }), look)
    await page.getByText(w.proves).waitFor()
    await shoot(page, `papers-proof-${look.language}`)
    expect(await findings(page)).toEqual([])
    await go(page, `/workers/${id}`)
    const proof = page.locator('#costs').getByRole('link', { name: w.proof })
    await proof.scrollIntoViewIfNeeded()
    await page.locator('#papers').getByText(w.joined).waitFor()
    await shoot(page, `papers-joined-${look.language}`)
    expect(await findings(page)).toEqual([])
    await use(proof, look)
    await page.waitForURL(`${office.address}/papers/${receipt}`)
    await page.context().close()
  })

  it('a PDF with script is named and never opened', async () => {
    const id = await register('Dewi Lestari')
    const made = await office.sendFile('desa', `/papers?workerId=${id}&kind=E_PMI`, pdf('/OpenAction<</S/JavaScript>>'))
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/papers/${idOf(made)}`)
    await page.getByText('PDF').first().waitFor()
    expect(await page.locator('main img, main iframe, main embed, main object').count()).toBe(0)
    await page.context().close()
  })
})
