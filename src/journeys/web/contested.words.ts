// SPDX-License-Identifier: AGPL-3.0-or-later

import { defineWords } from '#kernel/words.ts'

export const contestedWords = defineWords({
  id: {
    title: 'Dua petugas menulis isian yang berbeda',
    text: 'Tidak ada yang hilang: keduanya disimpan. Tanyakan orangnya atau lihat suratnya, lalu pilih yang benar.',
    stands: 'Di berkas sekarang',
    beside: 'Ditulis juga oleh {who}, {when}',
    officer: 'seorang petugas',
    keep: 'Yang di berkas benar',
    take: 'Pakai yang ini',
    settled: 'Isian dipilih.',
    wanted: 'Memilih satu dari dua isian',
  },
  en: {
    title: 'Two officers wrote different values',
    text: 'Nothing is lost: both are kept. Ask the person or look at the paper, then choose the right one.',
    stands: 'In the file now',
    beside: 'Also written by {who}, {when}',
    officer: 'an officer',
    keep: 'The file is right',
    take: 'Take this one',
    settled: 'The value is chosen.',
    wanted: 'Choosing between two values',
  },
})
