// SPDX-License-Identifier: AGPL-3.0-or-later
// What is said of an act that somebody takes back.

import { defineWords } from '#kernel/words.ts'

export const undoWords = defineWords({
  id: {
    undone: 'Dibatalkan. Keadaan kembali seperti semula.',
    'undo-perhaps': 'Dibatalkan di perangkat ini. Mungkin sudah sampai di kantor sebelumnya: periksa berkasnya setelah tersambung.',
    'undo-not-now': 'Belum dibatalkan: sedang dikirim, atau perangkat ini penuh. Lihat di halaman Tanpa jaringan.',
    'undo-away': 'Belum dibatalkan: catatan itu sudah di kantor, dan sekarang tidak ada jaringan. Coba lagi di berkasnya.',
  },
  en: {
    undone: 'Taken back. All is as before.',
    'undo-perhaps': 'Taken back on this device. It may have reached the office before: look at the file once you are connected.',
    'undo-not-now': 'Not taken back: it is being sent, or this device is full. See the page Without a network.',
    'undo-away': 'Not taken back: the office has the record, and there is no network now. Try again in the file.',
  },
})
