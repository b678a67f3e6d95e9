// SPDX-License-Identifier: AGPL-3.0-or-later
// An act that is taken back a moment later: from this device while it lies there alone, at the office otherwise. Asked of the office while it lies
// here, what was done before it would be taken back in its place.

import { type Answer, takeBack } from '#platform/web/api.ts'
import type { Translate } from '#platform/web/ui/words.ts'
import type { undoWords } from '#platform/web/undo-act.words.ts'

interface Undone {
  readonly isUndone: boolean
  /** What to say of it. */
  readonly said: string
}

/** @param key that of the act @param atOffice asks the office to take it back */
export async function undoAct(
  key: string | undefined,
  atOffice: () => Promise<Answer<unknown>>,
  t: Translate<keyof typeof undoWords.id>,
): Promise<Undone> {
  const here = key === undefined ? 'not-here' : await takeBack(key)
  if (here === 'taken') return { isUndone: true, said: t('undone') }
  if (here !== 'not-here') return { isUndone: here === 'perhaps', said: t(`undo-${here}`) }
  const back = await atOffice()
  if (back.ok) return { isUndone: true, said: t('undone') }
  return { isUndone: false, said: back.problem.code === 'no-connection' ? t('undo-away') : back.problem.title }
}
