// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of files that officers share or seal.

import { defineWords } from '#kernel/words.ts'

export const sealedFileWords = defineWords({
  id: {
    none: 'Belum ada berkas.',
    sending: 'Sedang dikirim',
    large: 'Berkas ini lebih besar dari 20 MB.',
    withdraw: 'Tarik',
    withdrawn: 'Berkas ditarik.',
    unscanned: 'Belum dicek virus',
    danger: 'PDF ini dapat melakukan sesuatu selain dibaca. Simpan dan buka dengan hati-hati.',
  },
  en: {
    none: 'No files yet.',
    sending: 'Sending',
    large: 'This file is larger than 20 MB.',
    withdraw: 'Take back',
    withdrawn: 'The file was taken back.',
    unscanned: 'Not checked for viruses yet',
    danger: 'This PDF can do something beside being read. Keep it and open it with care.',
  },
})
