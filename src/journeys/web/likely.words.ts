// SPDX-License-Identifier: AGPL-3.0-or-later
// That somebody may already have a file, told beside the form.

import { defineWords } from '#kernel/words.ts'

export const likelyWords = defineWords({
  id: {
    title: 'Mungkin sudah punya berkas',
    lead: 'Buka berkasnya dan cocokkan. Jika orangnya lain, pendaftaran dapat dilanjutkan; isian Anda tidak hilang.',
    sure: 'Sangat mirip',
    agrees: 'Yang sama',
    differs: 'Yang berbeda',
  },
  en: {
    title: 'May already have a file',
    lead: 'Open the file and compare. If it is somebody else, registration can go on; what you typed is kept.',
    sure: 'Very alike',
    agrees: 'What agrees',
    differs: 'What differs',
  },
})
