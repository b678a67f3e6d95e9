// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's certification: a body that is licensed and one that no longer is; tests, certificates and revocations in every state.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const REGENCY = '35.10'
const Made = z.object({ id: z.string() })
const Waiting = z.object({ items: z.array(z.object({ workerId: z.string() })) })

/** Unit codes are the demonstration's own; the titles follow the scope of Kepmenaker 313/2015. */
const schemes = [
  {
    code: 'PRT',
    name: 'Pelayanan Rumah Tangga',
    standard: 'SKKNI, Kepmenaker 313/2015',
    units: [
      { code: 'PRT-01', title: 'Membersihkan dan merapikan rumah' },
      { code: 'PRT-02', title: 'Mencuci dan menyetrika pakaian' },
      { code: 'PRT-03', title: 'Memasak untuk keluarga' },
      { code: 'PRT-04', title: 'Menjaga keselamatan dan kesehatan kerja' },
      { code: 'PRT-05', title: 'Berkomunikasi dengan pengguna jasa' },
    ],
  },
  {
    code: 'LANSIA',
    name: 'Pengasuhan Lansia',
    standard: 'SKKNI, Kepmenaker 313/2015',
    units: [
      { code: 'LAN-01', title: 'Membantu lansia makan dan minum' },
      { code: 'LAN-02', title: 'Membantu lansia mandi dan berpakaian' },
      { code: 'LAN-03', title: 'Membantu lansia bergerak dan berpindah tempat' },
      { code: 'LAN-04', title: 'Mengenali keadaan darurat dan meminta pertolongan' },
    ],
  },
] as const

const PLACE = 'TUK BLK Banyuwangi'

/** Offices that act for a body. */
interface BodyOffices {
  /** The one whose assessor the demonstration has. */
  readonly licensed: string
  /** Of the body whose licence was withdrawn. */
  readonly withdrawn: string
}

export async function loadCertificates(desk: Desk, offices: BodyOffices, today: LocalDate): Promise<void> {
  const make = async (login: string, path: string, body: object): Promise<string | undefined> =>
    Made.safeParse(await desk.post(login, path, body)).data?.id
  const year = Number(today.slice(0, 4))
  const licence = { number: 'BNSP-LSP-020-ID', from: `${year - 1}-01-01`, to: `${year + 2}-12-31` }
  const bodyId = await make('dinas', '/certification-bodies', {
    area: REGENCY,
    code: 'LSP-BWI',
    name: 'LSP Banyuwangi',
    officeId: offices.licensed,
    licence,
    schemes,
  })
  // Its licence was withdrawn: what it tests counts no more.
  const withdrawn = { number: 'BNSP-LSP-911-ID', from: `${year - 2}-03-01`, to: `${year + 1}-02-28` }
  const lapsed = await make('dinas', '/certification-bodies', {
    area: REGENCY,
    code: 'LSP-BGD',
    name: 'LSP Bina Gandrung',
    officeId: offices.withdrawn,
    licence: withdrawn,
    schemes: [schemes[0]],
  })
  if (lapsed !== undefined)
    await desk.post('dinas', `/certification-bodies/${lapsed}/licences/end`, {
      number: withdrawn.number,
      from: withdrawn.from,
      on: addDays(today, -40),
      reason: 'Dibekukan BNSP',
    })
  if (bodyId === undefined) return
  const { items } = Waiting.parse(await desk.get('lsp', '/assessments?stage=waiting&limit=60'))
  // Every fourth still waits for the test.
  const tested = items.filter((_, i) => i % 4 !== 3)
  for (const [i, { workerId }] of tested.entries()) {
    const scheme = schemes[i % schemes.length] ?? schemes[0]
    const results = scheme.units.map(({ code }, unit) => ({ code, result: i % 5 === 2 && unit === i % 3 ? 'NOT_YET' : 'COMPETENT' }))
    const on = addDays(today, -(i % 9))
    const id = await make('lsp', '/assessments', { workerId, bodyId, scheme: scheme.code, on, place: PLACE, results })
    // Every sixth result waits for its certificate; some people would be refused, and that is theirs to see.
    if (id === undefined || i % 6 === 5) continue
    if ((await desk.post('lsp', `/assessments/${id}/certificate`, {})) !== undefined) await revokeSome(desk, id, i)
  }
}

/** One whose result was false, and one that was printed with a wrong name and issued again. */
async function revokeSome(desk: Desk, id: string, i: number): Promise<void> {
  if (i === 4) await desk.post('lsp', `/certificates/${id}/revocation`, { cause: 'FALSE_RESULT', reason: 'Peserta diwakili orang lain' })
  if (i !== 6) return
  await desk.post('lsp', `/certificates/${id}/revocation`, { cause: 'WRONG_DETAILS', reason: 'Ejaan nama tidak sesuai KTP' })
  await desk.post('lsp', `/assessments/${id}/certificate`, {})
}
