// SPDX-License-Identifier: AGPL-3.0-or-later
// A server for tests: the real routes on a real database, with a clock the test sets and officers named by a header.

import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { findSeat } from '#access/server/access.store.ts'
import { beginAttempt } from '#access/server/attempts.ts'
import { findHead } from '#access/server/head.store.ts'
import { agenciesCapability, companyFacts, orderFacts, orderWage } from '#agencies/server/register.ts'
import { blankForms } from '#apps/forms.ts'
import { ANNEX_TYPE } from '#cases/core/annex.ts'
import { CASE_TYPE } from '#cases/core/case.ts'
import { hasAnnexFile } from '#cases/server/annex.store.ts'
import { caseCards } from '#cases/server/case-card.store.ts'
import { keepsFile } from '#cases/server/family-files.ts'
import { casesCapability } from '#cases/server/register.ts'
import { exportContracts } from '#exchange/core/export.contract.ts'
import { formsCapability } from '#forms/server/register.ts'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { caseFiles } from '#journeys/server/case.ports.ts'
import { findPlaces } from '#journeys/server/place.store.ts'
import { type JourneyPlugs, journeysCapability } from '#journeys/server/register.ts'
import { fileRights } from '#journeys/server/rights.ports.ts'
import { watchPorts } from '#journeys/server/watch.ports.ts'
import type { NameActs } from '#journeys/server/worker.handlers.ts'
import { journeyPorts } from '#journeys/server/worker.ports.ts'
import { isInsideAny } from '#kernel/area.ts'
import type { Actor, OfficeKind, Role } from '#kernel/authority.ts'
import { noRegencies, type Regencies } from '#kernel/regency.ts'
import type { Naming } from '#letters/server/head.ts'
import { letterCheck } from '#letters/server/letter.check.ts'
import { keepsSigned } from '#letters/server/letter.store.ts'
import { officePapers } from '#letters/server/office-papers.ts'
import { lettersCapability } from '#letters/server/register.ts'
import { meetingsCapability } from '#meetings/server/register.ts'
import { hasFile } from '#meetings/server/room.store.ts'
import { heldTasks } from '#meetings/server/task.ports.ts'
import { openPaperOf } from '#papers/server/paper.handlers.ts'
import { papersCapability } from '#papers/server/register.ts'
import type { ElectronicSigner } from '#platform/server/esign/signing.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Walls } from '#platform/server/http/routes.ts'
import { createServer } from '#platform/server/http/server.ts'
import type { Turns } from '#platform/server/http/turns.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'
import type { Mailer } from '#platform/server/mail/mailer.ts'
import { newId } from '#platform/server/new-id.ts'
import { type Database, openDatabase, type Scope } from '#platform/server/storage/database.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { openRecords } from '#platform/server/storage/records.ts'
import { findStanding, namedPlaces, placesWithin, regionName, regionsCapability, villagesWithin } from '#regions/server/register.ts'
import { REQUEST_TYPE } from '#rights/core/request.ts'
import { rightsCapability } from '#rights/server/register.ts'
import { openSigner } from '#training/server/credential.handlers.ts'
import { knownTraining } from '#training/server/known.ts'
import { trainingCapability } from '#training/server/register.ts'
import { HOME_TYPE } from '#village/core/home.key.ts'
import { villageCapability } from '#village/server/register.ts'
import { openLogHold } from './log.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { holdToDocument } from './openapi.ts'

function officer(userId: string, role: Role, officeKind: OfficeKind, prefixes: readonly string[]): Actor {
  return { userId, name: userId, role, officeId: `office-${userId}`, officeKind, prefixes }
}

export const officers = {
  desa: officer('desa', 'village-officer', 'VILLAGE', ['35.10.04.2006']),
  tetangga: officer('tetangga', 'village-officer', 'VILLAGE', ['35.10.04.2005']),
  camat: officer('camat', 'regency-officer', 'DISTRICT', ['35.10.04']),
  'camat-sebelah': officer('camat-sebelah', 'regency-officer', 'DISTRICT', ['35.10.05']),
  dinas: officer('dinas', 'regency-officer', 'REGENCY', ['35.10']),
  jember: officer('jember', 'regency-officer', 'REGENCY', ['35.09']),
  provinsi: officer('provinsi', 'regency-officer', 'PROVINCE', ['35']),
  pusat: officer('pusat', 'agency-officer', 'AGENCY', ['']),
  bp2mi: officer('bp2mi', 'agency-officer', 'AGENCY', ['35.10', '35.09', '35.11', '35.12']),
  blk: officer('blk', 'trainer', 'TRAINING', ['35.10']),
  'blk-jember': officer('blk-jember', 'trainer', 'TRAINING', ['35.09']),
  'blk-wilayah': officer('blk-wilayah', 'trainer', 'TRAINING', ['35.10', '35.09']),
  lsp: officer('lsp', 'assessor', 'CERTIFICATION', ['35.10']),
  bupati: officer('bupati', 'leader', 'REGENCY', ['35.10']),
  auditor: officer('auditor', 'auditor', 'AUDIT', ['']),
  admin: officer('admin', 'administrator', 'REGENCY', ['35.10']),
} as const
export type OfficerName = keyof typeof officers

export interface TestInstance {
  readonly app: FastifyInstance
  readonly db: Database
  readonly services: Services
  readonly capabilities: readonly Capability[]
  readonly journeys: JourneyPorts<Scope>
  /** Where files lie. */
  readonly store: MemoryStore
  setNow: (instant: string) => void
  /** One request by one of the officers, answered in English unless another language is asked for; `path` is what follows `/api/v1`. */
  readonly send: (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    as: OfficerName,
    body?: object,
    language?: string,
  ) => Promise<LightMyRequestResponse>
}

export interface InstanceOptions {
  readonly walls?: Walls
  readonly web?: WebFiles
  readonly regencies?: Regencies
  /** Licences as the register has them; otherwise every national id is a company with a licence. */
  readonly register?: true
  readonly scanner?: Scanner
  readonly electronic?: ElectronicSigner
  readonly mailer?: Mailer
  /** A device learns which places there are. */
  readonly named?: true
  /** Where files lay before it was started again. */
  readonly store?: MemoryStore
  /** How many people fit into memory. */
  readonly mostPeople?: number
  readonly turns?: Turns
}

export function isOfficer(name: unknown): name is OfficerName {
  return typeof name === 'string' && name in officers
}

export function openInstance(databaseUrl: string, options: InstanceOptions = {}): TestInstance {
  let now = '2026-05-03T02:00:00.000Z'
  const db = openDatabase({ connectionString: databaseUrl, poolSize: 5 })
  const keyring = openKeyring(Buffer.alloc(32, 7))
  const records = openRecords(db, keyring, () => undefined)
  const services: Services = {
    db,
    records,
    keyring,
    clock: () => now,
    newId,
    publicUrl: 'http://127.0.0.1',
    regencies: options.regencies ?? noRegencies,
  }
  const licensed = [{ from: '2024-01-01', to: '2028-12-31', legalBasis: 'SIP3MI' }]
  const placement = {
    company:
      options.register === true ? companyFacts(db) : async (id: string) => (id.startsWith('0000-') ? { licence: licensed } : undefined),
    order: orderFacts(services),
  }
  const journeys = journeyPorts(services, placement, openPaperOf(services))
  const signer = openSigner(services)
  const kindOfOffice = async (_: Scope, id: string) => Object.values(officers).find(({ officeId }) => officeId === id)?.officeKind
  const nameActs: NameActs = async (acts) => acts.map(({ userId, officeId }) => ({ user: userId, office: officeId }))
  const seatOfOffice: Naming['seatOfOffice'] = (id) => findSeat(db, id)
  const headOfOffice: Naming['headOfOffice'] = (id, on) => findHead(db, id, on)
  const papers = officePapers(services, signer, { nameActs, regionName, headOfOffice, seatOfOffice })
  const officesOf: JourneyPlugs['officesOf'] = async (kinds) =>
    Object.values<Actor>(officers).flatMap(({ officeId: id, officeKind, prefixes: areas }) =>
      kinds.flatMap((kind) => (kind === officeKind ? [{ id, kind, areas }] : [])),
    )
  const recipients: JourneyPlugs['recipients'] = async (_today, ids) =>
    Object.values<Actor>(officers).flatMap(({ officeId: office, officeKind: kind, prefixes: areas }) =>
      ids === undefined || ids.includes(office) ? [{ office, name: office, kind, areas }] : [],
    )
  const staff = [
    ...Object.values<Actor>(officers).map(({ userId, name, officeId }) => ({ userId, name, officeId, active: true })),
    // Two who work beside one of them, and one who left.
    ...['Wati', 'Yuli'].map((name) => ({ userId: name.toLowerCase(), name, officeId: officers.dinas.officeId, active: true })),
    { userId: 'purna', name: 'Purna', officeId: officers.dinas.officeId, active: false },
  ]
  const villageContact = async ({ filter }: Scope) =>
    Object.values<Actor>(officers).flatMap(({ officeKind, prefixes }) =>
      officeKind === 'VILLAGE' ? prefixes.filter((area) => isInsideAny(area, filter)).map((area) => ({ area })) : [],
    )
  const officersOf = async (office: string) => staff.filter(({ officeId }) => officeId === office)
  const store = options.store ?? memoryStore()
  const capabilities = [
    regionsCapability(),
    formsCapability({ forms: blankForms, nameActs }),
    agenciesCapability(services, { placesTaken: (ids) => findPlaces(db, ids) }),
    journeysCapability(services, {
      placement,
      nameActs,
      findStanding,
      regionName,
      placesWithin,
      officesOf,
      recipients,
      paperOf: openPaperOf(services),
      ...(options.mostPeople === undefined ? {} : { mostPeople: options.mostPeople }),
    }),
    papersCapability(services, {
      journeys,
      store,
      knownTraining: knownTraining(db),
      keptElsewhere: async (owner, address) =>
        (await hasFile(db, owner, address)) ||
        (await hasAnnexFile(db, owner, address)) ||
        (await keepsSigned(db, owner, address)) ||
        keepsFile(services)(owner, address),
      ...(options.scanner === undefined ? {} : { scanner: options.scanner }),
    }),
    trainingCapability(services, { journeys, nameActs, kindOfOffice, others: letterCheck(services, signer) }),
    lettersCapability(services, {
      journeys,
      recipients,
      signer,
      electronic: options.electronic,
      nameActs,
      regionName,
      headOfOffice,
      seatOfOffice,
      store,
      ...(options.scanner === undefined ? {} : { scanner: options.scanner }),
    }),
    villageCapability(services, { journeys, watch: watchPorts(services), nameActs, villagesWithin, villageContact }),
    casesCapability(services, {
      papers,
      company: placement.company,
      cards: journeys.cards,
      nameActs,
      recipients,
      files: caseFiles(services, orderWage(services)),
      officersOf,
      tasks: heldTasks(services),
      paperOf: openPaperOf(services),
      store,
      tries: (what, from) => beginAttempt(services, what, from),
      ...(options.scanner === undefined ? {} : { scanner: options.scanner }),
    }),
    meetingsCapability(services, {
      papers,
      officersOf,
      caseCards: (scope, ids) => caseCards(db, scope, ids),
      offices: recipients,
      nameActs,
      store,
      ...(options.scanner === undefined ? {} : { scanner: options.scanner }),
      ...(options.mailer === undefined ? {} : { mailer: options.mailer }),
    }),
    rightsCapability(services, {
      papers,
      cards: journeys.cards,
      nameActs,
      files: fileRights(services),
      ownRecords: ['assessment', 'completion', HOME_TYPE, CASE_TYPE, ANNEX_TYPE, REQUEST_TYPE],
      takenBy: Object.keys(exportContracts),
    }),
  ]
  const log = openLogHold(async (request) => {
    const name = request.headers['x-officer']
    return isOfficer(name) ? officers[name] : undefined
  })
  const app = createServer({
    services,
    capabilities,
    authenticate: log.authenticate,
    // Whoever a test names has just shown who they are; asking for it is tested where people sign in.
    isProven: async () => true,
    version: 'test',
    store,
    ...(options.named === true ? { placesWithin: namedPlaces } : {}),
    ...(options.walls === undefined ? {} : { walls: options.walls }),
    ...(options.web === undefined ? {} : { web: options.web }),
    ...(options.turns === undefined ? {} : { turns: options.turns }),
    logError: (error) => console.error(error),
  })
  holdToDocument(app)
  log.hold(app, db)
  return {
    app,
    db,
    services,
    capabilities,
    journeys,
    store,
    setNow: (instant) => {
      now = instant
    },
    send: async (method, path, as, body, language = 'en') =>
      app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { 'x-officer': as, 'accept-language': language },
        ...(body === undefined ? {} : { payload: body }),
      }),
  }
}
