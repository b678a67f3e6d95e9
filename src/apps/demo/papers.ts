// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's papers: of some people a few, some of them looked at, one refused, one with something that a person should look at.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import type { DemoPerson } from '#apps/demo/people.ts'
import { photographedCard, scannedPage } from '#apps/demo/scans.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { paperRule } from '#papers/core/paper.law.ts'
import type { PaperKind } from '#papers/core/paper.ts'

const Made = z.object({ id: z.string() })

interface Holder {
  readonly id: string
  readonly index: number
  readonly person: DemoPerson
  /** Who serves the village: the one who brings the papers. */
  readonly brings: string
  readonly today: LocalDate
}

/** What is read in a paper. */
interface Reading {
  readonly number?: string
  readonly issuer?: string
  readonly issuedOn?: LocalDate
  readonly validUntil?: LocalDate
  readonly differs?: string
  readonly note?: string
}

async function attach(
  desk: Desk,
  { id, brings, today }: Holder,
  kind: PaperKind,
  file: Buffer,
  daysAgo: number,
): Promise<string | undefined> {
  return Made.safeParse(await desk.bring(brings, `/papers?workerId=${id}&kind=${kind}`, file, addDays(today, -daysAgo))).data?.id
}

async function verify(desk: Desk, paper: string, kind: PaperKind, { differs, ...read }: Reading, on: LocalDate): Promise<void> {
  const checks = paperRule(kind, on)?.checks ?? []
  const compared = Object.fromEntries(checks.map((code) => [code, code === differs ? 'DIFFERS' : 'AGREES']))
  await desk.post('dinas', `/papers/${paper}/verification`, { compared, ...read }, on)
}

/** Of those who have papers here: a card, the family's consent, a passport, a health certificate; each in another standing. */
export async function loadPapers(desk: Desk, holder: Holder): Promise<void> {
  const { index, person, today } = holder
  const day = (ago: number): LocalDate => addDays(today, -ago)
  const lines = [`Nama: ${person.name}`, `Lahir: ${person.birthDate}`]
  const card = await attach(desk, holder, 'KTP_EL', photographedCard(index), 24)
  if (card !== undefined && person.nik !== undefined)
    await verify(desk, card, 'KTP_EL', { number: person.nik, issuer: 'Dukcapil Banyuwangi' }, day(20))
  const consent = await attach(desk, holder, 'SURAT_IZIN_KELUARGA', scannedPage('Surat Izin Keluarga', lines), 18)
  if (consent !== undefined && index % 3 === 0)
    await desk.post('dinas', `/papers/${consent}/refusal`, { reason: 'Tanda tangan kepala desa belum ada' }, day(11))
  const number = `C${String(4_000_000 + index)}`
  const passport = await attach(desk, holder, 'PASSPORT', scannedPage('Paspor', [...lines, `Nomor: ${number}`]), 9)
  if (passport !== undefined && index % 2 === 0) {
    const until = { issuedOn: day(40), validUntil: addDays(today, index % 4 === 0 ? 300 : 1700) }
    const odd = index % 3 === 0 ? { differs: 'NAME', note: 'Satu huruf pada nama berbeda dari KTP' } : {}
    await verify(desk, passport, 'PASSPORT', { number, issuer: 'Kantor Imigrasi Jember', ...until, ...odd }, day(6))
  }
  if (index % 2 === 1) await attach(desk, holder, 'MEDICAL', scannedPage('Surat Keterangan Sehat', [...lines, 'Hasil: FIT']), index % 8)
}
