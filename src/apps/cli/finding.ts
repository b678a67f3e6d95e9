// SPDX-License-Identifier: AGPL-3.0-or-later

import type { DoctorWord } from '#apps/cli/doctor.words.ts'

/** One thing the doctor looked at: well, worth knowing, or to be mended. */
export interface Finding {
  readonly about: string
  readonly state: 'well' | 'note' | 'ill'
  readonly word: DoctorWord
  readonly params?: Readonly<Record<string, string>>
}

export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
