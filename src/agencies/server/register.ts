// SPDX-License-Identifier: AGPL-3.0-or-later

import { agenciesOffline, type Held, heldBy } from '#agencies/core/agency.offline.ts'
import { agencyWords } from '#agencies/core/agency.words.ts'
import { countries } from '#agencies/core/country.ts'
import type { Money } from '#agencies/core/currency.ts'
import type { JobOrderState, OrderFacts } from '#agencies/core/job-order.ts'
import { jobOrderWords } from '#agencies/core/job-order.words.ts'
import { agencyAggregate } from '#agencies/server/agency.aggregate.ts'
import { bindAgencies } from '#agencies/server/agency.handlers.ts'
import { findHeld } from '#agencies/server/agency.store.ts'
import { agencyListAggregate } from '#agencies/server/agency-list.aggregate.ts'
import { bindAgencyLists } from '#agencies/server/agency-list.handlers.ts'
import { JOB_ORDER_TYPE, jobOrderAggregate } from '#agencies/server/job-order.aggregate.ts'
import { bindJobOrders, type PlacesTaken } from '#agencies/server/job-order.handlers.ts'
import { parseId } from '#kernel/ids.ts'
import type { Language } from '#kernel/words.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Database } from '#platform/server/storage/database.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const agenciesMigrations: MigrationSource = { owner: 'agencies', folder: new URL('./migrations/', import.meta.url) }

/** What the capability needs of those after it. */
interface AgencyPlugs {
  readonly placesTaken: PlacesTaken
}

function countryWords(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(countries.map((country) => [country.code, country[language]]))
}

export function agenciesCapability(services: Services, { placesTaken }: AgencyPlugs): Capability {
  return {
    name: 'agencies',
    // A country stands in a refusal by its code, and is said by its name.
    words: {
      id: { ...countryWords('id'), ...agencyWords.id, ...jobOrderWords.id },
      en: { ...countryWords('en'), ...agencyWords.en, ...jobOrderWords.en },
    },
    migrations: agenciesMigrations,
    offline: agenciesOffline,
    bound: [...bindAgencies(services), ...bindJobOrders(services, placesTaken), ...bindAgencyLists(services)],
    folds: [foldOf(agencyAggregate), foldOf(jobOrderAggregate), foldOf(agencyListAggregate)],
  }
}

/** What a company holds, as a fact for the capabilities after this one; undefined where there is no such company. */
export function companyFacts(db: Database): (agencyId: string) => Promise<Held | undefined> {
  return async (agencyId) => {
    const held = await findHeld(db, parseId(agencyId))
    if (held === undefined) return undefined
    const { licences, permits, permits_whole_from: wholeFrom } = held
    return heldBy({ licences, permits, ...(wholeFrom === null ? {} : { permitsWholeFrom: wholeFrom }) })
  }
}

/** An order, as a fact for the capabilities after this one; undefined where there is none. */
export function orderFacts({ records }: Services): (orderId: string) => Promise<OrderFacts | undefined> {
  return async (orderId) => (await records.find<JobOrderState>(JOB_ORDER_TYPE, parseId(orderId), everywhere))?.state
}

/** What an order pays for a month. */
export function orderWage({ records }: Services): (orderId: string) => Promise<Money | undefined> {
  return async (orderId) => (await records.find<JobOrderState>(JOB_ORDER_TYPE, parseId(orderId), everywhere))?.state.wage
}
