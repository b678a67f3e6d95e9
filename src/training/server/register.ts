// SPDX-License-Identifier: AGPL-3.0-or-later

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'
import { classCopy, traineeCopy, trainingOffline } from '#training/core/class.offline.ts'
import { trainingWords } from '#training/core/training.words.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { bindAssessments } from '#training/server/assessment.handlers.ts'
import { bodyAggregate } from '#training/server/body.aggregate.ts'
import { bindBodies, type KindOfOffice } from '#training/server/body.handlers.ts'
import { bindCertificates } from '#training/server/certificate.handlers.ts'
import { certificateListener, holderListener } from '#training/server/certificate.jobs.ts'
import { classAggregate } from '#training/server/class.aggregate.ts'
import { bindClasses, type ClassNeeds } from '#training/server/class.handlers.ts'
import { completionListener } from '#training/server/class.jobs.ts'
import { OPEN_CLASS, SEATED } from '#training/server/class.store.ts'
import { completionAggregate } from '#training/server/completion.aggregate.ts'
import { bindCompletions } from '#training/server/completion.handlers.ts'
import { credentialPages } from '#training/server/credential.handlers.ts'
import { programmeAggregate } from '#training/server/programme.aggregate.ts'
import { providerAggregate } from '#training/server/provider.aggregate.ts'
import { bindProgrammes, bindProviders } from '#training/server/provider.handlers.ts'
import { returnListener } from '#training/server/return.jobs.ts'
import { type OtherPapers, verifyPages } from '#training/server/verify.handlers.ts'

export const trainingMigrations: MigrationSource = { owner: 'training', folder: new URL('./migrations/', import.meta.url) }

export interface TrainingPorts {
  readonly journeys: JourneyPorts<Scope>
  readonly nameActs: ClassNeeds['nameActs']
  readonly kindOfOffice: KindOfOffice
  /** What else is checked where certificates are. */
  readonly others?: OtherPapers
}

export function trainingCapability(services: Services, ports: TrainingPorts): Capability {
  return {
    name: 'training',
    words: trainingWords,
    migrations: trainingMigrations,
    bound: [
      ...bindProviders(services),
      ...bindProgrammes(services),
      ...bindClasses(services, ports),
      ...bindBodies(services, ports.kindOfOffice),
      ...bindAssessments(services, ports.journeys),
      ...bindCertificates(services, ports.journeys),
      ...bindCompletions(services, ports.journeys),
    ],
    offline: trainingOffline,
    copied: { [classCopy.type]: OPEN_CLASS, [traineeCopy.type]: SEATED },
    folds: [
      foldOf(providerAggregate),
      foldOf(programmeAggregate),
      foldOf(classAggregate),
      foldOf(bodyAggregate),
      foldOf(assessmentAggregate),
      foldOf(completionAggregate),
    ],
    pages: [...verifyPages(services, ports.others), ...credentialPages(services)],
    listeners: [
      completionListener(services, ports.journeys),
      certificateListener(services, ports.journeys),
      returnListener(services, ports.journeys),
      holderListener(services, ports.journeys),
    ],
  }
}
