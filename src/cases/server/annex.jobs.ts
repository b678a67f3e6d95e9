// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased from a case is erased from its annexes too, by who keeps their rows and cannot read them.

import { ANNEX_TYPE, type AnnexState } from '#cases/core/annex.ts'
import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { annexAggregate } from '#cases/server/annex.aggregate.ts'
import { annexesIn } from '#cases/server/annex.store.ts'
import { parseId, type RecordKey } from '#kernel/ids.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { custody, everywhere } from '#platform/server/storage/database.ts'

export function annexListener(services: Services, files: SubjectFiles): Listener {
  const { db, records } = services

  /** An annex that was begun before an erasure and is heard after it is found by its own event. */
  async function toForget({ type, key }: HeardEvent): Promise<readonly RecordKey[]> {
    if (type === 'PersonOfCaseForgotten') return (await annexesIn(db, custody, key)).map((each) => each.key)
    const annex = await records.find<AnnexState>(ANNEX_TYPE, key, custody)
    if (annex === undefined) return []
    const file = await records.find<CaseFile>(CASE_TYPE, parseId(annex.state.caseId), everywhere)
    return file === undefined ? [key] : []
  }

  return {
    name: 'case-annexes',
    to: ['PersonOfCaseForgotten', 'AnnexBegun'],
    handle: async (event) => {
      for (const key of await toForget(event)) {
        const cause = { contract: 'ForgetAnnex', commandId: causedId(event.commandId, key.uuid), regency: key.regency } as const
        await records.change(
          { ...systemCall(services, cause), scope: custody },
          {
            aggregate: annexAggregate,
            key,
            command: { type: 'ForgetAnnex' },
            facts: async () => ({}),
            answer: ({ id, version }) => ({ id, version }),
          },
        )
        // Without its key nothing new comes; what lies there needs none to be taken away.
        await files.removeAll(key)
      }
    },
  }
}
