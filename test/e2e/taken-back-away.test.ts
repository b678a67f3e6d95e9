// SPDX-License-Identifier: AGPL-3.0-or-later
// A step of the walk that waits on the phone is taken back there: the office is asked for nothing in its place.

import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { beginCopy } from '../support/kept-app.ts'
import { go, shareDemonstration } from '../support/officer.ts'

const Made = z.looseObject({ id: z.string() })

it('a step of the walk that is not sent yet is taken back on the device', async () => {
  const office = await shareDemonstration()
  const gone = { name: 'Wati Pergi', sex: 'F', birthDate: '1994-03-02', area: '35.10.04.2006' }
  const { id } = Made.parse(await office.send('desa', '/workers', gone))
  await office.send('desa', `/workers/${id}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata ibunya' })
  const page = await office.signIn('desa', { language: 'id', width: 320, scheme: 'light' }, { keeps: true })
  await beginCopy(page, office.address, '395172')
  await go(page, '/watch')
  const record = page.getByRole('button', { name: 'Catat berangkat atau pulang: Wati Pergi' })
  await record.waitFor()
  await page.context().setOffline(true)
  await record.tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Sudah kembali ke rumah', { exact: true }).tap()
  await dialog.locator('#reason').fill('Kata ibunya')
  await dialog.getByRole('button', { name: 'Catat pada berkas' }).tap()
  await page.getByText('1 belum terkirim').waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).tap()
  await page.getByText('Dibatalkan. Keadaan kembali seperti semula.').waitFor()
  await page.getByText('1 belum terkirim').waitFor({ state: 'detached' })
  await page.context().setOffline(false)
  expect(await office.read('desa', `/workers/${id}`)).toMatchObject({ state: 'LEFT_NON_PROCEDURALLY' })
  await page.context().close()
})
