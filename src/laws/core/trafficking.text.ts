// SPDX-License-Identifier: AGPL-3.0-or-later
// What the laws on trafficking and on the protection of witnesses and victims say, in our own words. The Criminal Code of 2026 carries an article on it too; what that changes is not settled here.

import type { LawText } from '#laws/core/text.ts'

const traffickingLaw: LawText = {
  cite: 'UU 21/2007',
  name: 'Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang',
  rules: {
    id: 'Apa yang disebut perdagangan orang, ancaman pidananya, dan pelindungan bagi korban dan saksi.',
    en: 'What trafficking in persons is, how it is punished, and how victims and witnesses are protected.',
  },
  articles: {
    '1': {
      id: 'Perdagangan orang: sebuah perbuatan (merekrut, mengangkut, menampung, mengirim, memindahkan, menerima), dengan sebuah cara (antara lain kekerasan, penipuan, jeratan utang, penyalahgunaan posisi rentan), untuk mengeksploitasi.',
      en: 'Trafficking: an act (recruiting, transporting, harbouring, sending, moving, receiving), by a means (among them force, deceit, debt bondage, abuse of a vulnerable position), in order to exploit.',
    },
    '2': { id: 'Perdagangan orang di wilayah Indonesia.', en: 'Trafficking within Indonesia.' },
    '4': {
      id: 'Membawa warga negara Indonesia ke luar negeri untuk dieksploitasi.',
      en: 'Taking an Indonesian citizen abroad to be exploited.',
    },
    '5': { id: 'Pengangkatan anak untuk dieksploitasi.', en: 'Adopting a child in order to exploit it.' },
    '6': {
      id: 'Pengiriman anak ke dalam atau ke luar negeri sehingga tereksploitasi.',
      en: 'Sending a child, within the country or abroad, so that it is exploited.',
    },
    '48': {
      id: 'Korban atau ahli warisnya berhak atas restitusi.',
      en: 'A victim, or their heirs, have a right to restitution.',
    },
    '17': { id: 'Bila korbannya anak, pidananya ditambah sepertiga.', en: 'Where the victim is a child, the punishment is a third more.' },
  },
}

const witnessLaw: LawText = {
  cite: 'UU 31/2014',
  name: 'Undang-Undang Nomor 31 Tahun 2014 tentang Perubahan atas Undang-Undang Nomor 13 Tahun 2006 tentang Perlindungan Saksi dan Korban',
  rules: {
    id: 'Hak saksi dan korban, dan pelindungan oleh LPSK.',
    en: 'What witnesses and victims have a right to, and their protection by LPSK.',
  },
  articles: {
    '5': {
      id: 'Antara lain: keamanan, identitas yang dirahasiakan, penerjemah, kabar tentang perkaranya, nasihat hukum, biaya hidup sementara.',
      en: 'Among others: safety, an identity kept secret, an interpreter, news of the proceedings, legal advice, temporary costs of living.',
    },
    '29': {
      id: 'Pelindungan diminta kepada LPSK, yang memutuskan paling lambat tujuh hari.',
      en: 'Protection is asked of LPSK, which decides within seven days.',
    },
  },
}

export const victimLaws: readonly LawText[] = [traffickingLaw, witnessLaw]
