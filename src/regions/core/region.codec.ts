// SPDX-License-Identifier: AGPL-3.0-or-later
// The text inside the data file. Rows are sorted by code, so a line need say only what its parent and its neighbour do not:
//   `*35 Jawa Timur` a province, `=10 Banyuwangi` a regency, `-04 Tegaldlimo` a district, `2001 Purwoasri` a village,
//   and ` Kendalrejo` (a blank first) the village with the next number.

import type { RegionRow } from '#regions/core/region.ts'

const HEADER = 'kawal-regions 1'
const marks = { 2: '*', 5: '=', 8: '-' } as const

/** Rows sorted by code → text. */
export function encodeRegions(rows: readonly RegionRow[]): string {
  const lines: string[] = [HEADER]
  let next = ''
  for (const { code, name } of rows) {
    if (code.length === 2 || code.length === 5 || code.length === 8) {
      lines.push(`${marks[code.length]}${code.slice(-2)} ${name}`)
    } else {
      lines.push(code === next ? ` ${name}` : `${code.slice(9)} ${name}`)
      next = code.slice(0, 9) + String(Number(code.slice(9)) + 1).padStart(4, '0')
    }
  }
  return lines.join('\n')
}

/** Text → rows sorted by code. Throws when the text is of another format: that is a broken installation, not a refusal. */
export function decodeRegions(text: string): RegionRow[] {
  const lines = text.split('\n')
  if (lines[0] !== HEADER) throw new Error(`region data: expected "${HEADER}", found "${lines[0]?.slice(0, 40) ?? ''}"`)
  const rows: RegionRow[] = []
  // The codes of the province, regency and district that the next lines lie in.
  const above = { province: '', regency: '', district: '' }
  let serial = 0
  const add = (code: string, name: string): string => {
    rows.push({ code, name })
    return code
  }
  for (const line of lines.slice(1)) {
    const part = line.slice(1, 3)
    switch (line.charAt(0)) {
      case '*':
        above.province = add(part, line.slice(4))
        break
      case '=':
        above.regency = add(`${above.province}.${part}`, line.slice(4))
        break
      case '-':
        above.district = add(`${above.regency}.${part}`, line.slice(4))
        break
      case ' ':
        serial += 1
        add(`${above.district}.${serial}`, line.slice(1))
        break
      default:
        serial = Number(line.slice(0, 4))
        add(`${above.district}.${serial}`, line.slice(5))
    }
  }
  return rows
}
