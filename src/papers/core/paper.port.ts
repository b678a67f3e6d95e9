// SPDX-License-Identifier: AGPL-3.0-or-later
// What papers ask of whoever keeps classes and tests. The app hands it over; nothing of it is a route.

import type { LocalDate } from '#kernel/time.ts'
import type { TrainingFacts } from '#papers/core/paper.flags.ts'

export interface NamedPaper {
  readonly workerId: string
  /** As it stands on the paper. */
  readonly issuer?: string
  readonly number?: string
  readonly issuedOn?: LocalDate
}

/** What is known here of a training that a paper says took place, or of a certificate. */
export type KnownTraining = (kind: 'SERTIFIKAT_PELATIHAN' | 'SERTIFIKAT_KOMPETENSI', paper: NamedPaper) => Promise<TrainingFacts>
