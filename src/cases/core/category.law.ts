// SPDX-License-Identifier: AGPL-3.0-or-later
// What kinds of trouble there are, and in which part of the journey. The names that the national agency counts by are its practice; the others
// stand in no list that we know, and are ours until an office confirms them.

import type { Category } from '#cases/core/case.ts'
import { must } from '#kernel/decider.ts'
import type { Dated } from '#kernel/law.ts'

type Phase = 'before' | 'abroad' | 'after'

interface CategoryRule extends Dated {
  readonly code: Category
  readonly phase: Phase
  /** Life, body or freedom is at stake: who looks at it does so within a day. */
  readonly urgent?: true
}

/** Days within which somebody looks, where it is urgent; no text says so. */
export const URGENT_DAYS = 1

const counted = { legalBasis: 'Perban 6/2024', standing: 'practice', validFrom: '2024-12-31' } as const
const ours = { legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' } as const

export const categoryRules: readonly CategoryRule[] = [
  { code: 'GAGAL_BERANGKAT', phase: 'before', ...counted },
  { code: 'PENIPUAN_PELUANG_KERJA', phase: 'before', ...counted },
  { code: 'UANG_TIDAK_KEMBALI', phase: 'before', ...ours },
  { code: 'PEMALSUAN_DOKUMEN', phase: 'before', ...ours },
  { code: 'PENAHANAN_DOKUMEN', phase: 'before', ...ours },
  { code: 'PUNGUTAN_BERLEBIH', phase: 'before', ...ours },
  { code: 'REKRUTMEN_ILEGAL', phase: 'before', ...ours },
  { code: 'PENAMPUNGAN_TIDAK_LAYAK', phase: 'before', ...ours },
  { code: 'CALON_DI_BAWAH_UMUR', phase: 'before', urgent: true, ...ours },
  { code: 'INGIN_DIPULANGKAN', phase: 'abroad', ...counted },
  { code: 'GAJI_TIDAK_DIBAYAR', phase: 'abroad', ...counted },
  { code: 'GAJI_TIDAK_SESUAI', phase: 'abroad', ...ours },
  { code: 'PEKERJAAN_TIDAK_SESUAI_PK', phase: 'abroad', ...counted },
  { code: 'KEKERASAN_MAJIKAN', phase: 'abroad', urgent: true, ...counted },
  { code: 'PELECEHAN_SEKSUAL', phase: 'abroad', urgent: true, ...ours },
  { code: 'SAKIT', phase: 'abroad', ...counted },
  { code: 'DEPRESI_SAKIT_JIWA', phase: 'abroad', urgent: true, ...counted },
  { code: 'KECELAKAAN_KERJA', phase: 'abroad', urgent: true, ...ours },
  { code: 'MENINGGAL', phase: 'abroad', ...counted },
  { code: 'PHK_SEPIHAK', phase: 'abroad', ...ours },
  { code: 'OVERSTAY', phase: 'abroad', ...ours },
  { code: 'PUTUS_KOMUNIKASI', phase: 'abroad', ...ours },
  { code: 'DITAHAN_PROSES_HUKUM', phase: 'abroad', urgent: true, ...ours },
  { code: 'PERDAGANGAN_ORANG', phase: 'abroad', urgent: true, ...counted },
  { code: 'TEREKSPLOITASI_SCAM', phase: 'abroad', urgent: true, ...ours },
  { code: 'ABK_BERMASALAH', phase: 'abroad', ...ours },
  { code: 'DEPORTASI', phase: 'after', ...counted },
  { code: 'JAMINAN_SOSIAL', phase: 'after', ...counted },
  { code: 'HAK_BELUM_TERPENUHI', phase: 'after', ...ours },
  { code: 'HARTA_PMI_MENINGGAL', phase: 'after', ...ours },
  { code: 'REHABILITASI', phase: 'after', ...ours },
]

const urgent: ReadonlySet<Category> = new Set(categoryRules.flatMap((rule) => (rule.urgent === true ? [rule.code] : [])))

export function isUrgent(category: Category): boolean {
  return urgent.has(category)
}

const phases: ReadonlyMap<Category, Phase> = new Map(categoryRules.map(({ code, phase }) => [code, phase]))

export function phaseOf(category: Category): Phase {
  return must(phases.get(category), category)
}

/** What befell victims of trafficking is told to as few as can be (UU 21/2007 art 44 keeps witnesses and victims secret; the kinds are ours). */
const secret: ReadonlySet<Category> = new Set<Category>(['PERDAGANGAN_ORANG', 'TEREKSPLOITASI_SCAM'])

export function isSecret(category: Category): boolean {
  return secret.has(category)
}
