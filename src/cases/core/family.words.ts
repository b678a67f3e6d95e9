// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the family's view that work lists, refusals and histories speak.

import { defineWords } from '#kernel/words.ts'

export const familyWords = defineWords({
  id: {
    'step.ANSWER_FAMILY': 'Kasus: jawab pertanyaan keluarga',
    'step.GIVE_FAMILY_CODE': 'Kasus: berikan kode kepada keluarga yang memintanya di desa',
    'family-code-asked': 'Kode sudah diminta dan akan diberikan. Buka lagi halaman ini.',
    FAMILY_CODE_ASKED: 'Keluarga meminta kode',
    FAMILY_CODE_MADE: 'Kode keluarga dibuat',
    FAMILY_CODE_REVOKED: 'Kode keluarga dicabut',
    FAMILY_ASKED: 'Keluarga bertanya',
    FAMILY_ANSWERED: 'Keluarga menjawab',
    FAMILY_ADDED: 'Keluarga menambah berkas',
    OFFICE_ASKED: 'Kantor bertanya kepada keluarga',
    OFFICE_ANSWERED: 'Kantor menjawab keluarga',
    'family-names':
      'Tulisan ini menyebut nama, majikan, atau negara. Siapa pun yang melihat layar keluarga membacanya. Tulis tanpa itu, misalnya “ia” atau “di sana”.',
    'family-many-questions': 'Beberapa pertanyaan masih menunggu jawaban. Tunggu jawabannya, lalu tanyakan lagi.',
    'family-answered': 'Pertanyaan ini sudah dijawab. Buka lagi halaman ini.',
    'family-no-code': 'Kode keluarga sudah dicabut. Buka lagi halaman ini.',
    'family-many-documents': 'Berkas yang ditambah sudah banyak. Bawa yang berikutnya ke kantor.',
    'family-file-infected': 'Pemindai menemukan program berbahaya dalam berkas ini. Berkas tidak disimpan. Foto ulang kertasnya.',
    'family-file-gone': 'Berkas ini tidak dapat dibuka lagi.',
  },
  en: {
    'step.ANSWER_FAMILY': "Case: answer the family's question",
    'step.GIVE_FAMILY_CODE': 'Case: give a code to the family, which asked for it in the village',
    'family-code-asked': 'The code was asked for already and will be given. Open this page again.',
    FAMILY_CODE_ASKED: 'The family asked for a code',
    FAMILY_CODE_MADE: 'A code for the family was made',
    FAMILY_CODE_REVOKED: "The family's code was revoked",
    FAMILY_ASKED: 'The family asked',
    FAMILY_ANSWERED: 'The family answered',
    FAMILY_ADDED: 'The family added a document',
    OFFICE_ASKED: 'The office asked the family',
    OFFICE_ANSWERED: 'The office answered the family',
    'family-names':
      'This text names somebody, an employer or a country. Whoever sees the screen of the family reads it. Write it without, such as “she” or “there”.',
    'family-many-questions': 'Several questions still wait for an answer. Wait for it, then ask again.',
    'family-answered': 'This question was answered already. Open this page again.',
    'family-no-code': "The family's code was revoked already. Open this page again.",
    'family-many-documents': 'Many documents were added already. Bring the next one to the office.',
    'family-file-infected': 'The scanner found a harmful program in this file. It was not kept. Take a new photograph of the paper.',
    'family-file-gone': 'This file can no longer be opened.',
  },
})
