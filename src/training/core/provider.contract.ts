// SPDX-License-Identifier: AGPL-3.0-or-later
// Commands and queries on training providers. The regency writes them: a centre does not license itself.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { providerKinds } from '#training/core/provider.ts'
import { trainingReaders, trainingWriters } from '#training/core/training.roles.ts'

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120), z.regex(/\p{L}/u))
const Short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

const LicenceInput = {
  number: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  issuer: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  from: LocalDate,
  to: z.optional(LocalDate),
}

export const ProviderAnswer = z.object({ id: RecordId, version: z.number(), licensed: z.boolean() })

/** The last day that its licences reach without a break; null where it is not licensed, and where it is without an end. */
const LicensedUntil = z.nullable(LocalDate)

const ProviderRow = z.object({
  id: RecordId,
  kind: z.enum(providerKinds),
  name: z.string(),
  area: z.string(),
  licensed: z.boolean(),
  licensedUntil: LicensedUntil,
})

export const providerContracts = {
  RegisterProvider: command({
    path: '/providers',
    input: z.strictObject({
      area: AreaCode.check(z.minLength(5)),
      kind: z.enum(providerKinds),
      name: Name,
      ...LicenceInput,
    }),
    output: ProviderAnswer,
    creates: true,
    may: trainingWriters,
    sensitivity: 'personal',
    summary: {
      id: 'Mendaftarkan lembaga pelatihan beserta izin atau surat keputusan yang menjadi dasarnya',
      en: 'Registers a training provider with the licence or decree it trains under',
    },
  }),
  AddProviderLicence: command({
    path: '/providers/{id}/licences',
    input: z.strictObject({ id: RecordId, ...LicenceInput }),
    output: ProviderAnswer,
    may: trainingWriters,
    sensitivity: 'personal',
    summary: { id: 'Menambah izin lembaga pelatihan', en: 'Adds a licence to a training provider' },
  }),
  RevokeProviderLicence: command({
    path: '/providers/{id}/licence-revocations',
    input: z.strictObject({ id: RecordId, number: LicenceInput.number, on: z.optional(LocalDate), reason: Short }),
    output: ProviderAnswer,
    may: trainingWriters,
    sensitivity: 'personal',
    summary: {
      id: 'Mencabut izin lembaga pelatihan, beserta alasannya',
      en: 'Takes a licence away from a training provider, with the reason',
    },
  }),
  ListProviders: query({
    path: '/providers',
    input: z.strictObject({ q: z.optional(z.string().check(z.trim(), z.maxLength(100))) }),
    output: z.object({ items: z.array(ProviderRow) }),
    may: trainingReaders,
    sensitivity: 'personal',
    summary: {
      id: 'Lembaga pelatihan dalam wewenang saya, dan apakah boleh melatih hari ini',
      en: 'Training providers within my authority, and whether they may train today',
    },
  }),
  GetProvider: query({
    path: '/providers/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.extend(ProviderAnswer, {
      licensedUntil: LicensedUntil,
      kind: z.enum(providerKinds),
      name: z.string(),
      area: z.string(),
      licences: z.array(
        z.object({
          number: z.string(),
          issuer: z.string(),
          from: LocalDate,
          to: z.optional(LocalDate),
          revokedOn: z.optional(LocalDate),
        }),
      ),
    }),
    may: trainingReaders,
    sensitivity: 'personal',
    summary: { id: 'Satu lembaga pelatihan beserta izinnya', en: 'One training provider with its licences' },
  }),
} as const
