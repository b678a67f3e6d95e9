// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters in a real browser: from a file to the paper in three taps, the register of the office, and one that is taken back, as whoever holds
// it sees it, with a network and without.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { go, looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { modulesOf } from '../support/pdf.ts'
import { jpeg } from '../support/pictures.ts'
import { readQr } from '../support/qr.ts'

const words = {
  id: {
    consent: 'Surat Izin Keluarga',
    seen: 'Ditandatangani di hadapan petugas',
    issue: 'Terbitkan',
    revoke: 'Cabut surat',
    withdrawn: 'Izin ditarik kembali',
    reason: 'Alasan, dalam satu kalimat',
    revoked: 'Dicabut',
    genuine: 'Surat ini terdaftar',
    gone: 'Surat ini sudah dicabut',
    signed: 'Tanda tangan digitalnya benar',
    newer: 'Kode ini tidak dapat dipastikan di sini',
    none: 'Ini bukan kode surat atau sertifikat kami',
    held: 'Surat asli yang bertanda tangan disimpan sejak',
    beside: 'Berlaku di sampingnya',
    introduction: 'Surat Pengantar',
    step: 'Catat di berkas bahwa surat ini sudah ditandatangani',
  },
  en: {
    consent: 'Family Consent',
    seen: 'Signed before the officer',
    issue: 'Issue',
    revoke: 'Revoke the letter',
    withdrawn: 'The consent was taken back',
    reason: 'Why, in one sentence',
    revoked: 'Revoked',
    genuine: 'This letter is registered',
    gone: 'This letter was revoked',
    signed: 'Its digital signature is right',
    newer: 'It cannot be told here whether this code is genuine',
    none: 'This is not the code of one of our letters or certificates',
    held: 'The signed original is held since',
    beside: 'Stands beside it',
    introduction: 'Letter of Introduction',
    step: 'Record on the file that this letter is signed',
  },
} as const

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const Family = z.object({ family: z.array(z.looseObject({})) })
const Letters = z.object({ items: z.array(z.object({ status: z.string() })) })
const idOf = (made: unknown): string => z.looseObject({ id: z.string() }).parse(made).id

describe.each(looks)('in $language at $width px', (look) => {
  const w = words[look.language]

  it('three taps lead from a file to its letter, which anybody who holds it can check until it is revoked', async () => {
    const name = look.language === 'id' ? 'Siti Melati' : 'Siti Kenanga'
    const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG' }
    const id = idOf(await office.send('desa', '/workers', person))
    await office.send('desa', `/workers/${id}/family`, { relation: 'SPOUSE', name: 'Slamet Riyadi', birthDate: '1995-02-03' })
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/${id}#letters`)
    const section = page.locator('#letters')

    // One.
    await use(section.getByRole('button', { name: w.consent }), look)
    const dialog = page.getByRole('dialog', { name: w.consent })
    await dialog.getByText('Slamet Riyadi').waitFor()
    await shoot(page, `letters-issue-${look.language}`)
    expect(await findings(page)).toEqual([])
    // Two: who consents is chosen already, what the officer saw never is.
    if (look.width === 320) await dialog.getByText(w.seen, { exact: true }).tap()
    else await dialog.getByRole('radio', { name: w.seen, exact: true }).press('Space')
    // Three.
    const [answer] = await Promise.all([
      page.waitForResponse((response) => /\/letters\/[^/]+\/paper$/.test(response.url())),
      use(dialog.getByRole('button', { name: w.issue, exact: true }), look),
    ])
    expect(answer.headers()['content-type']).toBe('application/pdf')
    await page.waitForURL(/\/letters\/[^/]+$/)
    await page.getByRole('heading', { level: 1, name: w.consent }).waitFor()
    await page
      .getByText(/SIK\/DS-35\.10\.04\.2006\/\d{4}\/\d{4}/)
      .first()
      .waitFor()
    await shoot(page, `letters-issued-${look.language}`)
    const letter = page.url().split('/').at(-1) ?? ''

    // Signed and stamped, it is photographed; the file learns of it by one press.
    // That the relative consented it says only where the officer says that they saw it.
    const saw = look.language === 'id'
    if (saw) await page.locator('#signed').getByText(w.seen, { exact: true }).click()
    const named = saw ? page.waitForResponse((response) => response.url().endsWith(`/workers/${id}/family`)) : undefined
    await page.locator('#signed input[type=file]').setInputFiles({ name: 'surat.jpg', mimeType: 'image/jpeg', buffer: jpeg() })
    await page.getByText(w.held).waitFor()
    await named
    const file = await page.request.get(`${office.address}/api/v1/workers/${id}`)
    expect(Family.parse(await file.json()).family).toMatchObject([saw ? { consented: true } : { name: 'Slamet Riyadi' }])
    expect((await file.text()).includes('"consented":true')).toBe(saw)
    const step = page.getByRole('button', { name: w.step })
    await use(step, look)
    await step.waitFor({ state: 'detached' })
    await shoot(page, `letters-signed-${look.language}`)
    expect(await findings(page)).toEqual([])

    await go(page, '/letters')
    await page.getByRole('link', { name: w.consent }).first().waitFor()
    await shoot(page, `letters-list-${look.language}`)
    await go(page, `/letters/${letter}`)

    const printed = await (await page.request.get(`${office.address}/api/v1/letters/${letter}/paper`)).body()
    const code = readQr(modulesOf(printed))
    const holder = await office.open(look)
    await holder.goto(`${office.address}${new URL(code).pathname}?lang=${look.language}`)
    await holder.getByText(w.genuine).waitFor()
    await shoot(holder, `letters-check-${look.language}`)
    expect(await findings(holder)).toEqual([])
    await holder.goto(`${office.address}/verify/offline?lang=${look.language}`)
    await holder.context().setOffline(true)
    await holder.locator('textarea').fill(code)
    await use(holder.locator('button[type=submit]'), look)
    await holder.getByText(w.signed).first().waitFor()
    await holder.locator('[data-fact=name]', { hasText: name }).waitFor()
    await shoot(holder, `letters-offline-${look.language}`)
    // Of a key that this page does not know it says so; of another address that it is none of ours.
    const check = async (text: string, said: string): Promise<void> => {
      await holder.locator('textarea').fill(text)
      await use(holder.locator('button[type=submit]'), look)
      await holder.getByText(said).waitFor()
    }
    await check(code.replace(/.{20}$/, 'A'.repeat(20)), w.newer)
    await shoot(holder, `letters-newer-${look.language}`)
    await check(code.replace(/^https?:\/\/[^/]+/, 'https://kawal.example.org'), w.none)
    await holder.context().setOffline(false)

    await use(page.getByRole('button', { name: w.revoke }), look)
    const revoking = page.getByRole('dialog')
    await revoking.getByText(w.withdrawn).click()
    await revoking.getByLabel(w.reason).fill('Suaminya berubah pikiran')
    await shoot(page, `letters-revoke-${look.language}`)
    await use(revoking.getByRole('button', { name: w.revoke, exact: true }), look)
    await page.getByText(w.revoked, { exact: true }).first().waitFor()
    await holder.goto(`${office.address}${new URL(code).pathname}?lang=${look.language}`)
    await holder.getByText(w.gone).waitFor()
    await holder.getByText('Suaminya berubah pikiran').waitFor()
    await holder.context().close()
    await page.context().close()
  })

  it('a second introduction stands beside the first unless it is meant to take its place', async () => {
    const id = idOf(
      await office.send('desa', '/workers', {
        name: `Dua Surat ${look.language}`,
        sex: 'F',
        birthDate: '1999-07-01',
        area: '35.10.04.2006',
      }),
    )
    await office.send('desa', `/workers/${id}/letters`, { kind: 'INTRODUCTION', text: 'SKCK' })
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/${id}#letters`)
    await use(page.locator('#letters').getByRole('button', { name: w.introduction }), look)
    const dialog = page.getByRole('dialog', { name: w.introduction })
    expect(await dialog.getByRole('radio', { name: w.beside }).isChecked()).toBe(true)
    await shoot(page, `letters-beside-${look.language}`)
    expect(await findings(page)).toEqual([])
    await use(dialog.getByRole('button', { name: w.issue, exact: true }), look)
    await page.waitForURL(/\/letters\/[^/]+$/)
    const letters = await page.request.get(`${office.address}/api/v1/workers/${id}/letters`)
    expect(Letters.parse(await letters.json()).items.map(({ status }) => status)).toEqual(['valid', 'valid'])
    await page.context().close()
  })
})
