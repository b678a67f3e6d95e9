// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Findings, readScreenings, screen } from '#cases/core/screening.rules.ts'
import { deeds, means, type Sign, signs, suggestions } from '#cases/core/screening.ts'

const DAY = '2026-05-04'
const rank = (findings: Findings): number => suggestions.indexOf(screen(findings, DAY).suggestion)
const present = (...of: readonly Sign[]): Findings => of.map((sign) => ({ sign, mark: 'present' }))
const anyFindings: fc.Arbitrary<Findings> = fc.uniqueArray(
  fc.record({ sign: fc.constantFrom(...signs), mark: fc.constantFrom('present' as const, 'absent' as const) }),
  { selector: ({ sign }) => sign, maxLength: signs.length },
)
const without = (findings: Findings, sign: Sign): Findings => findings.filter((each) => each.sign !== sign)

describe('a screening', () => {
  it('finds trafficking likely where deed, means and purpose each have a sign, and says by which article', () => {
    const { suggestion, parts, legalBasis, wouldChange } = screen(present('PEREKRUTAN', 'PENIPUAN', 'KERJA_PAKSA'), DAY)
    expect({ suggestion, legalBasis, wouldChange }).toEqual({ suggestion: 'LIKELY', legalBasis: 'UU 21/2007 art 1, 2, 4', wouldChange: [] })
    expect(parts.map(({ by }) => by.map(({ sign }) => sign))).toEqual([['PEREKRUTAN'], ['PENIPUAN'], ['KERJA_PAKSA']])
  })

  it('asks no means of a child, and says which would change it', () => {
    expect(screen(present('PEREKRUTAN', 'PELACURAN', 'CHILD'), DAY).suggestion).toBe('LIKELY')
    const grown = screen([...present('PEREKRUTAN', 'PELACURAN'), { sign: 'CHILD', mark: 'absent' }], DAY)
    expect(grown.suggestion).toBe('POSSIBLE')
    for (const sign of means) expect(grown.wouldChange).toContain(sign)
    expect(grown.wouldChange).not.toContain('CHILD')
  })

  it('takes forced work in fraud alone for a possible trafficking', () => {
    expect(screen(present('FORCED_CRIMINALITY'), DAY).suggestion).toBe('POSSIBLE')
  })

  it('does not suspect everybody who was recruited', () => {
    const others = signs.filter((sign) => !deeds.some((deed) => deed === sign))
    expect(screen([...present('PEREKRUTAN'), ...others.map((sign) => ({ sign, mark: 'absent' }) as const)], DAY).suggestion).toBe('NO_SIGN')
    expect(screen(present('PEREKRUTAN'), DAY).suggestion).toBe('UNCLEAR')
  })

  it('never takes unknown for absent: nothing known is unclear, all absent is no sign', () => {
    expect(screen([], DAY).suggestion).toBe('UNCLEAR')
    expect(
      screen(
        signs.map((sign) => ({ sign, mark: 'absent' })),
        DAY,
      ).suggestion,
    ).toBe('NO_SIGN')
    fc.assert(
      fc.property(anyFindings, fc.constantFrom(...signs), (findings, sign) => {
        const open = without(findings, sign)
        expect(rank(open)).toBeGreaterThanOrEqual(rank([...open, { sign, mark: 'absent' }]))
      }),
    )
  })

  it('never suggests less for one more sign', () =>
    fc.assert(
      fc.property(anyFindings, fc.constantFrom(...signs), (findings, sign) => {
        const rest = without(findings, sign)
        const more: Findings = [...rest, { sign, mark: 'present' }]
        expect(rank(more)).toBeGreaterThanOrEqual(rank(rest))
        expect(rank(more)).toBeGreaterThanOrEqual(rank([...rest, { sign, mark: 'absent' }]))
      }),
    ))

  it('names exactly the unknown signs that would make it stronger, whatever their order', () =>
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const result = screen(findings, DAY)
        expect(screen(findings.toReversed(), DAY)).toEqual(result)
        for (const sign of signs) {
          const unknown = findings.every((each) => each.sign !== sign)
          const raises = suggestions.indexOf(screen([...findings, { sign, mark: 'present' }], DAY).suggestion) > Math.max(1, rank(findings))
          expect(result.wouldChange.includes(sign)).toBe(unknown && raises)
        }
      }),
    ))

  it('stays readable after a later one, which says what it changed', () => {
    const finding = { source: 'PERSON', confidence: 'HIGH' } as const
    const by = { on: DAY }
    const first = { ...by, findings: [{ sign: 'DECEPTION', mark: 'present', ...finding }] } as const
    const later = { ...by, findings: [...first.findings, { sign: 'ISOLATION', mark: 'absent', ...finding }] } as const
    const [newest, oldest] = readScreenings([first, later])
    expect(newest?.changed).toEqual(['ISOLATION'])
    expect(oldest).toEqual(readScreenings([first])[0])
  })
})
