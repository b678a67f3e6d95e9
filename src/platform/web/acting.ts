// SPDX-License-Identifier: AGPL-3.0-or-later
// In whose place one acts, by the delegation's id: in this tab alone, and until it is put down or one signs out.

import { keep, recall } from '#platform/web/kept.ts'

export function actingUnder(): string | undefined {
  return recall('session', 'acting')
}

/** Takes up a delegation, or puts it down; the app begins anew, so that nothing of the one stands on the screens of the other. */
export function actUnder(id: string | undefined, where = '/'): void {
  keep('session', 'acting', id)
  location.assign(where)
}
