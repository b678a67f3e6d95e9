// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the person's file is within reach of the office that leads their case is looked at whenever either may have changed.

import { CASE_TYPE, type CaseFacts, type CaseFile } from '#cases/core/case.ts'
import { outOfReach } from '#cases/core/elsewhere.rules.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { caseKeysOf } from '#cases/server/case.store.ts'
import type { PlanNeeds } from '#cases/server/plan.handlers.ts'
import { must } from '#kernel/decider.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

const ofFiles = ['FileMerged', 'FileUnmerged'] as const

export function elsewhereListener(
  services: Services,
  { files, recipients }: Pick<CaseNeeds, 'recipients'> & Pick<PlanNeeds, 'files'>,
): Listener {
  async function casesHeard({ type, key }: HeardEvent): Promise<readonly RecordKey[]> {
    if (!ofFiles.some((each) => each === type)) return [key]
    const persons = await files.filesOf(formatId(key))
    return (await Promise.all(persons.map((id) => caseKeysOf(services.db, everywhere, parseId(id))))).flat()
  }

  async function factsOf(file: CaseFile, today: LocalDate): Promise<CaseFacts> {
    const { workerId, responsible, referrals = [] } = file
    const area = workerId === undefined ? undefined : await files.areaOf(workerId)
    if (area === undefined) return {}
    const asked = [...(responsible === undefined ? [] : [responsible]), ...referrals.map(({ office }) => office)]
    const seen = outOfReach(file, area, asked.length === 0 ? [] : await recipients(today, [...new Set(asked)]))
    return seen === undefined ? {} : { outOfReach: seen }
  }

  return {
    name: 'case-files',
    to: ['PersonLinked', 'CaseMoved', 'CaseReferred', 'CaseAccepted', 'CaseReferralEnded', ...ofFiles],
    handle: async (event) => {
      for (const key of await casesHeard(event)) {
        const stored = await services.records.find<CaseFile>(CASE_TYPE, key, everywhere)
        if (stored?.state.workerId === undefined || stored.state.erased === true) continue
        const commandId = causedId(event.commandId, 'SeeFile', formatId(key))
        const call = systemCall(services, { contract: 'SeeFile', commandId, regency: key.regency })
        await services.records.change(call, {
          aggregate: caseAggregate,
          key,
          command: { type: 'SeeFile' },
          facts: (file: CaseFile | undefined) => factsOf(must(file, 'the case whose file is looked for'), call.today),
          answer: ({ id, version }) => ({ id, version }),
        })
      }
    },
  }
}
