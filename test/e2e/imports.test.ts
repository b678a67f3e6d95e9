// SPDX-License-Identifier: AGPL-3.0-or-later
// A list in a real browser, by finger on a phone and by keys on a desk: chosen, checked, put right, registered, undone.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, settled, use } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    missing: 'Pilih dahulu berkasnya.',
    check: 'Periksa daftar ini',
    accept: 'Terima semua',
    enter: 'Daftarkan 3 orang',
    done: 'Sudah didaftarkan',
    undo: 'Batalkan seluruh daftar',
    undone: '3 berkas dihapus, 0 tetap ada',
    columns: 'Kolom mana berisi apa',
    again: 'Baca lagi dengan kolom ini',
    reason: 'NIK harus 16 angka.',
  },
  en: {
    missing: 'Choose the file first.',
    check: 'Check this list',
    accept: 'Accept all',
    enter: 'Register 3 people',
    done: 'Registered',
    undo: 'Undo the whole list',
    undone: '3 files erased, 0 kept',
    columns: 'Which column holds what',
    again: 'Read again with these columns',
    reason: 'A NIK has 16 digits.',
  },
} as const

describe.each(looks)('in $language at $width px', (look) => {
  const t = words[look.language]
  const mark = look.language === 'id' ? 'Melati' : 'Kenanga'
  const rows = [
    'No;NIK;Nama Lengkap;Jenis;Tgl Lahir;Desa;Negara Tujuan',
    `1;4910044107990${look.width % 900};Ani ${mark};P;01/07/1999;Wringinpitu;Hong Kong`,
    `2;;Budi ${mark};L;31/12/1998;Wringinpitu;Taiwan`,
    `3;;Cici ${mark};P;02/03/1997;Wringinpitu;hongkong`,
    `4;123;Dodi ${mark};L;1996-01-02;35.10.04.2006;`,
  ]
  const name = `daftar-${mark.toLowerCase()}.csv`

  it('a list is checked, put right by a press, registered and undone', async () => {
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/imports`)
    await settled(page)
    await use(page.getByRole('button', { name: t.check }), look)
    await page.getByText(t.missing).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `imports-${look.language}`)
    await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
    await use(page.getByRole('button', { name: t.check }), look)
    await page.waitForURL(/\/imports\/3510-/)

    // The column of the sex has a heading that nobody knows: it is chosen.
    await page.getByRole('button', { name: t.accept }).waitFor()
    await use(page.getByText(t.columns), look)
    await page.locator('#column-3').selectOption('sex')
    expect(await findings(page)).toEqual([])
    await shoot(page, `import-columns-${look.language}`)
    await use(page.getByRole('button', { name: t.again }), look)
    await page.getByText(t.reason).waitFor()
    await page.getByRole('button', { name: t.accept }).waitFor()
    await page.waitForFunction(() => document.querySelectorAll('details.fold[open]').length === 0)
    expect(await findings(page)).toEqual([])
    await shoot(page, `import-checked-${look.language}`)
    await use(page.getByRole('button', { name: t.accept }), look)
    await use(page.getByRole('button', { name: t.enter }), look)
    await page.getByRole('button', { name: t.undo }).waitFor()
    await page.getByText(t.done, { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `import-done-${look.language}`)
    await page.goto(`${office.address}/workers?q=${mark}`)
    await page.getByRole('link', { name: `Budi ${mark}` }).waitFor()

    await page.goBack()
    await use(page.getByRole('button', { name: t.undo }), look)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await findings(page)).toEqual([])
    await use(dialog.getByRole('button', { name: t.undo }), look)
    await page.getByText(t.undone).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `import-undone-${look.language}`)
    await page.context().close()
  })

  it('a file that is no list says so, and enters nobody', async () => {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/imports`)
    await settled(page)
    await page.locator('#file').setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n\0\u0001') })
    await use(page.getByRole('button', { name: t.check }), look)
    await page.waitForURL(/\/imports\/3510-/)
    await page.locator('.notice.tone-late').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `import-failed-${look.language}`)
    await page.context().close()
  })
})
