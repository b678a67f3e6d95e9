// SPDX-License-Identifier: AGPL-3.0-or-later
// What the log calls acts and looks on agreements.

import { defineWords } from '#kernel/words.ts'

export const agreementActs = defineWords({
  id: {
    ProposeAgreement: 'Mengusulkan kesepakatan',
    SignAgreement: 'Menyetujui kesepakatan',
    KeepCommitment: 'Mencatat janji kesepakatan dipenuhi',
    EndAgreement: 'Mengakhiri kesepakatan',
    TakeSharedFiles: 'Mengunduh data menurut kesepakatan',
    'by.nth': 'menurut baris kesepakatan',
  },
  en: {
    ProposeAgreement: 'Proposed an agreement',
    SignAgreement: 'Signed an agreement',
    KeepCommitment: 'Recorded a promise of an agreement as kept',
    EndAgreement: 'Ended an agreement',
    TakeSharedFiles: 'Took data away under an agreement',
    'by.nth': 'by a line of the agreement',
  },
})
