// SPDX-License-Identifier: AGPL-3.0-or-later
// The smallest capability there can be: one command, one query, a rule. It is plugged in like any other and edited nowhere else.

import * as z from 'zod/mini'
import type { Aggregate } from '#kernel/aggregate.ts'
import { AreaCode, regencyOf } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { accept, type Decider } from '#kernel/decider.ts'
import { parseId, RecordId } from '#kernel/ids.ts'
import { type Capability, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'

const Visit = z.object({ id: RecordId, version: z.number(), area: AreaCode })
const ours = { may: ['village-officer'], sensitivity: 'personal' } as const

export const sampleContracts = {
  NoteVisit: command({
    path: '/visits',
    input: z.strictObject({ area: AreaCode }),
    output: Visit,
    creates: true,
    ...ours,
    summary: { id: 'Mencatat kunjungan ke rumah', en: 'Notes a visit to a home' },
  }),
  GetVisit: query({
    path: '/visits/{id}',
    input: z.strictObject({ id: RecordId }),
    output: Visit,
    recorded: true,
    ...ours,
    summary: { id: 'Satu kunjungan', en: 'One visit to a home' },
  }),
} as const

interface VisitState {
  readonly area: string
}
interface NoteVisit {
  readonly type: 'NoteVisit'
  readonly area: string
}
interface VisitNoted {
  readonly type: 'VisitNoted'
  readonly area: string
}

const decider: Decider<VisitState, NoteVisit, VisitNoted> = {
  decide: (_state, { area }) => accept<VisitNoted>({ type: 'VisitNoted', area }),
  evolve: (_state, { area }) => ({ area }),
}
const visits: Aggregate<VisitState, NoteVisit, VisitNoted> = {
  type: 'visit',
  decider,
  project: () => [],
  describe: ({ area }) => ({ label: area, stage: 'NOTED' }),
  nextSteps: () => [],
}

export function sampleCapability({ records, newId }: Services): Capability {
  return {
    name: 'sample',
    words: { id: {}, en: {} },
    folds: [foldOf(visits)],
    bound: [
      handleCommand('NoteVisit', sampleContracts.NoteVisit, ({ input: { area }, change }) =>
        change({
          aggregate: visits,
          key: { regency: regencyOf(area), uuid: newId() },
          createIn: area,
          command: { type: 'NoteVisit', area },
          facts: async () => undefined,
          answer: ({ id, version, state }) => ({ id, version, area: state.area }),
        }),
      ),
      handleQuery('GetVisit', sampleContracts.GetVisit, async ({ input, scope }) => {
        const found = await records.find<VisitState>('visit', parseId(input.id), scope)
        if (found === undefined) return undefined
        const { id, key, version, state } = found
        return { body: { id, version, area: state.area }, looks: [{ key, area: state.area }], version }
      }),
    ],
  }
}
