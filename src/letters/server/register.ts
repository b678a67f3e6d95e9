// SPDX-License-Identifier: AGPL-3.0-or-later

import { letterWords } from '#letters/core/letter.words.ts'
import { letterAggregate } from '#letters/server/letter.aggregate.ts'
import { bindLetters, type LetterPlugs } from '#letters/server/letter.handlers.ts'
import { letterListener } from '#letters/server/letter.jobs.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const lettersMigrations: MigrationSource = { owner: 'letters', folder: new URL('./migrations/', import.meta.url) }

export function lettersCapability(services: Services, plugs: LetterPlugs): Capability {
  return {
    name: 'letters',
    words: letterWords,
    migrations: lettersMigrations,
    bound: bindLetters(services, plugs),
    folds: [foldOf(letterAggregate)],
    listeners: [letterListener(services, plugs.journeys)],
  }
}
