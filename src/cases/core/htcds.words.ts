// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a record is not read in.

import { defineWords } from '#kernel/words.ts'

export const htcdsWords = defineWords({
  id: {
    'htcds-none':
      'Berkas ini bukan rekaman kasus HTCDS 2.0. Yang dapat dibaca: satu kasus dalam berkas .json, seperti yang diunduh dari halaman sebuah kasus. Bila lembaga pengirim memakai bentuk lain, catat kasusnya sebagai kasus baru.',
    'htcds-version': 'Rekaman ini bukan menurut HTCDS versi 2.0. Minta lembaga pengirim mengunduhnya lagi menurut versi itu.',
    'htcds-fields': 'Sebagian isi rekaman ini tidak dapat dibaca, dan tidak ada yang disimpan. Minta lembaga pengirim memperbaikinya.',
    'htcds-field': 'Bidang ini tidak ada dalam HTCDS 2.0',
    'htcds-value': 'Isinya tidak sesuai HTCDS 2.0, atau terlalu panjang',
    'htcds-part': 'Bagian ini tidak ada, berlebih, atau bukan kode yang dikenal',
    'htcds-foreign':
      'Rekaman ini berasal dari sistem lain dan tidak membawa kode kami. Jawab yang ditanyakan, lalu baca lagi: yang tidak dikenal tetap disimpan di samping kasusnya.',
    'htcds-ask-category': 'Pilih jenis masalahnya.',
    'htcds-ask-complainant': 'Pilih siapa yang menyampaikannya.',
    'htcds-unmapped': 'Tidak ada tempatnya dalam HTCDS 2.0; disimpan seperti adanya',
    'htcds-known': 'Rekaman ini sudah menjadi kasus. Tidak dibuat lagi.',
  },
  en: {
    'htcds-none':
      'This file is no record of a case by HTCDS 2.0. What can be read: one case in a .json file, as it is downloaded from the page of a case. Where the sending organisation uses another form, record it as a new case.',
    'htcds-version': 'This record is not of HTCDS version 2.0. Ask the sending organisation to download it again by that version.',
    'htcds-fields': 'Parts of this record cannot be read, and nothing was kept. Ask the sending organisation to correct it.',
    'htcds-field': 'HTCDS 2.0 has no such field',
    'htcds-value': 'Its value is none of HTCDS 2.0, or is too long',
    'htcds-part': 'This part is missing, too much, or no code that is known',
    'htcds-foreign':
      'This record is of another system and carries none of our codes. Answer what is asked and read it again: what is not known is kept beside the case.',
    'htcds-ask-category': 'Choose what the trouble is.',
    'htcds-ask-complainant': 'Choose who brought it.',
    'htcds-unmapped': 'It has no place in HTCDS 2.0; it is kept as it is',
    'htcds-known': 'This record is a case already. It is not made again.',
  },
})
