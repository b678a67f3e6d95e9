// SPDX-License-Identifier: AGPL-3.0-or-later
// The state of a form: what was typed is kept on this device within a second, comes back after a reload, and leaves when it was sent. What is
// sealed is not kept there at all.

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { openDraft } from '#platform/web/draft.ts'
import type { Problem } from '#platform/web/problem.ts'
import { errorSummaryId } from '#platform/web/ui/error-summary.tsx'
import { begun, followed, isField, restored as restoredFrom, textOf } from '#platform/web/written.ts'

type Values<Name extends string> = Readonly<Record<Name, string>>
interface Fault<Name extends string> {
  readonly field: Name | ''
  readonly message: string
}

/** What a control needs of the form. */
interface Bound {
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

export interface Form<Name extends string> {
  readonly values: Values<Name>
  readonly faults: readonly Fault<Name>[]
  /** Whether what is shown was typed earlier and brought back. */
  readonly restored: boolean
  /** The version of the record that was seen when somebody began to write over it; absent where the form is over none. */
  readonly seen: number | undefined
  /** Spread into a control: `<TextInput {...form.bind('name')} label="…" />`. */
  readonly bind: (name: Name) => Bound
  readonly set: (name: Name, value: string) => void
  /** Shows faults beside their fields and in the summary, and moves the focus there. */
  readonly show: (faults: readonly Fault<Name>[]) => void
  /** The same for what the server found; faults of fields this form does not have concern the whole form. */
  readonly showProblem: (problem: Problem) => void
  /** Forgets what was typed: it was sent, or is to begin again. */
  readonly clear: () => void
}

/** A form. `key` names what is kept, e.g. `register-worker`; give each record its own, and none to what must not lie on this device. `over` is the version of the record whose fields it writes anew: they follow what others change, but for what was written. */
export function useForm<Name extends string>(key: string | undefined, initial: Values<Name>, over?: number): Form<Name> {
  const first = useRef(initial)
  const draft = useMemo(() => openDraft(key), [key])
  const before = useMemo(() => restoredFrom(draft.recall(), first.current, over), [draft])
  const [written, setWritten] = useState(before ?? begun(initial, over))
  const { values, seen } = written
  const [faults, setFaults] = useState<readonly Fault<Name>[]>([])
  const [restored, setRestored] = useState(before !== undefined)
  const latest = useRef(written)
  latest.current = written

  useEffect(() => {
    addEventListener('pagehide', draft.keepNow)
    return () => {
      removeEventListener('pagehide', draft.keepNow)
      draft.keepNow()
    }
  }, [draft])
  useEffect(() => {
    if (over !== undefined) setWritten((now) => followed(now, initial, over))
  }, [over])
  useEffect(() => {
    if (faults.length > 0) document.getElementById(errorSummaryId)?.focus()
  }, [faults])

  const set = useCallback(
    (name: Name, value: string) => {
      draft.note(() => textOf(latest.current))
      setWritten((now) => ({ ...now, values: { ...now.values, [name]: value } }))
    },
    [draft],
  )
  const clear = useCallback(() => {
    draft.forget()
    setWritten(begun(first.current, over))
    setFaults([])
    setRestored(false)
  }, [draft, over])
  const showProblem = useCallback((problem: Problem) => {
    const found = (problem.errors ?? []).map(({ field, message }) => ({
      field: isField(latest.current.values, field) ? field : ('' as const),
      message,
    }))
    setFaults(found)
  }, [])
  const bind = (name: Name): Bound => ({
    id: name,
    value: values[name],
    onChange: (value) => set(name, value),
    error: faults.find((fault) => fault.field === name)?.message,
  })
  return { values, faults, restored, seen, bind, set, show: setFaults, showProblem, clear }
}
