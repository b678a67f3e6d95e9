// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration regency, part by part. Everything is made through commands by a seeded generator, with people who do not exist.

import { findUserId } from '#access/server/access.store.ts'
import { findCredential, putPassword } from '#access/server/credential.store.ts'
import { createUser, ensureHead, ensureOffices } from '#access/server/provision.ts'
import { hashPassword } from '#access/server/secrets.ts'
import { companyFacts, orderFacts } from '#agencies/server/register.ts'
import { loadAgencies } from '#apps/demo/agencies.ts'
import { loadAgreements } from '#apps/demo/agreements.ts'
import { loadCertificates } from '#apps/demo/certificates.ts'
import { loadClasses } from '#apps/demo/classes.ts'
import { type Asked, openDesks } from '#apps/demo/desk.ts'
import { loadFiles } from '#apps/demo/files.ts'
import { loadLists } from '#apps/demo/lists.ts'
import { demoUsers, withdrawnOffice } from '#apps/demo/officers.ts'
import { loadOrders } from '#apps/demo/orders.ts'
import { progressLine, stepLine } from '#apps/demo/progress.ts'
import { loadRooms } from '#apps/demo/rooms.ts'
import { loadOwnVillage, loadVillages } from '#apps/demo/village.ts'
import { findDoubles } from '#journeys/server/doubles-found.jobs.ts'
import { reviewDue, reviewLicences } from '#journeys/server/worker.jobs.ts'
import { regencyOf } from '#kernel/area.ts'
import { must } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { readRegions } from '#regions/server/region-data.ts'

export const DEMO_PASSWORD = 'kawal-demo-2026'
const REGENCY = '35.10'
const SEED = 35_10_000
/** With fewer files nobody would hand in lists, and a village has nothing of its own to show. */
const IN_FULL = 100

/** Every village of the regency, as the data has them. */
function villagesOf(regency: string): readonly [string, ...string[]] {
  const [first, ...rest] = readRegions()
    .map((row) => row.code)
    .filter((code) => code.length === 13 && code.startsWith(`${regency}.`))
  return [must(first, `villages of ${regency}`), ...rest]
}

export interface DemonstrationPlan {
  /** How many files. */
  readonly files: number
  /** The day on which everything that was lived ends; the same when an interrupted loading goes on. */
  readonly today: LocalDate
}

/** The demonstration's offices and officers; who has no password yet is given it. */
export async function ensureOfficers(services: Services, password = DEMO_PASSWORD): Promise<void> {
  const { db } = services
  await ensureOffices(
    services,
    demoUsers.map((user) => user.office),
  )
  for (const { login, name, role, office, headSince } of demoUsers) {
    const known = await findUserId(db, login)
    const userId = known ?? (await createUser(services, { login, name, role, officeId: office.id, password }))
    // What interrupted the loading may have come between the account and its password.
    if (known !== undefined && (await findCredential(db, known)) === undefined)
      await putPassword(db, known, await hashPassword(password), true)
    if (headSince !== undefined) await ensureHead(services, office.id, { userId, role, validFrom: headSince })
  }
}

/** The instance that is loaded. */
export interface Loaded {
  readonly server: Asked
  readonly services: Services
  /** Waits until all that follows from what was committed has happened. */
  readonly settle: () => Promise<void>
}

/** Loads it; what an interrupted loading did is found and not done again. */
export async function loadDemonstration(
  { server, services, settle }: Loaded,
  { files, today }: DemonstrationPlan,
  report: (line: string) => void,
): Promise<void> {
  await ensureOfficers(services)
  if (files === 0) return
  const desks = await openDesks(server, services, ['desa', 'dinas', 'bp2mi', 'blk', 'lsp'])
  const agencies = await loadAgencies(desks('agencies'), today)
  // The first three have permits for every country of the orders.
  const orders = await loadOrders(desks('orders'), agencies.slice(0, 3), today)
  const begun = Date.parse(services.clock())
  const told = (done: number): void => {
    const line = progressLine({ done, files, seconds: (Date.parse(services.clock()) - begun) / 1000 })
    if (line !== undefined) report(line)
  }
  await loadFiles(desks, { count: files, seed: SEED, today, villages: villagesOf(REGENCY), agencies, orders, report: told })
  const lsp = demoUsers.find((user) => user.login === 'lsp')
  const placement = { company: companyFacts(services.db), order: orderFacts(services) }
  const afterwards: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['classes', () => loadClasses(desks('classes'), today)],
    // Who completed a class waits for the test once the file was told, so that the same people are tested every time.
    ['what follows from the classes', settle],
    ['offices', () => ensureOffices(services, [withdrawnOffice])],
    [
      'certificates',
      async () => {
        if (lsp !== undefined)
          await loadCertificates(desks('certificates'), { licensed: lsp.office.id, withdrawn: withdrawnOffice.id }, today)
      },
    ],
    ['agreements', () => loadAgreements(desks('agreements'), today)],
    ['rooms', () => loadRooms(desks('rooms'), today)],
    ['work of the villages', () => loadVillages(desks('village'), today)],
    ['letters and outreach of a village', async () => (files >= IN_FULL ? loadOwnVillage(desks('own-village'), today) : undefined)],
    ['official lists', async () => (files >= IN_FULL ? loadLists(desks('lists')) : undefined)],
    ['what follows from all of it', settle],
    // What lapsed since the last act on a file is marked now, as the clock would have done each night.
    ['what lapsed since', () => reviewDue(services, placement, services.clock())],
    ['licences', () => reviewLicences(services, placement, services.clock())],
    ['doubles', () => findDoubles(services, regencyOf(REGENCY), services.clock())],
  ]
  for (const [nth, [what, load]] of afterwards.entries()) {
    report(stepLine({ nth: nth + 1, steps: afterwards.length, what }))
    await load()
  }
}
