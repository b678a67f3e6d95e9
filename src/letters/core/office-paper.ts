// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers that leave an office and whose content stays sealed where it is: the letters of cases, the minutes of meetings, answers on one's data. Each is numbered and
// signed like a letter; whoever checks one learns that it was issued, by whom and when, and never what it says.

import * as z from 'zod/mini'
import { AreaCode, type RegencyCode } from '#kernel/area.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { OnPaper, Signer } from '#letters/core/letter.ts'
import { RegisterText } from '#training/core/assessment.ts'

/** Those of a case, each a line of its history too. */
export const caseLetterKinds = [
  'PERNYATAAN_PELAPOR',
  'PERMINTAAN_PENJELASAN',
  'BERITA_ACARA_KLARIFIKASI_1',
  'SURAT_PERNYATAAN_KLARIFIKASI_1',
  'BERITA_ACARA_KLARIFIKASI_2',
  'SURAT_PERNYATAAN_KLARIFIKASI_2',
  'REKOMENDASI_SANKSI',
  'BERITA_ACARA_MEDIASI',
  'PERNYATAAN_TUNTUTAN',
  'KETERANGAN_PERJALANAN',
  'BERITA_ACARA_SERAH_TERIMA',
  'PENOLAKAN_REHABILITASI',
  'SURAT_RUJUKAN',
  'SURAT_PENUTUPAN',
] as const

export const officePaperKinds = [...caseLetterKinds, 'NOTULA', 'JAWABAN_DATA_PRIBADI'] as const
export type OfficePaperKind = (typeof officePaperKinds)[number]

/** Whoever makes the statement signs it; the officer who issued it recorded it, and does not stand on the paper. */
export const statementKinds = [
  'PERNYATAAN_PELAPOR',
  'SURAT_PERNYATAAN_KLARIFIKASI_1',
  'SURAT_PERNYATAAN_KLARIFIKASI_2',
  'PERNYATAAN_TUNTUTAN',
  'PENOLAKAN_REHABILITASI',
] as const satisfies readonly OfficePaperKind[]
export type StatementKind = (typeof statementKinds)[number]

/** Whether another than the office signs it. @param kind of a paper or of a letter from a file */
export function isStatement(kind: string): boolean {
  return statementKinds.some((each) => each === kind)
}

/** What its number begins with: no two kinds share one, nor does any with the letters from a file. */
export const paperCodes: Readonly<Record<OfficePaperKind, string>> = {
  PERNYATAAN_PELAPOR: 'SPP',
  PERMINTAAN_PENJELASAN: 'SPJ',
  BERITA_ACARA_KLARIFIKASI_1: 'BAK1',
  SURAT_PERNYATAAN_KLARIFIKASI_1: 'SPK1',
  BERITA_ACARA_KLARIFIKASI_2: 'BAK2',
  SURAT_PERNYATAAN_KLARIFIKASI_2: 'SPK2',
  REKOMENDASI_SANKSI: 'SRS',
  BERITA_ACARA_MEDIASI: 'BAM',
  PERNYATAAN_TUNTUTAN: 'SPT',
  KETERANGAN_PERJALANAN: 'SKJ',
  BERITA_ACARA_SERAH_TERIMA: 'BAST',
  PENOLAKAN_REHABILITASI: 'SPR',
  SURAT_RUJUKAN: 'SRJ',
  SURAT_PENUTUPAN: 'STP',
  NOTULA: 'NTL',
  JAWABAN_DATA_PRIBADI: 'JDP',
}

/** Its number, as the open part of an event says it. */
export const Given = z.strictObject({
  /** Where the series is counted: the home of the office. */
  home: AreaCode,
  series: RegisterText,
  serial: z.number(),
  number: RegisterText,
})
export type Given = z.output<typeof Given>

/** Under which name an office issued it, and the secret in its address; sealed with the record. */
export interface Issued extends Omit<Signer, 'name'> {
  readonly token: string
  readonly office: OnPaper
  readonly signer: string
}

/** What a command that issues a paper needs to know. */
export interface Numbering {
  readonly given: Given
  readonly issued: Issued
}

export interface OfficePaperRecorded {
  readonly kind: OfficePaperKind
  readonly number: string
  readonly on: LocalDate
  readonly issued: Issued
  /** What it says, in an order that does not change. */
  readonly says: object
}

/**
 * The paper as machines read it: the same paper gives the same bytes and the same hash. The secret of its address is among them, so that nobody
 * who only knows the hash can try what it might say.
 */
export function officePaperRecord({ kind, number, on, issued, says }: OfficePaperRecorded): string {
  const { office, signer, forName: signsFor, caretaker, token } = issued
  const signed = { signer, signsFor, caretaker }
  return JSON.stringify({ type: 'kawal-paper/1', kind, number, issuedOn: on, office: office.name, ...signed, check: token, says })
}

/** A row of the register of papers, as far as anybody may learn it. */
export interface CheckedPaper extends Omit<Signer, 'name'> {
  readonly kind: OfficePaperKind
  readonly number: string
  readonly office: string
  readonly signer: string
  readonly issuedOn: LocalDate
  readonly hash: string
  readonly revokedOn?: LocalDate
}

/**
 * What other capabilities need to issue and print such papers.
 * @typeParam Actor who issues it
 * @typeParam Paper what is drawn
 */
export interface OfficePapers<Actor, Paper> {
  /** Whoever issues one of a kind for an office does so one after the other. */
  readonly inTurn: <T>(actor: Actor, kind: OfficePaperKind, work: () => Promise<T>) => Promise<T>
  /** The next number of the office, its head and a new secret. @param regency of the record it belongs to, @param area where that lies */
  readonly numbering: (
    issuing: { readonly actor: Actor; readonly today: LocalDate },
    paper: { readonly kind: OfficePaperKind; readonly regency: RegencyCode; readonly area: string },
  ) => Promise<Numbering>
  /** The paper with its number, code and record, as one file. */
  readonly sign: (paper: Paper, recorded: OfficePaperRecorded & { readonly revoked?: boolean }, now: string) => Promise<Paper>
}
