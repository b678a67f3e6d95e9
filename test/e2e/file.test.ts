// SPDX-License-Identifier: AGPL-3.0-or-later
// The worker's file in a real browser, by keys alone: the next step recorded and undone, a refusal with its guards, somebody faster, moves, plan, history.

import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { enter, type OfficerApp, openOfficerApp } from '../support/officer.ts'
import { shownFor } from '../support/paper.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const Made = z.object({ id: z.string() })
const siti = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', scheme: 'G_TO_G' }

async function register(over: object = {}): Promise<string> {
  return Made.parse(await office.send('desa', '/workers', { ...siti, ...over })).id
}
const id = { language: 'id', width: 1440, scheme: 'light' } as const

/** Waits until the focus is inside: it moves once the answer is shown. */
async function focusComesTo(page: Page, selector: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate((inside) => {
        const at = document.activeElement
        return at?.closest(inside) ? inside : `${at?.tagName} ${at?.className} ${at?.textContent?.slice(0, 200)}`
      }, selector),
    )
    .toBe(selector)
}

describe('the file', () => {
  it('records the next step at a press, keeps the focus at the card, and takes it back', async () => {
    const page = await office.signIn('desa', id)
    await page.goto(`${office.address}/workers/${await register()}`)
    const card = page.locator('.next-step h2')
    await card
      .filter({ hasText: 'Catat surat izin keluarga' })
      .or(card.filter({ hasText: 'Jelaskan hak' }))
      .waitFor()
    const before = await card.textContent()
    await enter(page.getByRole('button', { name: 'Catat sudah dilakukan' }))
    await page.waitForFunction((text) => document.querySelector('.next-step h2')?.textContent !== text, before)
    await focusComesTo(page, '.next-place')
    // The ring reaches 5 px out of the card, and touches nothing.
    const below = await page.evaluate(() => {
      const [card, next] = ['.next-place', '.columns'].map((each) => document.querySelector(each)?.getBoundingClientRect())
      return (next?.top ?? 0) - (card?.bottom ?? 0)
    })
    expect(below).toBeGreaterThan(5)
    const toast = page.getByRole('status').filter({ hasText: 'dicatat' })
    await toast.waitFor()
    await page.keyboard.press('u')
    await page.waitForFunction((text) => document.querySelector('.next-step h2')?.textContent === text, before)
    await page.getByText('membatalkan catatan terakhirnya').waitFor()
    expect(await page.title()).toBe('Berkas · Kawal')
    await page.context().close()
  })

  it('asks for day and evidence when wanted, and says who did it in the history', async () => {
    const page = await office.signIn('desa', id)
    await page.goto(`${office.address}/workers/${await register()}`)
    await page.locator('#milestone-FAMILY_CONSENT summary').press('Enter')
    await enter(page.getByRole('button', { name: 'Catat: Surat izin keluarga' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Bukti').fill('470/12/2026')
    expect(await findings(page)).toEqual([])
    await shoot(page, 'file-record')
    await enter(dialog.getByRole('button', { name: 'Simpan catatan' }))
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/Bu Sri Wahyuni \(Desa Wringinpitu\) mencatat: .*Bukti: 470\/12\/2026/).waitFor()
    await focusComesTo(page, '.next-place')
    await page.context().close()
  })

  it('gives the focus back to what opened a question that is left', async () => {
    const page = await office.signIn('desa', id)
    await page.goto(`${office.address}/workers/${await register()}`)
    await enter(page.getByRole('button', { name: 'Ubah rencana' }))
    await enter(page.getByRole('dialog').getByRole('button', { name: 'Tidak jadi' }))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Ubah rencana')
    await page.context().close()
  })

  it('takes a correction back at a press, and the history says from what to what', async () => {
    const page = await office.signIn('desa', id)
    await page.goto(`${office.address}/workers/${await register()}`)
    await enter(page.getByRole('button', { name: 'Perbaiki data diri' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nama', { exact: true }).fill('Siti Aminatun')
    await dialog.getByLabel('NIK').fill('3510044107990021')
    await enter(dialog.getByRole('button', { name: 'Simpan' }))
    await page.getByRole('heading', { level: 1, name: 'Siti Aminatun' }).waitFor()
    const changes = page.locator('.history-changes')
    await changes.getByText('Nama: dari Siti Aminah menjadi Siti Aminatun').waitFor()
    await changes.getByText('NIK: dari belum ada menjadi 3510 0441 0799 0021').waitFor()
    await shoot(page, 'file-corrected')
    await enter(page.getByRole('button', { name: 'Urungkan' }))
    await page.getByRole('heading', { level: 1, name: 'Siti Aminah' }).waitFor()
    await changes.getByText('Nama: dari Siti Aminatun menjadi Siti Aminah').waitFor()
    await focusComesTo(page, '.next-place')
    await page.context().close()
  })

  it('writes with a draft of before over nothing that others corrected since', async () => {
    const page = await office.signIn('desa', id)
    const file = await register()
    await page.goto(`${office.address}/workers/${file}`)
    const ask = () => enter(page.getByRole('button', { name: 'Perbaiki data diri' }))
    const dialog = page.getByRole('dialog')
    await ask()
    await dialog.getByLabel('Nama panggilan').fill('Ami')
    await enter(dialog.getByRole('button', { name: 'Tidak jadi' }))
    await dialog.waitFor({ state: 'detached' })
    await office.send('dinas', `/workers/${file}/person`, { name: 'Siti Aminatun' })
    await page.getByRole('heading', { level: 1, name: 'Siti Aminatun' }).waitFor()
    await ask()
    expect(await dialog.getByLabel('Nama', { exact: true }).inputValue()).toBe('Siti Aminatun')
    expect(await dialog.getByLabel('Nama panggilan').inputValue()).toBe('Ami')
    // What stood when it was begun is not what stands now: that is said first.
    await enter(dialog.getByRole('button', { name: 'Simpan' }))
    await enter(page.getByRole('alert').getByRole('button', { name: 'Tetap simpan catatan saya' }))
    await page.locator('.history-changes').getByText('Nama panggilan: dari belum ada menjadi Ami').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Siti Aminatun' }).waitFor()
    await page.context().close()
  })

  it('accepts a paper of training elsewhere with its day and number, and says on the file that it is one', async () => {
    const page = await office.signIn('dinas', id)
    await page.goto(`${office.address}/workers/${await register()}`)
    await page.locator('#milestone-TRAINING_DONE summary').press('Enter')
    await enter(page.getByRole('button', { name: 'Terima surat dari tempat lain: Pelatihan kerja' }))
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Simpan catatan' })
    await save.press('Enter')
    await dialog.getByText('Isi tanggal yang tertulis di surat itu.').first().waitFor()
    await dialog.getByText('Isi nomor surat dan siapa yang menerbitkannya.').first().waitFor()
    expect(await findings(page)).toEqual([])
    await dialog.getByLabel('Tanggal di surat').fill('2025-11-02')
    await dialog.getByLabel('Nomor surat dan penerbitnya').fill('BLKLN 12/2025')
    await save.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/menerima surat dari tempat lain: .*BLKLN 12\/2025/).waitFor()
    await page.locator('#milestone-TRAINING_DONE').getByText('diterima dari surat').first().waitFor()
    await page.context().close()
  })

  it('names every guard of a refused review, with the way to satisfy it', async () => {
    const page = await office.signIn('dinas', id)
    const agency = Made.parse(await office.send('bp2mi', '/agencies', { name: 'PT Lama Sekali' })).id
    const lapsed = { number: 'SIP3MI 1/2015', from: '2015-01-01', to: '2019-12-31', legalBasis: 'UU 18/2017 art 51' }
    await office.send('bp2mi', `/agencies/${agency}/licences`, lapsed)
    const file = await register({ scheme: 'P_TO_P', agencyId: agency })
    // The village's record is made by registering.
    const gates = gatesAt('P_TO_P', today).filter((rule) => rule.gate === 'required' && rule.milestone !== 'VILLAGE_RECORDED')
    for (const { milestone } of gates) {
      const asAgency = milestone === 'OPP_DONE' || milestone === 'E_PMI_ISSUED'
      await office.send(asAgency ? 'bp2mi' : 'dinas', `/workers/${file}/milestones/${milestone}`, shownFor(milestone, today))
    }
    await page.goto(`${office.address}/workers/${file}`)
    await enter(page.getByRole('button', { name: 'Periksa kesiapan lagi' }))
    const alert = page.getByRole('alert')
    await alert.getByText('Izin P3MI tidak berlaku').waitFor()
    await alert.getByText('Minta P3MI menunjukkan perpanjangan izinnya').waitFor()
    await alert.getByText('UU 18/2017 pasal 51, 59').waitFor()
    await focusComesTo(page, '.act-notice')
    expect(await findings(page)).toEqual([])
    await shoot(page, 'file-refused')
    await enter(alert.getByRole('link', { name: 'Ke rencana' }))
    await focusComesTo(page, '#plan')
    await page.context().close()
  })

  it('shows both values when somebody else was faster, and lets the person choose', async () => {
    const page = await office.signIn('desa', id)
    const file = await register()
    await page.goto(`${office.address}/workers/${file}`)
    await enter(page.getByRole('button', { name: 'Ubah rencana' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Negara tujuan' }).fill('Taiw')
    await dialog.getByRole('option', { name: 'Taiwan' }).click()
    await office.send('dinas', `/workers/${file}/plan`, { destination: 'MYS' })
    await enter(dialog.getByRole('button', { name: 'Simpan catatan' }))
    const alert = page.getByRole('alert')
    await alert.waitFor()
    await alert.getByText('Negara tujuan: Taiwan').waitFor()
    await alert.getByText('Negara tujuan: Malaysia').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, 'file-stale')
    await enter(alert.getByRole('button', { name: 'Tetap simpan catatan saya' }))
    await page.locator('#plan').getByText('Taiwan').waitFor()
    await page.context().close()
  })

  it('puts two values side by side where somebody without a connection wrote another, and one press chooses', async () => {
    const file = await register()
    await office.send('dinas', `/workers/${file}/person`, { phone: '0811 1111 1111' })
    const late = { key: randomUUID(), contract: 'CorrectPerson', input: { id: file, phone: '0822 2222 2222' }, madeOn: 1 }
    await office.send('desa', '/commands', { items: [late] })
    const page = await office.signIn('desa', { ...id, language: 'en', width: 320 })
    await page.goto(`${office.address}/workers/${file}`)
    const notice = page.locator('#contested')
    await notice.getByText('+6281111111111').waitFor()
    await notice.getByText('+6282222222222').waitFor()
    await notice.getByText(/Also written by Bu Sri Wahyuni, Desa Wringinpitu/).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, 'file-contested')
    await notice.getByRole('button', { name: 'Take this one' }).press('Enter')
    await notice.waitFor({ state: 'detached' })
    await page.getByText(/Bu Sri Wahyuni \(Desa Wringinpitu\) chose between two differing values/).waitFor()
    await page.context().close()
  })

  it.each([503, 429, undefined])('stays on the screen when reading it again fails for a while: %s', async (status) => {
    const file = await register()
    const page = await office.signIn('desa', id)
    await page.goto(`${office.address}/workers/${file}`)
    const card = page.locator('.next-step h2')
    const before = (await card.textContent()) ?? ''
    const address = `**/api/v1/workers/${file}`
    let failed = 0
    await page.route(address, async (route) => {
      failed += 1
      await (status === undefined ? route.abort() : route.fulfill({ status, json: { title: 'later' } }))
    })
    await office.send('desa', `/workers/${file}/milestones/FAMILY_CONSENT`, {})
    await expect.poll(() => failed).toBeGreaterThan(0)
    // Whatever follows from the failed answer has been drawn by then.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    expect(await card.textContent()).toBe(before)
    await page.unroute(address)
    await office.send('desa', `/workers/${file}/milestones/INFO_GIVEN`, {})
    await page.waitForFunction((text) => document.querySelector('.next-step h2')?.textContent !== text, before)
    await page.context().close()
  })

  it('asks twice before a grave move, and then shows it on the path', async () => {
    const page = await office.signIn('desa', id)
    await page.goto(`${office.address}/workers/${await register()}`)
    await page.getByText('Kejadian berat').click()
    await enter(page.getByRole('button', { name: 'Berangkat tanpa prosedur' }))
    const dialog = page.getByRole('dialog')
    await enter(dialog.getByRole('button', { name: 'Simpan catatan' }))
    await dialog.getByRole('link', { name: 'Tulis alasannya.' }).waitFor()
    await dialog.getByLabel('Alasan').fill('Tetangga melihatnya naik bus ke pelabuhan.')
    await enter(dialog.getByRole('button', { name: 'Simpan catatan' }))
    await dialog.getByText('Pastikan dahulu kabarnya').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, 'file-grave')
    await dialog.getByLabel('Saya sudah memastikan kabar ini.').check()
    await enter(dialog.getByRole('button', { name: 'Simpan catatan' }))
    await page.locator('.station-bent', { hasText: 'Berangkat tanpa prosedur' }).waitFor()
    await page.context().close()
  })
})

describe.each([
  { language: 'id', width: 320, scheme: 'light' },
  { language: 'en', width: 1440, scheme: 'dark' },
] as const)('the history of a plan: $language at $width px', (look) => {
  it('says from what to what it was changed, and back', async () => {
    const say = {
      id: ['Negara tujuan: dari Hong Kong menjadi Taiwan', 'Negara tujuan: dari Taiwan menjadi Hong Kong', 'Pekerjaan: dari belum ada'],
      en: [
        'Country of destination: from Hong Kong to Taiwan',
        'Country of destination: from Taiwan to Hong Kong',
        'Occupation: from nothing yet',
      ],
    }[look.language]
    const file = await register()
    const agency = Made.parse(await office.send('bp2mi', '/agencies', { name: `PT Riwayat ${look.language}` })).id
    await office.send('desa', `/workers/${file}/plan`, { destination: 'TWN', occupation: 'PENGASUH_LANSIA', agencyId: agency })
    await office.send('desa', `/workers/${file}/undo`, {})
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/workers/${file}`)
    const changes = page.locator('#history .history-changes')
    for (const text of say) await changes.getByText(text).first().waitFor()
    await changes.getByText(`PT Riwayat ${look.language}`).first().waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-history-${look.language}-${look.width}`)
    await page.context().close()
  })
})

describe.each([
  { language: 'id', width: 320, scheme: 'light' },
  { language: 'en', width: 768, scheme: 'dark' },
  { language: 'en', width: 1440, scheme: 'light' },
  { language: 'id', width: 1440, scheme: 'dark' },
] as const)('looked at: $language at $width px, $scheme', (look) => {
  it('has nothing for axe to find, folded and open', async () => {
    const page = await office.signIn('dinas', look)
    const file = await register()
    await page.goto(`${office.address}/workers/${file}`)
    await page.locator('#history .history li').first().waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-${look.language}-${look.width}-${look.scheme}`)
    await page.emulateMedia({ media: 'print' })
    await page.locator('#person .facts').waitFor()
    expect(await page.locator('main .btn:visible').count()).toBe(0)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    await shoot(page, `file-paper-${look.language}-${look.width}`)
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
    })
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-open-${look.language}-${look.width}-${look.scheme}`)
    await page.context().close()
  })
})
