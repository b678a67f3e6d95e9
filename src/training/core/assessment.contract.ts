// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on competence tests and certificates, said once.

import * as z from 'zod/mini'
import { fileRoles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { unitResults } from '#training/core/assessment.ts'
import { certificateStatuses } from '#training/core/certificate.ts'
import { certificateKinds, revocationCauses } from '#training/core/issued.ts'

const Short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Code = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9.-]{0,39}$/, 'code-letters'))
const UnitResult = z.enum(unitResults)

/** Ids of records with commas between them. */
const manyIds = /^\d{4}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:,\d{4}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,59}$/

/** Who waits for a test, who for a further one, who for the certificate. */
export const boardStages = ['waiting', 'retest', 'competent'] as const

/** What every command answers: no personal field. */
const AssessmentAnswer = z.object({
  id: RecordId,
  version: z.number(),
  result: UnitResult,
  /** Of the last certificate. */
  number: z.optional(z.string()),
})

/** What issuing or revoking a certificate of either kind answers: no personal field. */
export const IssuedAnswer = z.object({
  /** Of the record that the certificate came of. */
  id: RecordId,
  version: z.number(),
  /** Of a competence test. */
  result: z.optional(UnitResult),
  /** Of the last certificate. */
  number: z.optional(z.string()),
})

const CertificateShape = z.object({
  number: z.string(),
  status: z.enum(certificateStatuses),
  issuedOn: LocalDate,
  /** Absent for a training: that has no end. */
  validUntil: z.optional(LocalDate),
  body: z.object({ name: z.string(), licence: z.string(), licensedUntil: z.optional(LocalDate) }),
  revoked: z.optional(z.object({ on: LocalDate, cause: z.enum(revocationCauses), reason: z.optional(z.string()) })),
})

const SchemeHead = z.object({ code: z.string(), name: z.string(), standard: z.string() })

/** Where anybody can check the last certificate, and the same as a QR code: the path of an SVG whose unit is one module. */
const Check = z.object({ url: z.string(), qr: z.object({ size: z.number(), path: z.string() }) })

const FullAssessment = z.extend(AssessmentAnswer, {
  workerId: RecordId,
  /** As it stands on the test, and on the certificate once there is one; absent when the person was erased. */
  name: z.optional(z.string()),
  area: z.string(),
  bodyId: RecordId,
  scheme: SchemeHead,
  on: LocalDate,
  place: z.optional(z.string()),
  attempt: z.number(),
  units: z.array(z.object({ code: z.string(), title: z.string(), result: UnitResult, carried: z.optional(z.literal(true)) })),
  /** Whether this result may (still, or again) become a certificate. */
  issuable: z.boolean(),
  certificates: z.array(CertificateShape),
  check: z.optional(Check),
})

const limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50)
const cursor = z.optional(z.string().check(z.maxLength(200)))
const reads = { may: fileRoles, sensitivity: 'personal' } as const
const writes = { output: AssessmentAnswer, may: ['assessor'], sensitivity: 'personal' } as const

export const assessmentContracts = {
  RecordAssessment: command({
    path: '/assessments',
    input: z.strictObject({
      workerId: RecordId,
      bodyId: RecordId,
      scheme: Code,
      on: z.optional(LocalDate),
      place: z.optional(Short),
      results: z.array(z.strictObject({ code: Code, result: UnitResult })).check(z.minLength(1), z.maxLength(60)),
    }),
    creates: true,
    ...writes,
    summary: {
      id: 'Mencatat uji kompetensi, unit demi unit; pada uji ulang hanya unit yang belum lulus',
      en: 'Records a competence test, unit by unit; in a repeated test only the units that were open',
    },
  }),
  ListAssessments: query({
    path: '/assessments',
    input: z.strictObject({ stage: z.optional(z.enum(boardStages)), limit, cursor }),
    output: z.object({
      items: z.array(
        z.object({
          stage: z.enum(boardStages),
          workerId: RecordId,
          name: z.string(),
          area: z.string(),
          due: LocalDate,
          assessmentId: z.nullable(RecordId),
          scheme: z.nullable(z.string()),
          on: z.nullable(LocalDate),
          attempt: z.nullable(z.number()),
        }),
      ),
      next: z.nullable(z.string()),
      counts: z.object({ waiting: z.number(), retest: z.number(), competent: z.number() }),
    }),
    recorded: 'list',
    ...reads,
    summary: {
      id: 'Siapa yang menunggu uji, siapa yang menunggu uji ulang, siapa yang lulus dan menunggu sertifikat; yang terlama menunggu lebih dahulu',
      en: 'Who waits for a test, who for a further one, who passed and waits for the certificate; longest waiting first',
    },
  }),
  GetAssessment: query({
    path: '/assessments/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullAssessment,
    recorded: true,
    ...reads,
    summary: {
      id: 'Satu uji kompetensi beserta unitnya dan sertifikat yang dihasilkannya',
      en: 'One competence test with its units and the certificates that came of it',
    },
  }),
  ListAssessmentsOf: query({
    path: '/workers/{id}/assessments',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(
        z.object({
          id: RecordId,
          scheme: SchemeHead,
          on: LocalDate,
          attempt: z.number(),
          result: UnitResult,
          issuable: z.boolean(),
          openUnits: z.array(z.string()),
          certificate: z.optional(CertificateShape),
        }),
      ),
    }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Uji kompetensi dan sertifikat satu orang, yang terbaru lebih dahulu',
      en: 'The competence tests and certificates of one person, newest first',
    },
  }),
  IssueCertificate: command({
    path: '/assessments/{id}/certificate',
    input: z.strictObject({ id: RecordId }),
    ...writes,
    summary: {
      id: 'Menerbitkan sertifikat atas hasil kompeten, dengan nomor berikutnya dari lembaga sertifikasi',
      en: 'Issues the certificate of a competent result, under the next number of the body',
    },
  }),
  ListCertificates: query({
    path: '/certificates',
    input: z.strictObject({
      status: z.optional(z.enum(certificateStatuses)),
      number: z.optional(z.string().check(z.trim(), z.maxLength(60))),
      limit,
      cursor,
    }),
    output: z.object({
      items: z.array(
        z.object({
          assessmentId: RecordId,
          workerId: RecordId,
          name: z.nullable(z.string()),
          kind: z.enum(certificateKinds),
          number: z.string(),
          /** The scheme tested, or the programme taught. */
          scheme: z.string(),
          status: z.enum(certificateStatuses),
          issuedOn: LocalDate,
          validUntil: z.nullable(LocalDate),
        }),
      ),
      next: z.nullable(z.string()),
    }),
    recorded: 'list',
    ...reads,
    summary: { id: 'Sertifikat dalam wewenang saya, yang terbaru lebih dahulu', en: 'Certificates within my authority, newest first' },
  }),
  GetCertificate: query({
    path: '/certificates/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.extend(CertificateShape, {
      assessmentId: RecordId,
      version: z.number(),
      kind: z.enum(certificateKinds),
      workerId: RecordId,
      /** Of a training. */
      classId: z.optional(RecordId),
      name: z.optional(z.string()),
      scheme: z.object({ code: z.optional(z.string()), name: z.string(), standard: z.optional(z.string()) }),
      /** The day of the test, or the day on which the hours were reached. */
      on: LocalDate,
      hours: z.optional(z.number()),
      check: z.optional(Check),
    }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Sertifikat terakhir dari suatu uji atau pelatihan, menurut id catatannya',
      en: 'The last certificate that came of a test or a training, by the id of its record',
    },
  }),
  GetCertificatePaper: query({
    path: '/certificates/{id}/paper',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    file: 'application/pdf',
    recorded: true,
    ...reads,
    summary: { id: 'Sertifikat sebagai PDF untuk dicetak', en: 'The certificate as a PDF to print' },
  }),
  GetCertificatePapers: query({
    path: '/certificates/papers',
    input: z.strictObject({ ids: z.string().check(z.regex(manyIds, 'many-ids')) }),
    output: z.string(),
    file: 'application/pdf',
    recorded: true,
    ...reads,
    summary: {
      id: 'Sertifikat dari beberapa uji atau pelatihan, sampai 60, sebagai satu PDF untuk dicetak sekaligus',
      en: 'The certificates of several tests or trainings, up to 60, as one PDF to print at once',
    },
  }),
  GetCertificateCredential: query({
    path: '/certificates/{id}/credential',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    file: 'application/vc+jwt',
    recorded: true,
    ...reads,
    summary: {
      id: 'Sertifikat sebagai kredensial digital yang ditandatangani, untuk dompet digital pemegangnya (W3C VC 2.0, Open Badges 3.0)',
      en: "The certificate as a signed credential for its holder's wallet (W3C VC 2.0, Open Badges 3.0)",
    },
  }),
  RevokeCertificate: command({
    path: '/certificates/{id}/revocation',
    input: z.strictObject({ id: RecordId, cause: z.enum(revocationCauses), reason: z.optional(Short) }),
    ...writes,
    output: IssuedAnswer,
    may: ['assessor', 'trainer'],
    summary: {
      id: 'Mencabut sertifikat terakhir dari suatu uji atau pelatihan; siapa pun yang memeriksanya membaca alasannya, atau hanya penyebabnya bila data pemegangnya sudah dihapus',
      en: 'Revokes the last certificate of a test or a training; whoever checks it reads the reason, or only the cause where its holder was erased',
    },
  }),
} as const
