// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { type GroupCount, type PlaceCount, presentFunnel, presentPlaces, type StageCount } from '#journeys/core/overview.present.ts'
import { SMALLEST_TOLD, tellableCounts, tellablePart, tellableTotal } from '#journeys/core/overview.rules.ts'
import { stages } from '#journeys/core/worker.stage.ts'
import { schemes } from '#journeys/core/worker.ts'

const counts = fc.array(fc.oneof(fc.nat(8), fc.nat(400)), { maxLength: 12 })
const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_TOLD
const sum = (list: readonly number[]): number => list.reduce((all, count) => all + count, 0)

describe('what a leader is told', () => {
  it('is never a count that points at somebody', () => {
    fc.assert(
      fc.property(counts, (list) => {
        for (const [index, told] of tellableCounts(list).entries()) {
          expect(told === null || told === list[index]).toBe(true)
          expect(told !== null && isSmall(told)).toBe(false)
        }
      }),
    )
  })

  it('does not let the hidden be worked out from a told total', () => {
    fc.assert(
      fc.property(counts, (list) => {
        const told = tellableCounts(list)
        const hidden = list.filter((_count, index) => told[index] === null)
        if (hidden.length === 0 || tellableTotal(sum(list)) === null) return
        expect(hidden.length).toBeGreaterThan(1)
        expect(isSmall(sum(hidden))).toBe(false)
      }),
    )
  })

  it('hides nothing where nothing is small', () => {
    expect(tellableCounts([5, 0, 12])).toEqual([5, 0, 12])
    expect(tellableCounts([3, 20, 40])).toEqual([null, null, 40])
    expect(tellablePart(6, 10)).toBe(null)
    expect(tellablePart(5, 10)).toBe(5)
    expect(tellablePart(0, 10)).toBe(0)
  })
})

const part = fc.nat(30).chain((count) => fc.record({ count: fc.constant(count), atRisk: fc.nat(count), late: fc.nat(count) }))
const stageRows = fc
  .array(part, { minLength: stages.length, maxLength: stages.length })
  .map((rows) => rows.map((row, index): StageCount => ({ ...row, stage: stages[index] ?? 'home', median: 3, ninetieth: 9 })))
const groupRows = fc
  .array(part, { maxLength: 5 })
  .map((rows) => rows.map((row, index): GroupCount => ({ ...row, kind: 'scheme', key: schemes[index] ?? 'UKPS' })))
const Funnel = overviewContracts.GetFunnel.output

/** Every number of an answer that counts people. */
function countsIn(value: unknown, key = ''): readonly number[] {
  if (typeof value === 'number') return ['median', 'ninetieth', 'hiddenBelow'].includes(key) ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => countsIn(each, name))
}

describe('the parts of a table whose total is told', () => {
  it('cannot be worked out by what is left of it', () => {
    fc.assert(
      fc.property(stageRows, (rows) => {
        const { total, stages: told } = z.parse(Funnel, presentFunnel(rows, [], '2026-05-03', true))
        for (const part of ['atRisk', 'late'] as const) {
          const hidden = rows.filter((_row, index) => told[index]?.[part] === null)
          if (total[part] === null || hidden.length === 0) continue
          const parts = sum(hidden.map((row) => row[part]))
          expect(hidden.length).toBeGreaterThan(1)
          expect(isSmall(parts)).toBe(false)
          expect(isSmall(sum(hidden.map((row) => row.count)) - parts)).toBe(false)
        }
      }),
    )
  })
})

describe('the overview', () => {
  it('tells a leader no small number anywhere, and no waiting time of hidden people', () => {
    fc.assert(
      fc.property(stageRows, groupRows, (rows, groups) => {
        const funnel = z.parse(Funnel, presentFunnel(rows, groups, '2026-05-03', true))
        expect(countsIn(funnel).filter(isSmall)).toEqual([])
        for (const stage of funnel.stages) if (stage.count === null) expect(stage.median).toBeNull()
      }),
    )
  })

  it('tells whoever may see the rows everything', () => {
    fc.assert(
      fc.property(stageRows, groupRows, (rows, groups) => {
        const funnel = z.parse(Funnel, presentFunnel(rows, groups, '2026-05-03', false))
        expect(funnel.stages.map((stage) => stage.count)).toEqual(rows.map((row) => row.count))
        expect(funnel.total.count).toBe(sum(rows.map((row) => row.count)))
      }),
    )
  })
})

const placesIn = (parent: string) =>
  fc
    .array(part, { minLength: 1, maxLength: 5 })
    .map((rows) => rows.map((row, index): PlaceCount => ({ ...row, area: `${parent}.0${index + 1}` })))
/** The regencies of a province, each the sum of its districts. */
const tree = fc.array(fc.nat(), { minLength: 2, maxLength: 5 }).chain((regencies) =>
  fc.tuple(...regencies.map((_each, index) => placesIn(`35.0${index + 1}`))).map((districts) => ({
    districts,
    regencies: districts.map((rows, index): PlaceCount => {
      const all = (of: 'count' | 'atRisk' | 'late'): number => sum(rows.map((row) => row[of]))
      return { area: `35.0${index + 1}`, count: all('count'), atRisk: all('atRisk'), late: all('late') }
    }),
  })),
)
const Within = overviewContracts.GetFunnelWithin.output

describe('the places of an office over several regencies', () => {
  it('tell a leader nothing small at any depth, and no part of what is not told as a whole', () => {
    fc.assert(
      fc.property(tree, ({ regencies, districts }) => {
        const above = z.parse(Within, presentPlaces([regencies], true)).areas
        expect(countsIn(above).filter(isSmall)).toEqual([])
        for (const [index, rows] of districts.entries()) {
          const below = z.parse(Within, presentPlaces([regencies, rows], true)).areas
          const whole = above[index]
          expect(countsIn(below).filter(isSmall)).toEqual([])
          for (const of of ['count', 'atRisk', 'late'] as const)
            if (whole?.[of] === null) expect(below.every((row) => row[of] === null)).toBe(true)
          const hidden = rows.filter((_row, at) => below[at]?.count === null)
          if (whole?.count !== null && hidden.length > 0) {
            expect(hidden.length).toBeGreaterThan(1)
            expect(isSmall(sum(hidden.map((row) => row.count)))).toBe(false)
          }
        }
      }),
    )
  })

  it('tell whoever may see the rows everything', () => {
    fc.assert(
      fc.property(tree, ({ regencies, districts }) => {
        for (const rows of districts) expect(z.parse(Within, presentPlaces([regencies, rows], false)).areas).toEqual(rows)
      }),
    )
  })
})
