// SPDX-License-Identifier: AGPL-3.0-or-later
// Who was told what before leaving, by whom and how, and how they confirmed it.

import type { LocalDate } from '#kernel/time.ts'

export const briefingItems = [
  'RIGHTS_DUTIES',
  'JOB_CONDITIONS',
  'SOCIAL_SECURITY',
  'OFFICIAL_STEPS',
  'COSTS',
  'DANGERS',
  'LAW_CULTURE',
  'AGREEMENTS',
  'COMPANIES',
  'COUNTRIES',
  'COMPLAINTS',
] as const
export type BriefingItem = (typeof briefingItems)[number]

export const tellings = ['TOLD', 'PLAYED', 'READ'] as const
/** An officer told it, the device read it aloud, the candidate read it. */
export type Telling = (typeof tellings)[number]

export const confirmations = ['SIGNED', 'THUMBPRINT', 'SPOKEN'] as const
/** On the printed list by signature or thumb, or by word of mouth before the officer. */
export type Confirmation = (typeof confirmations)[number]

export interface Briefing {
  readonly on: LocalDate
  readonly by: string
  readonly officeId: string
  readonly items: readonly BriefingItem[]
  readonly telling: Telling
  readonly confirmation: Confirmation
}
