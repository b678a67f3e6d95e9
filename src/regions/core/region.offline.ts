// SPDX-License-Identifier: AGPL-3.0-or-later
// Areas without a network: those that a device knows are the ones within its officer's authority.

import { parentArea } from '#kernel/area.ts'
import { type Away, type OfflineCapability, offlineQuery } from '#kernel/offline.ts'
import { regionContracts } from '#regions/core/region.contract.ts'
import { kindOf, levelNumber } from '#regions/core/region.ts'

const levels = { province: 1, regency: 2, district: 3, village: 4 } as const

function areaAnswer(code: string, label: string) {
  const [name = code] = label.split(', ')
  return { code, name, kind: kindOf(code), level: levelNumber(code), parent: parentArea(code), label }
}

function sought(q: string, { places }: Away): readonly (readonly [string, string])[] {
  const words = q.toLowerCase().split(/[\s,]+/)
  return [...places].filter(([code, label]) => words.every((word) => label.toLowerCase().includes(word) || code.startsWith(word)))
}

export const regionsOffline: OfflineCapability = {
  copies: [],
  commands: [],
  queries: [
    offlineQuery(regionContracts.ListAreas, ({ q, codes, parent, level, limit }, away) => {
      const asked = codes?.split(',')
      const found = asked === undefined ? sought(q ?? '', away) : asked.flatMap((code) => labelled(code, away))
      const items = found
        .map(([code, label]) => areaAnswer(code, label))
        .filter((area) => (parent === undefined || area.parent === parent) && (level === undefined || area.level === levels[level]))
      return { items: items.slice(0, limit) }
    }),
    offlineQuery(regionContracts.GetArea, ({ code }, away) => {
      const [found] = labelled(code, away)
      return found === undefined ? undefined : areaAnswer(...found)
    }),
  ],
  words: { id: {}, en: {} },
}

function labelled(code: string, { places }: Away): readonly (readonly [string, string])[] {
  const label = places.get(code)
  return label === undefined ? [] : [[code, label]]
}
