// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { namesakes } from '#training/core/class.namesakes.ts'

it('only those who share a name are told apart; whose name is hidden shares none', () => {
  const trainees = [
    { workerId: 'a', name: 'Rini Astuti' },
    { workerId: 'b', name: 'rini astuti ' },
    { workerId: 'c', name: 'Sri' },
    { workerId: 'd', name: null },
    { workerId: 'e', name: null },
  ]
  expect([...namesakes(trainees)]).toEqual(['a', 'b'])
  expect([...namesakes([])]).toEqual([])
})
