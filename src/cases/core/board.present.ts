// SPDX-License-Identifier: AGPL-3.0-or-later
// From counted cases to the board, with what must not be told left out; pure.

import { ages, type BoardCounts, type OpenCount } from '#cases/core/board.ts'
import { closedCases } from '#cases/core/case.ts'
import { SMALLEST_TOLD, tellableCounts, tellablePart, tellableParts, tellableTotal } from '#journeys/core/overview.rules.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Around {
  readonly today: LocalDate
  readonly since: LocalDate
  readonly offices: ReadonlyMap<string, string>
  readonly officers: ReadonlyMap<string, string>
  /** Whoever looks may see no rows: small counts stay untold, and officers too. */
  readonly hide: boolean
}

interface Told {
  readonly open: number | null
  readonly late: number | null
}

function toldOf(rows: readonly OpenCount[], hide: boolean): readonly Told[] {
  if (!hide) return rows.map(({ open, late }) => ({ open, late }))
  const whole = rows.map(({ open }) => open)
  const open = tellableCounts(whole)
  const late = tellableParts(
    rows.map((row) => row.late),
    whole,
    open,
  )
  return rows.map((_row, nth) => ({ open: open[nth] ?? null, late: late[nth] ?? null }))
}

function responseOf({ counted, within, median }: BoardCounts['all'], hide: boolean): object {
  if (!hide) return { counted, within, median }
  const told = tellableTotal(counted)
  return { counted: told, within: tellablePart(within, told), median: told === null || told === 0 ? null : median }
}

const most = (one: OpenCount, other: OpenCount): number => other.open - one.open

export function presentBoard(counts: BoardCounts, { today, since, offices, officers, hide }: Around): object {
  const rows = counts.offices.toSorted(most)
  const told = toldOf(rows, hide)
  const aged = ages.map((age) => counts.ages.find((each) => each.age === age) ?? { age, open: 0, late: 0 })
  const agedTold = toldOf(aged, hide)
  const closed = closedCases.map((state) => counts.outcomes.find((each) => each.state === state)?.closed ?? 0)
  const closedTold = hide ? tellableCounts(closed) : closed
  const open = hide ? tellableTotal(counts.all.open) : counts.all.open
  return {
    on: today,
    since,
    hiddenBelow: hide ? SMALLEST_TOLD : 0,
    open,
    late: hide ? tellablePart(counts.all.late, open) : counts.all.late,
    offices: rows.map(({ office, unassigned }, nth) => ({
      office,
      name: office === null ? undefined : offices.get(office),
      open: told[nth]?.open ?? null,
      late: told[nth]?.late ?? null,
      unassigned: hide ? null : unassigned,
    })),
    officers: hide ? [] : counts.officers.toSorted(most).map((each) => ({ ...each, name: officers.get(each.userId) })),
    ages: aged.map(({ age }, nth) => ({ age, open: agedTold[nth]?.open ?? null, late: agedTold[nth]?.late ?? null })),
    response: responseOf(counts.all, hide),
    outcomes: closedCases.map((state, nth) => ({ state, closed: closedTold[nth] ?? null })),
  }
}
