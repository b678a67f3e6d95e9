// SPDX-License-Identifier: AGPL-3.0-or-later
// The state of a form with passwords: unlike other forms, nothing typed is kept on the device.

import { useEffect, useState } from 'preact/hooks'
import type { Problem } from '#platform/web/problem.ts'
import { errorSummaryId } from '#platform/web/ui/error-summary.tsx'

interface Fault {
  readonly field: string
  readonly message: string
}

export interface SecretForm<Name extends string> {
  readonly values: Readonly<Record<Name, string>>
  readonly faults: readonly Fault[]
  readonly bind: (name: Name) => {
    readonly id: string
    readonly value: string
    readonly onChange: (value: string) => void
    readonly error: string | undefined
  }
  readonly show: (faults: readonly Fault[]) => void
  readonly showProblem: (problem: Problem) => void
  readonly clear: () => void
}

/** @param prefix keeps the ids of two forms on one page apart. */
export function useSecretForm<Name extends string>(prefix: string, initial: Readonly<Record<Name, string>>): SecretForm<Name> {
  const [values, setValues] = useState<Readonly<Record<Name, string>>>(initial)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  useEffect(() => {
    if (faults.length > 0) document.getElementById(errorSummaryId)?.focus()
  }, [faults])
  const idOf = (field: string): string => (Object.hasOwn(initial, field) ? `${prefix}${field}` : '')
  return {
    values,
    faults,
    bind: (name) => ({
      id: idOf(name),
      value: values[name],
      onChange: (value) => setValues((now) => ({ ...now, [name]: value })),
      error: faults.find((fault) => fault.field === idOf(name))?.message,
    }),
    show: (found) => setFaults(found.map(({ field, message }) => ({ field: idOf(field), message }))),
    showProblem: (problem) => setFaults((problem.errors ?? []).map(({ field, message }) => ({ field: idOf(field), message }))),
    clear: () => {
      setValues(initial)
      setFaults([])
    },
  }
}
