// SPDX-License-Identifier: AGPL-3.0-or-later
// One row of a population list, as far as it is read.

import type { Sex } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Place } from '#village/core/home.ts'

/** As OpenSID numbers them (`tweb_penduduk_hubungan`); every other is no spouse, parent or child of the head. */
export const householdLevels = {
  HEAD: ['1', 'kepala keluarga'],
  HUSBAND: ['2', 'suami'],
  WIFE: ['3', 'istri'],
  CHILD: ['4', 'anak'],
} as const
export type HouseholdLevel = keyof typeof householdLevels

export interface Resident {
  readonly nik: string
  readonly familyCard?: string
  readonly place: Place
  readonly name?: string
  readonly sex?: Sex
  readonly birthDate?: LocalDate
  /** Who they are to the head of the household; absent where they are neither spouse nor child. */
  readonly level?: HouseholdLevel
  readonly fatherName?: string
  readonly motherName?: string
}
