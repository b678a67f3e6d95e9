// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk of possible doubles in a real browser: gone through by keys alone on a desk, by finger on a phone, and taken back.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { secondsOf } from '../support/keystrokes.ts'
import { enter, type Look, looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const Made = z.object({ id: z.string() })
const made = async (path: string, body: object): Promise<string> => Made.parse(await office.send('dinas', path, body)).id

async function pair(first: string, second: string): Promise<void> {
  const person = { sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  const one = await made('/workers', { ...person, name: first, phone: '081234567890' })
  const other = await made('/workers', { ...person, name: second, birthDate: '1999-01-07', destination: 'HKG' })
  await made('/doubles', { one, other })
}

const people = [
  ['Siti Aminah', 'Siti Aminnah'],
  ['Sri Rahayu', 'Sri Rahayoe'],
  ['Nur Hayati', 'Noor Hajati'],
] as const

const Listed = z.object({ items: z.array(z.object({ id: z.string(), names: z.array(z.string()) })) })
const Files = z.object({ files: z.array(z.object({ id: z.string() })) })
const waiting = async () => Listed.parse(await office.read('dinas', '/doubles')).items

const words = {
  id: {
    nth: 'Pasangan 1 dari 3',
    second: 'Pasangan 2 dari 3',
    same: 'Satu orang',
    different: 'Dua orang berbeda',
    undo: 'Tarik kembali',
    joined: 'Satu orang: kedua berkas dirangkai.',
    apart: 'Dua orang berbeda.',
    back: 'Ditarik kembali.',
    decided: 'Sudah diputuskan',
    rests: 'Berkas ini dirangkai dengan berkas lain milik orang yang sama',
    leads: 'Berkas lain milik orang ini',
    propose: 'Orang ini punya berkas lain?',
    empty: 'Tidak ada berkas ganda yang menunggu',
    keys: 'Tombol pintas',
    letters: 'Pakai tombol huruf',
  },
  en: {
    nth: 'Pair 1 of 3',
    second: 'Pair 2 of 3',
    same: 'One person',
    different: 'Two different persons',
    undo: 'Take back',
    joined: 'One person: the two files are joined.',
    apart: 'Two different persons.',
    back: 'Taken back.',
    decided: 'Decided',
    rests: 'This file is joined with another of the same person',
    leads: 'Other files of this person',
    propose: 'Does this person have another file?',
    empty: 'No possible doubles are waiting',
    keys: 'Keyboard shortcuts',
    letters: 'Use letter keys',
  },
} as const

/** Opens the desk with its three pairs. */
async function desk(look: Look): Promise<Page> {
  const page = await office.signIn('dinas', look)
  await page.goto(`${office.address}/doubles`)
  await page.getByRole('heading', { level: 2, name: words[look.language].nth }).waitFor()
  await page.locator('.compared').first().waitFor()
  return page
}

/** What the pair shows that is before the reader. */
const names = (page: Page): Promise<readonly string[]> => page.locator('.compared-differs tr:nth-child(2) td').allInnerTexts()

const [phone, wide] = looks

describe('possible doubles', () => {
  it('are gone through by keys alone: J, K, Y, N, U, and ? for help, with the letters switched off at will', async () => {
    if (wide === undefined) throw new Error('no wide look')
    const say = words[wide.language]
    for (const [one, other] of people) await pair(one, other)
    const [first, second, third] = await waiting()
    const page = await desk(wide)
    expect(await names(page)).toEqual(first?.names)
    expect(await findings(page)).toEqual([])
    await shoot(page, `doubles-${wide.language}-${wide.width}`)

    await page.keyboard.press('j')
    await page.getByRole('heading', { level: 2, name: say.second }).waitFor()
    await expect.poll(() => names(page)).toEqual(second?.names)
    await page.keyboard.press('k')
    await expect.poll(() => names(page)).toEqual(first?.names)

    await page.keyboard.press('y')
    await page.getByRole('status').filter({ hasText: say.joined }).waitFor()
    await expect.poll(() => names(page)).toEqual(second?.names)
    // The focus is on the pair that came next, so that a reader hears of it.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await shoot(page, `doubles-said-${wide.language}-${wide.width}`)
    await page.keyboard.press('u')
    await expect.poll(() => names(page)).toEqual(first?.names)

    await page.keyboard.press('n')
    await page.getByRole('status').filter({ hasText: say.apart }).waitFor()
    await expect.poll(() => names(page)).toEqual(second?.names)
    // The other file may lead: 2 chooses it, and Y goes on from there.
    await page.keyboard.press('2')
    await page.keyboard.press('y')
    await expect.poll(() => names(page)).toEqual(third?.names)

    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: say.keys })
    await dialog.waitFor()
    expect(await findings(page)).toEqual([])
    await dialog.getByLabel(say.letters).press('Space')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    for (const key of ['y', 'n', 'l', 'j', 'u']) await page.keyboard.press(key)
    expect(await names(page)).toEqual(third?.names)
    await enter(page.getByRole('button', { name: say.different }))
    await page.getByRole('heading', { name: say.empty }).waitFor()
    expect(await findings(page)).toEqual([])

    // The file that was led to the other shows the way to it, and offers nothing to do.
    const led = Files.parse(await office.read('dinas', `/doubles/${second?.id}`)).files[0]?.id
    await page.goto(`${office.address}/workers/${led}`)
    await page.getByText(say.rests).waitFor()
    expect(await page.locator('.next-step').count()).toBe(0)
    expect(await findings(page)).toEqual([])
    await shoot(page, `doubles-led-${wide.language}-${wide.width}`)
    await enter(page.locator('.tone-sea').getByRole('link'))
    await page.getByRole('heading', { level: 2, name: say.leads }).waitFor()
    await shoot(page, `doubles-leads-${wide.language}-${wide.width}`)

    // It can be taken back for thirty days, from the list of what was decided.
    await page.goto(`${office.address}/doubles?show=decided`)
    expect(await findings(page)).toEqual([])
    await shoot(page, `doubles-decided-${wide.language}-${wide.width}`)
    await enter(page.getByRole('link', { name: second?.names.join(' · ') ?? '' }))
    await enter(page.getByRole('button', { name: say.undo }))
    await page.getByRole('button', { name: say.same }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.context().close()
    await office.send('dinas', `/doubles/${second?.id}/outcome`, { outcome: 'DIFFERENT' })
  })

  it('take one key each, the next pair there without waiting: less than eight seconds by the keystroke-level model', async () => {
    if (wide === undefined) throw new Error('no wide look')
    const say = words[wide.language]
    for (const [one, other] of people) await pair(one, other)
    const [first, second] = await waiting()
    const read = new Set<string>()
    const page = await office.signIn('dinas', wide)
    page.on('requestfinished', (request) => read.add(new URL(request.url()).pathname))
    await page.goto(`${office.address}/doubles`)
    await page.getByRole('heading', { level: 2, name: say.nth }).waitFor()
    await expect.poll(() => [...read]).toContain(`/api/v1/doubles/${second?.id}`)
    await expect.poll(() => names(page)).toEqual(first?.names)

    await page.evaluate(() => {
      let keys = 0
      addEventListener('keydown', () => {
        keys += 1
        document.documentElement.dataset['keys'] = String(keys)
      })
    })
    const keys = async (): Promise<number> => Number(await page.locator('html').getAttribute('data-keys'))
    // From here on nothing is read any more: the next pair is there all the same.
    await page.route('**/api/v1/doubles**', (route) => (route.request().method() === 'GET' ? undefined : route.continue()))
    const cells = await page.locator('.compared-differs :is(th, td)').allInnerTexts()
    const shown = cells.flatMap((cell) => cell.split(/\s+/)).filter((word) => word !== '')
    await page.keyboard.press('y')
    await expect.poll(() => names(page)).toEqual(second?.names)
    expect(await keys()).toBe(1)
    // Taking in which pair it is, each word of what differs, and the answer.
    const seconds = secondsOf({ keys: await keys(), minds: 2, words: shown.length })
    expect(shown.length).toBeGreaterThan(4)
    expect(seconds).toBeLessThan(8)

    await page.unroute('**/api/v1/doubles**')
    await page.keyboard.press('u')
    await expect.poll(() => names(page)).toEqual(first?.names)
    expect(await keys()).toBe(2)
    await page.context().close()
    for (const { id } of await waiting()) await office.send('dinas', `/doubles/${id}/outcome`, { outcome: 'DIFFERENT' })
  })

  it('are decided by finger at 320 px, and proposed from a file', async () => {
    if (phone === undefined) throw new Error('no narrow look')
    const say = words[phone.language]
    for (const [one, other] of people) await pair(one, other)
    const [first] = await waiting()
    await made('/workers', { name: 'Kartini Ayu', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
    const page = await desk(phone)
    expect(await findings(page)).toEqual([])
    await shoot(page, `doubles-${phone.language}-${phone.width}`)
    await page.getByRole('button', { name: say.same }).tap()
    await page.getByRole('status').filter({ hasText: say.joined }).waitFor()
    await shoot(page, `doubles-said-${phone.language}-${phone.width}`)
    await page.getByRole('button', { name: say.undo }).tap()
    await page.getByText(say.back).waitFor()
    await page.getByRole('heading', { level: 2, name: say.nth }).waitFor()

    const file = Files.parse(await office.read('dinas', `/doubles/${first?.id}`)).files[0]?.id
    await page.goto(`${office.address}/workers/${file}`)
    await page.getByText(say.propose).tap()
    await page.getByRole('combobox', { name: 'Berkas lain' }).fill('Kartini')
    await page
      .getByRole('option', { name: /Kartini Ayu/ })
      .first()
      .tap()
    expect(await findings(page)).toEqual([])
    await shoot(page, `doubles-propose-${phone.language}-${phone.width}`)
    await page.locator('#other-files').getByRole('button').last().tap()
    await page.getByRole('button', { name: say.same }).waitFor()
    expect(page.url()).toContain('/doubles/')
    await page.context().close()
  })
})
