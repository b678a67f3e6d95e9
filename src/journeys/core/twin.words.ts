// SPDX-License-Identifier: AGPL-3.0-or-later
// Words for twin files: the step in the work list, and refusals.

import { defineWords } from '#kernel/words.ts'

export const twinStepWords = defineWords({
  id: {
    'step.COMPARE_TWINS': 'Dua berkas mungkin milik satu orang: bandingkan, lalu catat hasilnya',
    'twins-decided': 'Hasilnya sudah dicatat. Buka lagi halaman ini untuk melihatnya.',
    'twins-not-yours': 'Ini diputuskan kantor yang wilayahnya mencakup kedua kabupaten.',
    'twins-which': 'Pilih berkas yang NIK-nya keliru.',
  },
  en: {
    'step.COMPARE_TWINS': 'Two files may be of one person: compare them, then record the outcome',
    'twins-decided': 'The outcome is on record already. Open this page again to see it.',
    'twins-not-yours': 'This is for an office whose places include both regencies to decide.',
    'twins-which': 'Choose the file whose NIK is wrong.',
  },
})
