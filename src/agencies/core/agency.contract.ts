// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on placement companies, said once. The register is public knowledge: every officer may read it.

import * as z from 'zod/mini'
import { permitPapers } from '#agencies/core/agency.ts'
import { CountryCode } from '#agencies/core/country.ts'
import { licenceStandings } from '#agencies/core/licence.rules.ts'
import { AreaCode } from '#kernel/area.ts'
import { roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Name = z.string().check(z.trim(), z.minLength(3), z.maxLength(120), z.regex(/\p{L}/u))
const LicenceNumber = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
const Basis = z.string().check(z.trim(), z.minLength(3), z.maxLength(200))
const Standing = z.enum([...licenceStandings, 'none'])

const AgencyAnswer = z.object({ id: RecordId, version: z.number(), standing: Standing })

const SuspensionShape = z.object({ from: LocalDate, to: z.exactOptional(LocalDate), legalBasis: z.string() })
export const LicenceShape = z.object({
  number: z.string(),
  from: LocalDate,
  to: LocalDate,
  legalBasis: z.string(),
  suspensions: z.array(SuspensionShape),
  revoked: z.exactOptional(z.object({ from: LocalDate, legalBasis: z.string() })),
})

export const PermitShape = z.object({
  number: z.string(),
  country: z.string(),
  from: LocalDate,
  to: z.exactOptional(LocalDate),
  legalBasis: z.string(),
  papers: z.array(z.enum(permitPapers)),
  revoked: z.exactOptional(z.object({ from: LocalDate, legalBasis: z.string() })),
})

const AgencyRow = z.object({
  id: RecordId,
  version: z.number(),
  name: z.string(),
  seat: z.nullable(z.string()),
  standing: Standing,
  /** The last day that its licences reach without a break from the day asked for; null where none counts then. */
  liveUntil: z.nullable(LocalDate),
})

const FullAgency = z.extend(AgencyAnswer, {
  name: z.string(),
  seat: z.optional(z.string()),
  licences: z.array(z.extend(LicenceShape, { standing: z.enum(licenceStandings) })),
  permits: z.array(z.extend(PermitShape, { standing: z.enum(['live', 'not-yet', 'revoked', 'lapsed']) })),
  /** Since when the list of permits is known to be whole; before it, what is not there is unknown. */
  permitsWholeFrom: z.nullable(LocalDate),
})

// What a decree says is written down by the agency's officers, for the whole country.
const writes = { may: ['agency-officer'], sensitivity: 'reference' } as const
const reads = { may: roles, sensitivity: 'reference' } as const

export const agencyContracts = {
  RegisterAgency: command({
    path: '/agencies',
    input: z.strictObject({ name: Name, seat: z.optional(AreaCode) }),
    output: AgencyAnswer,
    creates: true,
    ...writes,
    summary: { id: 'Mencatat perusahaan penempatan ke dalam daftar', en: 'Enters a placement company into the register' },
  }),
  GrantLicence: command({
    path: '/agencies/{id}/licences',
    input: z.strictObject({ id: RecordId, number: LicenceNumber, from: LocalDate, to: z.optional(LocalDate), legalBasis: Basis }),
    output: AgencyAnswer,
    ...writes,
    summary: {
      id: 'Mencatat izin (SIP3MI) beserta tanggalnya; tanpa tanggal akhir, masa yang lazim',
      en: 'Writes down a licence (SIP3MI) with its days; without an end, the usual term',
    },
  }),
  SuspendLicence: command({
    path: '/agencies/{id}/suspensions',
    input: z.strictObject({ id: RecordId, number: LicenceNumber, from: LocalDate, to: z.optional(LocalDate), legalBasis: Basis }),
    output: AgencyAnswer,
    ...writes,
    summary: {
      id: 'Membekukan izin sejak suatu hari, sampai suatu hari atau sampai dicabut pembekuannya',
      en: 'Suspends a licence from a day on, until a day or until it is lifted',
    },
  }),
  LiftSuspension: command({
    path: '/agencies/{id}/suspensions/end',
    input: z.strictObject({ id: RecordId, number: LicenceNumber, from: LocalDate }),
    output: AgencyAnswer,
    ...writes,
    summary: { id: 'Memberlakukan lagi izin yang dibekukan sejak suatu hari', en: 'Lets a suspended licence count again from a day on' },
  }),
  RevokeLicence: command({
    path: '/agencies/{id}/revocations',
    input: z.strictObject({ id: RecordId, number: LicenceNumber, from: LocalDate, legalBasis: Basis }),
    output: AgencyAnswer,
    ...writes,
    summary: { id: 'Mencabut izin sejak suatu hari, untuk seterusnya', en: 'Revokes a licence from a day on, for good' },
  }),
  GrantPermit: command({
    path: '/agencies/{id}/permits',
    input: z.strictObject({
      id: RecordId,
      number: LicenceNumber,
      country: CountryCode,
      from: LocalDate,
      to: z.optional(LocalDate),
      legalBasis: Basis,
      papers: z.array(z.enum(permitPapers)).check(z.maxLength(permitPapers.length)),
    }),
    output: AgencyAnswer,
    ...writes,
    summary: {
      id: 'Mencatat izin merekrut (SIP2MI) untuk satu negara; tanpa tanggal akhir bila izinnya tidak menyebutnya',
      en: 'Writes down a permit to recruit (SIP2MI) for one country; without an end where the permit states none',
    },
  }),
  RevokePermit: command({
    path: '/agencies/{id}/permits/revocations',
    input: z.strictObject({ id: RecordId, number: LicenceNumber, from: LocalDate, legalBasis: Basis }),
    output: AgencyAnswer,
    ...writes,
    summary: { id: 'Mencabut izin merekrut sejak suatu hari', en: 'Revokes a permit to recruit from a day on' },
  }),
  ConfirmPermits: command({
    path: '/agencies/{id}/permits/confirmation',
    input: z.strictObject({ id: RecordId }),
    output: AgencyAnswer,
    ...writes,
    summary: {
      id: 'Menyatakan bahwa semua izin merekrut perusahaan ini sudah tercatat: sejak hari ini, negara tanpa izin berarti tidak ada izin',
      en: 'Says that every permit of this company is written down: from today on a country without one has none',
    },
  }),
  ListAgencies: query({
    path: '/agencies',
    input: z.strictObject({
      q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
      on: z.optional(LocalDate),
      live: z.optional(z.enum(['true', 'false'])),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(400))),
    }),
    output: z.object({ items: z.array(AgencyRow), next: z.nullable(z.string()) }),
    ...reads,
    summary: {
      id: 'Perusahaan penempatan menurut nama, dan apakah masing-masing boleh menempatkan pada suatu hari (hari ini bila tidak disebut)',
      en: 'Placement companies by name, and whether each may place on a day (today when left out)',
    },
  }),
  GetAgency: query({
    path: '/agencies/{id}',
    input: z.strictObject({ id: RecordId, on: z.optional(LocalDate) }),
    output: FullAgency,
    ...reads,
    summary: { id: 'Satu perusahaan penempatan beserta izinnya', en: 'One placement company with its licences' },
  }),
} as const
