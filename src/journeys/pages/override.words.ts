// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the public count of overrides.

import { defineWords } from '#kernel/words.ts'

export const publicOverrideWords = defineWords({
  id: {
    'other-language': 'English',
    title: 'Pengecualian darurat',
    lead: 'Calon pekerja migran berangkat setelah semua syarat terpenuhi. Dalam keadaan darurat dua kantor bersama-sama dapat mengesampingkan suatu syarat untuk paling lama dua minggu. Setiap kali itu terjadi, dihitung di sini. Umur di bawah 18 tahun dan negara yang ditutup tidak pernah dikesampingkan.',
    none: 'Belum pernah dalam dua tahun terakhir.',
    month: 'Bulan',
    place: 'Wilayah',
    guard: 'Syarat',
    count: 'Kali',
    caption: 'Pengecualian dalam dua tahun terakhir',
  },
  en: {
    'other-language': 'Bahasa Indonesia',
    title: 'Emergency overrides',
    lead: 'Candidates leave once every guard holds. In an emergency two offices together may set one aside for two weeks at most. Each time is counted here. An age below 18 and a closed country are never set aside.',
    none: 'Not once in the last two years.',
    month: 'Month',
    place: 'Place',
    guard: 'Guard',
    count: 'Times',
    caption: 'Overrides in the last two years',
  },
})
