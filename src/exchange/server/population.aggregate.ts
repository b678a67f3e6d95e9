// SPDX-License-Identifier: AGPL-3.0-or-later
// That a population list was read, by whom and how many people of it were concerned: counts, and nobody.

import { populationDecider } from '#exchange/core/population.rules.ts'
import type { PopulationState, PopulationTaken, TakePopulation } from '#exchange/core/population.ts'
import type { Aggregate } from '#kernel/aggregate.ts'

export const populationAggregate: Aggregate<PopulationState, TakePopulation, PopulationTaken> = {
  type: 'population',
  decider: populationDecider,
  project: () => [],
  describe: ({ area }) => ({ label: area, stage: 'TAKEN' }),
  nextSteps: () => [],
}
