// SPDX-License-Identifier: AGPL-3.0-or-later

import { lettersOffline } from '#letters/core/letter.offline.ts'
import { letterWords } from '#letters/core/letter.words.ts'
import { letterAggregate } from '#letters/server/letter.aggregate.ts'
import { bindLetters, type LetterPlugs } from '#letters/server/letter.handlers.ts'
import { letterListener, milestoneListener, referralListener, shownListener } from '#letters/server/letter.jobs.ts'
import { bindSigned } from '#letters/server/signed.handlers.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { subjectFiles } from '#platform/server/files/subject-files.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const lettersMigrations: MigrationSource = { owner: 'letters', folder: new URL('./migrations/', import.meta.url) }

export interface LettersPlugs extends LetterPlugs {
  /** Where signed originals lie. */
  readonly store: FileStore
  readonly scanner?: Scanner
}

export function lettersCapability(services: Services, plugs: LettersPlugs): Capability {
  const files = subjectFiles({ db: services.db, keyring: services.keyring, store: plugs.store })
  return {
    name: 'letters',
    words: letterWords,
    offline: lettersOffline,
    migrations: lettersMigrations,
    bound: [...bindLetters(services, plugs), ...bindSigned(services, { ...plugs, files, scanner: plugs.scanner })],
    folds: [foldOf(letterAggregate)],
    listeners: [
      letterListener(services, plugs.journeys, files),
      milestoneListener(services, plugs.journeys),
      shownListener(services, plugs.journeys),
      referralListener(services, plugs.journeys, plugs.recipients),
    ],
  }
}
