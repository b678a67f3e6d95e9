// SPDX-License-Identifier: AGPL-3.0-or-later
// The server's root: the list of what is plugged in.

import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Access, accessCapability, accessMigrations } from '#access/server/register.ts'
import { agenciesCapability, agenciesMigrations, companyFacts, orderFacts, orderWage } from '#agencies/server/register.ts'
import { SHARED_LIST } from '#agreements/core/agreement.ts'
import { agreementsCapability, agreementsMigrations } from '#agreements/server/register.ts'
import { contracts } from '#apps/contracts.ts'
import { blankForms } from '#apps/forms.ts'
import { openServices, type ServicesOptions } from '#apps/services.ts'
import { VERSION } from '#apps/version.ts'
import { ANNEX_TYPE } from '#cases/core/annex.ts'
import { CASE_TYPE } from '#cases/core/case.ts'
import { hasAnnexFile } from '#cases/server/annex.store.ts'
import { caseCards } from '#cases/server/case-card.store.ts'
import { keepsFile } from '#cases/server/family-files.ts'
import { casesCapability, casesMigrations } from '#cases/server/register.ts'
import { exportContracts } from '#exchange/core/export.contract.ts'
import { exchangeCapability, exchangeMigrations } from '#exchange/server/register.ts'
import { formsCapability } from '#forms/server/register.ts'
import { caseFiles } from '#journeys/server/case.ports.ts'
import { repeatErasures } from '#journeys/server/erasure.jobs.ts'
import { findPlaces } from '#journeys/server/place.store.ts'
import { journeysCapability, journeysMigrations } from '#journeys/server/register.ts'
import { fileRights } from '#journeys/server/rights.ports.ts'
import { watchPorts } from '#journeys/server/watch.ports.ts'
import { bulkPorts } from '#journeys/server/worker.bulk.ts'
import { exportPorts } from '#journeys/server/worker.export.ts'
import { journeyPorts } from '#journeys/server/worker.ports.ts'
import { LETTER_TYPE } from '#letters/server/letter.aggregate.ts'
import { letterCheck } from '#letters/server/letter.check.ts'
import { keepsSigned } from '#letters/server/letter.store.ts'
import { officePapers } from '#letters/server/office-papers.ts'
import { lettersCapability, lettersMigrations } from '#letters/server/register.ts'
import { meetingsCapability, meetingsMigrations } from '#meetings/server/register.ts'
import { hasFile } from '#meetings/server/room.store.ts'
import { heldTasks } from '#meetings/server/task.ports.ts'
import { openPaperOf } from '#papers/server/paper.handlers.ts'
import { papersCapability, papersMigrations } from '#papers/server/register.ts'
import { PAPERS } from '#platform/server/backup/contents.ts'
import type { ElectronicSigner } from '#platform/server/esign/signing.ts'
import { folderStore } from '#platform/server/files/folder-store.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import { type FileStore, noStore } from '#platform/server/files/store.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Answered } from '#platform/server/http/health.ts'
import { createServer } from '#platform/server/http/server.ts'
import type { Traces } from '#platform/server/http/traces.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'
import { type Jobs, settleAll, startJobs } from '#platform/server/jobs/jobs.ts'
import { sealTask } from '#platform/server/jobs/seal.ts'
import type { Mailer } from '#platform/server/mail/mailer.ts'
import type { CallSettings } from '#platform/server/settings.ts'
import { StartError } from '#platform/server/start-error.ts'
import { type Erasures, openErasures } from '#platform/server/storage/erasures.ts'
import { type Follower, listenToFeed, startFollower } from '#platform/server/storage/follower.ts'
import { mustFit } from '#platform/server/storage/key-fit.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import {
  findStanding,
  namedPlaces,
  placesWithin,
  regionName,
  regionsCapability,
  villagesNamed,
  villagesWithin,
} from '#regions/server/register.ts'
import { REQUEST_TYPE } from '#rights/core/request.ts'
import { rightsCapability, rightsMigrations } from '#rights/server/register.ts'
import { openSigner } from '#training/server/credential.handlers.ts'
import { knownTraining } from '#training/server/known.ts'
import { trainingCapability, trainingMigrations } from '#training/server/register.ts'
import { HOME_TYPE } from '#village/core/home.key.ts'
import { homePorts } from '#village/server/home.ports.ts'
import { villageCapability, villageMigrations } from '#village/server/register.ts'

export const migrations = [
  accessMigrations,
  agenciesMigrations,
  journeysMigrations,
  papersMigrations,
  trainingMigrations,
  lettersMigrations,
  villageMigrations,
  casesMigrations,
  meetingsMigrations,
  rightsMigrations,
  exchangeMigrations,
  agreementsMigrations,
]

export interface AppOptions extends Omit<ServicesOptions, 'committed'> {
  /** The data folder, where erasures are written down beside the database. */
  readonly data?: string
  /** Where papers lie; otherwise in a folder of the data folder. */
  readonly store?: FileStore
  readonly scanner?: Scanner
  /** What takes invitations to a mail server; without it, none leave. */
  readonly mailer?: Mailer
  /** The certified electronic signature of an official, where the office has the service. */
  readonly electronic?: ElectronicSigner
  /** By which ways browsers reach each other in a call. */
  readonly relay?: CallSettings
  /** Days without contact after which a device forgets its copy. */
  readonly deviceDays?: number
  readonly web?: WebFiles
  /** With this secret the command line on this machine acts as whom it names. */
  readonly door?: string
  readonly logError: (error: unknown) => void
  readonly logRequest?: (answered: Answered) => void
  /** Where spans of requests go. */
  readonly traces?: Traces
}

export interface App {
  readonly server: FastifyInstance
  readonly services: Services
  /** Waits until all that follows from what was committed has happened. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface Plugs {
  readonly door?: string
  readonly erasures?: Erasures
  readonly store?: FileStore
  readonly scanner?: Scanner
  readonly mailer?: Mailer
  readonly electronic?: ElectronicSigner
  readonly relay?: CallSettings
  readonly deviceDays?: number
}

/** Where papers lie in a data folder. */
const filesIn = (data: string): FileStore => folderStore(join(data, PAPERS))

/** The list of what is plugged in, in the order of the capabilities. */
export function plugIn(
  services: Services,
  { door, store = noStore, scanner, mailer, electronic, relay, deviceDays, ...kept }: Plugs = {},
): { readonly access: Access; readonly capabilities: readonly Capability[] } {
  const access = accessCapability(services, { door, contracts, ...(deviceDays === undefined ? {} : { deviceDays }) })
  const placement = { company: companyFacts(services.db), order: orderFacts(services) }
  const journeys = journeyPorts(services, placement, openPaperOf(services))
  const signer = openSigner(services)
  const papers = officePapers(services, signer, { ...access, regionName })
  return {
    access,
    capabilities: [
      regionsCapability(),
      formsCapability({ forms: blankForms, nameActs: access.nameActs }),
      access.capability,
      agenciesCapability(services, { placesTaken: (ids) => findPlaces(services.db, ids) }),
      journeysCapability(services, {
        placement,
        nameActs: access.nameActs,
        findStanding,
        regionName,
        placesWithin,
        officesOf: access.officesOf,
        recipients: access.recipients,
        paperOf: openPaperOf(services),
        ...kept,
      }),
      papersCapability(services, {
        journeys,
        store,
        knownTraining: knownTraining(services.db),
        keptElsewhere: async (owner, address) =>
          (await hasFile(services.db, owner, address)) ||
          (await hasAnnexFile(services.db, owner, address)) ||
          (await keepsSigned(services.db, owner, address)) ||
          keepsFile(services)(owner, address),
        ...(scanner === undefined ? {} : { scanner }),
      }),
      trainingCapability(services, {
        journeys,
        nameActs: access.nameActs,
        kindOfOffice: access.kindOfOffice,
        others: letterCheck(services, signer),
      }),
      lettersCapability(services, {
        journeys,
        recipients: access.recipients,
        signer,
        electronic,
        nameActs: access.nameActs,
        regionName,
        headOfOffice: access.headOfOffice,
        seatOfOffice: access.seatOfOffice,
        store,
        ...(scanner === undefined ? {} : { scanner }),
      }),
      villageCapability(services, {
        journeys,
        watch: watchPorts(services),
        nameActs: access.nameActs,
        villageContact: access.villageContact,
        villagesWithin,
      }),
      casesCapability(services, {
        papers,
        company: placement.company,
        cards: journeys.cards,
        nameActs: access.nameActs,
        recipients: access.recipients,
        files: caseFiles(services, orderWage(services)),
        paperOf: openPaperOf(services),
        tries: access.tries,
        store,
        ...(scanner === undefined ? {} : { scanner }),
        officersOf: access.officersOf,
        tasks: heldTasks(services),
      }),
      meetingsCapability(services, {
        papers,
        officersOf: access.officersOf,
        caseCards: (scope, ids) => caseCards(services.db, scope, ids),
        offices: access.recipients,
        nameActs: access.nameActs,
        store,
        ...(scanner === undefined ? {} : { scanner }),
        ...(mailer === undefined ? {} : { mailer }),
        onForget: access.onForget,
        ...(relay === undefined ? {} : { relay }),
      }),
      rightsCapability(services, {
        papers,
        cards: journeys.cards,
        nameActs: access.nameActs,
        files: fileRights(services),
        ownRecords: ['assessment', 'completion', 'paper', LETTER_TYPE, HOME_TYPE, CASE_TYPE, ANNEX_TYPE, REQUEST_TYPE],
        takenBy: [...Object.keys(exportContracts), SHARED_LIST],
      }),
      exchangeCapability(services, {
        workers: bulkPorts(services, { placement, findStanding, recipients: access.recipients }),
        findStanding,
        villagesNamed,
        cards: journeys.cards,
        samePerson: journeys.samePerson,
        person: journeys.person,
        homes: homePorts(services, journeys),
        ...exportPorts(services),
      }),
      agreementsCapability(services, { recipients: access.recipients, nameActs: access.nameActs, ...exportPorts(services) }),
    ],
  }
}

/** With another key every name would be unreadable, and what is written now unreadable with the right one. */
async function refuseForeignKey({ db, keyring }: Services): Promise<void> {
  try {
    await mustFit(db, keyring)
  } catch {
    await db.close()
    throw new StartError(['key-foreign'])
  }
}

/** Reads ahead as soon as the instance listens. @returns what stops it and waits for its end */
function startReadingAhead(server: FastifyInstance, capabilities: readonly Capability[], onError: (error: unknown) => void) {
  const stop = new AbortController()
  let reading = Promise.resolve()
  async function readAll(): Promise<void> {
    for (const { readAhead } of capabilities)
      await readAhead?.(stop.signal).catch((error: unknown) => {
        if (!stop.signal.aborted) onError(error)
      })
  }
  server.addHook('onListen', async () => {
    reading = readAll()
  })
  return async () => {
    stop.abort()
    await reading
  }
}

/** Migrates and puts everything together; nothing listens yet. */
export async function openApp(options: AppOptions): Promise<App> {
  await migrate(options.databaseUrl, migrations)
  let follower: Follower | undefined
  const services = openServices({ ...options, committed: () => follower?.poke() })
  await refuseForeignKey(services)
  const erasures = options.data === undefined ? undefined : openErasures(options.data)
  if (erasures !== undefined) await repeatErasures(services, erasures)
  const store = options.store ?? (options.data === undefined ? undefined : filesIn(options.data))
  const { access, capabilities } = plugIn(services, {
    ...(options.door === undefined ? {} : { door: options.door }),
    ...(erasures === undefined ? {} : { erasures }),
    ...(store === undefined ? {} : { store }),
    ...(options.scanner === undefined ? {} : { scanner: options.scanner }),
    ...(options.mailer === undefined ? {} : { mailer: options.mailer }),
    ...(options.electronic === undefined ? {} : { electronic: options.electronic }),
    ...(options.relay === undefined ? {} : { relay: options.relay }),
    ...(options.deviceDays === undefined ? {} : { deviceDays: options.deviceDays }),
  })
  const jobs = await openJobs(services, capabilities, options.logError)
  const following = startFollower(services.db, jobs.queue, options.logError)
  follower = following
  const hearers = new Set<() => void>()
  const stopListening = listenToFeed(options.databaseUrl, () => {
    for (const hear of hearers) hear()
  })
  const server = createServer({
    services,
    capabilities,
    authenticate: access.authenticate,
    isProven: access.isProven,
    plug: access.plug,
    version: VERSION,
    placesWithin: namedPlaces,
    devices: access.devices,
    feed: {
      subscribe: (moved) => {
        hearers.add(moved)
        return () => hearers.delete(moved)
      },
    },
    jobCounts: jobs.counts,
    ...(store === undefined ? {} : { store }),
    ...(options.data === undefined ? {} : { data: options.data }),
    ...(options.traces === undefined ? {} : { traces: options.traces }),
    ...(options.logRequest === undefined ? {} : { logRequest: options.logRequest }),
    ...(options.web === undefined ? {} : { web: options.web }),
    logError: options.logError,
  })
  const stopReadingAhead = startReadingAhead(server, capabilities, options.logError)
  return {
    server,
    services,
    settle: () => settleAll(following, jobs),
    close: async () => {
      server.server.closeAllConnections()
      await server.close()
      await stopReadingAhead()
      await options.traces?.stop()
      await following.stop()
      await stopListening()
      await jobs.stop()
      await services.db.close()
    },
  }
}

function openJobs(services: Services, capabilities: readonly Capability[], onError: (error: unknown) => void): Promise<Jobs> {
  return startJobs(services.db, {
    listeners: capabilities.flatMap((capability) => capability.listeners ?? []),
    tasks: [sealTask(services), ...capabilities.flatMap((capability) => capability.tasks ?? [])],
    clock: services.clock,
    onError,
  })
}
