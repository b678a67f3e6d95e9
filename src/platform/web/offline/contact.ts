// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a copy may do without the server: as the server said when it was last heard of, for a copy that is open as for one that is opened.

import { instant, now } from '#platform/web/device-clock.ts'
import type { EngineOptions } from '#platform/web/offline/engine-options.ts'
import { changeVault, findVault, type VaultRow } from '#platform/web/offline/shelf.ts'

const DAY_MS = 86_400_000

/** @param now milliseconds */
export function isLapsed({ heard, keepDays }: Pick<VaultRow, 'heard' | 'keepDays'>, now: number): boolean {
  return Date.parse(heard) + keepDays * DAY_MS < now
}

/** As the row of a device says, which every page of it reads and writes. */
export function contactOf(device: string): Required<Pick<EngineOptions, 'heard' | 'isLapsed'>> {
  return {
    heard: (keepDays) => {
      const heard = instant()
      void changeVault(device, (before) => ({ ...before, heard, keepDays })).catch(() => undefined)
    },
    isLapsed: async () => {
      const row = await findVault(device)
      return row !== undefined && isLapsed(row, now())
    },
  }
}
