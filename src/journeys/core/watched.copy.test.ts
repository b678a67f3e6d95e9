// SPDX-License-Identifier: AGPL-3.0-or-later
// A visitor's device has of a file that another leads the children alone, and reads them with the one that leads.

import { expect, it } from 'vitest'
import type { Relative } from '#journeys/core/family.ts'
import { watchOf } from '#journeys/core/watch.rules.ts'
import { watchedOf, watchedWith } from '#journeys/core/watched.copy.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import type { AnyState } from '#kernel/aggregate.ts'
import { must } from '#kernel/decider.ts'
import type { Copy, CopyPart, Kept } from '#kernel/offline.ts'
import { noRegencies } from '#kernel/regency.ts'
import { DAY, reachAll } from '../../../test/support/states.ts'

const [LEAD, LED] = ['3510-0197f3c2-0000-7000-8000-00000000000a', '3510-0197f3c2-0000-7000-8000-00000000000b']
const child = { relation: 'CHILD', name: 'Ani Kecil', birthDate: '2018-02-03' } as const

function named(file: WorkerState, family: readonly Relative[]): WorkerState {
  return { ...file, personal: { ...file.personal, name: 'Siti Rahasia', family } }
}

it('is told of children once, of whichever file names them, and nothing else of the file that is led', () => {
  const { LEFT_NON_PROCEDURALLY, PREPARING } = reachAll('G_TO_G')
  const lent = { milestones: {}, troubles: {}, withdrawn: {} }
  const led = named({ ...must(PREPARING, 'a file'), mergedInto: { file: LEAD, on: DAY } }, [
    { ...child, key: '1' },
    { ...child, key: '2', name: 'Budi', birthDate: '2020-02-03', carer: 'Mbah Sum' },
    { key: '3', relation: 'SPOUSE', name: 'Slamet' },
  ])
  const lead = named({ ...must(LEFT_NON_PROCEDURALLY, 'a file'), merged: [{ file: LED, on: DAY, ...lent }] }, [
    { ...child, key: '4', carer: 'Bu Tin' },
  ])
  const kept = [
    { id: LEAD, version: 1, state: watchedOf(lead) },
    { id: LED, version: 1, state: watchedOf(led) },
  ] as const
  const text = JSON.stringify(kept[1])
  for (const word of ['Rahasia', 'Ani', 'Budi', 'Mbah Sum', 'Slamet', 'G_TO_G']) expect(text).not.toContain(word)
  const all: readonly ReturnType<typeof JSON.parse>[] = kept
  const copy: Copy = {
    get: <S extends AnyState>(_part: CopyPart<S>, id: string): Kept<S> | undefined => all.find((each) => each.id === id),
    all: <S extends AnyState>(_part: CopyPart<S>): readonly Kept<S>[] => all,
  }
  expect(watchOf(watchedWith(copy, kept[0]).state, DAY, noRegencies)).toMatchObject({ children: 2, uncared: false })
  expect(watchOf(watchedWith(copy, kept[1]).state, DAY, noRegencies)).toBeUndefined()
})
