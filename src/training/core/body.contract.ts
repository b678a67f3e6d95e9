// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on certification bodies, said once.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { fileRoles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Code = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9.-]{0,39}$/, 'code-letters'))
/** Every certificate number of a body begins with it, so it stays short. */
const BodyCode = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{1,15}$/, 'code-letters'))
const LicenceNumber = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))
const OfficeId = z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'office-form'))

const licence = { number: LicenceNumber, from: LocalDate, to: LocalDate }
export const SchemeShape = z.strictObject({
  code: Code,
  name: Text,
  standard: Text,
  units: z.array(z.strictObject({ code: Code, title: Text })).check(z.minLength(1), z.maxLength(60)),
})
const Schemes = z.array(SchemeShape).check(z.minLength(1), z.maxLength(50))

const BodyAnswer = z.object({ id: RecordId, version: z.number(), licensed: z.boolean() })
const onBody = { output: BodyAnswer, may: ['regency-officer', 'agency-officer'], sensitivity: 'personal' } as const

const BodyRow = z.object({
  id: RecordId,
  version: z.number(),
  area: z.string(),
  code: z.string(),
  name: z.string(),
  officeId: z.string(),
  /** Whether a licence is live today. */
  licensed: z.boolean(),
  /** The last day that its licences reach without a break; null where none is live today. */
  licensedUntil: z.nullable(LocalDate),
  licences: z.array(z.object({ ...licence, ended: z.optional(z.object({ on: LocalDate, reason: z.string() })) })),
  schemes: z.array(SchemeShape),
})

export const bodyContracts = {
  RegisterBody: command({
    path: '/certification-bodies',
    input: z.strictObject({
      area: AreaCode,
      code: BodyCode,
      name: Text,
      officeId: OfficeId,
      licence: z.strictObject(licence),
      schemes: Schemes,
    }),
    creates: true,
    ...onBody,
    summary: {
      id: 'Mendaftarkan lembaga sertifikasi (LSP) beserta lisensinya dan skema yang boleh disertifikasinya',
      en: 'Registers a certification body (LSP) with its licence and the schemes it may certify',
    },
  }),
  AddBodyLicence: command({
    path: '/certification-bodies/{id}/licences',
    input: z.strictObject({ id: RecordId, ...licence }),
    ...onBody,
    summary: { id: 'Menambah lisensi yang menyusul lisensi terakhir', en: 'Adds the licence that follows the last one' },
  }),
  EndBodyLicence: command({
    path: '/certification-bodies/{id}/licences/end',
    input: z.strictObject({ id: RecordId, number: LicenceNumber, from: LocalDate, on: z.optional(LocalDate), reason: Text }),
    ...onBody,
    summary: {
      id: 'Menyatakan bahwa lisensi dengan nomor dan hari pertama ini dicabut sebelum berakhir',
      en: 'Says that the licence of this number and first day was taken away before its end',
    },
  }),
  SetBodyScope: command({
    path: '/certification-bodies/{id}/schemes',
    method: 'PUT',
    input: z.strictObject({ id: RecordId, schemes: Schemes }),
    ...onBody,
    summary: { id: 'Menetapkan skema yang boleh disertifikasi suatu lembaga', en: 'Sets the schemes that a body may certify' },
  }),
  ListBodies: query({
    path: '/certification-bodies',
    input: z.strictObject({ own: z.optional(z.literal('true')) }),
    output: z.object({ items: z.array(BodyRow) }),
    may: fileRoles,
    sensitivity: 'personal',
    summary: {
      id: 'Lembaga sertifikasi dalam jangkauan saya; dengan `own`, yang diwakili kantor saya',
      en: 'Certification bodies within my reach; with `own`, those that my office acts for',
    },
  }),
  GetBody: query({
    path: '/certification-bodies/{id}',
    input: z.strictObject({ id: RecordId }),
    output: BodyRow,
    may: fileRoles,
    sensitivity: 'personal',
    summary: { id: 'Satu lembaga sertifikasi beserta lisensi dan skemanya', en: 'One certification body with its licences and schemes' },
  }),
} as const
