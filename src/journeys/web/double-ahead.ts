// SPDX-License-Identifier: AGPL-3.0-or-later
// The pair that is looked at, and the one after it, read before it is asked for: whoever has decided goes on without waiting.

import { useRef } from 'preact/hooks'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import type { Double } from '#journeys/web/double-table.tsx'
import { type Reading, useQuery } from '#platform/web/query.ts'

const KEPT = 3

export interface PairAhead {
  readonly pair: Reading<Double>
  /** What was read of a pair is of no use any more. */
  readonly forget: (id: string) => void
}

export function usePairAhead(id: string | undefined, next: string | undefined): PairAhead {
  const read = useQuery(doubleContracts.GetDouble, id === undefined ? undefined : { id })
  const ahead = useQuery(doubleContracts.GetDouble, next === undefined ? undefined : { id: next })
  const kept = useRef(new Map<string, Double>())
  const known = kept.current
  if (ahead.state === 'ready') {
    known.delete(ahead.value.id)
    known.set(ahead.value.id, ahead.value)
    if (known.size > KEPT) known.delete(known.keys().next().value ?? '')
  }
  const before = id === undefined ? undefined : known.get(id)
  const pair = read.state === 'loading' && before !== undefined ? { state: 'ready' as const, value: before, reload: () => undefined } : read
  return { pair, forget: (each) => void known.delete(each) }
}
