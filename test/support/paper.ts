// SPDX-License-Identifier: AGPL-3.0-or-later
// What is shown with a milestone: training and tests that took place elsewhere are accepted from a paper with its day.

import { milestoneRules } from '#journeys/core/milestone.law.ts'
import type { LocalDate } from '#kernel/time.ts'

export function shownFor(code: string, on: LocalDate): { readonly on: LocalDate; readonly evidence: string } | Record<string, never> {
  const paper = milestoneRules.some((rule) => rule.code === code && rule.computed === true)
  return paper ? { on, evidence: 'Sertifikat 12/2026, BLKLN Surabaya' } : {}
}
