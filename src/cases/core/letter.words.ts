// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of letters: their names, and what each says on paper.

import { defineWords } from '#kernel/words.ts'
import { officePaperNames } from '#letters/core/office-paper.words.ts'

/** In lists, histories and refusals. */
export const letterWords = defineWords({
  id: {
    ...officePaperNames.id,
    'letter-not-now': 'Surat ini bukan dari tahap kasus sekarang. Buka lagi halaman ini untuk melihat pilihannya.',
    'letter-text': 'Tulis isi suratnya.',
    'letter-many': 'Surat kasus ini sudah sangat banyak. Buat yang berikutnya di luar sistem.',
  },
  en: {
    ...officePaperNames.en,
    'letter-not-now': 'This letter does not belong to the stage of the case. Open this page again to see the choices.',
    'letter-text': 'Write what the letter says.',
    'letter-many': 'This case has very many letters already. Write the next one outside the system.',
  },
})

/** On the paper itself; `also` stands small under it. */
export const letterPaperWords = defineWords({
  id: {
    number: 'Nomor {number}',
    person: 'Yang bersangkutan',
    unnamed: 'tidak disebut namanya',
    complainant: 'Pelapor',
    registered: 'Tercatat',
    about: 'Perihal',
    employer: 'Majikan',
    respondent: 'Pihak yang diadukan',
    until: 'Paling lambat',
    basis: 'Dasar: {basis}.',
    'basis-assumed': 'Dasar: {basis}. Bentuk surat ini belum ditetapkan dalam teks yang kami ketahui.',
    'says-PERNYATAAN_PELAPOR': 'Saya menyatakan bahwa keterangan berikut ini benar dan saya sampaikan tanpa paksaan.',
    'says-PERMINTAAN_PENJELASAN': 'Kepada pihak yang diadukan: mohon memberi penjelasan tertulis tentang hal berikut.',
    'says-BERITA_ACARA_KLARIFIKASI_1': 'Klarifikasi pertama telah dilaksanakan. Yang disampaikan para pihak dan hasilnya:',
    'says-SURAT_PERNYATAAN_KLARIFIKASI_1': 'Pihak yang diadukan menyatakan hal berikut pada klarifikasi pertama.',
    'says-BERITA_ACARA_KLARIFIKASI_2': 'Klarifikasi kedua telah dilaksanakan. Yang disampaikan para pihak dan hasilnya:',
    'says-SURAT_PERNYATAAN_KLARIFIKASI_2': 'Pihak yang diadukan menyatakan kesanggupan berikut pada klarifikasi kedua.',
    'says-REKOMENDASI_SANKSI': 'Kesanggupan kedua tidak dipenuhi pada waktunya. Direkomendasikan sanksi administratif karena hal berikut.',
    'says-BERITA_ACARA_MEDIASI': 'Mediasi telah dilaksanakan. Yang disampaikan para pihak dan hasilnya:',
    'says-PERNYATAAN_TUNTUTAN': 'Berikut uang yang belum diterima, baris demi baris dengan buktinya.',
    'says-BERITA_ACARA_SERAH_TERIMA':
      'Yang bersangkutan telah diserahkan kepada penerima di bawah ini, disaksikan oleh pemerintah daerah atau desa.',
    'says-PENOLAKAN_REHABILITASI':
      'Saya telah diberi penjelasan tentang rehabilitasi yang disediakan tanpa biaya sampai satu tahun sejak tiba, dan saya tidak menginginkannya. Saya dapat memintanya kembali selama waktu itu.',
    'handed-on': 'Diserahkan pada',
    'received-by': 'Diterima oleh',
    'received-as': 'Sebagai',
    witness: 'Saksi',
    'hands-over': 'Yang menyerahkan',
    'by-person': 'Yang bersangkutan atau keluarganya,',
    'says-SURAT_RUJUKAN':
      'Kasus ini kami serahkan kepada kantor yang disebut di bawah untuk ditangani sesuai tujuannya. Mohon diterima sebelum tenggatnya.',
    'referred-to': 'Kepada',
    'referred-for': 'Untuk',
    REFERRAL: 'Dirujuk; pengirim tetap bertanggung jawab',
    TRANSFER: 'Dialihkan; penerima bertanggung jawab setelah menerima',
    'referred-way': 'Cara',
    'referred-on': 'Dikirim',
    'accept-by': 'Diterima paling lambat',
    'consented-on': 'Disetujui yang bersangkutan',
    'not-asked': 'belum dapat ditanya',
    'says-SURAT_PENUTUPAN': 'Penanganan pengaduan ini ditutup. Pelapor dapat kembali kapan saja, dan pengaduannya dibuka lagi.',
    'says-KETERANGAN_PERJALANAN':
      'Yang bersangkutan menempuh perjalanan pulang. Menurut surat dokter yang dicatat, kesehatannya mengizinkan ia bepergian.',
    'says-remains': 'Jenazah yang bersangkutan telah diserahkan kepada penerima di bawah ini, disaksikan pemerintah daerah atau desa.',
    'says-family':
      'Sebagai keluarga, karena yang bersangkutan tidak mampu menyatakannya sendiri: saya telah diberi penjelasan tentang rehabilitasi yang disediakan tanpa biaya sampai satu tahun sejak tiba, dan kami tidak menginginkannya. Rehabilitasi dapat diminta kembali selama waktu itu.',
    'return-kind': 'Jenis kepulangan',
    'fit-letter': 'Surat dokter',
    'recorded-on': 'Dicatat untuk tanggal',
    'signed-on': 'Ditandatangani',
    outcome: 'Keterangan',
    lines: 'Rincian',
    sum: 'Jumlah {currency}',
    line: '{kind}, {from} sampai {until}. Harus dibayar {due}, sudah dibayar {paid}. Bukti: {source}: {evidence}',
    'sign-here': '........................................',
    'by-complainant': 'Yang menyatakan,',
    'by-respondent': 'Pihak yang diadukan,',
    'by-office': '{office}',
  },
  en: {
    number: 'Number {number}',
    person: 'The person concerned',
    unnamed: 'not named',
    complainant: 'Brought by',
    registered: 'On record since',
    about: 'About',
    employer: 'Employer',
    respondent: 'The other side',
    until: 'No later than',
    basis: 'Basis: {basis}.',
    'basis-assumed': 'Basis: {basis}. No text known to us sets the form of this letter.',
    'says-PERNYATAAN_PELAPOR': 'I state that what follows is true and that I say it without being forced.',
    'says-PERMINTAAN_PENJELASAN': 'To the other side: please explain the following in writing.',
    'says-BERITA_ACARA_KLARIFIKASI_1': 'The first clarification was held. What both sides said, and what came of it:',
    'says-SURAT_PERNYATAAN_KLARIFIKASI_1': 'The other side states the following at the first clarification.',
    'says-BERITA_ACARA_KLARIFIKASI_2': 'The second clarification was held. What both sides said, and what came of it:',
    'says-SURAT_PERNYATAAN_KLARIFIKASI_2': 'The other side commits itself to the following at the second clarification.',
    'says-REKOMENDASI_SANKSI':
      'The second commitment was not fulfilled in time. An administrative sanction is recommended for the following.',
    'says-BERITA_ACARA_MEDIASI': 'Mediation was held. What both sides said, and what came of it:',
    'says-PERNYATAAN_TUNTUTAN': 'The following money was not received, line by line with its evidence.',
    'says-BERITA_ACARA_SERAH_TERIMA': 'The person was handed over to the receiver below, witnessed by the local government or the village.',
    'says-PENOLAKAN_REHABILITASI':
      'The rehabilitation that is offered without charge for up to a year from arrival was explained to me, and I do not want it. I may ask for it again within that time.',
    'handed-on': 'Handed over on',
    'received-by': 'Received by',
    'received-as': 'As',
    witness: 'Witness',
    'hands-over': 'Handed over by',
    'by-person': 'The person or their family,',
    'says-SURAT_RUJUKAN':
      'We hand this case to the office named below, to be worked on for the purpose given. Please accept it by its day.',
    'referred-to': 'To',
    'referred-for': 'For',
    REFERRAL: 'Referred; the sender stays responsible',
    TRANSFER: 'Transferred; the receiver is responsible once it accepts',
    'referred-way': 'How',
    'referred-on': 'Sent on',
    'accept-by': 'To be accepted by',
    'consented-on': 'Agreed by the person',
    'not-asked': 'could not be asked',
    'says-SURAT_PENUTUPAN':
      'The handling of this complaint is closed. Whoever brought it may come back at any time, and it is opened again.',
    'says-KETERANGAN_PERJALANAN':
      'The person concerned travels home. By the physician’s letter that is on record, their health allows them to travel.',
    'says-remains':
      'The body of the person concerned was handed over to the receiver named below, witnessed by the local government or the village.',
    'says-family':
      'As family, since the person cannot state it themselves: the rehabilitation that is offered without charge for up to a year from arrival was explained to me, and we do not want it. It may be asked for again within that time.',
    'return-kind': 'Kind of return',
    'fit-letter': 'Physician’s letter',
    'recorded-on': 'Recorded for',
    'signed-on': 'Signed',
    outcome: 'Outcome',
    lines: 'Lines',
    sum: 'Sum in {currency}',
    line: '{kind}, {from} until {until}. Due {due}, paid {paid}. Evidence: {source}: {evidence}',
    'sign-here': '........................................',
    'by-complainant': 'Stated by,',
    'by-respondent': 'The other side,',
    'by-office': '{office}',
  },
})
