// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts of the village's own work, and looks at it, as the log names them.

import { defineWords } from '#kernel/words.ts'

export const villageActs = defineWords({
  id: {
    RecordVisit: 'Mencatat kunjungan rumah',
    WithdrawVisit: 'Menarik kunjungan',
    AnswerVisit: 'Menindaklanjuti temuan kunjungan',
    ListWatch: 'Daftar orang yang perlu dikunjungi',
    ListVisits: 'Kunjungan ke rumah satu orang',
    GetHome: 'Rumah yang dikunjungi',
    SignBriefing: 'Mencatat informasi sebelum berangkat',
    GetBriefing: 'Informasi yang sudah dijelaskan',
    HoldOutreach: 'Mencatat penyuluhan',
    CorrectOutreach: 'Membetulkan catatan penyuluhan',
    CountAnswers: 'Mencatat jawaban sebelum atau sesudah penyuluhan',
    WithdrawOutreach: 'Menarik catatan penyuluhan',
    SendCountSheet: 'Mengirim lembar hitung desa',
    PlaceHome: 'Mencatat letak rumah dari daftar penduduk',
    ForgetHome: 'Melupakan rumah dari orang yang dihapus',
    SeeOtherHomes: 'Melihat kunjungan di berkas lain dari orang yang sama',
    'by.reason': 'menurut alasan kunjungan',
  },
  en: {
    RecordVisit: 'Recording a visit to a home',
    WithdrawVisit: 'Taking a visit back',
    AnswerVisit: 'Answering what a visit found',
    ListWatch: 'People to be visited',
    ListVisits: 'Visits to one person’s home',
    GetHome: 'A home that is visited',
    SignBriefing: 'Recording what was told before leaving',
    GetBriefing: 'What a candidate was told',
    HoldOutreach: 'Recording an outreach session',
    CorrectOutreach: 'Correcting an outreach session',
    CountAnswers: 'Recording answers before or after a session',
    WithdrawOutreach: 'Withdrawing an outreach session',
    SendCountSheet: 'Sending the village count sheet',
    PlaceHome: 'Recording where a home stands, from a population list',
    ForgetHome: 'Forgetting the home of an erased person',
    SeeOtherHomes: 'Looking at visits under another file of the same person',
    'by.reason': 'by reason for the visit',
  },
})
