// SPDX-License-Identifier: AGPL-3.0-or-later
// By which ways browsers reach each other. A relay is used with a name that says until when and a password made of it, as coturn's
// `use-auth-secret` has it (draft-uberti-behave-turn-rest-00): it knows no accounts, and what leaks is soon worth nothing.

import { createHmac, randomBytes } from 'node:crypto'
import type { IceServer, SeatRole } from '#meetings/core/signal.ts'
import type { CallSettings } from '#platform/server/settings.ts'

const HOURS = 6

export function waysFor(relay: CallSettings | undefined, as: SeatRole): { readonly ice: IceServer[]; readonly relayOnly: boolean } {
  if (relay === undefined) return { ice: [], relayOnly: false }
  const stun = relay.stun.length === 0 ? [] : [{ urls: [...relay.stun] }]
  if (relay.turn === undefined) return { ice: stun, relayOnly: false }
  // The relay goes by its own clock. The name carries nothing but the time: who speaks is no matter of the relay's.
  const username = `${Math.floor(Date.now() / 1000) + HOURS * 3600}:${randomBytes(6).toString('hex')}`
  const credential = createHmac('sha1', relay.turn.secret).update(username).digest('base64')
  const turn = { urls: [...relay.turn.urls], username, credential }
  // Where somebody abroad speaks from is nobody's to learn.
  return { ice: [...stun, turn], relayOnly: relay.only || as !== 'MEMBER' }
}
