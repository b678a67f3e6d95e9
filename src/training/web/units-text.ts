// SPDX-License-Identifier: AGPL-3.0-or-later
// Competency units as lines of text, so that a list from a standard can be pasted: code; name; hours.

import type { Unit } from '#training/core/programme.ts'

/** Hours as people write them, in halves; undefined where it is no such number. */
export function readHours(text: string): number | undefined {
  const hours = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(hours) || hours < 0 || (hours * 2) % 1 !== 0 ? undefined : hours
}

/** @returns the units, or the first line that is none, counted from 1 */
export function readUnits(text: string): { readonly units: readonly Unit[] } | { readonly line: number } {
  const units: Unit[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [code = '', title = '', hours, ...rest] = line.split(';').map((part) => part.trim())
    const minHours = hours === undefined || hours === '' ? 0 : readHours(hours)
    if (code === '' || title === '' || minHours === undefined || rest.length > 0) return { line: index + 1 }
    units.push({ code, title, minHours })
  }
  return { units }
}

export function writeUnits(units: readonly Unit[]): string {
  return units.map((unit) => `${unit.code}; ${unit.title}${unit.minHours > 0 ? `; ${unit.minHours}` : ''}`).join('\n')
}
