// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server says of papers: refusals, and the steps that they leave.

import { defineWords } from '#kernel/words.ts'

export const paperWords = defineWords({
  id: {
    'step.CHECK_PAPER': 'Bandingkan surat yang dilampirkan dengan apa yang harus tertulis di dalamnya',
    'step.SETTLE_FLAG': 'Periksa tanda pada surat, lalu nyatakan sudah dijelaskan atau memang benar',
    'file-empty': 'Berkasnya kosong. Pilih berkas lain atau ambil foto lagi.',
    'file-unknown': 'Jenis berkas ini tidak diterima. Kirim foto (JPEG atau PNG) atau PDF; foto HEIC dari iPhone ubah dahulu menjadi JPEG.',
    'file-damaged': 'Berkas ini tidak utuh, sehingga tidak dapat dibuka dengan aman. Ambil foto atau pindai lagi, lalu kirim yang baru.',
    'file-behind-end': 'Ada isi lain yang disembunyikan di belakang gambar atau PDF ini. Kirim foto atau hasil pindai yang asli.',
    'file-archive': 'Berkas ini sekaligus sebuah arsip (ZIP). Kirim foto, hasil pindai, atau PDF saja.',
    'image-too-large':
      'Ukuran gambar terlalu besar untuk ditampilkan (lebih dari 70 juta titik). Ambil foto dengan ukuran lebih kecil, lalu kirim lagi.',
    'image-rare': 'Jenis gambar ini tidak dapat ditampilkan peramban. Ambil foto dengan ponsel atau simpan ulang sebagai JPEG.',
    'store-full': 'Tempat penyimpanan berkas penuh. Tidak ada yang tersimpan. Beri tahu admin; kirim lagi setelah ada tempat.',
    'paper-decided': 'Keadaan surat ini sudah berubah, sehingga tindakan ini tidak dapat dilakukan. Muat ulang untuk melihat keadaannya.',
    'withdrawal-decides':
      'Surat ini sudah diperiksa atau bertanda, jadi Anda tidak dapat menariknya sendiri. Suratnya tetap tersimpan. Bila salah dilampirkan, minta petugas kabupaten atau P3MI menariknya.',
    'paper-unknown': 'Surat ini tidak ada lagi.',
    'paper-quarantined':
      'Pemindai menemukan virus dalam berkas ini, jadi tidak dibuka. Tolak surat ini dan minta foto atau hasil pindai yang baru.',
    'paper-file-gone': 'Berkas surat ini tidak dapat dibuka. Minta foto atau hasil pindai yang baru; bila berulang, hubungi admin.',
    'marks-incomplete': 'Setiap butir perlu ditandai: cocok, berbeda, atau tidak terbaca.',
    'note-needed': 'Ada butir yang tidak cocok. Tulis mengapa surat ini tetap diterima, atau tolak suratnya.',
    'start-after-issue': 'Hari mulai tidak boleh sesudah hari terbit.',
    'ends-before-issue': 'Hari terakhir berlaku tidak boleh sebelum hari terbit.',
    'nothing-new': 'Tidak ada yang baru.',
    'flag-unknown': 'Tanda ini tidak ada pada surat ini.',
    'flag-settled': 'Tanda ini sudah diselesaikan.',
  },
  en: {
    'step.CHECK_PAPER': 'Compare the attached paper with what it must say',
    'step.SETTLE_FLAG': 'Look into the flag on the paper, then say whether it was explained or is true',
    'file-empty': 'The file is empty. Choose another or take the picture again.',
    'file-unknown':
      'This kind of file is not taken. Send a picture (JPEG or PNG) or a PDF; turn a HEIC picture of an iPhone into a JPEG first.',
    'file-damaged': 'This file is not whole, so it cannot be opened safely. Take the picture or scan it again and send the new one.',
    'file-behind-end': 'Something else is hidden behind this picture or PDF. Send the original picture or scan.',
    'file-archive': 'This file is an archive (ZIP) as well. Send nothing but a picture, a scan or a PDF.',
    'image-too-large': 'The picture is too large to be shown (over 70 million dots). Take a smaller picture and send it again.',
    'image-rare': 'Browsers cannot show this kind of picture. Take it with a phone, or save it again as a JPEG.',
    'store-full': 'There is no room for files. Nothing was saved. Tell the administrator, and send again once there is room.',
    'paper-decided': 'This paper has moved on, so this cannot be done. Load it again to see how it stands.',
    'withdrawal-decides':
      'This paper was looked at or carries a flag, so you cannot withdraw it yourself. It is kept. If it was attached by mistake, ask an officer of the regency or the agency to withdraw it.',
    'paper-unknown': 'This paper is no longer there.',
    'paper-quarantined': 'The scanner found a virus in this file, so it is not opened. Refuse the paper and ask for a new picture or scan.',
    'paper-file-gone': 'The file of this paper cannot be opened. Ask for a new picture or scan; if it repeats, tell the administrator.',
    'marks-incomplete': 'Every item needs a mark: agrees, differs, or cannot be read.',
    'note-needed': 'Something does not agree. Write why the paper is taken all the same, or refuse it.',
    'start-after-issue': 'The first day may not be after the day of issue.',
    'ends-before-issue': 'The last day it counts may not be before the day of issue.',
    'nothing-new': 'There is nothing new.',
    'flag-unknown': 'This paper has no such flag.',
    'flag-settled': 'This flag has been settled.',
  },
})
