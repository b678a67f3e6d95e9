// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts made from the command line and for the demonstration.

import * as z from 'zod/mini'
import { findStaff, type Office, putBearer, putOffice, putStaff } from '#access/server/access.store.ts'
import { bearerHash, hashPassword, newBearer } from '#access/server/sign-in.ts'
import type { Role } from '#kernel/authority.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Database } from '#platform/server/storage/database.ts'

export async function findOfficeName(db: Database, id: string): Promise<string> {
  const [row] = await db.run("select name from office where regency = '00' and id = $1", [id])
  return row === undefined ? '' : z.object({ name: z.string() }).parse(row).name
}

export interface StaffPlan {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly office: Office
}

export async function createStaff(services: Services, plan: StaffPlan, password: string): Promise<void> {
  await putOffice(services.db, plan.office)
  await putStaff(services.db, {
    id: services.newId(),
    login: plan.login,
    name: plan.name,
    role: plan.role,
    officeId: plan.office.id,
    passwordHash: await hashPassword(password),
  })
}

const DAY_MS = 86_400_000

/** @returns the token, shown this once; undefined when there is no such user. */
export async function createToken(services: Services, login: string, days = 90): Promise<string | undefined> {
  const staff = await findStaff(services.db, login)
  if (staff === undefined) return undefined
  const token = newBearer()
  const now = services.clock()
  await putBearer(services.db, bearerHash(token), staff.id, 'token', now, new Date(Date.parse(now) + days * DAY_MS).toISOString())
  return token
}

/** The demonstration's officers, one per role. */
export const demoStaff: readonly StaffPlan[] = [
  {
    login: 'desa',
    name: 'Bu Sri Wahyuni',
    role: 'village-officer',
    office: { id: 'desa-35.10.04.2006', kind: 'VILLAGE', prefixes: ['35.10.04.2006'], name: 'Desa Wringinpitu' },
  },
  {
    login: 'dinas',
    name: 'Bu Rini Astuti',
    role: 'regency-officer',
    office: { id: 'disnaker-35.10', kind: 'REGENCY', prefixes: ['35.10'], name: 'Disnaker Banyuwangi' },
  },
  {
    login: 'bp2mi',
    name: 'Pak Bagus Santoso',
    role: 'agency-officer',
    office: { id: 'p4mi-banyuwangi', kind: 'AGENCY', prefixes: ['35.10', '35.09', '35.11', '35.12'], name: 'P4MI Banyuwangi' },
  },
  {
    login: 'blk',
    name: 'Pak Hadi',
    role: 'trainer',
    office: { id: 'blk-35.10', kind: 'TRAINING', prefixes: ['35.10'], name: 'BLK Banyuwangi' },
  },
  {
    login: 'lsp',
    name: 'Bu Ratna',
    role: 'assessor',
    office: { id: 'lsp-35.10', kind: 'CERTIFICATION', prefixes: ['35.10'], name: 'LSP Banyuwangi' },
  },
  {
    login: 'penyidik',
    name: 'Iptu Dewi',
    role: 'investigator',
    office: { id: 'polresta-35.10', kind: 'POLICE', prefixes: ['35.10'], name: 'Polresta Banyuwangi' },
  },
  {
    login: 'bupati',
    name: 'Ibu Bupati',
    role: 'leader',
    office: { id: 'bupati-35.10', kind: 'REGENCY', prefixes: ['35.10'], name: 'Bupati Banyuwangi' },
  },
  {
    login: 'auditor',
    name: 'Pak Yusuf',
    role: 'auditor',
    office: { id: 'inspektorat-35.10', kind: 'AUDIT', prefixes: ['35.10'], name: 'Inspektorat' },
  },
  {
    login: 'admin',
    name: 'Mbak Lina',
    role: 'administrator',
    office: { id: 'kominfo-35.10', kind: 'REGENCY', prefixes: ['35.10'], name: 'Diskominfo Banyuwangi' },
  },
]
