// SPDX-License-Identifier: AGPL-3.0-or-later
// Which letter belongs to which stage of a case, and under which text. What the texts name are the statements and minutes of both clarifications,
// the recommendation of a sanction, the minutes of mediation and of a handover, and the refusal of rehabilitation; the others are ours.

import { type CaseState, caseStates, closedCases } from '#cases/core/case.ts'
import { returning } from '#cases/core/homecoming.law.ts'
import { type LetterKind, letterKinds } from '#cases/core/letter.ts'
import { under } from '#cases/core/under.ts'
import { at, type Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

interface LetterRule extends Dated {
  readonly kind: LetterKind
  /** The stages in which it is offered. */
  readonly stages: readonly CaseState[]
}

const named = { legalBasis: 'Perban 6/2024', standing: 'law', validFrom: '2024-12-31' } as const
const second = { legalBasis: 'Permen P2MI 23/2025 art 18', standing: 'law', validFrom: '2025-10-08' } as const
const returns = basisFrom('Permen P2MI 32/2025')
const ours = { legalBasis: 'Perban 6/2024', standing: 'assumed', validFrom: '2024-12-31' } as const

export const letterRules: readonly LetterRule[] = [
  { kind: 'PERNYATAAN_PELAPOR', stages: ['RECEIVED', 'NEEDS_DATA', 'VERIFIED'], ...ours },
  { kind: 'PERMINTAAN_PENJELASAN', stages: ['VERIFIED', 'CLARIFICATION_1', 'CLARIFICATION_2'], ...ours },
  { kind: 'BERITA_ACARA_KLARIFIKASI_1', stages: ['CLARIFICATION_1', 'COMMITMENT_1'], ...named },
  { kind: 'SURAT_PERNYATAAN_KLARIFIKASI_1', stages: ['CLARIFICATION_1', 'COMMITMENT_1'], ...named },
  { kind: 'BERITA_ACARA_KLARIFIKASI_2', stages: ['CLARIFICATION_2', 'COMMITMENT_2'], ...second },
  { kind: 'SURAT_PERNYATAAN_KLARIFIKASI_2', stages: ['CLARIFICATION_2', 'COMMITMENT_2'], ...second },
  { kind: 'REKOMENDASI_SANKSI', stages: ['SANCTION_RECOMMENDED'], ...second },
  { kind: 'BERITA_ACARA_MEDIASI', stages: ['MEDIATION', 'NOT_RESOLVED'], ...named },
  { kind: 'PERNYATAAN_TUNTUTAN', stages: caseStates.filter((state) => !closedCases.includes(state)), ...ours },
  ...under<Omit<LetterRule, keyof Dated>>({ kind: 'KETERANGAN_PERJALANAN', stages: caseStates }, ...returning),
  { kind: 'BERITA_ACARA_SERAH_TERIMA', stages: caseStates, legalBasis: 'Permen P2MI 32/2025 art 13', standing: 'law', validFrom: returns },
  { kind: 'PENOLAKAN_REHABILITASI', stages: caseStates, legalBasis: 'Permen P2MI 32/2025 art 39', standing: 'law', validFrom: returns },
  { kind: 'SURAT_RUJUKAN', stages: caseStates.filter((state) => !closedCases.includes(state)), ...ours },
  { kind: 'SURAT_PENUTUPAN', stages: closedCases, legalBasis: 'Perban 6/2024 art 30', standing: 'assumed', validFrom: '2024-12-31' },
]

/** The rule of a kind: a text that is not yet in force names nothing, and the letter has always been there. */
export function letterRule(kind: LetterKind, today: LocalDate): LetterRule | undefined {
  const rows = letterRules.filter((rule) => rule.kind === kind)
  return at(rows, today)[0] ?? rows[0]
}

/** What is offered at a stage, in the order of the stages. */
export function lettersAt(state: CaseState, today: LocalDate): readonly LetterRule[] {
  return letterKinds.flatMap((kind) => letterRule(kind, today) ?? []).filter(({ stages }) => stages.includes(state))
}
