// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the public check of a letter. Its readers are immigration, agencies, families; some hold a false paper.

import { defineWords } from '#kernel/words.ts'

export const letterCheckWords = defineWords({
  id: {
    'page-title': 'Periksa surat',
    'other-language': 'English',
    'valid-title': 'Surat ini terdaftar dan masih berlaku',
    'valid-text': 'Berlaku sampai {date}.',
    'valid-open': 'Surat ini berlaku untuk satu pengajuan dan tidak punya tanggal akhir.',
    'unsigned-title': 'Surat ini terdaftar, tetapi belum tercatat ditandatangani',
    'unsigned-text': 'Kantor penerbitnya belum menyimpan aslinya yang bertanda tangan. Tanyakan kepada kantor itu sebelum menerimanya.',
    'paper-title': 'Surat ini terdaftar',
    'paper-text': 'Diterbitkan oleh kantor di bawah, dengan nomor dan tanggal ini.',
    'paper-revoked': 'Tidak berlaku sejak {date}. Tanyakan kepada kantor penerbitnya.',
    'paper-compare':
      'Nomor, tanggal, dan kantor di kertas harus sama persis dengan halaman ini; begitu pula nama penanda tangannya, bila tercetak.',
    'statement-compare': 'Nomor, tanggal, dan kantor di kertas harus sama persis dengan halaman ini.',
    'paper-closed':
      'Isi surat ini tidak ditampilkan di sini, karena menyangkut orang yang dilindungi. Kantor penerbitnya dapat menunjukkan aslinya kepada yang berhak.',
    'expired-title': 'Surat ini terdaftar, tetapi masa berlakunya sudah habis',
    'expired-text': 'Berakhir pada {date}. Mintalah surat baru di kantor penerbitnya.',
    'revoked-title': 'Surat ini sudah dicabut',
    'revoked-text': 'Tidak berlaku sejak {date}, karena: {reason}',
    'replaced-title': 'Surat ini sudah diganti',
    'replaced-text': 'Sejak {date} ada surat baru yang menggantikannya. Mintalah surat yang baru.',
    'name-erased': 'Nama sudah dihapus. Nomor dan status tetap dapat diperiksa.',
    signed: 'Surat asli',
    'signed-BY_HAND': 'Surat asli yang bertanda tangan disimpan kantor penerbitnya sejak {date}.',
    'signed-ELECTRONIC': 'Ditandatangani pejabatnya dengan sertifikat BSrE pada {date}; aslinya disimpan kantor penerbitnya.',
    paper: 'Lihat suratnya (PDF)',
    compare: 'Bandingkan dengan kertasnya',
    'compare-facts': 'Nama, NIK, nomor, dan tanggal di kertas harus sama persis dengan halaman ini.',
    'compare-address': 'Alamat halaman ini harus diawali {host}. Alamat lain bukan milik kami.',
    'compare-seal':
      'Kode ini menunjukkan bahwa surat tercatat di sistem kami. Kode ini bukan tanda tangan elektronik tersertifikasi; yang menandatangani adalah pejabat yang namanya tertulis.',
    'statement-seal':
      'Kode ini menunjukkan bahwa surat tercatat di sistem kami. Kode ini bukan tanda tangan elektronik tersertifikasi; yang menandatangani adalah orang yang menyatakan, dan namanya tidak ditampilkan di sini.',
    'report-title': 'Kertasnya berbeda?',
    report: 'Laporkan ke kantor penerbitnya, ke Disnaker kabupaten, atau ke P4MI terdekat. Melapor tidak dipungut biaya.',
    'checked-on': 'Diperiksa {date}.',
  },
  en: {
    'page-title': 'Check a letter',
    'other-language': 'Bahasa Indonesia',
    'valid-title': 'This letter is registered and valid',
    'valid-text': 'Valid until {date}.',
    'valid-open': 'This letter counts for one application and has no last day.',
    'unsigned-title': 'This letter is registered, but not recorded as signed yet',
    'unsigned-text': 'The office that issued it holds no signed original of it yet. Ask that office before you accept it.',
    'paper-title': 'This paper is registered',
    'paper-text': 'It was issued by the office below, under this number and on this day.',
    'paper-revoked': 'Not valid since {date}. Ask the office that issued it.',
    'paper-compare':
      'Number, day and office on the paper must be exactly those of this page; so must the name of whoever signs, where it is printed.',
    'statement-compare': 'Number, day and office on the paper must be exactly those of this page.',
    'paper-closed':
      'What it says is not shown here, since it is about people who are protected. The office that issued it can show the original to whoever has a right to it.',
    'expired-title': 'This letter is registered, but no longer valid',
    'expired-text': 'It ended on {date}. Ask the office that issued it for a new one.',
    'revoked-title': 'This letter was revoked',
    'revoked-text': 'Not valid since {date}, because: {reason}',
    'replaced-title': 'This letter was replaced',
    'replaced-text': 'A new letter has taken its place since {date}. Ask for that one.',
    'name-erased': 'The name was erased. Number and status can still be checked.',
    signed: 'Signed original',
    'signed-BY_HAND': 'The office that issued it has held the signed original since {date}.',
    'signed-ELECTRONIC': 'Signed by the official with their certificate of BSrE on {date}; the office that issued it holds the original.',
    paper: 'See the letter (PDF)',
    compare: 'Compare with the paper',
    'compare-facts': 'Name, NIK, number and days on the paper must be exactly those of this page.',
    'compare-address': 'The address of this page must begin with {host}. No other address is ours.',
    'compare-seal':
      'The code shows that the letter is recorded in our system. It is no certified electronic signature; who signs is the official whose name is written.',
    'statement-seal':
      'The code shows that the paper is recorded in our system. It is no certified electronic signature; who signs is whoever makes the statement, whose name is not shown here.',
    'report-title': 'Is the paper different?',
    report: 'Report it to the office that issued it, the regency’s manpower office, or the nearest P4MI. Reporting is free of charge.',
    'checked-on': 'Checked on {date}.',
  },
})
