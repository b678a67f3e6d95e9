// SPDX-License-Identifier: AGPL-3.0-or-later
// What the capabilities say of the records here: how those are called that things were done on, where what was not sent can be begun again, and what
// they make ahead.

import type { OfflineCapability } from '#kernel/offline.ts'
import type { Keeper } from '#platform/web/offline/keeper.ts'
import type { Engine } from '#platform/web/offline/standing.ts'
import type { Table } from '#platform/web/offline/table.ts'

/** @param tableOf one's own, or that of whose place it was done in */
export function callingOf(
  capabilities: readonly OfflineCapability[],
  keepers: () => readonly Keeper[],
  tableOf: (under: string | undefined) => Table | undefined,
): Pick<Engine, 'labelOf' | 'kindOf' | 'formOf' | 'isOver' | 'readAhead'> {
  return {
    readAhead: function* () {
      for (const { table } of keepers()) for (const each of capabilities) yield* each.readAhead?.(table) ?? []
    },
    labelOf: ({ on, of, under }) => {
      const table = tableOf(under)
      const ids = table === undefined ? [] : [on, of].flatMap((id) => id ?? [])
      return ids.flatMap((id) => capabilities.flatMap(({ labelOf }) => (table === undefined ? [] : (labelOf?.(table, id) ?? []))))[0]
    },
    kindOf: ({ on, under }) => (on === undefined ? undefined : tableOf(under)?.kindOf(on)),
    formOf: ({ contract }) => capabilities.flatMap(({ forms }) => forms?.[contract] ?? [])[0],
    isOver: ({ under }) => under !== undefined && tableOf(under) === undefined,
  }
}
