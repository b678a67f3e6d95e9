// SPDX-License-Identifier: AGPL-3.0-or-later
// What the cited texts say, in our own words, article by article. The official text is what binds.

import { personalDataLaw } from '#laws/core/personal-data.text.ts'
import type { LawText } from '#laws/core/text.ts'
import { victimLaws } from '#laws/core/trafficking.text.ts'

export const lawTexts: readonly LawText[] = [
  ...victimLaws,
  {
    cite: 'UU 18/2017',
    name: 'Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia',
    rules: {
      id: 'Siapa boleh bekerja di luar negeri, lewat jalur mana, dengan surat apa, dan siapa wajib melindunginya sebelum, selama, dan setelah bekerja.',
      en: 'Who may work abroad, by which ways, with which papers, and who must protect them before, during and after their work.',
    },
    articles: {
      '5': {
        id: 'Syarat pekerja: paling muda 18 tahun, memiliki kompetensi, sehat jasmani dan rohani, terdaftar di jaminan sosial, dan suratnya lengkap.',
        en: 'What a worker needs: to be 18 at least, competence, health of body and mind, social security, and complete papers.',
      },
      '5a': { id: 'Paling muda 18 tahun.', en: '18 years old at least.' },
      '5b': { id: 'Memiliki kompetensi.', en: 'Competent for the work.' },
      '5c': { id: 'Sehat jasmani dan rohani.', en: 'Healthy in body and mind.' },
      '5d': {
        id: 'Terdaftar dan memiliki nomor kepesertaan jaminan sosial.',
        en: 'Registered for social security, with a membership number.',
      },
      '6': {
        id: 'Hak dan kewajiban pekerja; di antaranya melaporkan kedatangan kepada perwakilan Indonesia di negara tujuan.',
        en: 'Rights and duties of workers; among them, to report their arrival to the Indonesian mission.',
      },
      '13': {
        id: 'Surat yang harus ada sebelum berangkat, dari huruf a sampai h.',
        en: 'The papers needed before leaving, letters a to h.',
      },
      '13a': {
        id: 'Surat keterangan status perkawinan; yang sudah menikah melampirkan salinan buku nikah.',
        en: 'A statement of marital status; who is married adds a copy of the marriage book.',
      },
      '13b': {
        id: 'Surat izin suami atau istri, orang tua, atau wali, yang diketahui kepala desa atau lurah.',
        en: 'The consent of the spouse, parents or guardian, known to the village head.',
      },
      '13c': { id: 'Sertifikat kompetensi kerja.', en: 'A certificate of competence.' },
      '13d': {
        id: 'Surat keterangan sehat dari pemeriksaan kesehatan dan psikologi.',
        en: 'A health certificate after a medical and a psychological examination.',
      },
      '13e': { id: 'Paspor dari kantor imigrasi.', en: 'A passport from the immigration office.' },
      '13f': { id: 'Visa kerja dari negara tujuan.', en: 'A work visa of the country of destination.' },
      '13g': {
        id: 'Perjanjian penempatan antara calon pekerja dan yang menempatkan; tidak ada pada jalur perseorangan.',
        en: 'A placement agreement between the candidate and whoever places them; none for those who go on their own.',
      },
      '13h': {
        id: 'Perjanjian kerja antara pekerja dan pemberi kerja; selalu wajib.',
        en: 'A work contract between worker and employer; always needed.',
      },
      '15': { id: 'Isi paling sedikit dari perjanjian kerja.', en: 'What a work contract must contain at least.' },
      '17': {
        id: 'Perjanjian kerja diperpanjang di hadapan pejabat perwakilan Indonesia.',
        en: 'A work contract is extended before an official of the Indonesian mission.',
      },
      '21': {
        id: 'Selama bekerja: perwakilan mendata, memantau tempat dan pemberi kerja, membantu memenuhi hak, dan memberi pendampingan hukum.',
        en: 'During work: the mission keeps the register, watches place and employer, helps to get what is due, and gives legal help.',
      },
      '24': {
        id: 'Setelah bekerja: pulang sampai daerah asal, hak yang belum dibayar, bantuan bagi yang sakit atau meninggal, rehabilitasi, dan pemberdayaan.',
        en: 'After work: the way home, what is still owed, help for the sick and the dead, rehabilitation and a new start.',
      },
      '27': {
        id: 'Kepulangan, juga bila pekerja meninggal di luar negeri.',
        en: 'The return home, also of a worker who died abroad.',
      },
      '30': {
        id: 'Pekerja tidak boleh dibebani biaya penempatan.',
        en: 'Workers must not be charged placement costs.',
      },
      '32': {
        id: 'Pemerintah dapat menghentikan atau melarang penempatan ke suatu negara atau untuk suatu jabatan.',
        en: 'The government may stop or forbid placement in a country or an occupation.',
      },
      '41': {
        id: 'Tugas kabupaten atau kota: menyebarkan informasi, menyimpan data pekerja migran, melatih, mengawasi penempatan, mengurus kepulangan dan reintegrasi.',
        en: 'Duties of the regency: information, the register of migrant workers, training, supervision of placement, return and reintegration.',
      },
      '42a': {
        id: 'Desa menerima dan meneruskan informasi pekerjaan dari dinas.',
        en: 'The village receives information on jobs from the manpower office and passes it on.',
      },
      '42b': { id: 'Desa memeriksa data dan mencatat calon pekerja.', en: 'The village verifies the data of candidates and records them.' },
      '42d': { id: 'Desa memantau keberangkatan dan kepulangan.', en: 'The village watches departures and returns.' },
      '49': {
        id: 'Yang boleh menempatkan: badan pemerintah, perusahaan penempatan (P3MI), dan perusahaan untuk pegawainya sendiri.',
        en: 'Who may place workers: the national agency, placement companies (P3MI), and companies for their own staff.',
      },
      '50': {
        id: 'Badan pemerintah menempatkan berdasarkan perjanjian tertulis antarnegara.',
        en: 'The national agency places workers under a written agreement between governments.',
      },
      '51': {
        id: 'P3MI wajib memiliki izin tertulis (SIP3MI) dari menteri.',
        en: 'A placement company needs a written licence (SIP3MI) of the minister.',
      },
      '59': {
        id: 'Untuk merekrut, P3MI wajib memiliki SIP2MI yang menyebut negara tujuan; izin itu tidak boleh dialihkan.',
        en: 'To recruit, a placement company needs a permit (SIP2MI) that names the country; it must not be passed on.',
      },
      '61': { id: 'Perusahaan dapat menempatkan pegawainya sendiri di luar negeri.', en: 'A company may send its own staff abroad.' },
      '62': {
        id: 'Perusahaan itu sendiri bertanggung jawab atas pelindungannya.',
        en: 'That company is itself responsible for their protection.',
      },
      '63': {
        id: 'Yang berangkat sendiri bekerja pada pemberi kerja berbadan hukum dan menanggung sendiri risiko ketenagakerjaannya.',
        en: 'Who goes independently works for a legal entity and bears the risks of the employment.',
      },
      '72': {
        id: 'Larangan: antara lain membebankan biaya yang menjadi tanggungan pemberi kerja, dan menempatkan tanpa SIP2MI.',
        en: 'Forbidden, among others: charging what is the employer’s to pay, and placing without a permit (SIP2MI).',
      },
      '86': {
        id: 'Pidana bagi yang melanggar pasal 72: penjara paling lama lima tahun dan/atau denda.',
        en: 'The penalty for breaking article 72: up to five years in prison, a fine, or both.',
      },
    },
  },
  {
    cite: 'PP 59/2021',
    name: 'Peraturan Pemerintah Nomor 59 Tahun 2021 tentang Pelaksanaan Pelindungan Pekerja Migran Indonesia',
    rules: {
      id: 'Bagaimana pelindungan dilaksanakan: informasi, layanan satu atap, pemulangan, reintegrasi.',
      en: 'How protection is carried out: information, one-roof service, return, reintegration.',
    },
    articles: {
      '4': {
        id: 'Sebelum berangkat diberikan informasi: hak dan kewajiban, lowongan, jaminan sosial, jalur resmi, biaya, bahaya perdagangan orang, hukum dan budaya, perjanjian, daftar P3MI, negara yang terbuka dan tertutup, dan tempat mengadu.',
        en: 'Before leaving, information is given: rights and duties, vacancies, social security, the official way, costs, dangers of trafficking, law and culture, agreements, the list of companies, open and closed countries, and where to complain.',
      },
      '21': {
        id: 'Setelah bekerja: kepulangan sampai daerah asal, hak yang belum dibayar, yang sakit dan meninggal, rehabilitasi, pemberdayaan. Ayat 3: bila pekerja yang ditempatkan P3MI meninggal, P3MI memulangkan jenazahnya.',
        en: 'After work: the way home, what is still owed, the sick and the dead, rehabilitation, a new start. Paragraph 3: when a worker placed by a company dies, that company brings the body home.',
      },
      '22': { id: 'Rehabilitasi dan reintegrasi sosial setelah pulang.', en: 'Rehabilitation and social reintegration after the return.' },
      '23': {
        id: 'Pemberdayaan pekerja yang sudah pulang dan keluarganya.',
        en: 'A new start for workers who came home, and for their families.',
      },
    },
  },
  {
    cite: 'PP 22/2022',
    name: 'Peraturan Pemerintah Nomor 22 Tahun 2022 tentang Penempatan dan Pelindungan Awak Kapal Niaga Migran dan Awak Kapal Perikanan Migran',
    rules: {
      id: 'Awak kapal: perjanjian kerja laut yang diketahui syahbandar, jam kerja, dan pemulangan.',
      en: 'Seafarers and fishing crew: a sea work agreement endorsed by the harbour master, hours of work, repatriation.',
    },
    articles: {},
  },
  {
    cite: 'Permenaker 9/2019',
    name: 'Peraturan Menteri Ketenagakerjaan Nomor 9 Tahun 2019 tentang Tata Cara Penempatan Pekerja Migran Indonesia',
    rules: {
      id: 'Urutan penempatan: seleksi, perjanjian penempatan, orientasi pra-pemberangkatan, keberangkatan.',
      en: 'The order of placement: selection, placement agreement, orientation before departure, departure.',
    },
    articles: {},
  },
  {
    cite: 'Permenaker 18/2018',
    name: 'Peraturan Menteri Ketenagakerjaan Nomor 18 Tahun 2018 tentang Jaminan Sosial Pekerja Migran Indonesia',
    rules: {
      id: 'Jaminan sosial pekerja migran, sampai diganti Permenaker 4/2023.',
      en: 'Social security of migrant workers, until Permenaker 4/2023 took its place.',
    },
    articles: {},
  },
  {
    cite: 'Permenaker 4/2023',
    name: 'Peraturan Menteri Ketenagakerjaan Nomor 4 Tahun 2023 tentang Jaminan Sosial Pekerja Migran Indonesia',
    rules: {
      id: 'Jaminan kecelakaan kerja dan kematian sebelum, selama, dan setelah bekerja.',
      en: 'Insurance against accident at work and death, before, during and after the work.',
    },
    articles: { '18': { id: 'Besar iuran sebelum dan selama bekerja.', en: 'What is paid for it before and during the work.' } },
  },
  {
    cite: 'Perban BP2MI 7/2022',
    name: 'Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 7 Tahun 2022',
    rules: {
      id: 'Pendaftaran pencari kerja, ID pekerja migran, dan rekomendasi paspor.',
      en: 'Registration of job seekers, the worker’s id, and the recommendation for a passport.',
    },
    articles: {},
  },
  {
    cite: 'Peraturan BP2MI 9/2020',
    name: 'Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 9 Tahun 2020 tentang Pembebasan Biaya Penempatan Pekerja Migran Indonesia',
    rules: {
      id: 'Sepuluh jabatan yang pekerjanya tidak boleh dibebani biaya penempatan.',
      en: 'Ten occupations in which workers must not be charged for their placement.',
    },
    articles: {
      '4': {
        id: 'Tidak seorang pun boleh membebankan pinjaman kepada pekerja atau keluarganya sebagai biaya penempatan yang berujung pada potongan gaji.',
        en: 'Nobody may impose a loan on a worker or the family as a placement cost that ends in deductions from the wage.',
      },
    },
  },
  {
    cite: 'Peraturan BP2MI 2/2020',
    name: 'Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 2 Tahun 2020',
    rules: {
      id: 'Pembebasan biaya penempatan, sampai diganti Peraturan BP2MI 9/2020.',
      en: 'Freedom from placement costs, until Peraturan BP2MI 9/2020 took its place.',
    },
    articles: {
      '3': {
        id: 'Paspor, SKCK, jaminan sosial, pemeriksaan kesehatan, transportasi lokal, dan penginapan ditanggung calon atau pemberi kerja; yang lain tidak oleh pekerja.',
        en: 'Passport, police record, social security, medical examination, local transport and lodging fall on the candidate or the employer; the rest not on the worker.',
      },
    },
  },
  {
    cite: 'Permenaker 9/2024',
    name: 'Peraturan Menteri Ketenagakerjaan Nomor 9 Tahun 2024',
    rules: { id: 'Perusahaan penempatan dan petugas lapangannya.', en: 'Placement companies and their field officers.' },
    articles: {
      '16': {
        id: 'Petugas lapangan adalah pegawai perusahaan dan tidak boleh memungut biaya.',
        en: 'A field officer is an employee of the company and must not collect fees.',
      },
    },
  },
  {
    cite: 'Perban 6/2023',
    name: 'Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 6 Tahun 2023',
    rules: { id: 'Rehabilitasi, paling lama satu tahun sejak tiba.', en: 'Rehabilitation, for a year from the arrival at most.' },
    articles: {},
  },
  {
    cite: 'Perban 1/2024',
    name: 'Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 1 Tahun 2024',
    rules: { id: 'Kepulangan, sampai ada Permen P2MI 32/2025.', en: 'The return home, until there was Permen P2MI 32/2025.' },
    articles: {},
  },
  {
    cite: 'SKB 3 Menteri 1017/2024',
    name: 'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1017, 2, dan 2 Tahun 2024',
    rules: { id: 'Hari libur nasional dan cuti bersama tahun 2025.', en: 'Public holidays and joint leave of 2025.' },
    articles: {},
  },
  {
    cite: 'SKB 3 Menteri 933/2025',
    name: 'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 933 Tahun 2025',
    rules: { id: 'Tambahan cuti bersama pada 18 Agustus 2025.', en: 'One more day of joint leave, on 18 August 2025.' },
    articles: {},
  },
  {
    cite: 'SKB 3 Menteri 1497/2025',
    name: 'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1497, 2, dan 5 Tahun 2025',
    rules: { id: 'Hari libur nasional dan cuti bersama tahun 2026.', en: 'Public holidays and joint leave of 2026.' },
    articles: {},
  },
  {
    cite: 'Keppres 8/2024',
    name: 'Keputusan Presiden Nomor 8 Tahun 2024 tentang Hari-Hari Libur',
    rules: { id: 'Hari raya mana yang menjadi hari libur.', en: 'Which feasts are public holidays.' },
    articles: {},
  },
  {
    cite: 'Perban 6/2024',
    name: 'Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 6 Tahun 2024',
    rules: {
      id: 'Penanganan pengaduan: konsultasi, klarifikasi, mediasi, pendampingan hukum.',
      en: 'Handling complaints: consultation, clarification, mediation, support in litigation.',
    },
    articles: {
      '30': {
        id: 'Kapan pengaduan dapat ditutup: berkas tidak lengkap 30 hari sejak didaftarkan, penjelasan tidak diberikan 15 hari kerja, tidak dapat dihubungi 60 hari berturut-turut, tidak ada tanggapan 6 bulan. Yang diserahkan ke instansi lain tetap dipantau.',
        en: 'When a complaint may be closed: papers not completed 30 days after registration, no explanation in 15 working days, not to be reached for 60 days in a row, no reply for 6 months. What is handed to another office stays watched.',
      },
    },
  },
  {
    cite: 'Permen P2MI 23/2025',
    name: 'Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 23 Tahun 2025',
    rules: {
      id: 'Tahap klarifikasi pengaduan, kesanggupan yang diberikan di dalamnya, dan rekomendasi sanksi.',
      en: 'The stages of clarifying a complaint, the commitments given in them, and the recommendation of a sanction.',
    },
    articles: {
      '18': {
        id: 'Kesanggupan kedua dipenuhi dalam 7 hari; jika tidak, sanksi administratif direkomendasikan tanpa mediasi.',
        en: 'The second commitment is fulfilled within 7 days; if not, an administrative sanction is recommended without mediation.',
      },
    },
  },
  {
    cite: 'Permen P2MI 32/2025',
    name: 'Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 32 Tahun 2025',
    rules: { id: 'Pemulangan, serah terima, dan rehabilitasi.', en: 'Return, handing over and rehabilitation.' },
    articles: {
      '13': {
        id: 'Yang pulang diserahkan kepada keluarga dengan berita acara, disaksikan pemerintah daerah atau desa.',
        en: 'Who comes home is handed over to the family with minutes, witnessed by the local government or the village.',
      },
      '39': {
        id: 'Rehabilitasi hanya ditolak dengan surat yang ditandatangani; oleh keluarga bila orangnya tidak mampu.',
        en: 'Rehabilitation is refused by a signed letter alone; by the family where the person cannot.',
      },
    },
  },
  {
    cite: 'Permen P2MI 33/2025',
    name: 'Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 33 Tahun 2025',
    rules: {
      id: 'Pemberdayaan pekerja yang sudah pulang dan keluarganya.',
      en: 'A new start for workers who came home, and for their families.',
    },
    articles: {},
  },
  {
    cite: 'Permen P2MI 34/2025',
    name: 'Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 34 Tahun 2025',
    rules: { id: 'Kartu elektronik pekerja migran (E-KPMI).', en: 'The worker’s electronic card (E-KPMI).' },
    articles: {},
  },
  {
    cite: 'Kepmenaker 260/2015',
    name: 'Keputusan Menteri Ketenagakerjaan Nomor 260 Tahun 2015',
    rules: {
      id: 'Penempatan pada pemberi kerja perseorangan dihentikan di sembilan belas negara.',
      en: 'Placement with private employers is stopped in nineteen states.',
    },
    articles: {},
  },
  {
    cite: 'Kepmenaker 313/2015',
    name: 'Keputusan Menteri Ketenagakerjaan Nomor 313 Tahun 2015',
    rules: {
      id: 'Standar kompetensi kerja nasional untuk pekerjaan rumah tangga.',
      en: 'The national standard of competence for domestic work.',
    },
    articles: {},
  },
  {
    cite: 'UU 13/2003',
    name: 'Undang-Undang Nomor 13 Tahun 2003 tentang Ketenagakerjaan',
    rules: { id: 'Pelatihan kerja dan sertifikasi kompetensi.', en: 'Vocational training and certification of competence.' },
    articles: {
      '13': { id: 'Pelatihan diadakan oleh lembaga pemerintah atau swasta.', en: 'Training is given by public or private centres.' },
      '14': { id: 'Lembaga swasta wajib memiliki izin.', en: 'A private centre needs a licence.' },
    },
  },
  {
    cite: 'UU 6/2023',
    name: 'Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Perppu Cipta Kerja Menjadi Undang-Undang',
    rules: { id: 'Mengubah beberapa pasal UU 13/2003.', en: 'Changes some articles of UU 13/2003.' },
    articles: {
      '81': {
        id: 'Izin lembaga pelatihan swasta menjadi perizinan berusaha.',
        en: 'The licence of a private training centre becomes a business licence.',
      },
    },
  },
  {
    cite: 'PP 23/2004',
    name: 'Peraturan Pemerintah Nomor 23 Tahun 2004 tentang Badan Nasional Sertifikasi Profesi',
    rules: {
      id: 'BNSP dan lembaga sertifikasi, sampai diganti PP 10/2018.',
      en: 'The agency BNSP and its bodies, until PP 10/2018 took its place.',
    },
    articles: {},
  },
  {
    cite: 'PP 10/2018',
    name: 'Peraturan Pemerintah Nomor 10 Tahun 2018 tentang Badan Nasional Sertifikasi Profesi',
    rules: {
      id: 'BNSP memberi lisensi kepada lembaga sertifikasi profesi (LSP), yang menguji dan menerbitkan sertifikat.',
      en: 'The national agency (BNSP) licenses the bodies (LSP) that test competence and issue certificates.',
    },
    articles: {},
  },
  {
    cite: '03/BNSP.302/X/2013',
    name: 'Pedoman BNSP 03/BNSP.302/X/2013',
    rules: { id: 'Nomor dan masa berlaku sertifikat kompetensi.', en: 'Numbers and validity of certificates of competence.' },
    articles: {},
  },
  {
    cite: 'UU 6/2011',
    name: 'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian',
    rules: { id: 'Paspor.', en: 'Passports.' },
    articles: {},
  },
  personalDataLaw,
]
