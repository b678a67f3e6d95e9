// SPDX-License-Identifier: AGPL-3.0-or-later
// The law on personal data, in our own words, article by article. The official text is what binds.

import type { LawText } from '#laws/core/text.ts'

export const personalDataLaw: LawText = {
  cite: 'UU 27/2022',
  name: 'Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi',
  rules: {
    id: 'Mengapa data disimpan, siapa boleh melihat, kapan dan bagaimana dihapus.',
    en: 'Why personal data are held, who may look, when and how they are erased.',
  },
  articles: {
    '6': { id: 'Hak melengkapi dan membetulkan data diri.', en: 'The right to have one’s data completed and corrected.' },
    '7': { id: 'Hak mengetahui data diri dan mendapat salinannya.', en: 'The right to know one’s data and to have a copy.' },
    '8': {
      id: 'Hak mengakhiri pemrosesan, menghapus, dan memusnahkan data diri.',
      en: 'The right to end the processing of one’s data, and to have them erased and destroyed.',
    },
    '9': { id: 'Hak menarik persetujuan.', en: 'The right to withdraw a consent.' },
    '10': {
      id: 'Hak berkeberatan atas keputusan yang diambil hanya secara otomatis, termasuk pemrofilan.',
      en: 'The right to object to decisions that are taken by machines alone, profiling among them.',
    },
    '11': { id: 'Hak menunda atau membatasi pemrosesan data.', en: 'The right to have the processing of one’s data delayed or limited.' },
    '15': {
      id: 'Kepentingan yang mengecualikan hak-hak itu, di antaranya penegakan hukum dan penyelenggaraan negara.',
      en: 'Interests before which these rights give way, among them law enforcement and the work of the state.',
    },
    '18': {
      id: 'Dua pengendali atau lebih yang menentukan bersama membagi tanggung jawab dalam perjanjian.',
      en: 'Two or more who decide together on the processing of data set out in an agreement who answers for what.',
    },
    '20': {
      id: 'Dasar pemrosesan data; di antaranya kewajiban hukum dan tugas pelayanan publik.',
      en: 'On which grounds data are processed; among them a legal duty and a public task.',
    },
    '29': { id: 'Data harus akurat, lengkap, dan konsisten.', en: 'Data must be accurate, complete and consistent.' },
    '30': { id: 'Data dibetulkan, dan orangnya diberi tahu.', en: 'Data are corrected, and their subject is told.' },
    '31': { id: 'Setiap pemrosesan data dicatat.', en: 'Every processing of data is recorded.' },
    '32': {
      id: 'Orangnya diberi akses kepada datanya dan riwayat pemrosesannya.',
      en: 'Data subjects get access to their data and to the record of its processing.',
    },
    '33': {
      id: 'Perubahan ditolak bila membahayakan seseorang, membuka data orang lain, atau mengancam keamanan negara.',
      en: 'Access to change is refused where it would endanger somebody, reveal data of others, or threaten national security.',
    },
    '35': { id: 'Data dilindungi dan dijaga keamanannya.', en: 'Data are protected and kept secure.' },
    '39': { id: 'Data dicegah dari akses yang tidak sah.', en: 'Data are kept from being reached unlawfully.' },
    '40': { id: 'Pemrosesan berhenti bila persetujuan ditarik.', en: 'Processing ends when a consent is withdrawn.' },
    '41': { id: 'Pemrosesan ditunda atau dibatasi bila diminta.', en: 'Processing is delayed or limited on request.' },
    '43': {
      id: 'Data dihapus bila tidak diperlukan lagi, persetujuan ditarik, diminta pemiliknya, atau diperoleh dengan melawan hukum.',
      en: 'Data are erased when they are not needed any more, consent is withdrawn, their subject asks for it, or they were obtained unlawfully.',
    },
    '44': { id: 'Data dimusnahkan bila masa simpannya habis.', en: 'Data are destroyed when the time for which they are kept is over.' },
  },
}
