// SPDX-License-Identifier: AGPL-3.0-or-later
// What the log calls acts and looks on cases.

import { defineWords } from '#kernel/words.ts'

export const caseActs = defineWords({
  id: {
    RegisterCase: 'Mencatat kasus',
    MoveCase: 'Membawa kasus ke tahap berikutnya',
    NoteContact: 'Mencatat hubungan dengan pelapor',
    RecordScreening: 'Mencatat tanda kerja paksa dan perdagangan orang',
    AddClaimLine: 'Menambah tuntutan uang dalam kasus',
    WithdrawClaimLine: 'Menarik tuntutan uang dalam kasus',
    LinkPerson: 'Menghubungkan kasus dengan berkas orangnya',
    ForgetPersonOfCase: 'Menghapus isi kasus orang yang dihapus',
    ListCases: 'Daftar kasus',
    ListCasesOf: 'Kasus satu orang',
    GetCase: 'Kasus',
    'by.category': 'menurut jenis kasus',
    'by.mine': 'menurut giliran kantor',
  },
  en: {
    RegisterCase: 'Recorded a case',
    MoveCase: 'Took a case to its next stage',
    NoteContact: 'Noted a contact with whoever brought a case',
    RecordScreening: 'Recorded signs of forced labour and trafficking',
    AddClaimLine: 'Added to what is owed in a case',
    WithdrawClaimLine: 'Withdrew a line of what is owed in a case',
    LinkPerson: 'Linked a case to the file of its person',
    ForgetPersonOfCase: 'Erased what a case said of an erased person',
    ListCases: 'The list of cases',
    ListCasesOf: 'The cases of a person',
    GetCase: 'A case',
    'by.category': 'by kind of case',
    'by.mine': 'by whose turn it is',
  },
})
