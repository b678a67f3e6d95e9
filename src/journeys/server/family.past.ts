// SPDX-License-Identifier: AGPL-3.0-or-later
// The family of a file as it stood earlier, from what its events said.

import * as z from 'zod/mini'
import { type Relative, relations } from '#journeys/core/family.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { listEvents } from '#journeys/server/worker.store.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate, LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'

const Relatives = z.array(
  z.object({
    key: z.string(),
    relation: z.enum(relations),
    name: z.string(),
    birthDate: z.exactOptional(LocalDate),
    phone: z.exactOptional(z.string()),
    household: z.exactOptional(z.literal(true)),
    consented: z.exactOptional(z.literal(true)),
    carer: z.exactOptional(z.string()),
  }),
)

/** @param text as an event names its relatives */
export function familyIn(text: string): readonly Relative[] {
  return Relatives.parse(JSON.parse(text))
}

/** Of a file and those that it leads, since their family is read with its own. Undefined where the file began on that day. */
export async function familyBefore(services: Services, id: string, state: WorkerState, day: LocalDate) {
  const files = [id, ...(state.merged ?? []).map(({ file }) => file)]
  const pasts = await Promise.all(files.map((file) => listEvents(services, everywhere, parseId(file))))
  const before = pasts.map((events) => events.filter(({ at }) => jakartaDate(at) < day))
  if (before[0]?.length === 0) return undefined
  return before.flatMap((events) => {
    const last = events.findLast(({ family }) => family !== undefined)?.family
    return last === undefined ? [] : familyIn(last)
  })
}
