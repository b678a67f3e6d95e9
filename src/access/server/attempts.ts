// SPDX-License-Identifier: AGPL-3.0-or-later
// Attempts to sign in: counted before they are judged, per account and per address, with growing pauses.

import { accountPauses, addressPauses } from '#access/core/sign-in.law.ts'
import { countAttempt, forgiveAttempt } from '#access/server/credential.store.ts'
import type { Services } from '#platform/server/http/capability.ts'

export type Attempt =
  | {
      readonly open: true
      /** It was the right person. */
      readonly succeeded: () => Promise<void>
      /** It was no failure, but nothing is proved yet. */
      readonly undecided: () => Promise<void>
    }
  | { readonly open: false; readonly seconds: number }

/** @param login counted whether it exists or not, so that a pause tells nothing. */
export async function beginAttempt(services: Services, login: string, address?: string): Promise<Attempt> {
  const { db, keyring } = services
  const now = services.clock()
  const account = keyring.matchHash('attempt-account', login)
  const place = address === undefined ? undefined : keyring.matchHash('attempt-address', address)
  const closed = (until: Date): Attempt => ({ open: false, seconds: Math.max(1, Math.ceil((until.getTime() - Date.parse(now)) / 1000)) })
  const placeUntil = place === undefined ? undefined : await countAttempt(db, place, now, addressPauses)
  if (placeUntil !== undefined) return closed(placeUntil)
  const accountUntil = await countAttempt(db, account, now, accountPauses)
  if (accountUntil !== undefined) return closed(accountUntil)
  const forgive = async (all: boolean): Promise<void> => {
    await forgiveAttempt(db, account, now, all)
    if (place !== undefined) await forgiveAttempt(db, place, now, false)
  }
  return { open: true, succeeded: () => forgive(true), undecided: () => forgive(false) }
}
