// SPDX-License-Identifier: AGPL-3.0-or-later
// A room of the demonstration: three offices met on a route that brokers use, decided, and meet again. Everything in it is made up.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const Made = z.object({ id: z.string() })
const officeOf = (login: string): string => demoUsers.find((user) => user.login === login)?.office.id ?? ''

export async function loadRooms(desk: Desk, today: LocalDate): Promise<void> {
  const day = (days: number): LocalDate => addDays(today, days)
  const at = (days: number): string => `${day(days)}T03:00:00.000Z`
  const make = async (login: string, path: string, body: object, days: number): Promise<string | undefined> =>
    Made.safeParse(await desk.post(login, path, body, day(days))).data?.id
  const room = await make('dinas', '/rooms', { title: 'Jalur gelap di Tapal Kuda' }, -16)
  if (room === undefined) return
  for (const login of ['bp2mi', 'desa']) await desk.post('dinas', `/rooms/${room}/offices`, { officeId: officeOf(login) }, day(-16))
  await desk.post('desa', `/rooms/${room}/messages`, { text: 'Minggu lalu dua orang dijemput mobil travel di depan pasar.' }, day(-15))
  const met = await make('dinas', `/rooms/${room}/meetings`, { title: 'Rapat pertama tentang penjemputan', startsAt: at(-13) }, -15)
  if (met === undefined) return
  await desk.post('dinas', `/meetings/${met}/opening`, {}, day(-13))
  for (const login of ['bp2mi', 'desa']) await desk.post(login, `/meetings/${met}/attendance`, {}, day(-13))
  const tasks = [
    { officeId: officeOf('bp2mi'), what: 'Menyiapkan petugas di terminal pada malam Jumat', due: day(-2) },
    { officeId: officeOf('desa'), what: 'Memberi tahu ketua RT siapa yang dapat dihubungi', due: day(5) },
  ]
  const decided = { meetingId: met, text: 'Terminal dijaga bersama pada malam Jumat', tasks }
  const decision = await make('dinas', `/rooms/${room}/decisions`, decided, -13)
  for (const login of ['dinas', 'bp2mi', 'desa']) await desk.post(login, `/decisions/${decision}/answer`, { answer: 'AGREED' }, day(-12))
  const said = 'Penjemputan terjadi menjelang subuh. Semua kantor yang hadir setuju terminal dijaga bersama.'
  await desk.post('dinas', `/meetings/${met}/closing`, { said }, day(-13))
  await desk.post('bp2mi', `/rooms/${room}/messages`, { text: 'Jadwal jaga sudah disusun; satu malam masih kosong.' }, day(-3))
  await desk.post('dinas', `/rooms/${room}/meetings`, { title: 'Rapat kedua: tindak lanjut', startsAt: at(2) })
}
