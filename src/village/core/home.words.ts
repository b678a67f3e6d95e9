// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of homes and visits: what the work list and refusals say.

import { defineWords } from '#kernel/words.ts'

export const homeWords = defineWords({
  id: {
    'nameless.village-home': 'Kunjungan rumah',
    'step.VISIT_FAMILY': 'Kunjungi lagi keluarganya',
    'step.VISIT_CHILDREN': 'Kunjungi lagi anak yang ditinggal',
    'step.VISIT_LEAVER': 'Kunjungi lagi: sudah berangkat?',
    'step.VISIT_RETURNER': 'Kunjungi lagi: sudah pulang?',
    'step.ANSWER_VISIT': 'Tindak lanjuti temuan kunjungan',
    'visit-day': 'Tanggal kunjungan hari ini atau sebelumnya, paling lama dua tahun yang lalu.',
    'visit-next': 'Kunjungan berikutnya sesudah kunjungan ini, paling lama dua tahun lagi.',
    'visit-found': 'Pilih paling sedikit satu hal yang ditemukan, dari pilihan untuk kunjungan ini.',
    'visit-unknown': 'Kunjungan ini tidak ditemukan.',
    'visit-withdrawn': 'Kunjungan ini sudah ditarik.',
    'visit-answered': 'Temuan kunjungan ini sudah ditindaklanjuti.',
    'visit-not-yours': 'Yang menarik sebuah kunjungan adalah petugas yang mencatatnya.',
    'visit-nobody': '“Tidak ada orang” tidak dapat dipilih bersama yang lain.',
    'home-not-here': 'Ini dicatat kantor di tempat orangnya. Kantor Anda dapat membaca berkas ini saja.',
    'briefing-day': 'Tanggal penjelasan hari ini atau sebelumnya, paling lama dua tahun yang lalu.',
    'briefing-items': 'Pilih butir yang dijelaskan, masing-masing satu kali.',
  },
  en: {
    'nameless.village-home': 'A visit to a home',
    'step.VISIT_FAMILY': 'Visit the family again',
    'step.VISIT_CHILDREN': 'Visit the children left behind again',
    'step.VISIT_LEAVER': 'Visit again: have they left?',
    'step.VISIT_RETURNER': 'Visit again: are they home?',
    'step.ANSWER_VISIT': 'Answer what a visit found',
    'visit-day': 'The visit was today or before, at most two years ago.',
    'visit-next': 'The next visit comes after this one, within two years.',
    'visit-found': 'Choose at least one finding, of those for this visit.',
    'visit-unknown': 'This visit was not found.',
    'visit-withdrawn': 'This visit was taken back already.',
    'visit-answered': 'What this visit found was answered already.',
    'visit-not-yours': 'A visit is taken back by the officer who wrote it down.',
    'visit-nobody': '“Nobody home” cannot be chosen together with anything else.',
    'home-not-here': 'The office of the person’s place records this. Your office may only read this file.',
    'briefing-day': 'They were told today or before, at most two years ago.',
    'briefing-items': 'Choose the items that were told, each once.',
  },
})
