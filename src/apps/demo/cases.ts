// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases of some people of the demonstration: new, waiting for papers, late and climbing, settled; in one something was told to one office alone. Every name and story is made up.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const Made = z.object({ id: z.string() })

interface Told {
  readonly category: string
  readonly complainant: string
  readonly procedure: string
  readonly account: string
  readonly callBack: string
  /** Days since it was brought. */
  readonly ago: number
  /** What was done then, so many days after. */
  readonly since: readonly (readonly [days: number, path: string, body: object])[]
}

const stories: readonly Told[] = [
  {
    category: 'GAJI_TIDAK_DIBAYAR',
    complainant: 'KELUARGA',
    procedure: 'NONPROSEDURAL',
    account: 'Sudah tiga bulan gajinya tidak dibayar. Majikan selalu bilang bulan depan.',
    callBack: 'Lewat ibunya, jangan sebut nama kantor',
    ago: 40,
    since: [
      [1, '/moves/NEEDS_DATA', { said: 'Slip gaji dan alamat majikan belum ada.' }],
      [
        3,
        '/annex/notes',
        { kind: 'TESTIMONY', text: 'Ia berbisik: paspornya disimpan majikan di lemari besi, dan ia takut ketahuan menelepon.' },
      ],
      [20, '/contacts', { contact: 'NOT_REACHED' }],
    ],
  },
  {
    category: 'INGIN_DIPULANGKAN',
    complainant: 'PMI',
    procedure: 'PROSEDURAL',
    account: 'Pekerjaannya lain dari yang dijanjikan, dan ia ingin pulang.',
    callBack: 'Pesan singkat ke nomornya sendiri, Minggu siang',
    ago: 1,
    since: [],
  },
  {
    category: 'PUNGUTAN_BERLEBIH',
    complainant: 'DESA',
    procedure: 'PROSEDURAL',
    account: 'Ditagih biaya pelatihan dua kali, tanpa kuitansi.',
    callBack: 'Telepon balai desa, jam kerja',
    ago: 45,
    since: [
      [2, '/moves/VERIFIED', {}],
      [4, '/moves/CLARIFICATION_1', {}],
      [12, '/moves/COMMITMENT_1', { said: 'Uang dikembalikan sebelum akhir bulan.' }],
      [30, '/moves/FULFILLED', { said: 'Uang sudah diterima keluarga.' }],
    ],
  },
]

/** @param nth counts those to whom something befell */
export async function loadCase(desk: Desk, workerId: string, nth: number, today: LocalDate): Promise<void> {
  const told = stories[nth % stories.length]
  if (told === undefined) return
  const { ago, since, ...brought } = told
  const on = addDays(today, -ago)
  const made = Made.safeParse(await desk.post('dinas', '/cases', { workerId, ...brought }, on))
  if (!made.success) return
  for (const [days, path, body] of since) await desk.post('dinas', `/cases/${made.data.id}${path}`, body, addDays(on, days))
}
