// SPDX-License-Identifier: AGPL-3.0-or-later

import { allCaseWords } from '#cases/core/all.words.ts'
import { casesOffline } from '#cases/core/case.offline.ts'
import { annexAggregate } from '#cases/server/annex.aggregate.ts'
import { bindAnnexes } from '#cases/server/annex.handlers.ts'
import { annexListener } from '#cases/server/annex.jobs.ts'
import { bindBoard } from '#cases/server/board.handlers.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { bindCases, type CaseNeeds } from '#cases/server/case.handlers.ts'
import { personListener } from '#cases/server/case.jobs.ts'
import { bindCaseRecords } from '#cases/server/case-record.handlers.ts'
import { bindCaseReferrals } from '#cases/server/case-referral.handlers.ts'
import { bindClaims } from '#cases/server/claim.handlers.ts'
import { elsewhereListener } from '#cases/server/elsewhere.jobs.ts'
import { bindFamily } from '#cases/server/family.handlers.ts'
import { familyListener } from '#cases/server/family.jobs.ts'
import { familyForms, type Try } from '#cases/server/family.pages.ts'
import { familyFiles } from '#cases/server/family-files.ts'
import { handoverAggregate } from '#cases/server/handover.aggregate.ts'
import { journeyListener } from '#cases/server/homecoming.jobs.ts'
import { bindHtcds } from '#cases/server/htcds.handlers.ts'
import { bindLetters, type LetterNeeds } from '#cases/server/letter.handlers.ts'
import { bindPlan, type PlanNeeds } from '#cases/server/plan.handlers.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { subjectFiles } from '#platform/server/files/subject-files.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const casesMigrations: MigrationSource = { owner: 'cases', folder: new URL('./migrations/', import.meta.url) }

export interface CasePlugs extends CaseNeeds, PlanNeeds, LetterNeeds {
  /** Where documents lie. */
  readonly store: FileStore
  readonly scanner?: Scanner
  readonly tries: Try
}

export function casesCapability(services: Services, needs: CasePlugs): Capability {
  const files = subjectFiles({ db: services.db, keyring: services.keyring, store: needs.store })
  const documents = familyFiles(services, needs)
  return {
    name: 'cases',
    offline: casesOffline,
    words: allCaseWords,
    migrations: casesMigrations,
    bound: [
      ...bindCases(services, needs),
      ...bindAnnexes(services, needs, { files, scanner: needs.scanner }),
      ...bindPlan(needs),
      ...bindClaims(services, needs),
      ...bindHtcds(services, needs),
      ...bindCaseRecords(services, needs),
      ...bindFamily(services, documents),
      ...bindCaseReferrals(services, needs),
      ...bindBoard(services, needs),
      ...bindLetters(services, needs, { files, scanner: needs.scanner }),
    ],
    forms: familyForms(services, documents, needs.tries),
    folds: [foldOf(caseAggregate), foldOf(handoverAggregate), foldOf(annexAggregate)],
    listeners: [
      personListener(services, needs.cards),
      annexListener(services, files),
      journeyListener(services, needs),
      elsewhereListener(services, needs),
      familyListener(documents),
    ],
  }
}
