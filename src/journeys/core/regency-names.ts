// SPDX-License-Identifier: AGPL-3.0-or-later
// Regencies and cities as people call them: `banyuwangi`, `kab. malang`, `kota malang`. Without the word before it, a name may mean both.

import { createPlaceNames, type Place, type PlaceNames } from '#journeys/core/place-names.ts'
import type { RegencyCode } from '#kernel/area.ts'

/** @param nameOf how a regency is called by itself; a city with `Kota` before it */
export function regencyNames(regencies: readonly RegencyCode[], nameOf: (code: RegencyCode) => string): PlaceNames {
  return createPlaceNames(
    regencies.flatMap((code): readonly Place[] => {
      const name = nameOf(code)
      const bare = name.replace(/^Kota /, '')
      const called = bare === name ? [bare, `kab ${bare}`, `kabupaten ${bare}`] : [bare, name]
      return called.map((each) => ({ code, name: each }))
    }),
  )
}
