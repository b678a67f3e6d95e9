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
    'undo-away': 'Belum dibatalkan: catatan itu sudah di kantor, dan sekarang tidak ada jaringan. Coba lagi di berkasnya.',
  },
  en: {
    undone: 'Taken back. All is as before.',
    'undo-away': 'Not taken back: the office has the record, and there is no network now. Try again in the file.',
  },
})

/** @param key that of the act. @returns what to say of it */
export async function undoAct(id: string, key: string, t: Translate<keyof typeof undoWords.id>): Promise<string> {
  if (await takeBack(key)) return t('undone')
  const back = await call(workerContracts.UndoLast, { id }, { key: newKey() })
  if (back.ok) return t('undone')
  return back.problem.code === 'no-connection' ? t('undo-away') : back.problem.title
}
