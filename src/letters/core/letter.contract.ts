// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on letters, said once.

import * as z from 'zod/mini'
import { relations } from '#journeys/core/family.ts'
import { referralPurposes } from '#journeys/core/referral.ts'
import { caretakers } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { fileDangers, fileScans, MOST_BYTES, mediaTypes } from '#kernel/file.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import {
  deputyForms,
  keptWitnessings,
  letterFlags,
  letterKinds,
  letterStatuses,
  maritalStatuses,
  revocationCauses,
  settlements,
  signingWays,
  witnessings,
} from '#letters/core/letter.ts'

export const MOST_TEXT = 200
export const MOST_REASON = 200
const kind = z.enum(letterKinds)
const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_TEXT))
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_REASON))
const Revoked = z.object({ on: LocalDate, cause: z.enum(revocationCauses), reason: z.optional(z.string()) })
const Rule = { legalBasis: z.string(), standing: z.enum(['law', 'practice', 'assumed']) }

/** What every command answers: no personal field. */
const LetterAnswer = z.object({ id: RecordId, version: z.number(), kind, number: z.string(), status: z.enum(letterStatuses) })

const Row = z.object({
  id: RecordId,
  workerId: RecordId,
  /** Absent where the person was erased, or is out of reach. */
  name: z.nullable(z.string()),
  kind,
  number: z.string(),
  status: z.enum(letterStatuses),
  /** A consent of which no signed original is held. */
  unsigned: z.boolean(),
  issuedOn: LocalDate,
  validUntil: z.nullable(LocalDate),
  flags: z.number(),
})

const reads = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
const issues = { output: LetterAnswer, ...reads } as const

export const letterContracts = {
  IssueLetter: command({
    path: '/workers/{id}/letters',
    input: z.strictObject({
      id: RecordId,
      kind,
      /** Made by whoever sends it, where the letter was drafted before; otherwise the server makes one. */
      letter: z.optional(z.uuidv7()),
      /** Of the file's family, who consents. */
      relative: z.optional(z.uuid()),
      /** What the officer saw of the consent. */
      seen: z.optional(z.enum(witnessings)),
      marital: z.optional(z.enum(maritalStatuses)),
      /** The purpose of an introduction, the address of a domicile. */
      text: z.optional(Text),
      /** Of a referral: to which office the file was opened; otherwise the newest. */
      recipient: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
      /** How a deputy signs. */
      deputyAs: z.optional(z.enum(deputyForms)),
      /** An earlier letter of this kind, in whose place this one comes. */
      replaces: z.optional(RecordId),
    }),
    creates: true,
    ...issues,
    summary: {
      id: 'Menerbitkan surat dari berkas seseorang: izin keluarga, status perkawinan, pengantar, domisili, rekomendasi paspor, rujukan, keterangan biaya; server memberi nomornya',
      en: 'Issues a letter from a person’s file: family consent, marital status, introduction, domicile, passport recommendation, referral, statement of costs; the server gives its number',
    },
  }),
  ListLettersOf: query({
    path: '/workers/{id}/letters',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      /** `ours` were issued by this reader’s office, which alone replaces them. */
      items: z.array(z.extend(Row, { ours: z.boolean() })),
      /** What this reader’s office issues. */
      offered: z.array(z.object({ kind, ...Rule })),
      /** Who may consent, with whether they are of age today. */
      consenters: z.array(
        z.object({ key: z.string(), name: z.string(), relation: z.enum(relations), age: z.enum(['of-age', 'under', 'unknown']) }),
      ),
      /** The offices that the file is open to now. */
      referrals: z.array(z.object({ office: z.string(), name: z.string(), purpose: z.enum(referralPurposes), until: LocalDate })),
      acting: z.boolean(),
      /** How what I issue today is signed, where the head of my office was named. */
      signs: z.optional(z.object({ as: z.optional(z.enum(deputyForms)), caretaker: z.optional(z.enum(caretakers)) })),
    }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Surat-surat pada satu berkas, dan yang dapat diterbitkan kantor saya',
      en: 'The letters of one file, and those that my office issues',
    },
  }),
  ListLetters: query({
    path: '/letters',
    input: z.strictObject({
      kind: z.optional(kind),
      status: z.optional(z.enum(letterStatuses)),
      /** Only those that stand out. */
      show: z.optional(z.enum(['flagged'])),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ items: z.array(Row), next: z.nullable(z.string()) }),
    recorded: 'list',
    ...reads,
    summary: {
      id: 'Surat yang diterbitkan, terbaru dahulu, dengan nomor dan statusnya',
      en: 'Letters issued, newest first, with number and status',
    },
  }),
  GetLetter: query({
    path: '/letters/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      ...Row.def.shape,
      version: z.number(),
      ...Rule,
      consenter: z.optional(z.object({ name: z.string(), relation: z.enum(relations) })),
      marital: z.optional(z.enum(maritalStatuses)),
      text: z.optional(z.string()),
      seen: z.optional(z.enum(witnessings)),
      office: z.optional(z.string()),
      signer: z.optional(
        z.object({
          name: z.string(),
          as: z.optional(z.enum(deputyForms)),
          forName: z.optional(z.string()),
          caretaker: z.optional(z.enum(caretakers)),
        }),
      ),
      hash: z.optional(z.string()),
      revoked: z.optional(Revoked),
      replacedBy: z.optional(RecordId),
      /** The signed original that the office holds. */
      signed: z.optional(
        z.object({
          on: LocalDate,
          way: z.enum(signingWays),
          seen: z.optional(z.enum(keptWitnessings)),
          scan: z.optional(z.enum(fileScans)),
          dangers: z.optional(z.array(z.enum(fileDangers))),
        }),
      ),
      /** What came of its flags. */
      settled: z.optional(
        z.object({
          on: LocalDate,
          as: z.enum(settlements),
          found: z.optional(z.string()),
          user: z.optional(z.string()),
          office: z.optional(z.string()),
        }),
      ),
      found: z.array(z.enum(letterFlags)),
      check: z.optional(z.object({ url: z.string(), qr: z.object({ size: z.number(), path: z.string() }) })),
      mayRevoke: z.boolean(),
      mayKeepSigned: z.boolean(),
      /** Whether the official may sign with their certificate from here. */
      signsElectronically: z.boolean(),
      maySettle: z.boolean(),
    }),
    recorded: true,
    ...reads,
    summary: { id: 'Satu surat dengan isinya, kodenya, dan statusnya', en: 'One letter with what it says, its code and its status' },
  }),
  GetLetterPaper: query({
    path: '/letters/{id}/paper',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    file: 'application/pdf',
    recorded: true,
    ...reads,
    summary: { id: 'Satu surat sebagai PDF untuk dicetak', en: 'One letter as a PDF to print' },
  }),
  RevokeLetter: command({
    path: '/letters/{id}/revocation',
    input: z.strictObject({ id: RecordId, cause: z.enum(revocationCauses), reason: z.optional(Reason) }),
    ...issues,
    summary: {
      id: 'Mencabut surat dengan alasan; halaman pemeriksaannya langsung berkata demikian',
      en: 'Revokes a letter with a reason; the page on which it is checked says so at once',
    },
  }),
  KeepSignedLetter: command({
    path: '/letters/{id}/signed',
    input: z.strictObject({
      id: RecordId,
      /** Of a consent: what the officer saw of the signing. Without it, the scan says of nobody that they consented. */
      seen: z.optional(z.enum(keptWitnessings)),
    }),
    uploads: MOST_BYTES,
    ...issues,
    summary: {
      id: 'Menyimpan surat yang sudah ditandatangani dan dicap: foto atau hasil pindainya',
      en: 'Keeps the letter with signature and stamp on it, as a photograph or a scan',
    },
  }),
  GetSignedLetter: query({
    path: '/letters/{id}/signed',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    brought: mediaTypes,
    refuses: true,
    recorded: true,
    ...reads,
    summary: { id: 'Surat yang sudah ditandatangani, seperti disimpan', en: 'The signed original of a letter, as it was kept' },
  }),
  SignLetter: command({
    path: '/letters/{id}/signature',
    input: z.strictObject({
      id: RecordId,
      nik: z.string().check(z.regex(/^\d{16}$/)),
      passphrase: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    unkept: ['nik', 'passphrase'],
    stepUp: true,
    ...issues,
    summary: {
      id: 'Menandatangani surat dengan sertifikat elektronik BSrE milik pejabatnya',
      en: 'Signs the letter with the official’s own certificate of BSrE',
    },
  }),
  SettleLetterFlags: command({
    path: '/letters/{id}/settlement',
    input: z.strictObject({ id: RecordId, outcome: z.enum(settlements), found: Reason }),
    output: LetterAnswer,
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'identity',
    summary: {
      id: 'Menyatakan hasil pemeriksaan atas surat yang menonjol, misalnya yang diterbitkan sekaligus banyak',
      en: 'Says what came of looking at a letter that stands out, such as one of many issued at once',
    },
  }),
} as const
