// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases taken away by the standard: a record each, read one by one, and nothing of them gathered first.

import { Readable } from 'node:stream'
import { CASE_TYPE, type CaseFile, type Passed } from '#cases/core/case.ts'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { acceptingOf, type Handed, handedOf, sendingOf } from '#cases/core/htcds.referral.ts'
import { htcdsOf } from '#cases/core/htcds.write.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { caseKeysAfter } from '#cases/server/case.store.ts'
import type { PlanNeeds } from '#cases/server/plan.handlers.ts'
import { type Actor, isNear, readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'

const PAGE = 100

export function bindHtcds(
  { db, records }: Services,
  { files, nameActs, recipients }: Pick<CaseNeeds & PlanNeeds, 'files' | 'nameActs' | 'recipients'>,
): readonly Bound[] {
  /** Who sent it here, to whom it was sent, who accepted it there. */
  async function namedOf(file: CaseFile, { outgoing, incoming }: Handed, today: LocalDate): Promise<Handed> {
    const sent = incoming && sendingOf(file, incoming)
    const accepted = outgoing && acceptingOf(file, outgoing)
    const [to] = outgoing === undefined ? [] : await recipients(today, [outgoing.office])
    const acts = [sent, accepted].filter((act) => act !== undefined)
    const names = acts.length === 0 ? [] : await nameActs(acts)
    const nameOf = (act: Passed | undefined) => (act === undefined ? undefined : names[acts.indexOf(act)])
    return { outgoing, incoming, to: to?.name, sentBy: nameOf(sent), acceptedBy: nameOf(accepted) }
  }

  interface Taking {
    readonly actor: Actor
    readonly scope: Scope
    readonly today: LocalDate
  }

  async function around({ actor, scope, today }: Taking, { id, state: file }: Stored<CaseFile>, named: boolean) {
    const first = file.history[0]
    const { outgoing, incoming } = handedOf(file, actor)
    const acts = [{ userId: actor.userId, officeId: actor.officeId, on: today }, ...(first === undefined ? [] : [first])]
    const [taker, recorder] = await nameActs(acts)
    const person = file.workerId === undefined ? undefined : await files.personOf(scope, file.workerId)
    return {
      id,
      handed: await namedOf(file, { outgoing, incoming }, today),
      ...(person === undefined ? {} : { person }),
      office: { name: taker?.office, kind: actor.officeKind },
      owner: recorder?.user,
      named,
    }
  }

  async function* pagesOf(scope: Scope): AsyncGenerator<Stored<CaseFile>> {
    let after: RecordKey | undefined
    for (;;) {
      const keys = await caseKeysAfter(db, scope, after, PAGE)
      for (const key of keys) {
        const stored = await records.find<CaseFile>(CASE_TYPE, key, scope)
        if (stored?.state.personal !== undefined) yield stored
      }
      after = keys.at(-1)
      if (after === undefined || keys.length < PAGE) return
    }
  }

  async function* all(taking: Taking): AsyncGenerator<string> {
    for await (const stored of pagesOf(taking.scope))
      yield `${JSON.stringify(htcdsOf(stored.state, await around(taking, stored, false)))}\n`
  }

  return [
    handleQuery('GetHtcds', htcdsContracts.GetHtcds, async ({ input, actor, scope, today }) => {
      const stored = await records.find<CaseFile>(CASE_TYPE, parseId(input.id), scope)
      if (stored?.state.personal === undefined) return undefined
      if (isNear(readsAs(actor))) return refuse('case-near')
      const record = htcdsOf(stored.state, await around({ actor, scope, today }, stored, input.named === 'true'))
      return {
        body: null,
        file: { name: `kawal-kasus-${today}.json`, bytes: Buffer.from(`${JSON.stringify(record, null, 2)}\n`) },
        looks: [{ key: stored.key, area: stored.state.area }],
        version: stored.version,
      }
    }),
    handleQuery('ExportHtcds', htcdsContracts.ExportHtcds, async ({ actor, scope, today }) =>
      isNear(readsAs(actor))
        ? refuse('case-near')
        : { body: '', file: { name: `kawal-kasus-semua-${today}.jsonl`, bytes: Readable.from(all({ actor, scope, today })) } },
    ),
  ]
}
