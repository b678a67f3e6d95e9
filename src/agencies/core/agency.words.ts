// SPDX-License-Identifier: AGPL-3.0-or-later
// Words for refusals of the register of placement companies: what is wrong, then how to go on.

import { defineWords } from '#kernel/words.ts'

export const agencyWords = defineWords({
  id: {
    'agency-exists': 'Perusahaan ini sudah terdaftar.',
    'agency-unknown': 'P3MI ini tidak ada di daftar. Pilih dari daftar.',
    'agency-name-held': 'Perusahaan dengan nama ini sudah ada. Buka yang sudah ada, jangan membuat yang baru.',
    'licence-number-held': 'Nomor izin ini sudah tercatat. Periksa nomor pada surat keputusan.',
    'licence-unknown': 'Izin dengan nomor ini tidak ada pada perusahaan ini. Pilih salah satu izinnya.',
    'licence-revoked': 'Izin ini sudah dicabut. Yang dicabut tidak dapat diubah lagi; catat izin baru bila ada.',
    'ends-before-it-begins': 'Hari terakhir mendahului hari pertama. Periksa kedua tanggal.',
    'outside-the-term': 'Tanggal ini di luar masa berlaku izin. Periksa tanggal pada surat keputusan.',
    'already-suspended': 'Izin ini sudah dibekukan pada hari itu. Periksa tanggalnya.',
    'list-kept': 'Daftar ini sudah tersimpan.',
    'list-line-unreadable': 'Baris {line} tidak menyebut nama perusahaan. Betulkan baris itu, atau salin lagi tabelnya dari halaman resmi.',
    'permit-number-held': 'Nomor izin merekrut ini sudah tercatat pada perusahaan ini. Periksa nomornya.',
    'permit-of-another': 'Izin merekrut dengan nomor ini tercatat pada perusahaan lain.',
    'guard.PERMIT_NOT_PASSED_ON': 'Izin merekrut (SIP2MI) tidak boleh dialihkan kepada perusahaan lain.',
    'how.PERMIT_NOT_PASSED_ON':
      'Periksa nomornya pada surat izin. Bila memang surat yang sama, laporkan kepada KP2MI: izin itu bukan milik perusahaan ini.',
    'permit-unknown': 'Perusahaan ini tidak memiliki izin merekrut dengan nomor ini. Pilih dari daftarnya.',
    'permit-revoked': 'Izin merekrut ini sudah dicabut.',
    'permits-confirmed-before': 'Daftar izin merekrut perusahaan ini sudah dinyatakan lengkap.',
    'outside-the-permit': 'Tanggal ini di luar masa izin merekrut. Periksa tanggal pada surat keputusan.',
    'not-suspended': 'Izin ini tidak sedang dibekukan sehari sebelum tanggal itu. Periksa tanggalnya.',
  },
  en: {
    'agency-exists': 'This company is in the register already.',
    'agency-unknown': 'This placement company is not in the list. Choose from the list.',
    'agency-name-held': 'A company of this name is there already. Open that one instead of making a new one.',
    'licence-number-held': 'This licence number is written down already. Check the number on the decree.',
    'licence-unknown': 'This company has no licence of this number. Choose one of its licences.',
    'licence-revoked': 'This licence is revoked and cannot change any more. Write down a new licence if there is one.',
    'ends-before-it-begins': 'The last day is before the first. Check both dates.',
    'outside-the-term': 'This day is outside the term of the licence. Check the date on the decree.',
    'already-suspended': 'The licence is suspended on that day already. Check the date.',
    'list-kept': 'This list is kept already.',
    'list-line-unreadable': 'Line {line} names no company. Put that line right, or copy the table from the official page again.',
    'permit-number-held': 'This permit number is written down for this company already. Check the number.',
    'permit-of-another': 'A permit of this number is written down for another company.',
    'guard.PERMIT_NOT_PASSED_ON': 'A permit to recruit (SIP2MI) must not be passed on to another company.',
    'how.PERMIT_NOT_PASSED_ON':
      'Check the number on the permit. If it really is the same paper, report it to the ministry: the permit is not this company’s.',
    'permit-unknown': 'This company has no permit of this number. Choose one of its list.',
    'permit-revoked': 'This permit is revoked already.',
    'permits-confirmed-before': 'The list of this company’s permits is said to be whole already.',
    'outside-the-permit': 'This day is outside the term of the permit. Check the date on the decree.',
    'not-suspended': 'The licence was not suspended on the day before. Check the date.',
  },
})
