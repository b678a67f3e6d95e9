// SPDX-License-Identifier: AGPL-3.0-or-later
// Words for refusals of job orders: what is wrong, then how to go on.

import { defineWords } from '#kernel/words.ts'

export const jobOrderWords = defineWords({
  id: {
    'order-exists': 'Lowongan ini sudah tercatat.',
    'order-unknown': 'Lowongan ini tidak ada di daftar. Pilih dari daftar.',
    'order-number-held': 'Perusahaan ini sudah memiliki lowongan dengan nomor ini. Buka yang sudah ada.',
    'order-not-possible': 'Lowongan ini tidak dapat dicatat. Lihat sebabnya di bawah.',
    'order-withdrawn': 'Lowongan ini sudah ditarik dan tidak dapat diubah lagi. Catat lowongan baru bila ada.',
    'before-the-order': 'Tanggal ini mendahului hari pertama lowongan. Periksa tanggalnya.',
    'quota-below-taken': 'Jumlah orang tidak dapat dikurangi sampai di bawah tempat yang sudah dipegang.',
    'guard.PLACES_HELD': 'Tempat sampai nomor {places} sudah dipegang berkas.',
    'how.PLACES_HELD': 'Isi jumlah {places} atau lebih, atau lepaskan dahulu tempat pada berkasnya.',
  },
  en: {
    'order-exists': 'This order is written down already.',
    'order-unknown': 'This job order is not in the list. Choose from the list.',
    'order-number-held': 'This company has an order of this number already. Open that one.',
    'order-not-possible': 'This order cannot be written down. The reason stands below.',
    'order-withdrawn': 'This order was withdrawn and cannot change any more. Write down a new one if there is one.',
    'before-the-order': 'This day is before the first of the order. Check the date.',
    'quota-below-taken': 'The number of people cannot go below the places that are held.',
    'guard.PLACES_HELD': 'Places up to number {places} are held by files.',
    'how.PLACES_HELD': 'Enter {places} or more, or give up the places on the files first.',
  },
})
