// SPDX-License-Identifier: AGPL-3.0-or-later
// What the records of a village say about a month: pure, from its files, homes and sessions; and which months may be counted.

import { procedureOf, procedures } from '#journeys/core/away.rules.ts'
import { watchOf } from '#journeys/core/watch.rules.ts'
import { asRead, ledOf } from '#journeys/core/worker.merge.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { areaLevel, regencyOf } from '#kernel/area.ts'
import { signs } from '#kernel/authority.ts'
import { idCausedBy } from '#kernel/caused-id.ts'
import { accept, type Context, type Decider, type Decision, refuse } from '#kernel/decider.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { noRegencies } from '#kernel/regency.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type CountCommand, type CountEvent, type CountState, countedOn, type Figures } from '#village/core/count.ts'
import type { HomeState } from '#village/core/home.ts'
import { peopleReached } from '#village/core/outreach.rules.ts'
import type { OutreachState } from '#village/core/outreach.ts'

export const COUNT_TYPE = 'count-sheet'
const MOST_MONTHS_BACK = 24
const MONTHS = 12

/** One record for each village and month, whoever counts first. */
export function countKey(area: string, month: string): RecordKey {
  return { regency: regencyOf(area), uuid: idCausedBy([COUNT_TYPE, area, month]) }
}

export const monthOf = (day: LocalDate): string => day.slice(0, 'YYYY-MM'.length)

function monthNumber(month: string): number {
  const [year = 0, nth = 0] = month.split('-').map(Number)
  return year * MONTHS + nth - 1
}

/** The months that may be counted on a day, the newest first. */
export function monthsUntil(today: LocalDate): readonly string[] {
  const last = monthNumber(monthOf(today))
  return Array.from({ length: MOST_MONTHS_BACK }, (_, back) => last - back).map(
    (each) => `${Math.floor(each / MONTHS)}-${String((each % MONTHS) + 1).padStart(2, '0')}`,
  )
}

export interface Counted {
  readonly files: readonly { readonly id: string; readonly state: WorkerState }[]
  readonly homes: readonly HomeState[]
  /** Those that stand. */
  readonly sessions: readonly OutreachState[]
}

/** On which days somebody left, with and without the procedure; also of whoever is home again, or sets out anew. */
function leftOn({ milestones, journey, since, nonProcedural }: WorkerState): readonly (LocalDate | undefined)[] {
  return [milestones.DEPARTED?.on, nonProcedural?.left, journey === 'LEFT_NON_PROCEDURALLY' ? since : undefined]
}

function returnedOn({ milestones, journey, since, nonProcedural }: WorkerState): readonly (LocalDate | undefined)[] {
  return [milestones.RETURN_RECORDED?.on, nonProcedural?.home, journey === 'RETURNED' ? since : undefined]
}

export function figuresOf({ files, homes, sessions }: Counted, month: string, today: LocalDate): Figures {
  const states = new Map(files.map(({ id, state }) => [id, state]))
  const own = files
    .filter(({ state }) => state.mergedInto === undefined)
    .map(({ id, state }) => ({
      id,
      state: asRead(
        state,
        ledOf(state, (file) => states.get(file)),
      ),
    }))
  const abroad = { PROCEDURAL: 0, NON_PROCEDURAL: 0, UNDOCUMENTED: 0, UNKNOWN: 0 }
  const households = new Map<string, boolean>()
  for (const { id, state } of own) {
    const procedure = procedureOf(state)
    if (procedure === undefined) continue
    abroad[procedure] += 1
    const { children = 0, uncared = false } = watchOf(state, today, noRegencies) ?? {}
    const household = state.personal.familyCard ?? id
    if (children > 0) households.set(household, uncared || households.get(household) === true)
  }
  const inMonth = (day: LocalDate | undefined): boolean => day !== undefined && monthOf(day) === month
  const held = sessions.filter(({ on }) => inMonth(on))
  return {
    abroad,
    left: own.filter(({ state }) => leftOn(state).some(inMonth)).length,
    returned: own.filter(({ state }) => returnedOn(state).some(inMonth)).length,
    households: households.size,
    uncared: [...households.values()].filter((uncared) => uncared).length,
    visits: homes.flatMap(({ visits }) => visits).filter(({ on, withdrawnOn }) => withdrawnOn === undefined && inMonth(on)).length,
    sessions: held.length,
    reached: held.reduce((sum, { reached }) => sum + peopleReached(reached), 0),
  }
}

export function peopleAbroad({ abroad }: Pick<Figures, 'abroad'>): number {
  return procedures.reduce((sum, procedure) => sum + abroad[procedure], 0)
}

function decide(_state: CountState | undefined, command: CountCommand, { actor, now: at, today }: Context): Decision<CountEvent> {
  const { area, month, figures, unrecorded, on } = command
  if (areaLevel(area) !== 'village') return refuse('invalid-input', { fields: [{ field: 'area', code: 'count-village' }] })
  if (!monthsUntil(today).includes(month)) return refuse('invalid-input', { fields: [{ field: 'month', code: 'count-month' }] })
  return accept({ type: 'CountSheetSent', area, month, figures, unrecorded, by: signs(actor), officeId: actor.officeId, at, on })
}

function evolve(before: CountState | undefined, { type: _type, area, month, ...sheet }: CountEvent): CountState {
  const after = before?.sheets.findIndex((each) => countedOn(each) > countedOn(sheet)) ?? -1
  const sheets = before?.sheets ?? []
  // What was counted before another one and arrives after it does not take its place.
  return { area, month, sheets: after < 0 ? [...sheets, sheet] : sheets.toSpliced(after, 0, sheet) }
}

export const countDecider: Decider<CountState, CountCommand, CountEvent> = { decide, evolve }
