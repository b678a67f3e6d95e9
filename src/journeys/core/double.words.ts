// SPDX-License-Identifier: AGPL-3.0-or-later
// Refusals of what is said of two files.

import { defineWords } from '#kernel/words.ts'

export const doubleRefusals = defineWords({
  id: {
    'double-one-file': 'Ini satu berkas yang sama. Pilih berkas yang lain.',
    'double-other-regency': 'Berkas dari dua kabupaten dibandingkan oleh kantor di atas keduanya. Anda tidak perlu melakukan apa-apa.',
    'double-known': 'Pasangan ini sudah menunggu diperiksa.',
    'double-merged': 'Kedua berkas ini sudah dirangkai.',
    'double-decided': 'Pasangan ini sudah diputuskan. Dalam 30 hari keputusannya dapat ditarik kembali di halaman pasangannya.',
    'nik-held-proposed':
      'NIK ini sudah ada pada berkas lain di kabupaten ini. Kedua berkas diajukan untuk dibandingkan: bila orangnya sama, keduanya dirangkai.',
    'double-open': 'Belum ada keputusan yang dapat ditarik kembali.',
    'double-gone': 'Salah satu berkasnya sudah tidak ada.',
    'double-lead': 'Pilih berkas yang memimpin.',
    'file-merged': 'Berkas ini dirangkai dengan berkas lain milik orang yang sama. Catat di berkas yang memimpin.',
    'merge-chain': 'Salah satu berkas sudah dirangkai dengan berkas lain. Pilih berkas yang memimpin rangkaian itu, atau pisahkan dahulu.',
    'merge-lead-behind': 'Berkas yang satu sudah lebih jauh: berkas itu yang harus memimpin, agar langkah berikutnya tidak hilang.',
    'not-merged': 'Kedua berkas ini tidak dirangkai.',
    'double-undo-too-late': 'Keputusan ini lebih dari 30 hari yang lalu dan tidak dapat ditarik kembali lagi.',
  },
  en: {
    'double-one-file': 'This is one and the same file. Choose another.',
    'double-other-regency': 'Files of two regencies are compared by an office over both. You need not do anything.',
    'double-known': 'This pair waits to be looked at already.',
    'double-merged': 'These two files are joined already.',
    'double-decided': 'This pair was decided. Within 30 days the decision can be taken back on the page of the pair.',
    'nik-held-proposed':
      'Another file of this regency holds this NIK. Both files are put before somebody who compares them: if it is one person, they are joined.',
    'double-open': 'There is no decision yet that could be taken back.',
    'double-gone': 'One of the two files is no more.',
    'double-lead': 'Choose the file that leads.',
    'file-merged': 'This file is joined with another of the same person. Record it in the file that leads.',
    'merge-chain': 'One of the files is joined with another already. Choose the file that leads there, or part them first.',
    'merge-lead-behind': 'One of the files is further on: that one must lead, so that its next step is not lost.',
    'not-merged': 'These two files are not joined.',
    'double-undo-too-late': 'This was decided more than 30 days ago and can no longer be taken back.',
  },
})
