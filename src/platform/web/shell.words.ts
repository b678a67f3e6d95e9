// SPDX-License-Identifier: AGPL-3.0-or-later
// The shell's own words.

import { defineWords } from '#kernel/words.ts'

export const shellWords = defineWords({
  id: {
    'not-found-title': 'Halaman ini tidak ada',
    'not-found-text': 'Periksa alamatnya, atau mulai lagi dari pekerjaan Anda.',
    'to-start': 'Ke halaman depan',
    'failed-title': 'Halaman ini terhenti',
    'failed-text': 'Yang sudah Anda ketik tetap tersimpan di perangkat ini. Muat ulang untuk melanjutkan.',
    reload: 'Muat ulang',
    'try-again': 'Coba lagi',
    'no-connection': 'Tidak tersambung',
    'no-connection-text': 'Yang Anda ketik tetap ada. Coba lagi bila sudah tersambung.',
    'unreadable-answer': 'Jawaban server tidak terbaca',
    'unreadable-answer-text': 'Muat ulang halaman ini. Bila tetap begitu, beri tahu admin kantor Anda.',
    see: 'Lihat berkasnya',
    restored: 'Isian Anda yang belum dikirim sudah dikembalikan.',
    'start-over': 'Kosongkan isian',
    footer: 'Setiap langkah tercatat: siapa, kapan, dan atas dasar apa.',
    'keys-on': 'Tombol huruf: menyala',
    'keys-off': 'Tombol huruf: mati',
    'keys-help': 'J turun, K naik, Enter membuka.',
  },
  en: {
    'not-found-title': 'This page does not exist',
    'not-found-text': 'Check the address, or start again from your work.',
    'to-start': 'To the front page',
    'failed-title': 'This page has stopped',
    'failed-text': 'What you typed is still kept on this device. Reload to go on.',
    reload: 'Reload',
    'try-again': 'Try again',
    'no-connection': 'Not connected',
    'no-connection-text': 'What you typed is still here. Try again when you are connected.',
    'unreadable-answer': 'The answer of the server cannot be read',
    'unreadable-answer-text': 'Reload this page. If it stays so, tell the administrator of your office.',
    see: 'See the file',
    restored: 'What you had typed and not yet sent is back.',
    'start-over': 'Empty the form',
    footer: 'Every step is recorded: who, when, and on which ground.',
    'keys-on': 'Letter keys: on',
    'keys-off': 'Letter keys: off',
    'keys-help': 'J down, K up, Enter opens.',
  },
})
