// SPDX-License-Identifier: AGPL-3.0-or-later
// What the product exists for, in a real browser: verified by the village and the regency, and from the medical examination through departure
// home again, each office at its own screen, by touch on a phone and by keys on a desk. At every stage the card says what is next, who must do it, by when, and under which article.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { demoUsers } from '#apps/demo/officers.ts'
import { addDays } from '#kernel/time.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

let office: OfficerApp
let agencyId = ''
let providerId = ''
let programmeId = ''
let bodyId = ''

const Made = z.object({ id: z.string() })
const Steps = z.object({ nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })) })
const Check = z.object({ check: z.object({ url: z.string() }) })

async function make(login: string, path: string, body: object): Promise<string> {
  return Made.parse(await office.send(login, path, body)).id
}

beforeAll(async () => {
  office = await openOfficerApp(0)
  const place = { area: '35.10' }
  const basis = { legalBasis: 'UU 18/2017 art 51' }
  agencyId = await make('bp2mi', '/agencies', { name: 'PT Maju' })
  await office.send('bp2mi', `/agencies/${agencyId}/licences`, { number: 'SIP3MI-1', from: '2025-01-01', to: '2029-12-31', ...basis })
  const licence = { number: '12/2024', issuer: 'Disnaker', from: '2024-01-01', to: '2028-12-31' }
  providerId = await make('dinas', '/providers', { ...place, kind: 'LPK', name: 'LPK Banyuwangi', ...licence })
  const hours = { hours: 8, minHours: 8, units: [], legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  programmeId = await make('dinas', '/programmes', { ...place, name: 'Pengasuh lansia Hong Kong', ...hours })
  bodyId = await make('dinas', '/certification-bodies', {
    ...place,
    code: 'LSP-BWI',
    name: 'LSP Banyuwangi',
    officeId: demoUsers.find(({ login }) => login === 'lsp')?.office.id,
    licence: { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2028-12-31' },
    schemes: [{ code: 'PL', name: 'Pengasuh Lansia', standard: 'SKKNI', units: [{ code: 'U1', title: 'Merawat lansia' }] }],
  })
})
afterAll(() => office.close())

async function register(name: string): Promise<string> {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'P_TO_P', agencyId }
  return make('desa', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan })
}

/** Everything that waits for no stage at a screen: papers, a class, a test. @returns where anybody checks the certificate, once there is one */
async function advance(id: string): Promise<string> {
  const lesson = { title: `Angkatan ${id.slice(-6)}`, providerId, programmeId, capacity: 30, sessions: [{ date: today, hours: 8 }] }
  const recorder: Readonly<Record<string, string>> = { VILLAGE: 'desa', AGENCY: 'bp2mi' }
  const left: readonly string[] = stages.map(({ code }) => code)
  let verify = ''
  for (;;) {
    await office.app.settle()
    const { nextSteps } = Steps.parse(await office.read('dinas', `/workers/${id}`))
    const step = nextSteps.find(({ code }) => !left.includes(code))
    if (step === undefined) return verify
    if (step.code === 'TRAINING_DONE') {
      const course = await make('blk', '/classes', lesson)
      await office.send('blk', `/classes/${course}/trainees`, { workers: [id] })
      await office.send('blk', `/classes/${course}/sessions/1/attendance`, { marks: { [id]: 'present' } })
    } else if (step.code === 'CERTIFIED') {
      const results = [{ code: 'U1', result: 'COMPETENT' }]
      const test = await make('lsp', '/assessments', { workerId: id, bodyId, scheme: 'PL', results })
      await office.send('lsp', `/assessments/${test}/certificate`, {})
      verify = new URL(Check.parse(await office.read('lsp', `/assessments/${test}`)).check.url).pathname
    } else await office.send(recorder[step.owner] ?? 'dinas', `/workers/${id}/milestones/${step.code}`, {})
  }
}

const REGENCY = { by: 'dinas', id: 'Dinas Tenaga Kerja (Disnaker)', en: 'Manpower office (Disnaker)' } as const
const AGENCY = { by: 'bp2mi', id: 'Pos pelindungan (P4MI)', en: 'Protection post (P4MI)' } as const
const VILLAGE = { by: 'desa', id: 'Desa', en: 'Village' } as const

/** What the card says at each stage, in this order: the day counts from the stage before. */
const verification = [
  {
    code: 'FAMILY_CONSENT',
    who: VILLAGE,
    days: 7,
    state: { id: 'Tercatat di desa', en: 'Recorded in the village' },
    id: ['Catat surat izin keluarga yang diketahui kepala desa', 'UU 18/2017 pasal 13 huruf b'],
    en: ['Record the family consent known to the village head', 'UU 18/2017 art. 13(b)'],
  },
  {
    code: 'JOBSEEKER_REGISTERED',
    who: REGENCY,
    days: 7,
    id: ['Daftarkan sebagai pencari kerja di SIAPkerja', 'Perban BP2MI 7/2022'],
    en: ['Register as a jobseeker in SIAPkerja', 'Perban BP2MI 7/2022'],
  },
] as const
const escort = [
  {
    code: 'MEDICAL_FIT',
    who: REGENCY,
    days: 30,
    id: ['Catat hasil pemeriksaan kesehatan', 'UU 18/2017 pasal 13 huruf d'],
    en: ['Record the medical examination', 'UU 18/2017 art. 13(d)'],
  },
  {
    code: 'CONTRACT_SIGNED',
    who: REGENCY,
    days: 30,
    id: ['Catat perjanjian kerja yang sudah disahkan', 'UU 18/2017 pasal 13 huruf h, 15'],
    en: ['Record the endorsed work contract', 'UU 18/2017 art. 13(h), 15'],
  },
  {
    code: 'SS_DURING',
    who: AGENCY,
    days: 7,
    id: ['Catat jaminan sosial selama bekerja', 'Permenaker 4/2023 pasal 18'],
    en: ['Record social security during work', 'Permenaker 4/2023 art. 18'],
  },
  {
    code: 'VISA_ISSUED',
    who: AGENCY,
    days: 45,
    id: ['Catat visa kerja', 'UU 18/2017 pasal 13 huruf f'],
    en: ['Record the work visa', 'UU 18/2017 art. 13(f)'],
  },
  {
    code: 'OPP_DONE',
    who: AGENCY,
    days: 14,
    id: ['Ikutkan orientasi pra-pemberangkatan (OPP)', 'Permenaker 9/2019; PP 59/2021'],
    en: ['Attend the pre-departure orientation (OPP)', 'Permenaker 9/2019; PP 59/2021'],
  },
  {
    code: 'E_PMI_ISSUED',
    who: AGENCY,
    days: 2,
    id: ['Terbitkan E-PMI', 'Permen P2MI 34/2025'],
    en: ['Issue the worker card (E-PMI)', 'Permen P2MI 34/2025'],
  },
  {
    code: 'DEPARTED',
    looked: true,
    who: VILLAGE,
    days: 30,
    state: { id: 'Siap berangkat', en: 'Ready' },
    id: ['Catat keberangkatan', 'UU 18/2017 pasal 42 huruf d'],
    en: ['Record the departure', 'UU 18/2017 art. 42(d)'],
  },
  {
    code: 'ARRIVAL_REPORTED',
    who: AGENCY,
    days: 30,
    state: { id: 'Berangkat', en: 'Departed' },
    id: ['Pastikan kedatangan dilaporkan ke Perwakilan RI', 'UU 18/2017 pasal 6, 21'],
    en: ['Make sure the arrival is reported to the mission', 'UU 18/2017 art. 6, 21'],
  },
  {
    code: 'WORKING',
    looked: true,
    who: VILLAGE,
    days: 90,
    state: { id: 'Di luar negeri', en: 'Abroad' },
    id: ['Hubungi keluarga dan tanyakan kabar', 'UU 18/2017 pasal 21, 42 huruf d'],
    en: ['Contact the family and ask for news', 'UU 18/2017 art. 21, 42(d)'],
  },
  {
    code: 'HANDED_OVER',
    who: AGENCY,
    days: 7,
    state: { id: 'Sudah kembali', en: 'Returned' },
    id: ['Serahkan kepada keluarga dengan berita acara, disaksikan desa', 'Permen P2MI 32/2025 pasal 13'],
    en: ['Hand over to the family with minutes, witnessed by the village', 'Permen P2MI 32/2025 art. 13'],
  },
  {
    code: 'ASSESS_NEEDS',
    who: REGENCY,
    days: 14,
    state: { id: 'Diserahkan ke keluarga', en: 'Handed over to the family' },
    id: ['Tanyakan kebutuhan setelah pulang', 'UU 18/2017 pasal 24, 41'],
    en: ['Ask what is needed after the return', 'UU 18/2017 art. 24, 41'],
  },
  {
    code: 'REINTEGRATED',
    who: REGENCY,
    days: 180,
    state: { id: 'Pendampingan', en: 'Being supported at home' },
    id: ['Selesaikan pendampingan usaha atau kerja di daerah asal', 'PP 59/2021 pasal 23; Permen P2MI 33/2025'],
    en: ['Complete the support for work or business at home', 'PP 59/2021 art. 23; Permen P2MI 33/2025'],
  },
] as const
const stages = [...verification, ...escort]
const gating: readonly string[] = [
  ...['FAMILY_CONSENT', 'JOBSEEKER_REGISTERED', 'MEDICAL_FIT', 'PSYCHOLOGY_OK', 'CONTRACT_SIGNED'],
  ...['VISA_ISSUED', 'SS_DURING', 'OPP_DONE', 'E_PMI_ISSUED'],
]

const words = {
  id: {
    valid: 'Sertifikat ini asli dan masih berlaku',
    record: 'Catat sudah dilakukan',
    came: 'Catat: Kepulangan',
    missing: 'Belum ada',
    waiting: 'Menunggu',
    happens: 'Bila terjadi',
    support: 'Mulai pendampingan di daerah asal',
    reason: 'Alasan',
    save: 'Simpan catatan',
    finished: 'Berkas ini sudah selesai',
    closed: 'Selesai',
  },
  en: {
    valid: 'This certificate is genuine and valid',
    record: 'Record as done',
    came: 'Record: Return',
    missing: 'Missing',
    waiting: 'Waiting',
    happens: 'When it happens',
    support: 'Support at home begins',
    reason: 'Reason',
    save: 'Save the record',
    finished: 'This file is finished',
    closed: 'Finished',
  },
} as const

describe.each(looks)('in $language at $width px', (look) => {
  const { language } = look
  const t = words[language]
  const name = language === 'id' ? 'Sulastri' : 'Suminah'
  let id = ''
  const screens = new Map<string, Page>()

  /** The screen of an office, opened once: what others do comes to it by itself. */
  async function screenOf(login: string): Promise<Page> {
    const page = screens.get(login) ?? (await office.signIn(login, look))
    if (!screens.has(login)) await page.goto(`${office.address}/workers/${id}`)
    screens.set(login, page)
    return page
  }
  afterAll(() => Promise.all([...screens.values()].map((page) => page.context().close())))

  async function press(part: Page | Locator, button: string): Promise<void> {
    await use(part.getByRole('button', { name: button, exact: true }), look)
  }
  async function inspect(page: Page, what: string): Promise<void> {
    await shoot(page, `journey-${what}-${language}`)
    expect(await findings(page), what).toEqual([])
  }

  /** She stays abroad, and the family is asked again and again, until somebody records that she came home. */
  async function comeHome(post: Page): Promise<void> {
    await post.locator('#milestone-WORKING summary', { hasText: formatDate(today, language) }).waitFor()
    const came = post.locator('#milestone-RETURN_RECORDED')
    expect(await came.locator('summary').textContent()).toContain(t.happens)
    await use(came.locator('summary'), look)
    await press(came, t.came)
    await press(post, t.save)
  }

  /** The card says the stage, and whoever it names records it there. */
  async function pass(stage: (typeof stages)[number]): Promise<void> {
    const [what, article] = stage[language]
    const page = await screenOf(stage.who.by)
    await page.locator('.next-step h2', { hasText: what }).waitFor()
    expect(await page.locator('.next-step dd').allTextContents(), stage.code).toEqual([
      stage.who[language],
      expect.stringContaining(formatDate(addDays(today, stage.days), language)),
      `${article} ${language === 'id' ? 'Aturan' : 'Law'}`,
    ])
    if ('state' in stage) await page.locator('.lead', { hasText: stage.state[language] }).waitFor()
    if ('looked' in stage) await inspect(page, stage.code)
    if (stage.code === 'ASSESS_NEEDS') {
      await press(page.locator('.next-step'), t.support)
      await page.getByRole('dialog').getByLabel(t.reason).fill('Keluarga ingin membuka warung.')
      await press(page, t.save)
    } else {
      // Once everything that gates leaving is there, the file waits for what happens abroad and at home.
      expect(await page.locator(`#milestone-${stage.code} summary`).textContent()).toContain(
        gating.includes(stage.code) ? t.missing : t.waiting,
      )
      await press(page, t.record)
    }
  }

  it('is verified by the village and by the regency', async () => {
    id = await register(name)
    await advance(id)
    for (const stage of verification) await pass(stage)
    const village = await screenOf('desa')
    for (const { code } of verification)
      await village.locator(`#milestone-${code} summary`, { hasText: formatDate(today, language) }).waitFor()
  })

  it('goes from the medical examination to the closed file', async () => {
    const verify = await advance(id)
    const anybody = await office.open(look, { script: false })
    await anybody.goto(office.address + verify)
    await anybody.getByText(t.valid).waitFor()
    await anybody.getByText(name).first().waitFor()
    await anybody.context().close()

    for (const stage of escort) {
      await pass(stage)
      if (stage.code === 'WORKING') await comeHome(await screenOf('bp2mi'))
    }

    const page = await screenOf('dinas')
    await page.getByText(t.finished).waitFor()
    await page.locator('.lead', { hasText: t.closed }).waitFor()
    expect(await page.locator('.next-step').count()).toBe(0)
    await inspect(page, 'closed')
  })
})
