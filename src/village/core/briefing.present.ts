// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of what a candidate was told; pure, the same on a server and on a device.

import type { WorkerCard } from '#journeys/core/worker.port.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { briefingContracts } from '#village/core/briefing.contract.ts'
import { isComplete, toldItems } from '#village/core/briefing.rules.ts'
import type { Briefing } from '#village/core/briefing.ts'

/** Who told it, as far as that may be known. */
export interface Teller {
  readonly user?: string
  readonly actingFor?: string
  readonly office?: string
}

/** @param tellers of each telling, in their order */
export function presentBriefing(
  { name, area, state, destination }: Pick<WorkerCard, 'name' | 'area' | 'state' | 'destination'>,
  briefings: readonly Briefing[],
  { tellers, today }: { readonly tellers: readonly Teller[]; readonly today: LocalDate },
): OutputOf<typeof briefingContracts.GetBriefing> {
  const acts = briefings.map(({ on }, nth) => {
    const { user, actingFor, office } = tellers[nth] ?? {}
    return {
      on,
      ...(user === undefined ? {} : { by: user }),
      ...(actingFor === undefined ? {} : { actingFor }),
      ...(office === undefined ? {} : { office }),
    }
  })
  const items = toldItems(briefings, today).map(({ code, nth = -1 }) => {
    const told = acts[nth]
    return told === undefined ? { code } : { code, told }
  })
  const records = briefings.map(({ items: codes, telling, confirmation, on }, nth) => ({
    nth,
    items: [...codes],
    telling,
    confirmation,
    on,
    ...acts[nth],
  }))
  return {
    name,
    area,
    state,
    ...(destination === undefined ? {} : { destination }),
    complete: isComplete(briefings, today),
    items,
    records: records.toReversed(),
  }
}
