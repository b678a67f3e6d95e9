// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of a paper that is named as proof of a cost.

import { defineWords } from '#kernel/words.ts'

export const proveCostWords = defineWords({
  id: {
    'cost-proof': 'Bukti biaya',
    'cost-proof-ask': 'Tunjuk sebagai bukti biaya',
    'cost-proof-none': 'Belum ada biaya pada berkas ini. Catat biayanya di berkas, lalu kembali ke surat ini.',
    'cost-proof-this': 'Bukti untuk {cost}',
    'cost-proof-is': 'Surat ini bukti untuk {cost}.',
    'cost-proof-done': 'Surat ini ditunjuk sebagai bukti untuk {cost}.',
  },
  en: {
    'cost-proof': 'Proof of a cost',
    'cost-proof-ask': 'Name it as proof of a cost',
    'cost-proof-none': 'There is no cost on this file yet. Write it down on the file, then come back to this paper.',
    'cost-proof-this': 'Proof of {cost}',
    'cost-proof-is': 'This paper is proof of {cost}.',
    'cost-proof-done': 'This paper is named as proof of {cost}.',
  },
})
