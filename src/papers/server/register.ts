// SPDX-License-Identifier: AGPL-3.0-or-later

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { papersOffline } from '#papers/core/paper.offline.ts'
import type { KnownTraining } from '#papers/core/paper.port.ts'
import { paperWords } from '#papers/core/paper.words.ts'
import { paperAggregate } from '#papers/server/paper.aggregate.ts'
import { bindPapers } from '#papers/server/paper.handlers.ts'
import { paperJobs } from '#papers/server/paper.jobs.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { subjectFiles } from '#platform/server/files/subject-files.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const papersMigrations: MigrationSource = { owner: 'papers', folder: new URL('./migrations/', import.meta.url) }

export interface PaperPlugs {
  readonly journeys: JourneyPorts<Scope>
  /** Where files lie. */
  readonly store: FileStore
  readonly scanner?: Scanner
  readonly knownTraining?: KnownTraining
  /** Whether a record of another kind names a file of an owner. */
  readonly keptElsewhere?: (owner: RecordKey, address: string) => Promise<boolean>
}

export function papersCapability(services: Services, plugs: PaperPlugs): Capability {
  const files = subjectFiles({ db: services.db, keyring: services.keyring, store: plugs.store })
  return {
    name: 'papers',
    words: paperWords,
    offline: papersOffline,
    migrations: papersMigrations,
    bound: bindPapers(services, plugs.journeys, files),
    folds: [foldOf(paperAggregate)],
    ...paperJobs(services, { ...plugs, files }),
  }
}
