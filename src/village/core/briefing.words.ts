// SPDX-License-Identifier: AGPL-3.0-or-later
// What is told before leaving, in words that can be read aloud. The list is the regulation's; the sentences under it are our own.

import { defineWords } from '#kernel/words.ts'

export const briefingWords = defineWords({
  id: {
    RIGHTS_DUTIES: 'Hak dan kewajiban',
    'told.RIGHTS_DUTIES':
      'Anda berhak atas upah, istirahat, dan perlakuan yang baik seperti tertulis di perjanjian kerja. Paspor dan surat-surat Anda tetap milik Anda. Anda wajib menaati perjanjian itu dan hukum negara tujuan, dan melapor ke Perwakilan Indonesia sesudah tiba.',
    JOB_CONDITIONS: 'Lowongan, pekerjaan, majikan, tempat, dan syaratnya',
    'told.JOB_CONDITIONS':
      'Tanyakan pekerjaannya apa, siapa majikannya, di kota mana, berapa upah dan jam kerjanya. Lowongan yang benar tercatat dan dapat diperiksa di kantor ini. Jangan berangkat untuk pekerjaan yang tidak jelas.',
    SOCIAL_SECURITY: 'Jaminan sosial dan cara menuntut haknya',
    'told.SOCIAL_SECURITY':
      'Sebelum berangkat Anda didaftarkan di BPJS Ketenagakerjaan: jaminan kecelakaan kerja dan jaminan kematian wajib, jaminan hari tua boleh dipilih. Simpan nomor kepesertaan, dan beri tahu keluarga, karena keluarga yang menuntut haknya bila terjadi sesuatu.',
    OFFICIAL_STEPS: 'Langkah resmi untuk berangkat',
    'told.OFFICIAL_STEPS':
      'Langkah resmi dimulai di desa, lalu dinas tenaga kerja, pelatihan, pemeriksaan kesehatan, perjanjian, visa kerja, dan orientasi sebelum berangkat. Visa kunjungan, umrah, atau pelajar bukan izin bekerja.',
    COSTS: 'Biaya penempatan',
    'told.COSTS':
      'Untuk sepuluh jenis pekerjaan, di antaranya pengurus rumah tangga, pengasuh, dan awak kapal perikanan, biaya penempatan tidak boleh dibebankan kepada Anda. Tidak boleh ada utang yang dipotong dari upah. Minta bukti untuk setiap uang yang diminta, dan tunjukkan di sini.',
    DANGERS: 'Bahaya perdagangan orang, narkoba, radikalisme, dan kesehatan',
    'told.DANGERS':
      'Janji yang terlalu indah, berangkat diam-diam, paspor ditahan, dan dititipi barang adalah tanda bahaya. Jangan membawa titipan orang. Jaga kesehatan, dan jangan ikut kelompok yang mengajak kekerasan.',
    LAW_CULTURE: 'Hukum dan budaya negara tujuan',
    'told.LAW_CULTURE':
      'Setiap negara punya hukum dan kebiasaan sendiri, dan yang boleh di sini belum tentu boleh di sana. Pelajari bahasa, larangan, dan kebiasaan rumah majikan sebelum berangkat.',
    AGREEMENTS: 'Perjanjian penempatan dan perjanjian kerja',
    'told.AGREEMENTS':
      'Ada dua perjanjian: perjanjian penempatan dengan perusahaan di Indonesia, dan perjanjian kerja dengan majikan. Baca atau minta dibacakan sampai selesai, jangan tanda tangani kertas kosong, dan simpan salinannya; tinggalkan satu di rumah.',
    COMPANIES: 'Daftar perusahaan penempatan dan mitranya',
    'told.COMPANIES':
      'Hanya perusahaan dengan izin yang masih berlaku boleh menempatkan Anda, dan namanya ada di daftar di kantor ini. Calo dan perorangan tidak boleh memungut uang, juga bila mengaku dari perusahaan yang berizin.',
    COUNTRIES: 'Negara yang terbuka dan yang tertutup',
    'told.COUNTRIES':
      'Ada negara dan pekerjaan yang sedang ditutup oleh pemerintah. Periksa daftarnya di sini sebelum memilih. Berangkat ke negara yang ditutup membuat Anda sulit ditolong.',
    COMPLAINTS: 'Ke mana mengadu',
    'told.COMPLAINTS':
      'Anda dan keluarga boleh mengadu kapan saja: ke desa ini, dinas tenaga kerja, kantor P4MI, atau Perwakilan Indonesia di luar negeri. Mengadu tidak dipungut biaya dan tidak membuat Anda bersalah, bagaimanapun cara Anda berangkat.',
  },
  en: {
    RIGHTS_DUTIES: 'Rights and duties',
    'told.RIGHTS_DUTIES':
      'You have a right to wages, rest and decent treatment as the work contract says. Your passport and papers stay yours. You must keep to the contract and the law of the country, and report to the Indonesian mission after arrival.',
    JOB_CONDITIONS: 'Vacancies, the job, the employer, the place and the conditions',
    'told.JOB_CONDITIONS':
      'Ask what the work is, who the employer is, in which town, for what wage and hours. A true vacancy is on record and can be checked in this office. Do not leave for work that is not clear.',
    SOCIAL_SECURITY: 'Social security and how to claim it',
    'told.SOCIAL_SECURITY':
      'Before leaving you are registered with BPJS Ketenagakerjaan: cover for accidents at work and for death is compulsory, old age is your choice. Keep the number and tell your family, since they claim it if something happens.',
    OFFICIAL_STEPS: 'The official steps to leave',
    'told.OFFICIAL_STEPS':
      'The official way begins in the village, then the manpower office, training, medical examination, agreements, a work visa and the orientation before departure. A visit, pilgrimage or student visa is no permit to work.',
    COSTS: 'Placement costs',
    'told.COSTS':
      'In ten occupations, among them domestic work, care and fishing crews, placement costs may not be charged to you. No debt may be taken out of your wages. Ask for a receipt for all money that is demanded, and show it here.',
    DANGERS: 'Dangers: trafficking, drugs, radicalisation, health',
    'told.DANGERS':
      'Promises too good to be true, leaving in secret, a passport that is kept from you and parcels to carry are signs of danger. Carry nothing for others. Look after your health, and join no group that calls for violence.',
    LAW_CULTURE: 'Law and culture of the country',
    'told.LAW_CULTURE':
      'Each country has laws and customs of its own, and what is allowed here may not be there. Learn the language, what is forbidden, and the ways of the household before you leave.',
    AGREEMENTS: 'The placement agreement and the work contract',
    'told.AGREEMENTS':
      'There are two: the placement agreement with the company in Indonesia, and the work contract with the employer. Read them or have them read to the end, sign no blank paper, and keep a copy; leave one at home.',
    COMPANIES: 'Placement companies and their partners',
    'told.COMPANIES':
      'Only a company with a licence in force may place you, and its name is on the list in this office. Brokers and private persons may not take money, even if they say that they come from a licensed company.',
    COUNTRIES: 'Countries that are open and closed',
    'told.COUNTRIES':
      'Some countries and occupations are closed by the government. Check the list here before you choose. Leaving for a closed country makes it hard to help you.',
    COMPLAINTS: 'Where to complain',
    'told.COMPLAINTS':
      'You and your family may complain at any time: to this village, the manpower office, the P4MI post, or the Indonesian mission abroad. It costs nothing and makes you guilty of nothing, whichever way you left.',
  },
})
