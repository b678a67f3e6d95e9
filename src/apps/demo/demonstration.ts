// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration regency, part by part. Everything is made through commands by a seeded generator, with people who do not exist.

import type { FastifyInstance } from 'fastify'
import { createUser, ensureOffices } from '#access/server/provision.ts'
import { licenceFacts } from '#agencies/server/register.ts'
import { loadAgencies } from '#apps/demo/agencies.ts'
import { loadCertificates } from '#apps/demo/certificates.ts'
import { loadClasses } from '#apps/demo/classes.ts'
import { openDesk } from '#apps/demo/desk.ts'
import { loadFiles } from '#apps/demo/files.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { reviewDue, reviewLicences } from '#journeys/server/worker.jobs.ts'
import { must } from '#kernel/decider.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { readRegions } from '#regions/server/region-data.ts'

export const DEMO_PASSWORD = 'kawal-demo-2026'
const REGENCY = '35.10'
const TOLD_EVERY = 250

/** Every village of the regency, as the data has them. */
function villagesOf(regency: string): readonly [string, ...string[]] {
  const [first, ...rest] = readRegions()
    .map((row) => row.code)
    .filter((code) => code.length === 13 && code.startsWith(`${regency}.`))
  return [must(first, `villages of ${regency}`), ...rest]
}

/** @param count how many files */
export async function loadDemonstration(
  server: FastifyInstance,
  services: Services,
  count: number,
  report: (line: string) => void,
): Promise<void> {
  await ensureOffices(
    services,
    demoUsers.map((user) => user.office),
  )
  for (const { login, name, role, office } of demoUsers)
    await createUser(services, { login, name, role, officeId: office.id, password: DEMO_PASSWORD })
  if (count === 0) return
  const desk = await openDesk(server, services, ['desa', 'dinas', 'bp2mi', 'blk', 'lsp'])
  const today = jakartaDate(services.clock())
  const agencies = await loadAgencies(desk, today)
  const told = (done: number): void => {
    if (done % TOLD_EVERY === 0 || done === count) report(`Loading the demonstration: ${done} of ${count} files.`)
  }
  await loadFiles(desk, { count, today, villages: villagesOf(REGENCY), agencies, report: told })
  await loadClasses(desk, today)
  const lsp = demoUsers.find((user) => user.login === 'lsp')
  if (lsp !== undefined) await loadCertificates(desk, lsp.office.id, today)
  // What lapsed since the last act on a file is marked now, as the clock would have done each night.
  const now = services.clock()
  await reviewDue(services, licenceFacts(services.db), now)
  await reviewLicences(services, licenceFacts(services.db), now)
}
