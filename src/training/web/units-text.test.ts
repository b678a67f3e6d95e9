// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { usualProgrammes } from '#training/core/programme.law.ts'
import { readHours, readUnits, writeUnits } from '#training/web/units-text.ts'

describe('units as text', () => {
  it.each(usualProgrammes)('$name comes back as it was written', ({ units }) => {
    expect(readUnits(writeUnits(units))).toEqual({ units })
  })

  it('names the first line that is none', () => {
    expect(readUnits('A; Satu; 8\n\nB')).toEqual({ line: 3 })
    expect(readUnits('A; Satu; banyak')).toEqual({ line: 1 })
    expect(readUnits('A; Satu; 1; 2')).toEqual({ line: 1 })
    expect(readUnits(' A ;Satu;7,5\r')).toEqual({ units: [{ code: 'A', title: 'Satu', minHours: 7.5 }] })
  })

  it('takes hours in halves', () => {
    expect(['8', '7,5', ' 0.5 '].map(readHours)).toEqual([8, 7.5, 0.5])
    expect(['', '7,3', '-1', 'x', 'Infinity'].map(readHours)).toEqual(Array(5).fill(undefined))
  })
})
