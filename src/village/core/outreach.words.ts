// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of outreach: the questions, as they are read out or printed, and what refusals say.

import { defineWords } from '#kernel/words.ts'

export const outreachWords = defineWords({
  id: {
    'question.VILLAGE_RECORDS': 'Desa mencatat calon pekerja migran dan memantau keberangkatan dan kepulangannya.',
    'question.ONE_ROOF': 'Ada layanan terpadu satu atap (LTSA) di kabupaten untuk mengurus keberangkatan.',
    'question.AGE': 'Anak umur 17 tahun boleh berangkat bekerja asal orang tuanya setuju.',
    'question.CONSENT': 'Berangkat perlu izin suami, istri, orang tua, atau wali yang diketahui kepala desa.',
    'question.VISA': 'Bekerja di luar negeri boleh dengan visa kunjungan atau umrah.',
    'question.COSTS': 'Pengasuh dan pekerja rumah tangga harus membayar sendiri biaya penempatannya.',
    'question.LOAN': 'Perusahaan boleh memberi utang yang nanti dipotong dari gaji.',
    'question.SOCIAL_SECURITY': 'Sebelum berangkat calon didaftarkan di BPJS Ketenagakerjaan.',
    'question.LICENCE': 'Hanya perusahaan yang punya izin boleh menempatkan orang ke luar negeri.',
    'question.COMPLAINT': 'Orang yang berangkat lewat jalan tidak resmi tetap boleh mengadu dan ditolong.',
    'outreach-day': 'Tanggalnya hari ini atau sebelumnya, paling lama lima tahun yang lalu.',
    'outreach-nobody': 'Isi berapa orang yang hadir, paling sedikit satu.',
    'outreach-question': 'Ada pertanyaan yang belum ada pada hari penyuluhan itu.',
    'outreach-right': 'Jawaban benar tidak dapat lebih banyak daripada lembarnya.',
    'outreach-changed-meanwhile': 'Sementara itu orang lain membetulkan catatan ini. Lihat dahulu; bila isian Anda yang benar, kirim lagi.',
    'outreach-counted-meanwhile':
      'Sementara itu orang lain mencatat hitungan lain. Lihat dahulu; bila hitungan Anda yang benar, kirim lagi.',
    'outreach-withdrawn': 'Catatan penyuluhan ini sudah ditarik.',
  },
  en: {
    'question.VILLAGE_RECORDS': 'The village records candidates and watches their departure and return.',
    'question.ONE_ROOF': 'There is a one-roof service (LTSA) in the regency to prepare a departure.',
    'question.AGE': 'A child of 17 may leave to work if the parents agree.',
    'question.CONSENT': 'Leaving needs the consent of husband, wife, parents or guardian, known to the village head.',
    'question.VISA': 'One may work abroad on a visit or pilgrimage visa.',
    'question.COSTS': 'Carers and domestic workers must pay their own placement costs.',
    'question.LOAN': 'A company may lend money that is later taken out of the wages.',
    'question.SOCIAL_SECURITY': 'Before leaving, a candidate is registered with BPJS Ketenagakerjaan.',
    'question.LICENCE': 'Only a licensed company may place people abroad.',
    'question.COMPLAINT': 'Somebody who left by an illegal route may still complain and is helped.',
    'outreach-day': 'The day is today or before, at most five years ago.',
    'outreach-nobody': 'Fill in how many people came, one at least.',
    'outreach-question': 'A question is not of the day of that session.',
    'outreach-right': 'There cannot be more right answers than sheets.',
    'outreach-changed-meanwhile': 'Meanwhile somebody else put this record right. Look at it first; if yours is right, send it again.',
    'outreach-counted-meanwhile': 'Meanwhile somebody else wrote another count. Look at it first; if yours is right, send it again.',
    'outreach-withdrawn': 'This session was withdrawn.',
  },
})
