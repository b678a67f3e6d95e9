// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts where nobody is signed in: what follows from an event, and what is due by the clock.

import { hash } from 'node:crypto'
import { NATIONAL, type RegencyCode } from '#kernel/area.ts'
import { type Actor, type OfficeKind, systemActor } from '#kernel/authority.ts'
import { idOfHash } from '#kernel/caused-id.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import type { CommandCall } from '#platform/server/storage/records.ts'

export interface SystemCommand {
  /** What the log of commands says was done, e.g. `RecordMilestone`. */
  readonly contract: string
  /** Of the event or the due day it follows from, so that a repetition finds its first. */
  readonly commandId: string
  /** Where the record began: the command is kept beside it. */
  readonly regency: RegencyCode
  /** In whose stead it acts, where a rule asks. */
  readonly officeKind?: OfficeKind
}

/** As `idCausedBy`, by the machine's own SHA-256, which takes a tenth of the time: it is asked at every event that somebody follows. */
export function causedId(...causes: readonly (string | number)[]): string {
  return idOfHash(hash('sha256', JSON.stringify(causes)))
}

/**
 * The id of what an account asks for under a key of its own: nobody can take the id of what somebody else, or the system, is about to do.
 * A client may make its keys from names or numbers, so only this instance can tell which key an id came of.
 */
export function requestedId(keyring: Keyring, userId: string, key: string): string {
  return causedId('http', keyring.matchHash('request-key', JSON.stringify([userId, key])).toString('hex'))
}

export function systemCall(services: Services, command: SystemCommand): CommandCall {
  const now = services.clock()
  const { regency, officeKind = systemActor.officeKind } = command
  const actor: Actor = { ...systemActor, officeKind, prefixes: [regency === NATIONAL ? '' : regency] }
  return {
    actor,
    scope: everywhere,
    contract: command.contract,
    commandId: command.commandId,
    input: command.commandId,
    now,
    today: jakartaDate(now),
  }
}
