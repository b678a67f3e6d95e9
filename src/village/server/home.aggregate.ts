// SPDX-License-Identifier: AGPL-3.0-or-later
// How a home is kept: its rules, the row by which the walk finds it, the next visit in the work list.

import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { NAMELESS } from '#kernel/work.ts'
import { HOME_TYPE } from '#village/core/home.key.ts'
import { homeOpen } from '#village/core/home.open.ts'
import { type HomeFacts, homeDecider, homeSteps } from '#village/core/home.rules.ts'
import { type HomeCommand, type HomeEvent, type HomeState, knownHome, lastVisit } from '#village/core/home.ts'

export const homeAggregate: Aggregate<HomeState, HomeCommand, HomeEvent, HomeFacts> = {
  type: HOME_TYPE,
  open: homeOpen,
  decider: homeDecider,
  nextSteps: homeSteps,
  describe: (state) => ({ label: state.personal?.name ?? NAMELESS, stage: lastVisit(state)?.to ?? 'FAMILY' }),
  project: (after, { regency, uuid, version }) => {
    const { place, visitedOn, nextOn, nextTo } = knownHome(after, version)
    const { hamlet, rt, rw } = place
    const values = {
      regency,
      stream_id: uuid,
      area: after.area,
      let_in: [],
      worker_id: parseId(after.workerId).uuid,
      hamlet: hamlet ?? null,
      rt: rt ?? null,
      rw: rw ?? null,
      visited_on: visitedOn ?? null,
      next_on: nextOn ?? null,
      next_to: nextTo ?? null,
    }
    return [{ table: 'village_home', values }]
  },
}
