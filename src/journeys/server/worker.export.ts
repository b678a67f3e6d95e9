// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of files with what stands in each, page by page, for whoever may know the persons.

import * as z from 'zod/mini'
import type { ExportedFile, ExportPorts } from '#journeys/core/worker.port.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { stoppedFiles } from '#journeys/server/limit.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { filterOf } from '#journeys/server/worker-list.filter.ts'
import { listWorkers, type WorkerPage } from '#journeys/server/worker-list.store.ts'
import { parseId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'

const PAGE = 200
const Listed = z.array(z.object({ id: z.string() }))

function exported(id: string, { personal, plan, area, journey, registeredOn }: WorkerState): ExportedFile {
  const { name, sex, birthDate, nik, phone, alias, motherName, passport } = personal
  const { scheme, destination, agencyId } = plan
  return {
    id,
    name,
    sex,
    birthDate,
    nik,
    phone,
    alias,
    motherName,
    passport,
    area,
    scheme,
    destination,
    agencyId,
    occupation: plan.occupation ?? personal.occupation,
    state: journey,
    registeredOn,
  }
}

export function exportPorts({ db, records, keyring }: Services): ExportPorts<Scope> {
  return {
    files: async function* (scope, asked, today) {
      let after: WorkerPage['after']
      do {
        const page = await listWorkers(db, scope, { ...filterOf(keyring, asked, today), sort: 'newest', after, limit: PAGE })
        const ids = Listed.parse(JSON.parse(`[${page.items}]`)).map(({ id }) => id)
        // Asked for each page: a limit that is granted while a list is taken away counts for what is left of it.
        const stopped = await stoppedFiles(db, 'TAKE_AWAY', { regencies: await regenciesReached(db, scope, WORKER_TYPE), today })
        const taken = ids.filter((id) => !stopped.has(id))
        const found = await Promise.all(taken.map((id) => records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)))
        // Who was erased meanwhile is not there any more.
        yield found.flatMap((stored) => (stored === undefined ? [] : [exported(stored.id, stored.state)]))
        after = page.last
      } while (after !== undefined)
    },
  }
}
