// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the public check. Its readers are families, employers and officers abroad; some hold a false paper.

import { defineWords } from '#kernel/words.ts'

export const verifyWords = defineWords({
  id: {
    'page-title': 'Periksa sertifikat',
    'other-language': 'English',
    'valid-title': 'Sertifikat ini asli dan masih berlaku',
    'valid-text': 'Berlaku sampai {date}.',
    'expired-title': 'Sertifikat ini asli, tetapi masa berlakunya sudah habis',
    'expired-text': 'Berakhir pada {date}. Pemegangnya perlu uji kompetensi lagi.',
    'revoked-title': 'Sertifikat ini sudah dicabut',
    'revoked-text': 'Tidak berlaku sejak {date}, karena: {reason}',
    'unknown-title': 'Sertifikat ini tidak ada dalam daftar',
    'unknown-heading': 'Tidak ditemukan',
    'unknown-text': 'Alamat yang Anda buka tidak cocok dengan sertifikat mana pun yang pernah diterbitkan.',
    'unknown-typed':
      'Bila Anda mengetik alamatnya, periksa lagi huruf demi huruf. Bila Anda memindai kodenya, kertas itu bukan sertifikat kami.',
    'unknown-false':
      'Sertifikat palsu dipakai untuk menipu orang yang ingin bekerja di luar negeri. Jangan bayar apa pun karena kertas itu.',
    'name-erased': 'Nama sudah dihapus. Nomor dan masa berlaku tetap dapat diperiksa.',
    compare: 'Bandingkan dengan kertasnya',
    'compare-facts': 'Nama, nomor, skema, dan tanggal di kertas harus sama persis dengan halaman ini.',
    'compare-person': 'Foto di kertas dan nama di KTP atau paspor harus milik orang yang membawanya.',
    'compare-address': 'Alamat halaman ini harus diawali {host}. Alamat lain bukan milik kami.',
    'report-title': 'Kertasnya berbeda?',
    report:
      'Laporkan ke kantor tenaga kerja (Disnaker) kabupaten atau pos pelayanan pelindungan pekerja migran (P4MI) terdekat. Bawa kertas atau fotonya. Melapor tidak dipungut biaya.',
    'report-abroad': 'Di luar negeri, hubungi Kedutaan atau Konsulat Republik Indonesia.',
    paper: 'Lihat sertifikatnya (PDF)',
    'checked-on': 'Diperiksa {date}.',
    'ask-title': 'Periksa sertifikat kompetensi',
    'ask-text': 'Pindai kode di sertifikat, atau ketik kode di bagian bawahnya.',
    code: 'Kode di bagian bawah sertifikat',
    'code-hint': 'Mulai dengan empat angka, misalnya 1234-…; huruf besar atau kecil sama saja.',
    check: 'Periksa',
    again: 'Ketik kodenya lagi',
  },
  en: {
    'page-title': 'Check a certificate',
    'other-language': 'Bahasa Indonesia',
    'valid-title': 'This certificate is genuine and valid',
    'valid-text': 'Valid until {date}.',
    'expired-title': 'This certificate is genuine, but no longer valid',
    'expired-text': 'It ended on {date}. Its holder needs another competence test.',
    'revoked-title': 'This certificate was revoked',
    'revoked-text': 'Not valid since {date}, because: {reason}',
    'unknown-title': 'This certificate is not in the register',
    'unknown-heading': 'Not found',
    'unknown-text': 'The address you opened belongs to no certificate that was ever issued.',
    'unknown-typed':
      'If you typed the address, check it letter by letter. If you scanned the code, that paper is not one of our certificates.',
    'unknown-false': 'False certificates are used to deceive people who want to work abroad. Pay nothing because of such a paper.',
    'name-erased': 'The name was erased. Number and validity can still be checked.',
    compare: 'Compare it with the paper',
    'compare-facts': 'Name, number, scheme and dates on the paper must be exactly those of this page.',
    'compare-person': 'The photograph on the paper and the name in the identity card or passport must be of whoever carries it.',
    'compare-address': 'The address of this page must begin with {host}. Any other is not ours.',
    'report-title': 'Does the paper differ?',
    report:
      'Report it to the regency manpower office (Disnaker) or the nearest service post for migrant workers (P4MI). Bring the paper or a photograph of it. Reporting costs nothing.',
    'report-abroad': 'Abroad, turn to the Embassy or Consulate of the Republic of Indonesia.',
    paper: 'See the certificate (PDF)',
    'checked-on': 'Checked on {date}.',
    'ask-title': 'Check a competence certificate',
    'ask-text': 'Scan the code on the certificate, or type the code at its foot.',
    code: 'Code at the foot of the certificate',
    'code-hint': 'It begins with four digits, for example 1234-…; capital or small letters are the same.',
    check: 'Check',
    again: 'Type the code again',
  },
})
