// SPDX-License-Identifier: AGPL-3.0-or-later

import * as z from 'zod/mini'
import { officeKinds, roles } from '#kernel/authority.ts'
import { query } from '#kernel/contract.ts'

export const accessContracts = {
  GetMe: query({
    path: '/me',
    input: z.strictObject({}),
    output: z.object({
      userId: z.string(),
      name: z.string(),
      role: z.enum(roles),
      office: z.object({ id: z.string(), kind: z.enum(officeKinds), name: z.string(), areas: z.array(z.string()) }),
      language: z.enum(['id', 'en']),
    }),
    may: roles,
    sensitivity: 'own',
    summary: 'Who I am, and for which office I act',
  }),
} as const
