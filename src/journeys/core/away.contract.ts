// SPDX-License-Identifier: AGPL-3.0-or-later
// The register of who is away (UU 18/2017 art 42b, 42d): by household, with how they went and whom they left behind.

import * as z from 'zod/mini'
import { procedures } from '#journeys/core/away.rules.ts'
import { relations } from '#journeys/core/family.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { AreaCode } from '#kernel/area.ts'
import { query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const onRegister = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const

export const awayContracts = {
  ListAway: query({
    path: '/away',
    input: z.strictObject({
      area: z.optional(AreaCode),
      procedure: z.optional(z.enum(procedures)),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
      cursor: z.optional(z.string().check(z.maxLength(300))),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: RecordId,
          name: z.string(),
          area: z.string(),
          state: z.enum(journeyStates),
          since: LocalDate,
          leftOn: z.optional(LocalDate),
          procedure: z.enum(procedures),
          destination: z.optional(z.string()),
          /** The same family card as the row before it, also where that one stood on the page before. */
          sameHousehold: z.boolean(),
          left: z.array(
            z.object({
              key: z.string(),
              relation: z.enum(relations),
              name: z.string(),
              carer: z.optional(z.string()),
              uncared: z.boolean(),
            }),
          ),
        }),
      ),
      next: z.nullable(z.string()),
    }),
    recorded: 'list',
    ...onRegister,
    summary: {
      id: 'Warga yang sedang di luar negeri, menurut keluarga: cara berangkat, negara, sejak kapan, dan siapa yang ditinggal',
      en: 'Villagers who are abroad, by household: how they left, which country, since when, and who is left behind',
    },
  }),
  CountAway: query({
    path: '/away/count',
    input: z.strictObject({ area: z.optional(AreaCode) }),
    output: z.object({
      people: z.number(),
      households: z.number(),
      procedures: z.record(z.enum(procedures), z.number()),
      /** By village; by regency for an office that answers for several, until it chooses one. */
      places: z.array(z.object({ area: z.string(), people: z.number() })),
    }),
    ...onRegister,
    summary: {
      id: 'Berapa warga di luar negeri, menurut cara berangkat dan tempat asal',
      en: 'How many villagers are abroad, by how they left and where they come from',
    },
  }),
} as const
