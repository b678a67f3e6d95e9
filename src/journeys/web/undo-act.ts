// SPDX-License-Identifier: AGPL-3.0-or-later
// An act that is taken back a moment later: from this device while it lies there alone, at the office otherwise.

import { workerContracts } from '#journeys/core/worker.contract.ts'
import { defineWords } from '#kernel/words.ts'
import { call, takeBack } from '#platform/web/api.ts'
import { newKey } from '#platform/web/key.ts'
import type { Translate } from '#platform/web/ui/words.ts'

export const undoWords = defineWords({
  id: {
    undone: 'Dibatalkan. Keadaan kembali seperti semula.',
    'undo-perhaps': 'Dibatalkan di perangkat ini. Mungkin sudah sampai di kantor sebelumnya: periksa berkasnya setelah tersambung.',
    'undo-not-now': 'Belum dibatalkan: sedang dikirim, atau perangkat ini penuh. Lihat di halaman Tanpa jaringan.',
    'undo-away': 'Belum dibatalkan: catatan itu sudah di kantor, dan sekarang tidak ada jaringan. Coba lagi di berkasnya.',
  },
  en: {
    undone: 'Taken back. All is as before.',
    'undo-perhaps': 'Taken back on this device. It may have reached the office before: look at the file once you are connected.',
    'undo-not-now': 'Not taken back: it is being sent, or this device is full. See the page Without a network.',
    'undo-away': 'Not taken back: the office has the record, and there is no network now. Try again in the file.',
  },
})

/** @param key that of the act. @returns what to say of it */
export async function undoAct(id: string, key: string, t: Translate<keyof typeof undoWords.id>): Promise<string> {
  const here = await takeBack(key)
  if (here === 'taken') return t('undone')
  if (here !== 'not-here') return t(`undo-${here}`)
  const back = await call(workerContracts.UndoLast, { id }, { key: newKey() })
  if (back.ok) return t('undone')
  return back.problem.code === 'no-connection' ? t('undo-away') : back.problem.title
}
