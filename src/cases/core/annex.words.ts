// SPDX-License-Identifier: AGPL-3.0-or-later
// Why something is not done in an annex, and the step it brings.

import { defineWords } from '#kernel/words.ts'

export const annexWords = defineWords({
  id: {
    'nameless.annex': 'Lampiran tersegel',
    'step.SEE_BROKEN_GLASS': 'Lampiran tersegel kantor Anda dibuka kantor lain dalam keadaan darurat: baca siapa dan mengapa',
    'step.READ_ANNEX': 'Lampiran tersegel dibuka kantor lain bagi kantor Anda: baca sebelum tertutup lagi',
    'annex-withheld':
      'Dalam kasus perdagangan orang, kantor desa dan kecamatan tidak menyimpan apa yang diceritakan. Sampaikan kepada Disnaker atau pos pelindungan.',
    'annex-not-yours': 'Hanya kantor pemilik lampiran ini yang menulis, membuka, dan menutupnya.',
    'annex-none': 'Kantor itu tidak punya lampiran dalam kasus ini yang dapat dibuka kantor Anda.',
    'annex-reached': 'Lampiran ini sudah terbuka bagi kantor Anda. Muat ulang halamannya.',
    'annex-too-long': 'Paling banyak 200.000 huruf sekali simpan. Bagi menjadi beberapa keterangan; yang sudah ditulis tidak hilang.',
    'annex-file-there': 'Berkas ini sudah ada di lampiran ini.',
    'annex-files-full': 'Lampiran ini sudah menyimpan 100 berkas. Simpan yang berikutnya di luar sistem.',
    'annex-file-gone': 'Berkas ini tidak ada lagi. Muat ulang halamannya.',
    'annex-file-infected': 'Berkas ini membawa virus dan tidak disimpan. Bersihkan komputer atau ponsel asalnya, lalu kirim berkas lain.',
    'annex-told-later': 'Hari itu belum tiba. Isi hari ini atau sebelumnya.',
    'annex-office-unknown': 'Kantor ini tidak dikenal. Pilih dari daftar.',
    'annex-office-near': 'Lampiran tidak dibuka bagi kantor desa atau kecamatan: di sana bekerja tetangga orangnya.',
    'annex-office-elsewhere': 'Kantor seperti ini tidak menangani kasus. Lampiran tidak dibuka baginya.',
    'annex-office-has-it': 'Lampiran ini sudah terbuka bagi kantor itu. Tutup dahulu bila tujuan atau harinya berubah.',
    'annex-until-past': 'Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya.',
    'annex-until-far': 'Paling lama 90 hari dari hari ini. Setelah itu dapat dibuka lagi.',
    'annex-until-outside':
      'Kantor yang tidak menangani kasus ini membacanya paling lama 30 hari dari hari ini. Setelah itu dapat dibuka lagi.',
    'annex-not-open': 'Lampiran ini tidak (lagi) terbuka bagi kantor itu. Muat ulang halamannya.',
    'annex-nothing-broken': 'Tidak ada pembukaan darurat yang belum dibaca. Muat ulang halamannya.',
  },
  en: {
    'nameless.annex': 'A sealed annex',
    'step.SEE_BROKEN_GLASS': "Your office's sealed annex was opened by another office in an emergency: read who and why",
    'step.READ_ANNEX': 'Another office opened its sealed annex to yours: read it before it closes again',
    'annex-withheld':
      'In a case of trafficking, village and district offices keep nothing of what was told. Bring it to the manpower office or the protection post.',
    'annex-not-yours': 'Only the office whose annex it is writes, opens and closes it.',
    'annex-none': 'That office keeps no annex in this case that your office could open.',
    'annex-reached': 'This annex is open to your office already. Load the page again.',
    'annex-too-long': '200,000 letters at most are saved at once. Divide it into several testimonies; nothing that you wrote is lost.',
    'annex-file-there': 'This file is in this annex already.',
    'annex-files-full': 'This annex keeps 100 files already. Keep the next ones outside the system.',
    'annex-file-gone': 'This file is no longer there. Load the page again.',
    'annex-file-infected': 'This file carries a virus and was not kept. Clean the computer or phone it came from, then send another file.',
    'annex-told-later': 'That day has not come. State today or an earlier day.',
    'annex-office-unknown': 'This office is not known. Choose one from the list.',
    'annex-office-near': 'An annex is not opened to a village or district office: neighbours of the person work there.',
    'annex-office-elsewhere': 'An office of this kind works on no case. The annex is not opened to it.',
    'annex-office-has-it': 'The annex is open to that office already. Close it first where the purpose or the day changes.',
    'annex-until-past': 'The last day has passed. Choose today or later.',
    'annex-until-far': 'At most 90 days from today. After that it can be opened again.',
    'annex-until-outside':
      'An office that does not work on this case reads it for at most 30 days from today. After that it can be opened again.',
    'annex-not-open': 'The annex is not open to that office (any more). Load the page again.',
    'annex-nothing-broken': 'No emergency opening waits to be read. Load the page again.',
  },
})
