// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the letter that answers a request. It is written in Indonesian, as letters of an office are.

export const letterWords = {
  id: {
    title: 'Jawaban atas Permintaan Data Pribadi',
    number: 'Permintaan {number}',
    to: 'Kepada',
    asked: 'Yang diminta',
    received: 'Diterima',
    answered: 'Dijawab',
    outcome: 'Hasil',
    ground: 'Dasar',
    why: 'Data apa yang disimpan, untuk apa, dan atas dasar apa',
    looks: 'Kantor yang melihat data ini',
    taken: 'Kantor yang mengunduh daftar wilayah ini; berkas ini mungkin ada di dalamnya',
    look: '{office}, {times} kali',
    'office-unknown': 'kantor yang tidak dikenal lagi',
    attached: 'Semua data itu terlampir di dalam berkas PDF ini sebagai data.json, yang dapat dibaca mesin.',
    complain:
      'Bila Anda tidak setuju dengan jawaban ini, sampaikan kepada kantor ini. Anda juga dapat mengadu kepada lembaga pelindungan data pribadi.',
    carries: 'Semua data yang disimpan, untuk dibaca mesin',
  },
} as const
