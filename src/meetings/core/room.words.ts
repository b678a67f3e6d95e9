// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server says of rooms and meetings: steps, refusals.

import { defineWords } from '#kernel/words.ts'

export const roomWords = defineWords({
  id: {
    'step.HOLD_MEETING': 'Rapat: buka pada waktunya',
    'step.CLOSE_MEETING': 'Rapat: tulis notula dan tutup',
    'room-known': 'Ruang ini sudah ada.',
    'room-unknown': 'Ruang ini tidak ada lagi.',
    'room-case-unknown': 'Kasus ini tidak ditemukan dalam wewenang Anda.',
    'room-case-there': 'Ruang ini sudah terhubung dengan kasus itu.',
    'room-office-unknown': 'Kantor ini tidak dikenal.',
    'room-office-there': 'Kantor ini sudah ada di ruang ini.',
    'room-office-gone': 'Kantor ini tidak ada lagi di ruang ini. Buka lagi halaman ini.',
    'room-full': 'Ruang ini sudah penuh. Buka ruang lain untuk urusan itu.',
    'room-not-host': 'Hanya kantor yang membuka ruang ini yang dapat mengeluarkan kantor lain. Mintalah kepadanya.',
    'room-host-stays': 'Kantor yang membuka ruang ini tetap di dalamnya.',
    'meeting-known': 'Rapat ini sudah dijadwalkan.',
    'meeting-unknown': 'Rapat ini tidak ada lagi.',
    'meeting-past': 'Pilih waktu yang belum lewat.',
    'meeting-open': 'Rapat ini sudah dibuka. Buka lagi halaman ini.',
    'meeting-not-open': 'Rapat ini belum dibuka.',
    'meeting-closed': 'Rapat ini sudah ditutup. Notulanya dapat dibaca di halaman ini.',
    'meeting-cancelled': 'Rapat ini dibatalkan.',
  },
  en: {
    'step.HOLD_MEETING': 'Meeting: open it in time',
    'step.CLOSE_MEETING': 'Meeting: write the minutes and close it',
    'room-known': 'This room is there already.',
    'room-unknown': 'This room is no more.',
    'room-case-unknown': 'This case is not within your authority.',
    'room-case-there': 'This room is linked to that case already.',
    'room-office-unknown': 'No such office is known.',
    'room-office-there': 'This office is in this room already.',
    'room-office-gone': 'This office is no longer in this room. Open this page again.',
    'room-full': 'This room is full. Make another room for that matter.',
    'room-not-host': 'Only the office that made this room can take another out. Ask it to.',
    'room-host-stays': 'The office that made this room stays in it.',
    'meeting-known': 'This meeting is scheduled already.',
    'meeting-unknown': 'This meeting is no more.',
    'meeting-past': 'Choose a time that has not passed.',
    'meeting-open': 'This meeting was opened already. Open this page again.',
    'meeting-not-open': 'This meeting was not opened yet.',
    'meeting-closed': 'This meeting is closed. Its minutes are on this page.',
    'meeting-cancelled': 'This meeting was cancelled.',
  },
})
