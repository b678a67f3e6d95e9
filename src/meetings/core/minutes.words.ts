// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the minutes as a letter. It is written in Indonesian, as letters of an office are.

export const minutesWords = {
  id: {
    title: 'Notula Rapat',
    number: 'Rapat {number}',
    meeting: 'Rapat',
    room: 'Ruang koordinasi',
    when: 'Waktu',
    span: '{day}, {from} sampai {until} WIB',
    host: 'Diselenggarakan oleh',
    attended: 'Yang hadir',
    nobody: 'Tidak ada petugas yang tercatat hadir.',
    said: 'Yang dibicarakan',
    decision: 'Keputusan {nth}: {text}',
    task: '{what} (sampai {due})',
    'task-who': '{what} ({who}, sampai {due})',
    DONE: 'selesai',
    NOT_DONE: 'tidak dikerjakan',
    none: 'Tidak ada keputusan yang diambil.',
    hidden: 'Ada keputusan lain yang tidak terbaca oleh kantor ini.',
    agreed: 'Menyetujui',
    objected: 'Keberatan',
    waiting: 'Belum menjawab',
    nobodyYet: '–',
    'office-unknown': 'kantor yang tidak dikenal lagi',
  },
} as const
