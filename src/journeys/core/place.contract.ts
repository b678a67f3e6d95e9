// SPDX-License-Identifier: AGPL-3.0-or-later
// Which job order a file is chosen for.

import * as z from 'zod/mini'
import { FileAnswer } from '#journeys/core/worker.contract.ts'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

const onPlan = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'personal' } as const

export const placeContracts = {
  ChooseJobOrder: command({
    path: '/workers/{id}/job-order',
    input: z.strictObject({ id: RecordId, orderId: RecordId }),
    output: FileAnswer,
    ...onPlan,
    summary: {
      id: 'Memilih lowongan untuk berkas ini dan mengambil satu tempatnya; negara, jabatan, dan perusahaan mengikuti lowongan',
      en: 'Chooses a job order for this file and takes one of its places; country, occupation and company come with the order',
    },
  }),
  LeaveJobOrder: command({
    path: '/workers/{id}/job-order/end',
    input: z.strictObject({ id: RecordId }),
    output: FileAnswer,
    ...onPlan,
    summary: {
      id: 'Melepas tempat pada lowongan; rencana lainnya tetap',
      en: 'Gives up the place of a job order; the rest of the plan stays',
    },
  }),
} as const
