// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of a limit on the use of a file.

import { defineWords } from '#kernel/words.ts'

export const limitWords = defineWords({
  id: {
    title: 'Penggunaan berkas ini dibatasi',
    RESTRICTION: 'Orangnya meminta penggunaan datanya dibatasi.',
    OBJECTION: 'Orangnya berkeberatan datanya dibandingkan oleh mesin.',
    until: 'Berlaku sampai {date}.',
    open: 'Berlaku sampai diakhiri.',
    TAKE_AWAY: 'tidak ikut dalam daftar yang diunduh',
    LET_IN: 'kantor lain diikutsertakan hanya dengan persetujuan baru, atau bila nyawanya bergantung padanya',
    SUGGEST: 'tidak ditawarkan sebagai kemungkinan ganda kepada kantor di luar wilayahnya',
    COMPARE: 'tidak dibandingkan oleh mesin dengan berkas lain',
    'goes-on': 'Pendampingan dan pertolongan tetap berjalan seperti biasa.',
    mark: 'Dibatasi',
    'mark-until': 'Dibatasi sampai {date}',
  },
  en: {
    title: 'The use of this file is limited',
    RESTRICTION: 'The person asked that the use of their data be limited.',
    OBJECTION: 'The person objects to having their data compared by machine.',
    until: 'It holds until {date}.',
    open: 'It holds until it is ended.',
    TAKE_AWAY: 'left out of lists that are taken away',
    LET_IN: 'another office is let in only with a new consent, or where a life depends on it',
    SUGGEST: 'not offered as a likely double to offices outside its place',
    COMPARE: 'not compared with other files by the machine',
    'goes-on': 'Escort and help go on as ever.',
    mark: 'Limited',
    'mark-until': 'Limited until {date}',
  },
})
