// SPDX-License-Identifier: AGPL-3.0-or-later
// The stations of a worker's path and which of them are behind, here, or ahead. Pure.

export const stationCodes = ['registered', 'prepared', 'trained', 'certified', 'ready', 'departed', 'abroad', 'home'] as const
export type StationCode = (typeof stationCodes)[number]

/** Done is filled, present is ringed, ahead is an outline; skipped is what an irregular way passed by. */
export type StationStatus = 'done' | 'present' | 'ahead' | 'skipped'

/** Bends the path down: *dawn* needs a look, *late* is trouble. */
export type Bend = 'dawn' | 'late'

export interface Station {
  readonly code: StationCode
  readonly status: StationStatus
  /** Replaces the station's usual name: *Hilang kontak*, *Berangkat tanpa prosedur*. */
  readonly name?: string | undefined
  /** A short fact under the name: a date, a wait. */
  readonly note?: string | undefined
  readonly bend?: Bend | undefined
}

type StationFact = Omit<Station, 'code' | 'status'> & { readonly status?: StationStatus | undefined }

/** All stations for someone who stands at `present`; `facts` adds dates, names, bends, or another status where the way was irregular. `ended`: home and closed, nothing is present. */
export function stationsAt(
  present: StationCode | 'ended',
  facts: Partial<Readonly<Record<StationCode, StationFact>>> = {},
): readonly Station[] {
  const here = present === 'ended' ? stationCodes.length : stationCodes.indexOf(present)
  return stationCodes.map((code, index) => {
    const status = index < here ? 'done' : index === here ? 'present' : 'ahead'
    const fact = facts[code] ?? {}
    return { ...fact, code, status: fact.status ?? status }
  })
}
