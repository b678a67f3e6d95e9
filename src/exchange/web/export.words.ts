// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the page on which the list of files is taken away.

import { defineWords } from '#kernel/words.ts'

export const exportWords = defineWords({
  id: {
    title: 'Unduh daftar berkas',
    lead: 'Daftar dalam wewenang Anda, dengan saringan yang sedang dipakai, beserta NIK, telepon, dan tanggal lahir.',
    count: '{count} berkas',
    'count-more': 'lebih dari {count} berkas',
    narrowed: 'Dipersempit menurut saringan di daftar berkas.',
    whole: 'Semua berkas dalam wewenang Anda.',
    care: 'Daftar ini memuat data orang',
    'care-text':
      'Di tangan yang salah, daftar ini dapat membahayakan. Pengunduhan tercatat dengan nama Anda. Simpan di tempat terkunci, jangan kirim lewat percakapan, dan hapus bila tidak dipakai lagi.',
    xlsx: 'Unduh Excel',
    csv: 'Unduh CSV',
    columns: 'Penjelasan kolom (CSV)',
    again: 'Daftar yang sama dapat dimasukkan lagi: yang sudah ada disebut sebagai sudah ada.',
    back: 'Kembali ke daftar',
  },
  en: {
    title: 'Download the list of files',
    lead: 'The list within your authority, with the filters in use, with NIK, telephone and birth date.',
    count: '{count} {count|file|files}',
    'count-more': 'more than {count} {count|file|files}',
    narrowed: 'Narrowed by the filters of the list.',
    whole: 'Every file within your authority.',
    care: 'This list holds personal data',
    'care-text':
      'In the wrong hands it can get somebody hurt. That it was downloaded is recorded with your name. Keep it locked up, do not send it in a chat, and delete it when it is not used any more.',
    xlsx: 'Download Excel',
    csv: 'Download CSV',
    columns: 'What the columns hold (CSV)',
    again: 'The same list can be handed in again: who is there already is said to be there.',
    back: 'Back to the list',
  },
})
