// SPDX-License-Identifier: AGPL-3.0-or-later
// How a home is kept: its rules, the row by which the walk finds it, the next visit in the work list.

import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId, type RecordKey } from '#kernel/ids.ts'
import { NAMELESS } from '#kernel/work.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { homeOpen } from '#village/core/home.open.ts'
import { type HomeFacts, homeDecider, homeSteps } from '#village/core/home.rules.ts'
import { type HomeCommand, type HomeEvent, type HomeState, nextVisit } from '#village/core/home.ts'

export const HOME_TYPE = 'village-home'

/** Each file has one home, whoever writes to it first. */
export function homeKey(workerId: string): RecordKey {
  return { regency: parseId(workerId).regency, uuid: causedId(HOME_TYPE, workerId) }
}

export const homeAggregate: Aggregate<HomeState, HomeCommand, HomeEvent, HomeFacts> = {
  type: HOME_TYPE,
  open: homeOpen,
  decider: homeDecider,
  nextSteps: homeSteps,
  describe: (state) => ({ label: state.personal?.name ?? NAMELESS, stage: state.visits.at(-1)?.to ?? 'FAMILY' }),
  project: (after, { regency, uuid }) => {
    const { hamlet, rt, rw } = after.personal?.place ?? {}
    const last = after.visits.at(-1)
    const next = nextVisit(after)
    const values = {
      regency,
      stream_id: uuid,
      area: after.area,
      let_in: [],
      worker_id: parseId(after.workerId).uuid,
      hamlet: hamlet ?? null,
      rt: rt ?? null,
      rw: rw ?? null,
      visited_on: last?.on ?? null,
      next_on: next ?? null,
      next_to: next === undefined ? null : (last?.to ?? null),
    }
    return [{ table: 'village_home', values }]
  },
}
