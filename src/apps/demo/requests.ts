// SPDX-License-Identifier: AGPL-3.0-or-later
// What some people of the demonstration ask about their data: one answered, one refused in part, the rest with a clock that runs.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const Made = z.object({ id: z.string() })

interface Asking {
  readonly right: string
  readonly channel: string
  readonly wish: string
  /** Days since it was received. */
  readonly ago: number
  readonly seen?: string
  readonly answer?: object
}

const askings: readonly Asking[] = [
  {
    right: 'ACCESS',
    channel: 'IN_PERSON',
    wish: 'Ingin tahu data apa yang disimpan dan siapa yang melihatnya.',
    ago: 1,
    seen: 'IDENTITY_CARD',
  },
  { right: 'CORRECTION', channel: 'PHONE', wish: 'Nomor telepon sudah ganti sejak bulan lalu.', ago: 0 },
  {
    right: 'ACCESS',
    channel: 'LETTER',
    wish: 'Minta salinan semua data untuk keluarga.',
    ago: 20,
    seen: 'WRITTEN_MANDATE',
    answer: { outcome: 'GRANTED', reply: 'Salinan diserahkan di loket kepada yang bersangkutan.' },
  },
  { right: 'OBJECTION', channel: 'MESSAGE', wish: 'Tidak setuju data dipakai untuk promosi pelatihan.', ago: 2 },
  {
    right: 'ERASURE',
    channel: 'REPRESENTATIVE',
    wish: 'Batal berangkat, minta berkas dihapus.',
    ago: 34,
    seen: 'KNOWN_IN_PERSON',
    answer: {
      outcome: 'PARTLY',
      ground: 'PUBLIC_DUTY',
      reply: 'Nama dan nomor dihapus saat masa simpan habis; catatan biaya tetap disimpan karena ada pengaduan.',
    },
  },
]

/** @param nth counts those who ask */
export async function loadRequest(desk: Desk, workerId: string, nth: number, today: LocalDate): Promise<void> {
  const asking = askings[nth % askings.length]
  if (asking === undefined) return
  const { right, channel, wish, ago, seen, answer } = asking
  const on = addDays(today, -ago)
  const made = Made.safeParse(await desk.post('dinas', '/rights-requests', { workerId, right, channel, wish }, on))
  if (!made.success) return
  const path = `/rights-requests/${made.data.id}`
  if (seen !== undefined) await desk.post('dinas', `${path}/requester`, { by: seen }, on)
  if (answer !== undefined) await desk.post('dinas', `${path}/answer`, answer, addDays(on, 1))
}
