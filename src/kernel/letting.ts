// SPDX-License-Identifier: AGPL-3.0-or-later
// How an office is let into one record outside its own area, and until when. A record names such offices in `letIn`, each by its id or, where
// it is let in for a time, as `id@last-day`; a reader asks as `id@today`. Nothing has to happen for the last day to pass: from the day after, the
// entry no longer answers. The database's own wall reads the same two texts (functions/lets-in.sql).
// A sealed record is its named offices' alone, wherever it lies: its wall begins with the seal, and its place says nothing. What is opened for
// hours stands as `id@instant`, and a reader says besides which instant it is.

import type { Instant, LocalDate } from '#kernel/time.ts'

const DAY = '@'
const OF_DAY = 'T'

/** What a sealed record's wall begins with; among a reader's places, who keeps rows that it cannot open. No area and no office is named so. */
export const SEAL = '!'

/** What both walls read of a record: who is let in beside its place, or behind the seal who alone. */
export function wallOf({
  letIn = [],
  sealedTo,
}: {
  readonly letIn?: readonly string[] | undefined
  readonly sealedTo?: readonly string[] | undefined
}): readonly string[] {
  return sealedTo === undefined ? letIn : [SEAL, ...sealedTo]
}

export function isSealed(wall: readonly string[]): boolean {
  return wall[0] === SEAL
}

/** The office of an entry. */
export function officeOf(entry: string): string {
  return entry.split(DAY)[0] ?? ''
}

/** An entry: this office, up to and on that day, or up to that instant (UTC, milliseconds). */
export function letInUntil(officeId: string, until: LocalDate | Instant): string {
  return `${officeId}${DAY}${until}`
}

/** As whom a reader asks records whether they let it in: nobody where there is no office; without a day only for good, without an instant not for hours. */
export function guestOn(officeId: string, today: LocalDate | undefined, now?: Instant): string {
  if (officeId === '' || today === undefined) return officeId
  return [officeId, today, ...(now === undefined ? [] : [now])].join(DAY)
}

/** Whether one of the entries lets this guest in. */
export function letsIn(letIn: readonly string[], guest: string): boolean {
  if (letIn.length === 0 || guest === '') return false
  const [office, today = '', now = ''] = guest.split(DAY)
  return letIn.some((entry) => {
    const [id, until] = entry.split(DAY)
    if (id !== office || until === undefined) return id === office
    const told = until.includes(OF_DAY) ? now : today
    return told !== '' && told <= until
  })
}
