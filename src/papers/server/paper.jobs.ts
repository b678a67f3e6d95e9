// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from papers: each is scanned, a newer one takes the place of an older, what other records tell is flagged, the file of one
// that was withdrawn is destroyed, and with a person go all of theirs.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { parseId, type RecordKey, regencyOfDigits } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { besideFlags } from '#papers/core/paper.flags.ts'
import { paperRule } from '#papers/core/paper.law.ts'
import type { KnownTraining } from '#papers/core/paper.port.ts'
import type { PaperCommand, PaperState } from '#papers/core/paper.ts'
import { PAPER_TYPE, paperAggregate } from '#papers/server/paper.aggregate.ts'
import { findBeside, hasAddress, listPapersOf, listUnscanned, listVerified } from '#papers/server/paper.store.ts'
import { begun } from '#platform/server/files/begun.ts'
import { PARTS } from '#platform/server/files/parts.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { folderOf, type SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { ClockTask, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'

const PAGE = 100
const A_DAY_MS = 86_400_000

export interface PaperNeeds {
  readonly journeys: JourneyPorts<Scope>
  readonly files: SubjectFiles
  readonly store: FileStore
  readonly scanner?: Scanner
  readonly knownTraining?: KnownTraining
  readonly keptElsewhere?: (owner: RecordKey, address: string) => Promise<boolean>
}

async function* nothing(): AsyncGenerator<Buffer> {}

export function paperJobs(
  services: Services,
  needs: PaperNeeds,
): { readonly listeners: readonly Listener[]; readonly tasks: readonly ClockTask[] } {
  const { db, records } = services
  const { files, store, scanner, journeys } = needs

  const find = (key: RecordKey): Promise<Stored<PaperState> | undefined> => records.find<PaperState>(PAPER_TYPE, key, everywhere)

  async function change(contract: string, key: RecordKey, commandId: string, command: PaperCommand): Promise<void> {
    await records.change(systemCall(services, { contract, commandId, regency: key.regency }), {
      aggregate: paperAggregate,
      key,
      command,
      facts: async () => ({}),
      answer: ({ id, version }) => ({ id, version }),
    })
  }

  async function scan(using: Scanner, key: RecordKey): Promise<void> {
    const paper = await find(key)
    const address = paper?.state.personal?.address
    if (paper === undefined || address === undefined || paper.state.scan !== 'NOT_SCANNED') return
    const chunks = await files.open(parseId(paper.state.workerId), address)
    if (chunks === undefined) return
    const { all, end } = await begun(chunks)
    // A scanner that is away reads nothing, and would leave the file open.
    const result = await using(all).finally(end)
    // It stays *not scanned*, as everybody sees.
    if (result === 'UNREAD') return
    await change('RecordPaperScan', key, causedId('paper-scan', paper.id, result), { type: 'RecordScan', scan: result })
  }

  /** What waited. A file that cannot be read, or of which the scanner hung up, keeps none of the others waiting; it is told of at the end. */
  async function rescan(using: Scanner): Promise<void> {
    // While nobody scans, nothing is read.
    await using(nothing())
    const faults: unknown[] = []
    for (let after: RecordKey | undefined; ; ) {
      const keys = await listUnscanned(db, everywhere, after, PAGE)
      for (const key of keys) await scan(using, key).catch((error: unknown) => void faults.push(error))
      after = keys.at(-1)
      if (keys.length < PAGE) break
    }
    if (faults.length > 0) throw faults[0]
  }

  async function lookBeside(key: RecordKey, commandId: string): Promise<void> {
    const paper = await find(key)
    if (paper === undefined) return
    const { kind, marks = {}, issuedOn, personal = { name: '' }, workerId } = paper.state
    const rule = paperRule(kind, jakartaDate(services.clock()))
    if (rule === undefined) return
    const { number, issuer } = personal
    const named = {
      workerId,
      ...(number === undefined ? {} : { number }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(issuedOn === undefined ? {} : { issuedOn }),
    }
    const trained = kind === 'SERTIFIKAT_PELATIHAN' || kind === 'SERTIFIKAT_KOMPETENSI'
    const training = trained ? ((await needs.knownTraining?.(kind, named)) ?? {}) : {}
    const reading = { marks, ...personal, ...(issuedOn === undefined ? {} : { issuedOn }) }
    const flags = besideFlags(rule, reading, { ...(await findBeside(db, everywhere, key)), training }, jakartaDate(services.clock()))
    if (flags.length > 0) await change('FlagPaper', key, causedId(commandId, 'flags'), { type: 'FlagPaper', flags })
  }

  /** Of papers of which nobody holds two, the one that was attached last counts, in whichever order they were checked. */
  async function supersede(key: RecordKey, commandId: string): Promise<void> {
    const paper = await find(key)
    if (paper === undefined || paperRule(paper.state.kind, paper.state.attachedOn)?.single !== true) return
    const verified = await listVerified(db, everywhere, parseId(paper.state.workerId), paper.state.kind)
    // Ids are ordered by time.
    const last = verified
      .map(({ uuid }) => uuid)
      .toSorted()
      .at(-1)
    for (const older of verified.filter(({ uuid }) => uuid !== last))
      await change('SupersedePaper', older, causedId(commandId, older.uuid), { type: 'SupersedePaper' })
  }

  /** Destroys a file, unless a paper of the person, or another record, still names it. */
  async function sweepAddress(owner: RecordKey, address: string): Promise<void> {
    if (await hasAddress(db, everywhere, owner, address)) return
    if ((await needs.keptElsewhere?.(owner, address)) !== true) await files.remove(owner, address)
  }

  /**
   * Files that no paper knows: withdrawn, kept before a command that was then refused, or of somebody who was erased. One of this day may be
   * of a paper that is being attached and has no row yet, the same picture anew as well, since keeping it again makes it young.
   */
  async function sweep(now: string, folder = ''): Promise<void> {
    for await (const { name, at } of store.list(folder)) {
      const [digits = '', uuid = '', address = ''] = name.split('/')
      if (at > Date.parse(now) - A_DAY_MS) continue
      // Of a file that was sent in parts and never finished, too.
      if (address === '' || name.startsWith(PARTS)) await store.remove(name)
      else await sweepAddress({ regency: regencyOfDigits(digits), uuid }, address)
    }
  }

  const listeners: readonly Listener[] = [
    ...(scanner === undefined
      ? []
      : [{ name: 'papers-scan', to: ['PaperAttached'], handle: ({ key }) => scan(scanner, key) } satisfies Listener]),
    {
      name: 'papers-verified',
      to: ['PaperVerified'],
      handle: async ({ key, commandId }) => {
        await supersede(key, commandId)
        await lookBeside(key, commandId)
      },
    },
    {
      name: 'papers-withdrawn',
      to: ['PaperWithdrawn'],
      // What is younger than a day goes with the nightly sweep.
      handle: async ({ key }) => {
        const paper = await find(key)
        if (paper === undefined) return
        await sweep(services.clock(), folderOf(parseId(paper.state.workerId)))
      },
    },
    {
      name: 'papers-holders',
      to: ['PersonErased', 'PaperAttached'],
      // A paper that was decided before the erasure and kept after it is heard of later, and forgets by itself.
      handle: async (event) => {
        const erased = event.type === 'PersonErased' ? event.key : await erasedHolder(event.key)
        if (erased === undefined) return
        for (const key of await listPapersOf(db, everywhere, erased))
          await change('ForgetPaper', key, causedId(event.commandId, key.uuid), { type: 'ForgetPaper' })
        await files.removeAll(erased)
      },
    },
  ]

  async function erasedHolder(key: RecordKey): Promise<RecordKey | undefined> {
    const workerId = (await find(key))?.state.workerId
    if (workerId === undefined) return undefined
    return (await journeys.cards(everywhere, [workerId])).has(workerId) ? undefined : parseId(workerId)
  }

  const tasks: readonly ClockTask[] = [
    { name: 'papers-sweep', cron: '40 2 * * *', run: (now) => sweep(now) },
    ...(scanner === undefined
      ? []
      : [
          {
            name: 'papers-rescan',
            cron: '*/20 * * * *',
            run: () => rescan(scanner),
          } satisfies ClockTask,
        ]),
  ]
  return { listeners, tasks }
}
