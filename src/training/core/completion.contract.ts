// SPDX-License-Identifier: AGPL-3.0-or-later
// The command on a completed training, said once. What is asked of its certificate is asked as of every other (assessment.contract.ts).

import * as z from 'zod/mini'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { IssuedAnswer } from '#training/core/assessment.contract.ts'

export const completionContracts = {
  CertifyCompletion: command({
    path: '/classes/{id}/trainees/{workerId}/certificate',
    input: z.strictObject({ id: RecordId, workerId: RecordId }),
    output: IssuedAnswer,
    may: ['trainer'],
    sensitivity: 'personal',
    summary: {
      id: 'Menerbitkan sertifikat pelatihan bagi peserta kelas yang sudah ditutup, yang jam hadirnya terpenuhi',
      en: 'Issues the certificate of training of somebody whose attended hours reached the goal of a class that is closed',
    },
  }),
} as const
