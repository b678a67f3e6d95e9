// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a paper that left its office is not revoked, or its original not kept.

import { defineWords } from '#kernel/words.ts'

export const paperRefusals = defineWords({
  id: {
    'paper-unknown': 'Surat ini tidak ada, belum bernomor, atau bukan kantor Anda yang menerbitkannya.',
    'paper-revoked': 'Surat ini sudah dicabut.',
    'paper-file-infected': 'Berkas ini mengandung program berbahaya dan tidak disimpan. Pindai lagi dari alat lain.',
    'paper-signed-gone': 'Surat bertanda tangannya tidak ada lagi.',
  },
  en: {
    'paper-unknown': 'This paper is not there, has no number yet, or was not issued by your office.',
    'paper-revoked': 'This paper was revoked already.',
    'paper-file-infected': 'This file holds a harmful program and was not kept. Scan it again with another device.',
    'paper-signed-gone': 'The signed original is no longer there.',
  },
})
