// SPDX-License-Identifier: AGPL-3.0-or-later
// What the offices of the demonstration agreed on: one that holds, with a promise that is late and data that may pass, and one that waits.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const Made = z.object({ id: z.string() })
const officeOf = (login: string): string => must(demoUsers.find((user) => user.login === login)?.office.id, `the office of ${login}`)

export async function loadAgreements(desk: Desk, today: LocalDate): Promise<void> {
  const [desa, dinas, post] = [officeOf('desa'), officeOf('dinas'), officeOf('bp2mi')]
  const day = (days: number): LocalDate => addDays(today, days)
  const joint = {
    title: 'Pelindungan bersama Banyuwangi',
    parties: [post, desa],
    from: day(-90),
    until: day(640),
    commitments: [
      { kind: 'OFFICE', office: dinas, due: day(-20), text: 'Ruang layanan bersama di Mal Pelayanan Publik' },
      { kind: 'STAFF', office: post, due: day(-4), text: 'Dua petugas di ruang itu setiap hari kerja' },
      { kind: 'OUTREACH', office: desa, due: day(25), text: 'Pertemuan dengan keluarga pekerja migran di balai desa' },
    ],
    terms: [
      { from: dinas, to: post, purpose: 'PROTECTION', fields: ['name', 'area', 'destination', 'occupation', 'state'], until: day(270) },
    ],
  }
  const made = Made.safeParse(await desk.post('dinas', '/agreements', joint, day(-90)))
  if (!made.success) return
  const path = `/agreements/${made.data.id}`
  await desk.post('bp2mi', `${path}/signatures`, {}, day(-84))
  await desk.post('desa', `${path}/signatures`, {}, day(-82))
  await desk.post('dinas', `${path}/commitments/0/kept`, { evidence: 'Berita acara serah terima kunci' }, day(-22))
  const waits = { title: 'Data kepulangan untuk reintegrasi', parties: [dinas], from: day(-3), until: day(365) }
  const share = { from: post, to: dinas, purpose: 'REINTEGRATION', fields: ['name', 'area', 'state'], until: day(365) }
  await desk.post('bp2mi', '/agreements', { ...waits, area: '35.10', commitments: [], terms: [share] }, day(-3))
}
