// SPDX-License-Identifier: AGPL-3.0-or-later
// What the log calls acts and looks on requests about personal data.

import { defineWords } from '#kernel/words.ts'

export const rightsActs = defineWords({
  id: {
    ReceiveRequest: 'Mencatat permintaan tentang data pribadi',
    CheckRequester: 'Memastikan siapa yang meminta',
    AnswerRequest: 'Menjawab permintaan tentang data pribadi',
    EndLimit: 'Mengakhiri pembatasan penggunaan data',
    SeeDeeds: 'Melihat bahwa yang dikabulkan sudah dikerjakan',
    ForgetRequester: 'Menghapus nama dari permintaan',
    ListRequests: 'Daftar permintaan tentang data pribadi',
    ListRequestsOf: 'Permintaan satu orang tentang datanya',
    GetRequest: 'Permintaan tentang data pribadi',
    GetRequestLetter: 'Surat jawaban atas permintaan',
    GetHeld: 'Semua data seseorang',
    'by.open': 'menurut sudah atau belum dijawab',
  },
  en: {
    ReceiveRequest: 'Recorded a request about personal data',
    CheckRequester: 'Saw who asks',
    AnswerRequest: 'Answered a request about personal data',
    EndLimit: 'Ended a limit on the use of data',
    SeeDeeds: 'Saw that what was granted was done',
    ForgetRequester: 'Erased the name from a request',
    ListRequests: 'The list of requests about personal data',
    ListRequestsOf: 'The requests of a person about their data',
    GetRequest: 'A request about personal data',
    GetRequestLetter: 'The letter that answers a request',
    GetHeld: 'All data of a person',
    'by.open': 'by answered or not',
  },
})
