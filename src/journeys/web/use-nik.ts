// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads a NIK while it is typed, with the codes of today; a code that is not known yet counts as known until the answer is there.

import { type FindStanding, type NikReading, readNik } from '#people/core/nik.ts'
import { useQuery } from '#platform/web/query.ts'
import { useReading } from '#platform/web/ui/reader.tsx'
import { regionContracts } from '#regions/core/region.contract.ts'
import { regionStanding } from '#regions/core/region.law.ts'

export interface NikHint {
  readonly standing: FindStanding
  /** What a complete and possible number says. */
  readonly reading: NikReading | undefined
  /** Names of the district of first registration. */
  readonly place: string | undefined
}

export function useNik(nik: string): NikHint {
  const { today } = useReading()
  const whole = /^\d{16}$/.test(nik)
  const province = nik.slice(0, 2)
  const district = `${province}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`
  const areas = useQuery(regionContracts.ListAreas, whole ? { codes: `${province},${district}`, limit: 2 } : undefined)
  const items = areas.state === 'ready' ? areas.value.items : undefined
  const standing: FindStanding = (code) => regionStanding(code, (each) => items === undefined || items.some((item) => item.code === each))
  const read = whole ? readNik(nik, { on: today, standing }) : undefined
  return {
    standing,
    reading: read?.ok === true ? read : undefined,
    place: items?.find((item) => item.code === district)?.label,
  }
}
