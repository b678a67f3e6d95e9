// SPDX-License-Identifier: AGPL-3.0-or-later
// Records of HTCDS 2.0 read in: from contract to reader and decider; no rules here.

import { createHash } from 'node:crypto'
import { CASE_TYPE, type CaseFacts, type CaseFile, type CaseRecord } from '#cases/core/case.ts'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { readHtcds } from '#cases/core/htcds.read.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { answerIn } from '#cases/server/case.change.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { casesOfRecord, hasCase } from '#cases/server/case.store.ts'
import { AreaCode, isInsideAny, NATIONAL, regencyOf } from '#kernel/area.ts'
import { type Actor, isNear, readsAs } from '#kernel/authority.ts'
import { must, type Refusal, refuse } from '#kernel/decider.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import { gathered } from '#platform/server/files/gather.ts'
import { strictJson } from '#platform/server/http/body.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const refused = (refusal: Refusal): Outcome => ({ type: 'refused', refusal })

function jsonOf(bytes: Buffer): unknown {
  try {
    return strictJson(bytes)
  } catch {
    return undefined
  }
}

/** Where the record says that the person is at home, as far as this office reaches there; otherwise its own place, where it has one. */
function placeOf({ fields }: CaseRecord, { prefixes }: Actor): string | undefined {
  const home = AreaCode.safeParse(fields['prs_MailingCity'])
  if (home.success && isInsideAny(home.data, prefixes)) return home.data
  const [own = '', ...others] = prefixes
  return others.length === 0 && own !== '' ? own : undefined
}

export function bindCaseRecords({ db, records }: Services, { nameActs }: CaseNeeds): readonly Bound[] {
  /** Whether a case tells of it already: with that case, as far as the reader reaches it. Of others it knows its own alone. */
  async function readBefore(scope: Scope, recordId: string, own: RecordKey): Promise<CaseFacts> {
    const [key] = await casesOfRecord(db, scope, recordId)
    if (key !== undefined) return { readBefore: { see: `/cases/${formatId(key)}` } }
    return (await hasCase(db, own)) ? { readBefore: {} } : {}
  }

  return [
    handleCommand('ImportCase', htcdsContracts.ImportCase, ({ input, upload, ...call }) => {
      const { bytes: chunks } = must(upload, 'the record that is read in')
      return gathered({ chunks, account: call.actor.userId }, async (bytes) => {
        if (typeof bytes === 'string') return refused({ code: bytes })
        // Also of a file that is no record it is told nothing more.
        if (isNear(readsAs(call.actor))) return refused({ code: 'case-near' })
        // Under one key the same file is the same command, and gets its first answer.
        const carried = createHash('sha256').update(bytes).digest('hex')
        const { area: said, ...beside } = input
        const read = readHtcds(jsonOf(bytes), {
          ...Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== undefined)),
          id: formatId({ regency: NATIONAL, uuid: causedId('htcds', carried) }),
          today: call.today,
        })
        if (!read.ok) return refused({ code: read.code, ...(read.fields === undefined ? {} : { fields: read.fields }) })
        const { record } = read
        const area = said ?? placeOf(record, call.actor)
        if (area === undefined) return refused(refuse('invalid-input', { fields: [{ field: 'area', code: 'case-area' }] }).refusal)
        const { id } = record.kawal
        const key = { regency: regencyOf(area), uuid: causedId(CASE_TYPE, id, call.actor.officeId) }
        return call.change(
          {
            aggregate: caseAggregate,
            key,
            createIn: area,
            command: { type: 'ImportCase', area, record },
            facts: () => readBefore(call.scope, id, key),
            answer: answerIn(call),
          },
          carried,
        )
      })
    }),
    handleQuery('GetCaseRecord', htcdsContracts.GetCaseRecord, async ({ input, actor, scope }) => {
      const stored = await records.find<CaseFile>(CASE_TYPE, parseId(input.id), scope)
      if (stored?.state.personal === undefined) return undefined
      if (isNear(readsAs(actor))) return refuse('case-near')
      const { key, version, state } = stored
      const first = must(state.history[0], 'who read it in')
      const { record } = stored.state.personal
      const [by] = record === undefined ? [] : await nameActs([first])
      const same =
        record === undefined ? [] : (await casesOfRecord(db, scope, record.kawal.id)).map(formatId).filter((id) => id !== stored.id)
      return {
        body: { same, ...(record === undefined ? {} : { kept: { on: first.on, ...by, record } }) },
        looks: [{ key, area: state.area, version }],
      }
    }),
  ]
}
