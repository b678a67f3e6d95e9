// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened to a file, in sentences.

import { defineWords } from '#kernel/words.ts'

export const historyWords = defineWords({
  id: {
    who: '{user} ({office})',
    system: 'Sistem',
    officer: 'Petugas',
    WorkerRegistered: '{who} mendaftarkan berkas ini.',
    MilestoneRecorded: '{who} mencatat: {what}.',
    MilestoneComputed: 'Dihitung sistem: {what}.',
    MilestoneRevoked: '{who} mencabut: {what}. Alasan: {reason}',
    MilestoneExpired: 'Habis masa berlaku: {what}.',
    Moved: '{who} mencatat: {what}.',
    Became: 'Keadaan berkas menjadi: {what}.',
    PlanChanged: '{who} mengubah rencana.',
    PersonCorrected: '{who} memperbaiki data diri.',
    TroubleReported: '{who} melaporkan masalah: {what}.',
    TroubleResolved: '{who} menyatakan selesai: {what}.',
    LastUndone: '{who} membatalkan catatan terakhirnya.',
    other: '{who} mencatat perubahan.',
    reason: 'Alasan: {reason}',
    happened: 'Terjadi {date}.',
    evidence: 'Bukti: {evidence}.',
  },
  en: {
    who: '{user} ({office})',
    system: 'The system',
    officer: 'An officer',
    WorkerRegistered: '{who} registered this file.',
    MilestoneRecorded: '{who} recorded: {what}.',
    MilestoneComputed: 'Computed by the system: {what}.',
    MilestoneRevoked: '{who} revoked: {what}. Reason: {reason}',
    MilestoneExpired: 'Lapsed: {what}.',
    Moved: '{who} recorded: {what}.',
    Became: 'The file became: {what}.',
    PlanChanged: '{who} changed the plan.',
    PersonCorrected: '{who} corrected the data of the person.',
    TroubleReported: '{who} reported a trouble: {what}.',
    TroubleResolved: '{who} said it is over: {what}.',
    LastUndone: '{who} took back the last record.',
    other: '{who} recorded a change.',
    reason: 'Reason: {reason}',
    happened: 'Happened on {date}.',
    evidence: 'Evidence: {evidence}.',
  },
})
