// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers that leave an office, by name.

import { defineWords } from '#kernel/words.ts'

export const officePaperNames = defineWords({
  id: {
    PERNYATAAN_PELAPOR: 'Surat pernyataan pelapor',
    PERMINTAAN_PENJELASAN: 'Surat permintaan penjelasan',
    BERITA_ACARA_KLARIFIKASI_1: 'Berita acara klarifikasi pertama',
    SURAT_PERNYATAAN_KLARIFIKASI_1: 'Surat pernyataan klarifikasi pertama',
    BERITA_ACARA_KLARIFIKASI_2: 'Berita acara klarifikasi kedua',
    SURAT_PERNYATAAN_KLARIFIKASI_2: 'Surat pernyataan klarifikasi kedua',
    REKOMENDASI_SANKSI: 'Surat rekomendasi sanksi',
    BERITA_ACARA_MEDIASI: 'Berita acara mediasi',
    PERNYATAAN_TUNTUTAN: 'Surat pernyataan tuntutan',
    KETERANGAN_PERJALANAN: 'Surat keterangan perjalanan pulang',
    BERITA_ACARA_SERAH_TERIMA: 'Berita acara serah terima',
    PENOLAKAN_REHABILITASI: 'Surat pernyataan penolakan rehabilitasi',
    SURAT_RUJUKAN: 'Surat rujukan',
    SURAT_PENUTUPAN: 'Surat penutupan',
    NOTULA: 'Notula rapat',
    JAWABAN_DATA_PRIBADI: 'Jawaban atas permintaan data pribadi',
  },
  en: {
    PERNYATAAN_PELAPOR: 'Statement of whoever brought the case',
    PERMINTAAN_PENJELASAN: 'Request for an explanation',
    BERITA_ACARA_KLARIFIKASI_1: 'Minutes of the first clarification',
    SURAT_PERNYATAAN_KLARIFIKASI_1: 'Statement of the first clarification',
    BERITA_ACARA_KLARIFIKASI_2: 'Minutes of the second clarification',
    SURAT_PERNYATAAN_KLARIFIKASI_2: 'Statement of the second clarification',
    REKOMENDASI_SANKSI: 'Recommendation of a sanction',
    BERITA_ACARA_MEDIASI: 'Minutes of mediation',
    PERNYATAAN_TUNTUTAN: 'Statement of what is owed',
    KETERANGAN_PERJALANAN: 'Statement on the journey home',
    BERITA_ACARA_SERAH_TERIMA: 'Minutes of the handover',
    PENOLAKAN_REHABILITASI: 'Refusal of rehabilitation',
    SURAT_RUJUKAN: 'Letter of referral',
    SURAT_PENUTUPAN: 'Letter of closing',
    NOTULA: 'Minutes of a meeting',
    JAWABAN_DATA_PRIBADI: 'Answer to a request about personal data',
  },
})
