// SPDX-License-Identifier: AGPL-3.0-or-later
// What is told of a paper, and to whom its flags speak of another.

import type { LocalDate } from '#kernel/time.ts'
import { openFlags } from '#papers/core/paper.rules.ts'
import { type PaperState, standingOn } from '#papers/core/paper.ts'

interface Kept {
  readonly id: string
  readonly version: number
  readonly state: PaperState
}

export function presentAnswer({ id, version, state }: Kept, today: LocalDate): object {
  const { kind, scan } = state
  return { id, version, kind, scan, standing: standingOn(state, today), flags: openFlags(state).map(({ code }) => code) }
}

/** @param sees whether the reader may know of another paper that a flag is about */
export function presentPaper({ id, version, state }: Kept, today: LocalDate, sees: (paperId: string) => boolean): object {
  const { workerId, kind, scan, file, attachedOn, decided, issuedOn, validUntil, marks, personal } = state
  const { name = '', number, issuer, hours, startedOn, note, reason } = personal ?? {}
  const flags = state.flags.flatMap(({ code, count, other, settled }) => {
    // That a number is used elsewhere is told only to whoever may see where.
    if (other !== undefined && !sees(other)) return []
    return [{ code, count, other, ...(settled === undefined ? {} : { settled: { as: settled.as, on: settled.on } }) }]
  })
  return {
    id,
    version,
    workerId,
    name,
    kind,
    standing: standingOn(state, today),
    scan,
    file,
    attachedOn,
    decidedOn: decided?.on,
    issuedOn,
    validUntil,
    number,
    issuer,
    hours,
    startedOn,
    note,
    reason,
    compared: marks,
    flags,
  }
}
