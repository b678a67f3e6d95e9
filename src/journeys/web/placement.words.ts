// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of what a plan rests on: the company's permit for the country.

import { defineWords } from '#kernel/words.ts'

export const placementWords = defineWords({
  id: {
    permit: 'Izin merekrut (SIP2MI)',
    'of-live': 'Berlaku untuk {country}',
    'of-ended': 'Tidak berlaku lagi untuk {country}',
    'of-absent': 'Tidak ada untuk {country}',
    'of-unknown': 'Belum diketahui untuk {country}',
    'of-unknown-how': 'Minta perusahaan menunjukkan SIP2MI, lalu minta P4MI mencatatnya. Calon tidak ditolak karena ini.',
  },
  en: {
    permit: 'Permit to recruit (SIP2MI)',
    'of-live': 'Counts for {country}',
    'of-ended': 'Counts no more for {country}',
    'of-absent': 'None for {country}',
    'of-unknown': 'Not known for {country}',
    'of-unknown-how': 'Ask the company to show its SIP2MI, and the post (P4MI) to write it down. No candidate is turned away for this.',
  },
})
