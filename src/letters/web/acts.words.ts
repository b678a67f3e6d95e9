// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts on letters, and looks at them, as the log names them.

import { defineWords } from '#kernel/words.ts'

export const letterActs = defineWords({
  id: {
    IssueLetter: 'Menerbitkan surat dari berkas',
    RevokeLetter: 'Mencabut surat',
    KeepSignedLetter: 'Menyimpan surat asli yang bertanda tangan',
    SignLetter: 'Menandatangani surat dengan sertifikat BSrE',
    SettleLetterFlags: 'Menyatakan hasil pemeriksaan surat',
    GetSignedLetter: 'Surat asli yang bertanda tangan',
    ReplaceLetter: 'Menggantikan surat dengan yang baru',
    ListLettersOf: 'Surat pada satu berkas',
    ListLetters: 'Surat yang diterbitkan',
    GetLetter: 'Surat',
    GetLetterPaper: 'Surat sebagai PDF',
    'by.kind': 'menurut jenis surat',
  },
  en: {
    IssueLetter: 'Issuing a letter from a file',
    RevokeLetter: 'Revoking a letter',
    KeepSignedLetter: 'Keeping the signed original of a letter',
    SignLetter: 'Signing a letter with a certificate of BSrE',
    SettleLetterFlags: 'Saying what came of looking at a letter',
    GetSignedLetter: 'Signed original of a letter',
    ReplaceLetter: 'A new letter taking the place of an older',
    ListLettersOf: 'The letters of one file',
    ListLetters: 'Letters issued',
    GetLetter: 'Letter',
    GetLetterPaper: 'Letter as a PDF',
    'by.kind': 'by kind of letter',
  },
})
