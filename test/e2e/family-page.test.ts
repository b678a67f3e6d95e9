// SPDX-License-Identifier: AGPL-3.0-or-later
// A family without account and without script: an officer makes a code on the case, it is typed on a phone, both ask and answer, a photograph
// comes, and one press leaves.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { png } from '../support/pictures.ts'

let office: OfficerApp
const Created = z.object({ id: z.string() })

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    make: 'Buat kode keluarga',
    once: 'Kode hanya tampil sekali',
    handed: 'Sudah diserahkan',
    code: 'Kode',
    open: 'Buka',
    wrong: 'Kode ini tidak membuka apa pun.',
    stands: 'Sudah diterima. Petugas akan memeriksanya.',
    ask: 'Tanyakan sesuatu',
    send: 'Kirim',
    sent: 'Terkirim.',
    missing: 'Tulis dahulu, lalu kirim.',
    question: 'Apakah ia sudah bisa menelepon?',
    answer: 'Jawaban kepada keluarga',
    sendAnswer: 'Kirim jawaban',
    named: 'Tulisan ini menyebut nama',
    replied: 'Sudah, lewat tetangganya.',
    askThem: 'Tanya kepada keluarga',
    theirs: 'Pertanyaan',
    sendQuestion: 'Kirim pertanyaan',
    officeAsked: 'Kantor bertanya',
    yours: 'Jawaban Anda',
    sendYours: 'Kirim jawaban',
    add: 'Tambah berkas',
    sendFile: 'Kirim berkas',
    unsound: 'Jenis berkas ini tidak diterima.',
    document: 'Berkas ke-1',
    leave: 'Tutup sekarang',
    letter: 'Surat pernyataan pelapor',
    makeLetter: 'Buat surat ini',
  },
  en: {
    make: 'Make a code for the family',
    once: 'The code is shown once',
    handed: 'It was handed over',
    code: 'Code',
    open: 'Open',
    wrong: 'This code opens nothing.',
    stands: 'Received. An officer will look at it.',
    ask: 'Ask something',
    send: 'Send',
    sent: 'Sent.',
    missing: 'Write something first, then send it.',
    question: 'Can she call by now?',
    answer: 'Answer to the family',
    sendAnswer: 'Send the answer',
    named: 'This text names somebody',
    replied: 'She can, through her neighbour.',
    askThem: 'Ask the family',
    theirs: 'Question',
    sendQuestion: 'Send the question',
    officeAsked: 'The office asked',
    yours: 'Your answer',
    sendYours: 'Send the answer',
    add: 'Add a document',
    sendFile: 'Send the document',
    unsound: 'This kind of file is not taken.',
    document: 'Document 1',
    leave: 'Close now',
    letter: 'Statement of whoever brought the case',
    makeLetter: 'Make this letter',
  },
} as const

it.each(looks)('is answered with a code alone, in $language at $width px', async (look) => {
  const say = words[look.language]
  const brought = {
    complainant: 'KELUARGA',
    category: 'KEKERASAN_MAJIKAN',
    account: 'Ia dipukul majikannya',
    callBack: 'Lewat ibunya',
    name: 'Wulandari Pertiwi',
    country: 'SAU',
    employer: 'Abu Hamdan',
  }
  const { id } = Created.parse(await office.send('desa', '/cases', brought))

  // The officer makes the code, which is on the screen once.
  const officer = await office.signIn('dinas', look)
  await officer.goto(`${office.address}/cases/${id}`)
  await use(officer.getByRole('button', { name: say.make }), look)
  await officer.getByText(say.once).waitFor()
  const code = (await officer.locator('.slip-digits').textContent()) ?? ''
  expect(code).toMatch(/^(\d{4} ){3}\d{4}$/)
  await shoot(officer, `family-slip-${look.language}`)
  expect(await findings(officer)).toEqual([])
  await officer.emulateMedia({ media: 'print' })
  // On paper there is the slip, and nothing of the case.
  expect(await officer.getByText(brought.account).isVisible()).toBe(false)
  expect(await officer.getByText(code).isVisible()).toBe(true)
  await officer.emulateMedia({ media: 'screen' })
  await use(officer.getByRole('button', { name: say.handed }), look)
  await officer.getByText(code).waitFor({ state: 'detached' })

  // At home, without script.
  const home = await office.open(look, { script: false })
  // What stands there, looked at where axe can run.
  const beside = await office.open(look)
  let shown = ''
  await beside.route('**/kabar/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: shown }))
  const inspect = async (what: string): Promise<void> => {
    await shoot(home, `family-${what}-${look.language}`)
    shown = await home.content()
    await beside.goto(`${office.address}/kabar/${what}`)
    expect(await findings(beside), what).toEqual([])
    const text = shown.toLowerCase()
    const secret = [...Object.values(brought).slice(2), 'Wulandari', 'Saudi', 'majikan', 'Kawal', id].filter((word) => word !== 'SAU')
    for (const word of secret) expect(text, what).not.toContain(word.toLowerCase())
  }
  await home.goto(`${office.address}/kabar?lang=${look.language}`)
  await home.getByLabel(say.code, { exact: true }).fill('1234 5678 9012 3456')
  await use(home.getByRole('button', { name: say.open }), look)
  await home.getByText(say.wrong).waitFor()
  await inspect('wrong')
  await home.getByLabel(say.code, { exact: true }).fill(code)
  await use(home.getByRole('button', { name: say.open }), look)
  await home.getByText(say.stands).waitFor()
  expect(home.url()).not.toContain(code.slice(0, 4))
  await inspect('opened')
  await use(home.getByRole('button', { name: say.send, exact: true }), look)
  await home.getByText(say.missing).waitFor()
  await inspect('missing')
  await home.getByLabel(say.ask).fill(say.question)
  await use(home.getByRole('button', { name: say.send, exact: true }), look)
  await home.getByText(say.sent).waitFor()

  // It is on the officer's screen by itself, and nothing that names her goes back.
  await officer.getByText(say.question).waitFor()
  await officer.getByLabel(say.answer).fill('Wulandari sudah menelepon')
  await use(officer.getByRole('button', { name: say.sendAnswer }), look)
  await officer.getByText(say.named).first().waitFor()
  await officer.getByLabel(say.answer).fill(say.replied)
  await use(officer.getByRole('button', { name: say.sendAnswer }), look)
  await officer.getByText(say.replied).waitFor()
  await officer.getByText(say.askThem, { exact: true }).click()
  await officer.getByLabel(say.theirs, { exact: true }).fill('Jam berapa yang aman?')
  // What she told becomes her statement, to be printed and signed.
  await officer.locator('#letters summary', { hasText: say.letter }).click()
  await use(officer.getByRole('button', { name: say.makeLetter }), look)
  await officer.locator('#letters').getByRole('link', { name: say.letter }).waitFor()
  await shoot(officer, `family-officer-${look.language}`)
  expect(await findings(officer)).toEqual([])
  await use(officer.getByRole('button', { name: say.sendQuestion }), look)
  await officer.getByText('Jam berapa yang aman?').waitFor()

  await home.reload()
  await home.getByText(say.officeAsked).click()
  await home.getByText('Jam berapa yang aman?').waitFor()
  await home.getByLabel(say.yours).fill('Sore')
  await inspect('asked')
  await use(home.getByRole('button', { name: say.sendYours }), look)
  await home.getByText(say.sent).waitFor()

  // What is no photograph is refused in words; a photograph comes.
  await home.getByLabel(say.add).setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') })
  await use(home.getByRole('button', { name: say.sendFile }), look)
  await home.getByText(say.unsound).waitFor()
  await inspect('unsound')
  await home.getByLabel(say.add).setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: png() })
  await use(home.getByRole('button', { name: say.sendFile }), look)
  await home.getByText(say.document).waitFor()
  await officer.getByRole('link', { name: say.document }).waitFor()

  // Gone with one press, and whoever comes back is asked for the code.
  // The weather itself is not within reach of a test: what leads there is heard, and a page of ours stands in its place.
  let went = ''
  await home.route('**/kabar/tutup', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    went = answer.headers()['location'] ?? ''
    const cookie = answer.headers()['set-cookie'] ?? ''
    await route.fulfill({ headers: { 'content-type': 'text/html', 'set-cookie': cookie }, body: '<h1>Cuaca</h1>' })
  })
  await use(home.getByRole('link', { name: say.leave }), look)
  await home.getByRole('heading', { name: 'Cuaca' }).waitFor()
  expect(went).toBe('https://www.bmkg.go.id/')
  await home.goto(`${office.address}/kabar?lang=${look.language}`)
  await home.getByLabel(say.code, { exact: true }).waitFor()
  expect(await home.getByText(say.question).count()).toBe(0)
  await beside.context().close()
  await home.context().close()
  await officer.context().close()
})
