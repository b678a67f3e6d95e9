// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of count sheets; pure, the same on a server and on a device.

import type { OutputOf } from '#kernel/contract.ts'
import type { countContracts } from '#village/core/count.contract.ts'
import type { CountState, Figures } from '#village/core/count.ts'

type Shown = OutputOf<typeof countContracts.GetCountSheet>

const copied = (figures: Figures): NonNullable<Shown['figures']> => ({ ...figures, abroad: { ...figures.abroad } })

/** @param nameOf who sent the nth sheet, as far as that may be known */
export function presentCount(
  { area, month }: Pick<CountState, 'area' | 'month'>,
  { figures, sheets }: { readonly figures: Figures; readonly sheets: CountState['sheets'] },
  nameOf: (nth: number) => { readonly user?: string; readonly office?: string },
): Shown {
  const items = sheets.map(({ figures: told, unrecorded, at }, nth) => {
    const { user, office } = nameOf(nth)
    return {
      figures: copied(told),
      unrecorded,
      at,
      ...(user === undefined ? {} : { by: user }),
      ...(office === undefined ? {} : { office }),
    }
  })
  return { month, area, figures: copied(figures), sheets: items.toReversed() }
}

/** The last sheet of a village. */
export function presentLast({ area, sheets }: CountState): readonly OutputOf<typeof countContracts.ListCountSheets>['places'][number][] {
  const last = sheets.at(-1)
  if (last === undefined) return []
  const { at, unrecorded, figures } = last
  return [{ area, at, sheets: sheets.length, unrecorded, figures: copied(figures) }]
}
