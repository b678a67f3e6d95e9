// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's officers and their offices.

import type { Office } from '#access/core/office.ts'
import { regencyOf } from '#kernel/area.ts'
import type { Role } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'

interface DemoUser {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly office: Office
  /** Heads the village, since when. */
  readonly headSince?: string
}

/** @param number tells the offices of the demonstration apart; the same every time. */
function office(number: number, kind: Office['kind'], name: string, areas: readonly string[] = ['35.10']): Office {
  const uuid = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
  return {
    id: formatId({ regency: regencyOf(areas[0] ?? ''), uuid }),
    kind,
    area: areas[0] ?? '',
    areas,
    names: [{ name, validFrom: '2020-01-01' }],
  }
}

/** Of a body whose licence was withdrawn: nobody of it signs in. */
export const withdrawnOffice = office(11, 'CERTIFICATION', 'LSP Bina Gandrung')

/** The demonstration's officers, one per role. */
export const demoUsers: readonly DemoUser[] = [
  {
    login: 'desa',
    name: 'Bu Sri Wahyuni',
    role: 'village-officer',
    office: office(2, 'VILLAGE', 'Desa Wringinpitu', ['35.10.04.2006']),
    headSince: '2020-01-01',
  },
  { login: 'dinas', name: 'Bu Rini Astuti', role: 'regency-officer', office: office(3, 'REGENCY', 'Disnaker Banyuwangi') },
  {
    login: 'bp2mi',
    name: 'Pak Bagus Santoso',
    role: 'agency-officer',
    office: office(4, 'AGENCY', 'P4MI Banyuwangi', ['35.10', '35.09', '35.11', '35.12']),
  },
  { login: 'blk', name: 'Pak Hadi', role: 'trainer', office: office(5, 'TRAINING', 'BLK Banyuwangi') },
  { login: 'lsp', name: 'Bu Ratna', role: 'assessor', office: office(6, 'CERTIFICATION', 'LSP Banyuwangi') },
  { login: 'penyidik', name: 'Iptu Dewi', role: 'investigator', office: office(7, 'POLICE', 'Polresta Banyuwangi') },
  { login: 'bupati', name: 'Ibu Bupati', role: 'leader', office: office(8, 'REGENCY', 'Bupati Banyuwangi') },
  { login: 'auditor', name: 'Pak Yusuf', role: 'auditor', office: office(9, 'AUDIT', 'Inspektorat', ['']) },
  {
    login: 'relawan',
    name: 'Mbak Wulan',
    role: 'volunteer',
    office: office(2, 'VILLAGE', 'Desa Wringinpitu', ['35.10.04.2006']),
  },
  { login: 'admin', name: 'Mbak Lina', role: 'administrator', office: office(10, 'REGENCY', 'Diskominfo Banyuwangi') },
]
