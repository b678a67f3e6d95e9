// SPDX-License-Identifier: AGPL-3.0-or-later

import { accessContracts } from '#access/core/access.contract.ts'
import { accessWords } from '#access/core/access.words.ts'
import { delegationAggregate } from '#access/core/delegation.rules.ts'
import { officeAggregate } from '#access/core/office.rules.ts'
import { userAggregate } from '#access/core/user.rules.ts'
import { bindAccounts } from '#access/server/access.handlers.ts'
import { accessTask } from '#access/server/access.jobs.ts'
import {
  type Act,
  findSeat,
  kindOfOffice,
  listOfficersOf,
  listOfficesOf,
  listRecipients,
  type NamedAct,
  nameActs,
  type OfficerOf,
  type OfficeSeat,
  type RecipientOffice,
} from '#access/server/access.store.ts'
import { type Attempt, beginAttempt } from '#access/server/attempts.ts'
import { authenticator } from '#access/server/authenticate.ts'
import { bindDelegations } from '#access/server/delegation.handlers.ts'
import { bindDevices, devicesOf } from '#access/server/device.handlers.ts'
import { listVillageContact } from '#access/server/device.store.ts'
import { findHead } from '#access/server/head.store.ts'
import { bindOwn } from '#access/server/own.handlers.ts'
import { bindPasskeys } from '#access/server/passkey.handlers.ts'
import { bindProviders } from '#access/server/provider.handlers.ts'
import { providerRoutes } from '#access/server/provider.routes.ts'
import { openProviders } from '#access/server/provider.ts'
import { bindReEnrolments } from '#access/server/re-enrolment.handlers.ts'
import { type Plug, signInRoutes } from '#access/server/sign-in.ts'
import { bindTokens } from '#access/server/token.handlers.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Contract } from '#kernel/contract.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Devices } from '#platform/server/http/devices.ts'
import type { IsProven } from '#platform/server/http/routes.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const accessMigrations: MigrationSource = { owner: 'access', folder: new URL('./migrations/', import.meta.url) }

export interface Access {
  readonly capability: Capability
  readonly authenticate: Authenticate
  readonly isProven: IsProven
  /** Calls back when an account or a session changed on this instance. */
  readonly onForget: (hear: () => void) => void
  readonly plug: Plug
  /** Names for the history of other capabilities' records. */
  readonly nameActs: (acts: readonly Act[]) => Promise<readonly NamedAct[]>
  /** Who heads an office on a day; undefined where nobody had been named by then. */
  readonly headOfOffice: (id: string, on: LocalDate) => ReturnType<typeof findHead>
  /** Where an office sits, and which of its kind there it is. */
  readonly seatOfOffice: (id: string) => Promise<OfficeSeat | undefined>
  /** Offices of some kinds and their places, for rules that look for whose task something is. */
  readonly officesOf: <K extends OfficeKind>(
    kinds: readonly K[],
  ) => Promise<readonly { readonly id: string; readonly kind: K; readonly areas: readonly string[] }[]>
  /** Every office, or those of some ids: to whom a record may be shown. */
  readonly recipients: (today: LocalDate, ids?: readonly string[]) => Promise<readonly RecipientOffice[]>
  /** Counts a try at what opens something, known or not, from somewhere; with the growing pauses of signing in. */
  readonly tries: (what: string, from: string) => Promise<Attempt>
  /** The devices on which officers keep a copy. */
  readonly devices: Devices
  /** Whoever works in an office, or did. */
  readonly officersOf: (office: string) => Promise<readonly OfficerOf[]>
  /** Villages within one reader's places that have an office, and when it was last heard of. */
  readonly villageContact: (scope: Scope) => Promise<readonly { readonly area: string; readonly heard?: Instant }[]>
  /** What kind an office within one reader's places is; undefined where there is none. */
  readonly kindOfOffice: (scope: Scope, officeId: string) => Promise<OfficeKind | undefined>
}

interface AccessPlugs {
  /** The secret of the command line on this machine. */
  readonly door?: string | undefined
  /** Days without contact after which a device forgets its copy. */
  readonly deviceDays?: number
  /** Every command there is: what can be given to a deputy is among them. */
  readonly contracts?: Readonly<Record<string, Contract>>
}

export function accessCapability(services: Services, { door, contracts = {}, deviceDays = 14 }: AccessPlugs = {}): Access {
  const who = authenticator(services, door)
  const providers = openProviders(services)
  return {
    capability: {
      name: 'access',
      words: accessWords,
      migrations: accessMigrations,
      bound: [
        ...bindOwn(services, who),
        ...bindPasskeys(services, who),
        ...bindReEnrolments(services),
        ...bindDelegations(services, contracts),
        ...bindProviders(services, providers),
        ...bindAccounts(services, who),
        ...bindTokens(services, who),
        ...bindDevices(services, { keepDays: deviceDays, authenticator: who }),
      ],
      folds: [foldOf(officeAggregate), foldOf(userAggregate), foldOf(delegationAggregate)],
      tasks: [accessTask(services)],
      asksFirst: accessContracts.GetMe,
    },
    authenticate: who.authenticate,
    isProven: who.isProven,
    onForget: who.onForget,
    plug: (app, words) => {
      signInRoutes(services, who, providers)(app, words)
      providerRoutes(services, who, providers)(app, words)
    },
    nameActs: (acts) => nameActs(services.db, acts),
    headOfOffice: (id, on) => findHead(services.db, id, on),
    seatOfOffice: (id) => findSeat(services.db, id),
    officesOf: (kinds) => listOfficesOf(services.db, kinds),
    recipients: (today, ids) => listRecipients(services.db, today, ids),
    tries: (what, from) => beginAttempt(services, what, from),
    devices: devicesOf(services, deviceDays),
    officersOf: (office) => listOfficersOf(services.db, office),
    villageContact: (scope) => listVillageContact(services.db, scope),
    kindOfOffice: (scope, officeId) => kindOfOffice(services.db, scope, officeId),
  }
}
