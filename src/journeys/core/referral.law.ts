// SPDX-License-Identifier: AGPL-3.0-or-later
// For what a file may be shown to an office beyond its place, on what ground, and for how long. The duties are in the law; that they carry
// showing a file to another office, and every number here, is our reading until the regency confirms it.

import type { ReferralPurpose } from '#journeys/core/referral.ts'
import type { WorkerCommand } from '#journeys/core/worker.ts'
import type { Dated, Lasting } from '#kernel/law.ts'
import type { ReferralGround } from '#kernel/referral.ts'
import { addDays } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

const assumed = (legalBasis: string): Dated => ({ legalBasis, standing: 'assumed', validFrom: basisFrom(legalBasis) })

/** Under the law alone, and under what was made for it since. */
function under(first: string, then: string): Lasting<Dated> {
  const next = assumed(then)
  return [{ ...assumed(first), validTo: addDays(next.validFrom, -1) }, next]
}

export const purposeRules: Readonly<Record<ReferralPurpose, Lasting<Dated>>> = {
  ESCORT: [assumed('UU 18/2017 art 41')],
  RETURN: under('UU 18/2017 art 24', 'PP 59/2021 art 21'),
  REHABILITATION: under('UU 18/2017 art 24', 'PP 59/2021 art 22'),
  REINTEGRATION: under('UU 18/2017 art 24', 'PP 59/2021 art 23'),
  LEGAL_HELP: [assumed('UU 18/2017 art 21, 41')],
}

const acts = ['RecordMilestone', 'MoveWorker', 'ReportTrouble', 'ResolveTrouble', 'ReviewWorker', 'UndoLast'] as const

/**
 * What an office that was let in may write into the file, by what it was let in for, as far as its role may at all. Who somebody is, where they
 * go and by whom, which files are one person's, and what is erased stay with the place in every case.
 */
export const purposeActs: Readonly<Record<ReferralPurpose, readonly WorkerCommand['type'][]>> = {
  ESCORT: acts,
  RETURN: acts,
  REHABILITATION: [...acts, 'SetRelative'],
  REINTEGRATION: [...acts, 'SetRelative', 'RemoveRelative'],
  LEGAL_HELP: ['ReportTrouble', 'ResolveTrouble', 'RecordCost', 'CorrectCost', 'SettleCost', 'UndoLast'],
}

export const groundRules: Readonly<Record<ReferralGround, Lasting<Dated>>> = {
  CONSENT: under('UU 18/2017 art 41', 'UU 27/2022 art 20(2)a'),
  VITAL_INTEREST: under('UU 18/2017 art 41', 'UU 27/2022 art 20(2)d'),
}

interface Term extends Dated {
  /** How many days after today an end may lie. */
  readonly mostDays: number
  /** By when the office that was let in has read why. */
  readonly seenDays: number
}

const days = { mostDays: 90, seenDays: 3 } as const

export const referralTerms: Lasting<Term> = [
  { ...assumed('UU 18/2017 art 41'), ...days, validTo: addDays(basisFrom('UU 27/2022'), -1) },
  { ...assumed('UU 27/2022 art 39'), ...days },
]
