// SPDX-License-Identifier: AGPL-3.0-or-later
// An act that is taken back a moment later: from this device while it lies there alone, at the office otherwise.

import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { undoWords } from '#journeys/web/undo-act.words.ts'
import { call, takeBack } from '#platform/web/api.ts'
import { newKey } from '#platform/web/key.ts'
import type { Translate } from '#platform/web/ui/words.ts'

/** @param key that of the act. @returns what to say of it */
export async function undoAct(id: string, key: string, t: Translate<keyof typeof undoWords.id>): Promise<string> {
  const here = await takeBack(key)
  if (here === 'taken') return t('undone')
  if (here !== 'not-here') return t(`undo-${here}`)
  const back = await call(workerContracts.UndoLast, { id }, { key: newKey() })
  if (back.ok) return t('undone')
  return back.problem.code === 'no-connection' ? t('undo-away') : back.problem.title
}
