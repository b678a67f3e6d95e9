// SPDX-License-Identifier: AGPL-3.0-or-later
// Names of areas for the whole app: what is asked for in one moment goes in one request, and is remembered.

import { call } from '#platform/web/api.ts'
import type { AreaPort } from '#platform/web/area.tsx'
import { regionContracts } from '#regions/core/region.contract.ts'
import { kindWords } from '#regions/core/region.ts'

const TOGETHER_MS = 20
const MOST = 80

type Names = ReadonlyMap<string, string>

const remembered = new Map<string, Promise<string | undefined>>()
let batch: { readonly codes: Set<string>; readonly names: Promise<Names> } | undefined

async function ask(codes: ReadonlySet<string>): Promise<Names> {
  const answer = await call(regionContracts.ListAreas, { codes: [...codes].join(','), limit: MOST })
  // Without a connection the code stands alone, and is asked for again the next time.
  if (!answer.ok) for (const code of codes) remembered.delete(code)
  return new Map(answer.ok ? answer.value.items.map((item) => [item.code, item.label]) : [])
}

function join(code: string): Promise<Names> {
  if (batch === undefined || batch.codes.size >= MOST) {
    const codes = new Set<string>()
    const names = new Promise<void>((go) => {
      setTimeout(go, TOGETHER_MS)
    }).then(() => {
      if (batch?.codes === codes) batch = undefined
      return ask(codes)
    })
    batch = { codes, names }
  }
  batch.codes.add(code)
  return batch.names
}

export const regionAreas: AreaPort = {
  label: (code) => {
    const known = remembered.get(code) ?? join(code).then((names) => names.get(code))
    remembered.set(code, known)
    return known
  },
  search: async (text, level) => {
    const answer = await call(regionContracts.ListAreas, { q: text, level, limit: 8 })
    if (!answer.ok) return []
    return answer.value.items.map(({ code, kind, label }) => ({ value: code, label, detail: `${kindWords[kind]} · ${code}` }))
  },
}
