// SPDX-License-Identifier: AGPL-3.0-or-later
// How an office is let into one record outside its own area, and until when. A record names such offices in `letIn`, each by its id or, where
// it is let in for a time, as `id@last-day`; a reader asks as `id@today`. Nothing has to happen for the last day to pass: from the day after, the
// entry no longer answers. The database's own wall reads the same two texts (functions/lets-in.sql).

import type { LocalDate } from '#kernel/time.ts'

const DAY = '@'

/** An entry of `letIn`: this office, up to and on that day. */
export function letInUntil(officeId: string, until: LocalDate): string {
  return `${officeId}${DAY}${until}`
}

/** As whom a reader asks records whether they let it in: nobody where there is no office; without a day only for good. */
export function guestOn(officeId: string, today: LocalDate | undefined): string {
  return officeId === '' || today === undefined ? officeId : `${officeId}${DAY}${today}`
}

/** Whether one of the entries lets this guest in. */
export function letsIn(letIn: readonly string[], guest: string): boolean {
  if (letIn.length === 0 || guest === '') return false
  const [office, today = ''] = guest.split(DAY)
  return letIn.some((entry) => {
    const [id, until] = entry.split(DAY)
    return id === office && (until === undefined || (today !== '' && today <= until))
  })
}
