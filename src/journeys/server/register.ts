// SPDX-License-Identifier: AGPL-3.0-or-later

import { doubleAggregate } from '#journeys/core/double.rules.ts'
import { doubleRefusals } from '#journeys/core/double.words.ts'
import { findRefusals } from '#journeys/core/find.words.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { createPlaceNames, type Place } from '#journeys/core/place-names.ts'
import { referralRefusals } from '#journeys/core/referral.words.ts'
import { twinAggregate } from '#journeys/core/twin.rules.ts'
import { twinKinds } from '#journeys/core/twin.ts'
import { twinStepWords } from '#journeys/core/twin.words.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { beforeReady } from '#journeys/core/worker.risk.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { bindAway } from '#journeys/server/away.handlers.ts'
import { bindCosts } from '#journeys/server/cost.handlers.ts'
import { bindDoubles } from '#journeys/server/double.handlers.ts'
import { doubleListeners } from '#journeys/server/double.jobs.ts'
import { doubleTasks } from '#journeys/server/doubles-found.jobs.ts'
import { bindErasures } from '#journeys/server/erasure.handlers.ts'
import { erasureListener } from '#journeys/server/erasure.jobs.ts'
import { bindFamilies } from '#journeys/server/family.handlers.ts'
import { bindFinding } from '#journeys/server/find.handlers.ts'
import { bindLikely } from '#journeys/server/likely.handlers.ts'
import { bindOverrides } from '#journeys/server/override.handlers.ts'
import { overridePages } from '#journeys/server/override.pages.ts'
import { bindOverview } from '#journeys/server/overview.handlers.ts'
import { openPeople, peopleListener } from '#journeys/server/people.ts'
import { bindPlaces } from '#journeys/server/place.handlers.ts'
import { bindReferrals } from '#journeys/server/referral.handlers.ts'
import { bindTwins } from '#journeys/server/twin.handlers.ts'
import { type TwinOffices, twinListeners } from '#journeys/server/twin.jobs.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { openChanging } from '#journeys/server/worker.change.ts'
import { bindWorkers, type JourneyNeeds } from '#journeys/server/worker.handlers.ts'
import { workerListeners, workerTasks } from '#journeys/server/worker.jobs.ts'
import { personWords } from '#people/core/person.words.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Erasures } from '#platform/server/storage/erasures.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const journeysMigrations: MigrationSource = { owner: 'journeys', folder: new URL('./migrations/', import.meta.url) }

/** What the capability needs beside what its commands need. */
export interface JourneyPlugs extends JourneyNeeds {
  /** Where erasures are written down beside the database. */
  readonly erasures?: Erasures
  /** How a place is called by itself. */
  readonly regionName: (code: string) => string
  /** How many people are kept in memory at the same time, to be found by their names. */
  readonly mostPeople?: number
  /** Districts and villages of a regency, by the names people call them. */
  readonly placesWithin: (regency: string) => readonly Place[]
  /** Offices of some kinds, with the places they answer for. */
  readonly officesOf: (kinds: typeof twinKinds) => ReturnType<TwinOffices>
}

export function journeysCapability(services: Services, ports: JourneyPlugs): Capability {
  const twins = twinAggregate(ports.regionName)
  const people = openPeople(
    services,
    (regency) => createPlaceNames(ports.placesWithin(regency)),
    ports.mostPeople === undefined ? {} : { most: ports.mostPeople },
  )
  const changing = openChanging(services, ports)
  return {
    name: 'journeys',
    words: {
      id: {
        ...personWords.id,
        ...workerWords.id,
        ...journeyWords.id,
        ...twinStepWords.id,
        ...doubleRefusals.id,
        ...findRefusals.id,
        ...referralRefusals.id,
      },
      en: {
        ...personWords.en,
        ...workerWords.en,
        ...journeyWords.en,
        ...twinStepWords.en,
        ...doubleRefusals.en,
        ...findRefusals.en,
        ...referralRefusals.en,
      },
    },
    migrations: journeysMigrations,
    offline: journeysOffline,
    pages: overridePages(services, ports.regionName),
    bound: [
      ...bindWorkers(services, changing, ports),
      ...bindPlaces(changing),
      ...bindCosts(services, changing, ports),
      ...bindErasures(services, ports.nameActs),
      ...bindOverview(services),
      ...bindAway(services),
      ...bindTwins(services, twins, ports.nameActs),
      ...bindFamilies(services, changing),
      ...bindOverrides(changing),
      ...bindReferrals(services, changing, ports.recipients),
      ...bindFinding(services, people, ports.regionName),
      ...bindLikely(services, people),
      ...bindDoubles(services, ports),
    ],
    folds: [foldOf(workerAggregate(services.regencies)), foldOf(twins), foldOf(doubleAggregate)],
    listeners: [
      ...workerListeners(services, ports.placement),
      ...twinListeners(services, twins, () => ports.officesOf(twinKinds)),
      ...doubleListeners(services),
      peopleListener(people),
      ...(ports.erasures === undefined ? [] : [erasureListener(services, ports.erasures)]),
    ],
    tasks: [...workerTasks(services, ports.placement), ...doubleTasks(services)],
    readAhead: people.readAhead,
    risky: { type: WORKER_TYPE, stages: beforeReady },
  }
}
