// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the work page.

import { defineWords } from '#kernel/words.ts'

export const workWords = defineWords({
  id: {
    title: 'Pekerjaan saya',
    'lead-late': '{count} langkah sudah lewat tenggat. Mulai dari yang paling atas.',
    'lead-calm': 'Tidak ada yang terlambat. {count} langkah menunggu.',
    late: 'Terlambat',
    today: 'Hari ini',
    week: 'Tujuh hari ke depan',
    later: 'Nanti',
    mine: 'Tugas kantor Anda',
    climbed: 'Diteruskan dari {office} sejak {date}',
    risk: 'Berisiko jalur gelap',
    record: 'Catat',
    open: 'Buka',
    recorded: '{what}: dicatat.',
    more: 'Tampilkan lagi',
    empty: 'Tidak ada pekerjaan yang menunggu',
    'empty-text':
      'Langkah berikutnya dari setiap berkas yang menjadi tugas kantor Anda akan muncul di sini, yang paling mendesak lebih dahulu.',
    'empty-risk': 'Lihat berkas yang berisiko',
    'empty-register': 'Daftarkan calon',
  },
  en: {
    title: 'My work',
    'lead-late': 'Steps past their due date: {count}. Begin at the top.',
    'lead-calm': 'Nothing is late. Steps waiting: {count}.',
    late: 'Late',
    today: 'Today',
    week: 'The next seven days',
    later: 'Later',
    mine: 'Your office’s task',
    climbed: 'Passed up from: {office}, since {date}',
    risk: 'At risk of an illegal route',
    record: 'Record',
    open: 'Open',
    recorded: '{what}: recorded.',
    more: 'Show more',
    empty: 'Nothing is waiting',
    'empty-text': 'The next step of every file that is your office’s to do will appear here, the most urgent first.',
    'empty-risk': 'See the files at risk',
    'empty-register': 'Register a candidate',
  },
})
