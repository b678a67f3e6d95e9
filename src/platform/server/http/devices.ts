// SPDX-License-Identifier: AGPL-3.0-or-later
// Which device a request comes from, where it says so: one that was ended is told to forget what it keeps.

import type { Actor } from '#kernel/authority.ts'
import type { ProblemKind } from '#kernel/problem.ts'
import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { Asking } from '#platform/server/http/asking.ts'

/** The header by which a device says its id. */
export const DEVICE = 'x-device'

/** The devices of accounts, plugged in by whoever keeps them. */
export interface Devices {
  /** Days without contact after which a device forgets its copy by itself. */
  readonly keepDays: number
  /** A device of an account was heard of, where it is one and was not ended: since when it is one. */
  readonly contact: (actor: Actor, id: string, now: Instant) => Promise<{ readonly since: Instant } | 'ended' | 'unknown'>
  /** Whether it was ended, where nobody is signed in there who could be asked. */
  readonly hasEnded: (id: string) => Promise<boolean>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is said to somebody who is not signed in: a device that was ended learns so that it is to forget. */
export async function whyNobody(devices: Devices, asking: Asking): Promise<'unauthenticated' | 'device-ended'> {
  const id = asking.headers[DEVICE]
  return typeof id === 'string' && UUID.test(id) && (await devices.hasEnded(id)) ? 'device-ended' : 'unauthenticated'
}

export interface Heard {
  /** The day on which a copy was begun on it: nothing was done there before. Undefined where no device was named. */
  readonly since: LocalDate | undefined
}

/** Hears the device of a request, where it names one. @returns where something stands against answering it, that */
export async function hear(devices: Devices, request: Asking, actor: Actor, now: Instant): Promise<ProblemKind | Heard> {
  const id = request.headers[DEVICE]
  if (id === undefined) return { since: undefined }
  // What is no id at all is somebody's mistake, by which nobody's copy is lost.
  if (typeof id !== 'string' || !UUID.test(id)) return 'malformed'
  const found = await devices.contact(actor, id, now)
  // Of somebody else on the same phone, or younger than a backup that was restored: it gets nothing, and forgets nothing.
  if (typeof found === 'string') return found === 'ended' ? 'device-ended' : 'forbidden'
  return { since: jakartaDate(found.since) }
}
