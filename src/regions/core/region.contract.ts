// SPDX-License-Identifier: AGPL-3.0-or-later
// Choosing an area and naming one, said once. The codes are public; every officer may ask.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { roles } from '#kernel/authority.ts'
import { query } from '#kernel/contract.ts'
import { regionKinds } from '#regions/core/region.ts'

/** `label` is the whole path, `Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur`; `level` counts from 1 (province) to 4 (village). */
const AreaAnswer = z.object({
  code: AreaCode,
  name: z.string(),
  kind: z.enum(regionKinds),
  level: z.number(),
  parent: z.string(),
  label: z.string(),
})

const ONE = String.raw`\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?`
/** Codes with commas between them. */
const Codes = z.string().check(z.maxLength(1400), z.regex(new RegExp(`^${ONE}(?:,${ONE})*$`)))

const reads = { may: roles, sensitivity: 'reference' } as const

export const regionContracts = {
  ListAreas: query({
    path: '/areas',
    input: z.strictObject({
      q: z.optional(z.string().check(z.maxLength(100))),
      parent: z.optional(AreaCode),
      codes: z.optional(Codes),
      /** Only areas of this level: a district that fits then gives its villages. */
      level: z.optional(z.enum(['province', 'regency', 'district', 'village'])),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 20),
    }),
    output: z.object({ items: z.array(AreaAnswer) }),
    ...reads,
    summary: {
      id: 'Wilayah selagi nama atau kodenya diketik (kabupaten saya lebih dahulu), yang kodenya disebut, atau tanpa keduanya yang berada di bawah suatu induk',
      en: 'Areas while a name or code is typed (my own regency first), those with given codes, or without either what lies below a parent',
    },
  }),
  GetArea: query({
    path: '/areas/{code}',
    input: z.strictObject({ code: AreaCode }),
    output: AreaAnswer,
    ...reads,
    summary: { id: 'Satu wilayah menurut kodenya', en: 'One area by its code' },
  }),
} as const
