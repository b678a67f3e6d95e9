// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts on papers, and looks at them, as the log names them.

import { defineWords } from '#kernel/words.ts'

export const paperActs = defineWords({
  id: {
    AttachPaper: 'Melampirkan surat',
    VerifyPaper: 'Memeriksa surat',
    RefusePaper: 'Menolak surat',
    WithdrawPaper: 'Menarik surat',
    SettlePaperFlag: 'Menyelesaikan tanda pada surat',
    RecordPaperScan: 'Pemindaian virus atas surat',
    SupersedePaper: 'Menggantikan surat dengan yang lebih baru',
    FlagPaper: 'Memberi tanda pada surat',
    ForgetPaper: 'Menghapus surat orang yang dihapus',
    ListPapersOf: 'Surat pada satu berkas',
    ListPapers: 'Surat yang menunggu',
    GetPaper: 'Surat',
    GetPaperFile: 'Gambar atau PDF surat',
  },
  en: {
    AttachPaper: 'Attaching a paper',
    VerifyPaper: 'Checking a paper',
    RefusePaper: 'Refusing a paper',
    WithdrawPaper: 'Withdrawing a paper',
    SettlePaperFlag: 'Settling a flag on a paper',
    RecordPaperScan: 'Virus scan of a paper',
    SupersedePaper: 'A newer paper taking the place of an older',
    FlagPaper: 'Flagging a paper',
    ForgetPaper: 'Forgetting the paper of an erased person',
    ListPapersOf: 'The papers of one file',
    ListPapers: 'Papers that wait',
    GetPaper: 'Paper',
    GetPaperFile: 'Picture or PDF of a paper',
  },
})
