// SPDX-License-Identifier: AGPL-3.0-or-later

import * as z from 'zod/mini'
import { formKinds } from '#forms/core/form.ts'
import { rolesOf } from '#kernel/authority.ts'
import { query } from '#kernel/contract.ts'
import { languages } from '#kernel/words.ts'

export const formContracts = {
  GetBlankForm: query({
    path: '/forms/{form}',
    input: z.strictObject({ form: z.enum(formKinds), language: z._default(z.enum(languages), 'id') }),
    output: z.string(),
    file: 'application/pdf',
    may: rolesOf.personal,
    sensitivity: 'reference',
    summary: {
      id: 'Formulir kosong untuk diisi dengan tangan, dengan pertanyaan yang sama seperti di layar',
      en: 'An empty form to fill in by hand, with the questions of its screen',
    },
  }),
} as const
