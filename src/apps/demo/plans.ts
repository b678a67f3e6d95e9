// SPDX-License-Identifier: AGPL-3.0-or-later
// Where people of the demonstration want to go, about as East Java's do: mostly Hong Kong and Taiwan, mostly by a company.

import type { Random } from '#apps/demo/random.ts'
import type { Scheme } from '#journeys/core/worker.ts'

export interface DemoPlan {
  readonly scheme: Scheme
  readonly destination: string
  readonly occupation: string
  /** Share of women. */
  readonly women: number
}

type Goal = readonly [plan: DemoPlan, weight: number]

function goal(weight: number, scheme: Scheme, destination: string, occupation: string, women: number): Goal {
  return [{ scheme, destination, occupation, women }, weight]
}

const goals: readonly [Goal, ...Goal[]] = [
  goal(30, 'P_TO_P', 'HKG', 'PENGURUS_RUMAH_TANGGA', 0.97),
  goal(16, 'P_TO_P', 'TWN', 'PENGASUH_LANSIA', 0.95),
  goal(9, 'P_TO_P', 'SGP', 'PENGURUS_RUMAH_TANGGA', 0.98),
  goal(11, 'P_TO_P', 'MYS', 'PETUGAS_LADANG', 0.2),
  goal(4, 'P_TO_P', 'BRN', 'PELAYAN_RESTORAN', 0.5),
  goal(2, 'P_TO_P', 'MDV', 'TERAPIS', 0.8),
  goal(9, 'G_TO_G', 'KOR', 'OPERATOR_PABRIK', 0.15),
  goal(4, 'G_TO_G', 'JPN', 'CAREWORKER', 0.8),
  goal(3, 'UKPS', 'MYS', 'OPERATOR_PABRIK', 0.4),
  goal(4, 'PERSEORANGAN', 'JPN', 'PEKERJA_KONSTRUKSI', 0.05),
  goal(2, 'PERSEORANGAN', 'HUN', 'OPERATOR_PABRIK', 0.4),
  goal(5, 'ABK_PERIKANAN', 'TWN', 'AWAK_KAPAL_PERIKANAN', 0),
  // Closed since 2015: whoever wishes it is told at once.
  goal(1, 'P_TO_P', 'SAU', 'PENGURUS_RUMAH_TANGGA', 1),
]

export function choosePlan(random: Random): DemoPlan {
  return random.weighted(goals)
}
