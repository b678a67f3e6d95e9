// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of count sheets; pure, the same on a server and on a device.

import type { OutputOf } from '#kernel/contract.ts'
import type { Instant } from '#kernel/time.ts'
import type { countContracts } from '#village/core/count.contract.ts'
import { type CountState, countedOn, type Figures } from '#village/core/count.ts'

type Shown = OutputOf<typeof countContracts.GetCountSheet>

const copied = (figures: Figures): NonNullable<Shown['figures']> => ({ ...figures, abroad: { ...figures.abroad } })

/** @param nameOf who sent the nth sheet, as far as that may be known */
export function presentCount(
  { area, month }: Pick<CountState, 'area' | 'month'>,
  { figures, sheets }: { readonly figures: Figures; readonly sheets: CountState['sheets'] },
  nameOf: (nth: number) => { readonly user?: string; readonly actingFor?: string; readonly office?: string },
): Shown {
  const items = sheets.map((sheet, nth) => {
    const { figures: told, unrecorded, at } = sheet
    const { user, actingFor, office } = nameOf(nth)
    return {
      figures: copied(told),
      unrecorded,
      at,
      on: countedOn(sheet),
      ...(user === undefined ? {} : { by: user }),
      ...(actingFor === undefined ? {} : { actingFor }),
      ...(office === undefined ? {} : { office }),
    }
  })
  return { month, area, figures: copied(figures), sheets: items.toReversed() }
}

/** What is known of the office of a village. */
export interface VillageContact {
  readonly area: string
  readonly heard?: Instant
}

type Silent = NonNullable<OutputOf<typeof countContracts.ListCountSheets>['silent']>

/** Which villages sent none: first where nobody could, then where nobody was ever heard of, then whoever was heard of longest ago. */
export function silentOf(
  villages: readonly string[],
  { senders, offices }: { readonly senders: readonly string[]; readonly offices: readonly VillageContact[] },
): Silent {
  const told = new Set(senders)
  const known = new Map(offices.map(({ area, heard }) => [area, heard]))
  const order = ({ office, heard = '' }: Silent[number]): string => `${office ? 1 : 0}${heard}`
  return villages
    .filter((area) => !told.has(area))
    .map((area) => {
      const heard = known.get(area)
      return { area, office: known.has(area), ...(heard === undefined ? {} : { heard }) }
    })
    .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.area < b.area ? -1 : 1))
}

/** The last sheet of a village. */
export function presentLast({ area, sheets }: CountState): readonly OutputOf<typeof countContracts.ListCountSheets>['places'][number][] {
  const last = sheets.at(-1)
  if (last === undefined) return []
  const { at, unrecorded, figures } = last
  return [{ area, at, on: countedOn(last), sheets: sheets.length, unrecorded, figures: copied(figures) }]
}
