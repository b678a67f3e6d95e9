// SPDX-License-Identifier: AGPL-3.0-or-later
// The state of a form: what was typed is kept on this device within a second, comes back after a reload, and leaves when it was sent. What is
// sealed is not kept there at all.

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { openDraft } from '#platform/web/draft.ts'
import type { Problem } from '#platform/web/problem.ts'
import { errorSummaryId } from '#platform/web/ui/error-summary.tsx'

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

function restore<Name extends string>(text: string | undefined, initial: Values<Name>): Values<Name> | undefined {
  if (text === undefined) return undefined
  try {
    const saved: unknown = JSON.parse(text)
    if (typeof saved !== 'object' || saved === null) return undefined
    const found = new Map<string, unknown>(Object.entries(saved))
    const values: Record<Name, string> = { ...initial }
    for (const name in values) {
      const value = found.get(name)
      if (typeof value === 'string') values[name] = value
    }
    return values
  } catch {
    return undefined
  }
}

/** Whether a text names one of the form's fields. */
function isField<Name extends string>(values: Values<Name>, field: string): field is Name {
  return Object.hasOwn(values, field)
}

/** A form. `key` names what is kept, e.g. `register-worker`; give each record its own, and none to what must not lie on this device. */
export function useForm<Name extends string>(key: string | undefined, initial: Values<Name>): Form<Name> {
  const first = useRef(initial)
  const draft = useMemo(() => openDraft(key), [key])
  const before = useMemo(() => restore(draft.recall(), first.current), [draft])
  const [values, setValues] = useState<Values<Name>>(before ?? initial)
  const [faults, setFaults] = useState<readonly Fault<Name>[]>([])
  const [restored, setRestored] = useState(before !== undefined)
  const latest = useRef(values)
  latest.current = values

  useEffect(() => {
    addEventListener('pagehide', draft.keepNow)
    return () => {
      removeEventListener('pagehide', draft.keepNow)
      draft.keepNow()
    }
  }, [draft])
  useEffect(() => {
    if (faults.length > 0) document.getElementById(errorSummaryId)?.focus()
  }, [faults])

  const set = useCallback(
    (name: Name, value: string) => {
      draft.note(() => JSON.stringify(latest.current))
      setValues((now) => ({ ...now, [name]: value }))
    },
    [draft],
  )
  const clear = useCallback(() => {
    draft.forget()
    setValues(first.current)
    setFaults([])
    setRestored(false)
  }, [draft])
  const showProblem = useCallback((problem: Problem) => {
    const found = (problem.errors ?? []).map(({ field, message }) => ({
      field: isField(latest.current, field) ? field : ('' as const),
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
  return { values, faults, restored, bind, set, show: setFaults, showProblem, clear }
}
