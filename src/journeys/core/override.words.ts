// SPDX-License-Identifier: AGPL-3.0-or-later
// How the guards are called that a company answers for; the others are called by their milestone.

import { defineWords } from '#kernel/words.ts'

export const companyGuards = ['LICENCE_LIVE', 'PERMIT_LIVE', 'JOB_ORDER_LIVE'] as const

export const companyGuardWords = defineWords({
  id: {
    LICENCE_LIVE: 'Izin perusahaan berlaku (SIP3MI)',
    PERMIT_LIVE: 'Izin perekrutan berlaku (SIP2MI)',
    JOB_ORDER_LIVE: 'Lowongan masih berlaku',
  },
  en: {
    LICENCE_LIVE: 'Licence of the company is live (SIP3MI)',
    PERMIT_LIVE: 'Permit to recruit is live (SIP2MI)',
    JOB_ORDER_LIVE: 'The job order still holds',
  },
})
