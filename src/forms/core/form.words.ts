// SPDX-License-Identifier: AGPL-3.0-or-later
// What every empty form says, whatever it asks.

import { defineWords } from '#kernel/words.ts'

export const formWords = defineWords({
  id: {
    blank: 'Formulir kosong. Isi dengan huruf cetak; petugas menyalinnya ke Kawal.',
    about: 'Tentang siapa',
    'about-hint': 'Nama seperti di KTP, dan NIK bila ada.',
    yes: 'Ya',
    no: 'Tidak',
    place: 'Tempat dan tanggal',
    officer: 'Petugas yang mencatat,',
    teller: 'Yang memberi keterangan,',
    keep: 'Simpan di map terkunci sampai disalin, lalu musnahkan atau arsipkan menurut aturan kantor.',
    signature: 'Tanda tangan',
  },
  en: {
    blank: 'Empty form. Write in capital letters; an officer copies it into Kawal.',
    about: 'About whom',
    'about-hint': 'Name as on the identity card, and NIK if there is one.',
    yes: 'Yes',
    no: 'No',
    place: 'Place and day',
    officer: 'Written down by,',
    teller: 'Told by,',
    keep: 'Keep it in a locked folder until it is copied, then destroy or file it by the rules of the office.',
    signature: 'Signature',
  },
})
