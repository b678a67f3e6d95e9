// SPDX-License-Identifier: AGPL-3.0-or-later
// An act on a file: sent at once, said, and for ten seconds undone at a press; refused with its guards; and when somebody else was
// faster, both values are put before the person who acts.

import { useCallback, useRef, useState } from 'preact/hooks'
import { type FullFile, workerContracts } from '#journeys/core/worker.contract.ts'
import { type Answer, call } from '#platform/web/api.ts'
import { refreshAll } from '#platform/web/feed.ts'
import { newKey } from '#platform/web/key.ts'
import type { Problem } from '#platform/web/problem.ts'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { undoAct } from '#platform/web/undo-act.ts'
import { undoWords } from '#platform/web/undo-act.words.ts'

export interface SendOptions {
  readonly key: string
  readonly version: number
}

export interface Act {
  /** Said when it is done: *Surat izin keluarga dicatat.* */
  readonly said: string
  /** What the person wants on record. */
  readonly wanted: string
  /** The same thing as the file has it. */
  readonly now: (file: FullFile) => string
  readonly send: (options: SendOptions) => Promise<Answer<unknown>>
  /** An erasure is never undone. */
  readonly lasting?: true
}

export interface Stopped {
  readonly act: Act
  readonly problem: Problem
}

export interface Acts {
  /** Does it, on the version the person saw. */
  readonly run: (act: Act, seen: number) => Promise<Answer<unknown>>
  readonly busy: boolean
  /** The last act, when it was not done. */
  readonly stopped: Stopped | undefined
  readonly forget: () => void
}

/** @param settled where the focus belongs now: at the next step when it was done, at the notice when it was not. */
export function useActs(id: string, settled: (done: boolean) => void): Acts {
  const t = useWords(undoWords)
  const { offer, say } = useUndo()
  const [busy, setBusy] = useState(false)
  const [stopped, setStopped] = useState<Stopped>()
  // The same act tried again carries the same key, so that it happens once.
  const keys = useRef(new WeakMap<Act, string>())

  const run = useCallback(
    async (act: Act, seen: number): Promise<Answer<unknown>> => {
      const key = keys.current.get(act) ?? newKey()
      keys.current.set(act, key)
      setBusy(true)
      const answer = await act.send({ key, version: seen })
      setBusy(false)
      setStopped(answer.ok || answer.problem.errors !== undefined ? undefined : { act, problem: answer.problem })
      refreshAll()
      // What is wrong with a field is said beside the field, where the focus already is.
      if (answer.ok || answer.problem.errors === undefined) settled(answer.ok)
      if (!answer.ok) return answer
      const undo = async (): Promise<void> => {
        say((await undoAct(key, () => call(workerContracts.UndoLast, { id }), t)).said)
        refreshAll()
        settled(true)
      }
      if (act.lasting) say(act.said)
      else offer({ message: act.said, undo })
      return answer
    },
    [id, offer, say, settled],
  )
  const forget = useCallback(() => setStopped(undefined), [])
  return { run, busy, stopped, forget }
}
