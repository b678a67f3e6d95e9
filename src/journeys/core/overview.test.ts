// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { type GroupCount, presentFunnel, type StageCount } from '#journeys/core/overview.present.ts'
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
