// SPDX-License-Identifier: AGPL-3.0-or-later

import { soughtBy } from '#journeys/core/sought.ts'
import type { Asked } from '#journeys/core/worker.port.ts'
import type { WorkerFilter } from '#journeys/server/worker-list.store.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

/** A whole NIK, phone or passport number finds exactly; anything else is part of a name. */
export function filterOf(keyring: Keyring, asked: Asked, today: LocalDate): WorkerFilter {
  const sought = soughtBy(asked.q ?? '')
  return {
    area: asked.area,
    q: sought.kind === 'words' ? sought.words : '',
    number: sought.kind === 'words' ? undefined : { kind: sought.kind, hash: keyring.matchHash(sought.kind, sought.value) },
    state: asked.state,
    stage: asked.stage,
    scheme: asked.scheme,
    destination: asked.destination,
    late: asked.late === 'true',
    risk: asked.risk === 'true',
    today,
  }
}
