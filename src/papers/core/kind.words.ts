// SPDX-License-Identifier: AGPL-3.0-or-later
// What every kind of paper is called.

import { journeyWords } from '#journeys/core/journey.words.ts'
import { defineWords } from '#kernel/words.ts'

export const kindWords = defineWords({
  id: {
    ...journeyWords.id,
    'document.AKTA_LAHIR': 'akta kelahiran',
    'document.IJAZAH': 'ijazah',
    'document.AKTA_CERAI': 'akta cerai',
    'document.SKCK': 'surat catatan kepolisian (SKCK)',
    'document.SIP3MI': 'SIP3MI perusahaan',
    'document.FOTO': 'pasfoto',
    'document.LAINNYA': 'surat lain',
  },
  en: {
    ...journeyWords.en,
    'document.AKTA_LAHIR': 'birth certificate',
    'document.IJAZAH': 'school diploma',
    'document.AKTA_CERAI': 'divorce certificate',
    'document.SKCK': 'police record (SKCK)',
    'document.SIP3MI': 'the company’s SIP3MI',
    'document.FOTO': 'passport photograph',
    'document.LAINNYA': 'another paper',
  },
})
