// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of marks that two people gave: on the board of a session, and where they differ.

import { defineWords } from '#kernel/words.ts'

export const contestedWords = defineWords({
  id: {
    title: 'Dua orang menandai berbeda',
    text: 'Keduanya disimpan. Tanyakan, lalu pilih yang benar.',
    of: '{name}, pertemuan {no}',
    stands: '{mark}, oleh {by}',
    'stands-at': '{mark}, oleh {by}, {when}',
    somebody: 'petugas lain',
    choose: '{mark} yang benar',
    'choose-for': '{mark} yang benar untuk {name}',
    chosen: '{name}: {mark}.',
    marked: '{count} sudah ditandai',
    'save-part': 'Simpan yang sudah ditandai ({count})',
    'saved-part': 'Pertemuan {no}: {count} tanda disimpan. Yang lain masih ditunggu.',
  },
  en: {
    title: 'Two people marked differently',
    text: 'Both are kept. Ask, then choose the right one.',
    of: '{name}, session {no}',
    stands: '{mark}, by {by}',
    'stands-at': '{mark}, by {by}, {when}',
    somebody: 'another officer',
    choose: '{mark} is right',
    'choose-for': '{mark} is right for {name}',
    chosen: '{name}: {mark}.',
    marked: '{count} marked',
    'save-part': 'Save those marked ({count})',
    'saved-part': 'Session {no}: {count} {count|mark|marks} saved. The others are still awaited.',
  },
})
