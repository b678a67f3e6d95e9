// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the letters on the page of a case; their names stand with cases.

import { defineWords } from '#kernel/words.ts'

export const letterSectionWords = defineWords({
  id: {
    lead: 'Surat dari tahap kasus sekarang, dan dari yang sudah dicatat. Yang sudah dibuat tetap di sini dan di riwayat.',
    none: 'Belum ada surat.',
    'none-offered': 'Tahap ini tidak memiliki surat.',
    make: 'Buat surat ini',
    text: 'Isi surat',
    'text-hint': 'Apa yang disampaikan, disanggupi, atau diminta. Ditulis di surat seperti ini.',
    'text-missing': 'Tulis isi suratnya.',
    made: '{letter}, {date}',
    saved: 'Surat dibuat.',
    withheld: 'Surat kasus ini hanya dibaca Disnaker dan pos pelindungan.',
  },
  en: {
    lead: 'Letters of the stage where the case stands, and of what is on record. Those that were made stay here and in the history.',
    none: 'No letter so far.',
    'none-offered': 'This stage has no letter.',
    make: 'Make this letter',
    text: 'What the letter says',
    'text-hint': 'What was said, promised or asked. It stands in the letter as it is here.',
    'text-missing': 'Write what the letter says.',
    made: '{letter}, {date}',
    saved: 'The letter was made.',
    withheld: 'The letters of this case are read by the manpower office and the protection post alone.',
  },
})
