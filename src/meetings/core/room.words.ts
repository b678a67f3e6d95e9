// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server says of rooms and meetings: steps, refusals.

import { defineWords, type Language } from '#kernel/words.ts'

export const roomWords = defineWords({
  id: {
    'step.HOLD_MEETING': 'Rapat: buka pada waktunya',
    'step.CLOSE_MEETING': 'Rapat: tulis notula dan tutup',
    'step.ANSWER_DECISION': 'Keputusan rapat: setujui, atau tulis keberatan',
    'step.DO_AGREED': 'Keputusan rapat: kerjakan bagian kantor Anda',
    'step.SETTLE_LEFT': 'Keputusan rapat: selesaikan bagian kantor yang sudah keluar',
    'decision-known': 'Keputusan ini sudah tercatat.',
    'decision-unknown': 'Keputusan ini tidak ada lagi.',
    'decision-office-unknown': 'Kantor ini tidak ada di ruang ini. Masukkan dahulu kantornya.',
    'decision-office-twice': 'Satu kantor disebut dua kali. Tulis keputusan kedua untuk tugasnya yang lain.',
    'decision-due-past': 'Pilih hari yang belum lewat.',
    'decision-not-asked': 'Kantor Anda tidak ada di ruang ini waktu keputusan diambil.',
    'decision-answered': 'Kantor Anda sudah menjawab. Buka lagi halaman ini.',
    'decision-why': 'Tulis sebabnya.',
    'decision-no-task': 'Kantor itu tidak punya tugas dalam keputusan ini.',
    'decision-not-yours': 'Tugas ini diselesaikan oleh kantornya sendiri.',
    'decision-settled': 'Tugas ini sudah diselesaikan. Buka lagi halaman ini.',
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
    'step.ANSWER_DECISION': 'Decision: confirm it, or object',
    'step.DO_AGREED': 'Decision: do the part of your office',
    'step.SETTLE_LEFT': 'Decision: settle the part of an office that left',
    'decision-known': 'This decision is on record already.',
    'decision-unknown': 'This decision is no more.',
    'decision-office-unknown': 'This office is not in this room. Let it in first.',
    'decision-office-twice': 'An office is named twice. Write a second decision for its other task.',
    'decision-due-past': 'Choose a day that has not passed.',
    'decision-not-asked': 'Your office was not in this room when it was decided.',
    'decision-answered': 'Your office has answered already. Open this page again.',
    'decision-why': 'Write why.',
    'decision-no-task': 'That office has no task in this decision.',
    'decision-not-yours': 'This task is settled by its own office.',
    'decision-settled': 'This task was settled already. Open this page again.',
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

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = roomWords

export const stepText =
  (language: Language) =>
  (code: string): string =>
    words[language][`step.${code}`] ?? code
