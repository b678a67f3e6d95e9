// SPDX-License-Identifier: AGPL-3.0-or-later
// How an annex is kept: its rules, the row by which it is found from its case, and what its office must read.

import { annexOpen } from '#cases/core/annex.open.ts'
import { annexDecider, annexSteps } from '#cases/core/annex.rules.ts'
import { ANNEX_TYPE, type AnnexCommand, type AnnexEvent, type AnnexFacts, type AnnexState } from '#cases/core/annex.ts'
import { filesIn } from '#cases/core/annex-file.rules.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { wallOf } from '#kernel/letting.ts'
import { NAMELESS } from '#kernel/work.ts'

export const annexAggregate: Aggregate<AnnexState, AnnexCommand, AnnexEvent, AnnexFacts> = {
  type: ANNEX_TYPE,
  open: annexOpen,
  decider: annexDecider,
  nextSteps: annexSteps,
  // A work list is read aloud across a desk: it names nobody here.
  describe: () => ({ label: NAMELESS, stage: 'SEALED' }),
  project: (state, { regency, uuid }) => {
    const place = { regency, stream_id: uuid, area: state.area, let_in: wallOf(state) }
    const live = new Set(filesIn(state).map(({ file }) => file.address))
    const files = [...new Set((state.personal?.files ?? []).map(({ address }) => address))].map((address) => {
      const values = { ...place, address }
      return { table: 'case_annex_file', values, ...(live.has(address) ? {} : ({ gone: true } as const)) }
    })
    return [{ table: 'case_annex', values: { ...place, case_id: parseId(state.caseId).uuid, office: state.office } }, ...files]
  },
}
