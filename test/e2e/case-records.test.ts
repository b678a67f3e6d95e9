// SPDX-License-Identifier: AGPL-3.0-or-later
// A case that another organisation hands over, in a real browser: a file that is none is refused in words, a record becomes a case, what it said is
// read beside what begins anew, and the same record leads to the case that it became.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, settled, turn, use } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const record = (id: string): object => ({
  standard: 'HTCDS 2.0',
  fields: {
    org_Name: 'Rumah Aman Medan',
    prs_FirstName: 'Suharti',
    prs_Birthdate: '1999-07-01',
    prs_MailingCity: '35.10',
    cas_ReferredOrganisation: 'P4MI Medan',
    cas_OutgoingReferralDate: '2026-02-03',
    vic_MethodsOfControl: ['WithholdsDocuments'],
    vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
  },
  events: [{ hte_Country: 'MYS', hte_Description: 'Paspornya ditahan sejak hari pertama.' }],
  supportPlans: [{ spl_Type: 'SocialCare', spl_Objectives: 'Tempat yang aman' }],
  comments: [{ cco_CaseComment: 'Adiknya yang menelepon.' }],
  kawal: {
    id,
    category: 'KEKERASAN_MAJIKAN',
    complainant: 'LSM',
    procedure: 'NONPROSEDURAL',
    state: 'LITIGATION_SUPPORT',
    registeredOn: '2026-01-15',
    country: 'MYS',
    findings: [{ sign: 'RETENTION_OF_IDENTITY_DOCUMENTS', mark: 'present', source: 'PERSON', confidence: 'HIGH' }],
    services: [{ kind: 'SHELTER', notedOn: '2026-01-16', endedOn: '2026-02-02', outcome: 'ACHIEVED' }],
  },
})
const fileOf = (value: object) => ({ name: 'kasus.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) })

const words = {
  id: {
    none: 'bukan rekaman kasus HTCDS 2.0',
    known: 'sudah menjadi kasus',
    see: 'Lihat berkasnya',
    foreign: 'Rekaman ini dari sistem lain',
    category: 'Jenis masalah',
    complainant: 'Siapa yang menyampaikan',
    make: 'Buat kasus dari rekaman ini',
    call: 'Catat cara menghubungi',
    way: 'Cara menghubungi yang aman',
    save: 'Simpan',
  },
  en: {
    none: 'no record of a case by HTCDS 2.0',
    known: 'is a case already',
    see: 'See the file',
    foreign: 'This record is of another system',
    category: 'What the trouble is',
    complainant: 'Who brought it',
    make: 'Make a case of this record',
    call: 'Note how to call back',
    way: 'The safe way to call back',
    save: 'Save',
  },
} as const

it.each(looks)('becomes a case, once, in $language at $width px', async (look) => {
  const say = words[look.language]
  const id = `1275-01890000-0000-7000-8000-${String(look.width).padStart(12, '0')}`
  const page = await office.signIn('dinas', look)
  const inspect = async (what: string): Promise<void> => {
    await shoot(page, `case-record-${what}-${look.language}`)
    expect(await findings(page), what).toEqual([])
  }
  await page.goto(`${office.address}/cases/new`)
  await settled(page)
  const file = page.locator('#read-in input[type=file]')
  await file.setInputFiles({ name: 'foto.json', mimeType: 'application/json', buffer: Buffer.from('bukan rekaman') })
  await page.getByText(say.none).waitFor()
  await inspect('refused')
  await turn(page, () => file.setInputFiles(fileOf(record(id))))
  const said = page.locator('#record')
  for (const text of ['Rumah Aman Medan', 'P4MI Medan', 'Adiknya yang menelepon.', 'Tempat yang aman'])
    await said.getByText(text).first().waitFor()
  await page.locator('#account').getByText('Paspornya ditahan').waitFor()
  await inspect('made')
  const made = page.url()
  await page.goto(`${office.address}/cases/new`)
  await settled(page)
  await file.setInputFiles(fileOf(record(id)))
  await page.getByText(say.known).waitFor()
  await inspect('known')
  await turn(page, () => page.getByRole('link', { name: say.see }).click())
  expect(page.url()).toBe(made)

  // Of another system two things are asked, what has no place is kept, and how to call back is noted once it is known.
  await page.goto(`${office.address}/cases/new`)
  await settled(page)
  const foreign = { Person: { FirstName: 'Murti', Nickname: `Mur ${look.width}` }, Events: [{ Description: 'Dikunci di gudang' }] }
  await file.setInputFiles(fileOf(foreign))
  const asks = page.locator('#read-in')
  await asks.getByText(say.foreign).waitFor()
  await asks.getByText('Person.Nickname').waitFor()
  await inspect('foreign')
  await asks.getByLabel(say.category).selectOption('SAKIT')
  await asks.getByLabel(say.complainant).selectOption('LSM')
  await turn(page, () => use(asks.getByRole('button', { name: say.make }), look))
  await said.getByText(`Mur ${look.width}`).waitFor()
  await use(page.getByRole('button', { name: say.call }), look)
  await page.getByLabel(say.way).fill('Lewat bibinya, tanpa menyebut kasus')
  await inspect('call-back')
  await use(page.getByRole('dialog').getByRole('button', { name: say.save, exact: true }), look)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('Lewat bibinya, tanpa menyebut kasus').first().waitFor()
  await page.context().close()
})
