// SPDX-License-Identifier: AGPL-3.0-or-later
// Kemendagri area codes: PP, PP.KK, PP.KK.CC, PP.KK.CC.DDDD (Kepmendagri 300.2.2-2430/2025).
// Every part has a fixed width, so one code lies inside another exactly when it starts with it.

import * as z from 'zod/mini'

export type AreaLevel = 'nation' | 'province' | 'regency' | 'district' | 'village'

const levelByLength: Readonly<Record<number, AreaLevel>> = { 0: 'nation', 2: 'province', 5: 'regency', 8: 'district', 13: 'village' }

/** A province, regency, district or village code, e.g. `35.10.04.2006`. The nation is the empty string and is only used as an authority prefix. */
export const AreaCode = z.string().check(z.regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/))
export type AreaCode = string

/** The place where a stream began; `00` for national ones. Never changes, first column of every key. */
export type RegencyCode = string

export const NATIONAL: RegencyCode = '00'

export function areaLevel(code: string): AreaLevel {
  return levelByLength[code.length] ?? 'nation'
}

/** Whether `area` lies inside `prefix` (a code lies inside itself, everything lies inside the nation ''). */
export function isInside(area: string, prefix: string): boolean {
  return area.startsWith(prefix)
}

export function isInsideAny(area: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => isInside(area, prefix))
}

/** The regency part of a code; `00` for a province or the nation. */
export function regencyOf(area: string): RegencyCode {
  return area.length >= 5 ? area.slice(0, 5) : NATIONAL
}

/** The code one level up: village → district → regency → province → nation (''). */
export function parentArea(area: string): string {
  const cut = area.lastIndexOf('.')
  return cut === -1 ? '' : area.slice(0, cut)
}

/** The narrowest place in which both lie; the nation ('') where they share nothing. */
export function commonArea(one: string, other: string): string {
  let area = one
  while (!isInside(other, area)) area = parentArea(area)
  return area
}

/** Whether what lies under these prefixes can be in more than one regency. */
export function spansRegencies(prefixes: readonly string[]): boolean {
  const regencies = regenciesWithin(prefixes)
  return regencies === null || regencies.length > 1
}

/** The regencies named by prefixes; null where one of them is wider than a regency, so that a query may not leave any out. */
export function regenciesWithin(prefixes: readonly string[]): readonly RegencyCode[] | null {
  return prefixes.some((prefix) => prefix.length < 5) ? null : [...new Set(prefixes.map((prefix) => prefix.slice(0, 5)))]
}
