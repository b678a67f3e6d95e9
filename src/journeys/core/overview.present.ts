// SPDX-License-Identifier: AGPL-3.0-or-later
// From counted rows to the overview, with what must not be told left out.

import { SMALLEST_TOLD, tellableCounts, tellablePart, tellableParts, tellableTotal } from '#journeys/core/overview.rules.ts'
import { isBent, type Stage, stages } from '#journeys/core/worker.stage.ts'
import { type JourneyState, type Scheme, schemes } from '#journeys/core/worker.ts'
import { isInside } from '#kernel/area.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Counted {
  readonly count: number
  readonly atRisk: number
  readonly late: number
}

export interface StageCount extends Counted {
  readonly stage: Stage
  /** Absent for the station as a whole. */
  readonly state?: JourneyState
  readonly median: number
  readonly ninetieth: number
}

export interface GroupCount extends Counted {
  readonly kind: 'area' | 'scheme' | 'destination'
  readonly key: string
}

interface Told {
  readonly count: number | null
  readonly atRisk: number | null
  readonly late: number | null
}

const nothing: Counted = { count: 0, atRisk: 0, late: 0 }

const untold: Told = { count: null, atRisk: null, late: null }

/** The counts of rows that make up a total, as far as they may be told. */
function toldOf(rows: readonly Counted[], hide: boolean): readonly Told[] {
  if (!hide) return rows.map(({ count, atRisk, late }) => ({ count, atRisk, late }))
  const whole = rows.map((row) => row.count)
  const counts = tellableCounts(whole)
  const parts = (part: 'atRisk' | 'late'): readonly (number | null)[] =>
    tellableParts(
      rows.map((row) => row[part]),
      whole,
      counts,
    )
  const [atRisk, late] = [parts('atRisk'), parts('late')]
  return rows.map((_row, index) => ({ count: counts[index] ?? null, atRisk: atRisk[index] ?? null, late: late[index] ?? null }))
}

/** The parts of a whole: of a number that is not told, no part is either, or the parts would add up to it. */
function toldWithin(rows: readonly Counted[], whole: Told, hide: boolean): readonly Told[] {
  return toldOf(rows, hide).map(({ count, atRisk, late }) => ({
    count: whole.count === null ? null : count,
    atRisk: whole.atRisk === null ? null : atRisk,
    late: whole.late === null ? null : late,
  }))
}

/** The states off the line at a station; they and the regular ones add up to its count. */
function offLine(counted: readonly StageCount[], stage: Stage, whole: number | null, hide: boolean): readonly object[] {
  const rows = counted.flatMap(({ state, ...row }) => (row.stage === stage && state !== undefined ? [{ state, count: row.count }] : []))
  const told = hide ? tellableCounts(rows.map((row) => row.count)) : rows.map((row) => row.count)
  return rows.flatMap(({ state }, index) => (isBent(state) ? [{ stage, state, count: whole === null ? null : told[index] }] : []))
}

/** @param hide whoever looks may see no rows, so small counts stay untold */
export function presentFunnel(counted: readonly StageCount[], groups: readonly GroupCount[], today: LocalDate, hide: boolean): object {
  const whole = stages.map((stage) => counted.find((row) => row.stage === stage && row.state === undefined) ?? { ...nothing, stage })
  const told = toldOf(whole, hide)
  const sum = (part: keyof Counted): number => whole.reduce((all, row) => all + row[part], 0)
  const total = { count: sum('count'), atRisk: sum('atRisk'), late: sum('late') }
  const ofKind = (kind: GroupCount['kind']): readonly (Told & { readonly key: string })[] => {
    const rows = groups.filter((group) => group.kind === kind)
    const cells = toldOf(rows, hide)
    return rows.map(({ key }, index) => ({ key, ...(cells[index] ?? untold) }))
  }
  const totalCount = hide ? tellableTotal(total.count) : total.count
  return {
    on: today,
    hiddenBelow: hide ? SMALLEST_TOLD : 0,
    total: {
      count: totalCount,
      atRisk: hide ? tellablePart(total.atRisk, totalCount) : total.atRisk,
      late: hide ? tellablePart(total.late, totalCount) : total.late,
    },
    stages: whole.map((row, index) => {
      const cell = told[index] ?? untold
      const waits = 'median' in row && cell.count !== null && cell.count > 0
      return { stage: row.stage, ...cell, median: waits ? row.median : null, ninetieth: waits ? row.ninetieth : null }
    }),
    off: stages.flatMap((stage, index) => offLine(counted, stage, told[index]?.count ?? null, hide)),
    areas: ofKind('area').map(({ key: area, ...cell }) => ({ area, ...cell })),
    schemes: ofKind('scheme').flatMap(({ key, ...cell }) => {
      const scheme: Scheme | undefined = schemes.find((each) => each === key)
      return scheme === undefined ? [] : [{ scheme, ...cell }]
    }),
    destinations: ofKind('destination').map(({ key: destination, ...cell }) => ({ destination, ...cell })),
  }
}

export interface PlaceCount extends Counted {
  readonly area: string
}

/**
 * The narrowest of the tables of places, each the parts of one row of the table before: regencies, the districts of one, the villages of one.
 * @param hide whoever looks may see no rows, so small counts stay untold
 */
export function presentPlaces(tables: readonly (readonly PlaceCount[])[], hide: boolean): object {
  let shown: readonly (Told & { readonly area: string })[] = []
  for (const [depth, rows] of tables.entries()) {
    const whole = shown.find(({ area }) => rows.some((row) => isInside(row.area, area)))
    const told = depth === 0 ? toldOf(rows, hide) : toldWithin(rows, whole ?? untold, hide)
    shown = rows.map(({ area }, index) => ({ area, ...(told[index] ?? untold) }))
  }
  return { hiddenBelow: hide ? SMALLEST_TOLD : 0, areas: shown }
}
