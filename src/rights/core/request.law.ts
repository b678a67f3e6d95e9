// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a request may wait, what each is grounded on, and on what ground one is refused (UU 27/2022). We have the text of the law in summary
// only, so that each row is assumed until an office confirms it; for erasure and objection no number of hours is known, and ours is the same.

import type { Dated, Lasting } from '#kernel/law.ts'
import type { Ground, Right } from '#rights/core/request.ts'

export interface RightRule extends Dated {
  /** From the moment it was received. */
  readonly hours: number
}

const assumed = { hours: 72, standing: 'assumed', validFrom: '2022-10-17' } as const

export const rightRules: Readonly<Record<Right, Lasting<RightRule>>> = {
  ACCESS: [{ legalBasis: 'UU 27/2022 art 7, 32', ...assumed }],
  CORRECTION: [{ legalBasis: 'UU 27/2022 art 6, 30', ...assumed }],
  ERASURE: [{ legalBasis: 'UU 27/2022 art 8, 43', ...assumed }],
  WITHDRAWAL: [{ legalBasis: 'UU 27/2022 art 9, 40', ...assumed }],
  OBJECTION: [{ legalBasis: 'UU 27/2022 art 10', ...assumed }],
  RESTRICTION: [{ legalBasis: 'UU 27/2022 art 11, 41', ...assumed }],
}

const ground = { standing: 'assumed', validFrom: '2022-10-17' } as const

export const groundRules: Readonly<Record<Ground, Lasting<Dated>>> = {
  NOT_THE_PERSON: [{ legalBasis: 'UU 27/2022 art 39', ...ground }],
  ENDANGERS: [{ legalBasis: 'UU 27/2022 art 33', ...ground }],
  REVEALS_OTHERS: [{ legalBasis: 'UU 27/2022 art 33', ...ground }],
  NATIONAL_SECURITY: [{ legalBasis: 'UU 27/2022 art 15, 33', ...ground }],
  LAW_ENFORCEMENT: [{ legalBasis: 'UU 27/2022 art 15', ...ground }],
  PUBLIC_DUTY: [{ legalBasis: 'UU 27/2022 art 15, 20(2)e', ...ground }],
}

/** Nothing is given to whoever was not seen to be the person. */
export const checkRules: Lasting<Dated> = [{ legalBasis: 'UU 27/2022 art 39', ...ground }]

/** What is held, by the reason for it. */
export const purposeCodes = ['IDENTITY', 'JOURNEY', 'TRAINING', 'LOOKS', 'REQUESTS'] as const
export type Purpose = (typeof purposeCodes)[number]

export const purposeRules: Readonly<Record<Purpose, Lasting<Dated>>> = {
  IDENTITY: [{ legalBasis: 'UU 18/2017 art 5, 13', standing: 'assumed', validFrom: '2017-11-22' }],
  JOURNEY: [{ legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' }],
  TRAINING: [{ legalBasis: 'UU 18/2017 art 5', standing: 'assumed', validFrom: '2017-11-22' }],
  LOOKS: [{ legalBasis: 'UU 27/2022 art 35', ...ground }],
  REQUESTS: [{ legalBasis: 'UU 27/2022 art 31', ...ground }],
}
