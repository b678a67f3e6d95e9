// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import type { ShownPaper } from '#journeys/core/cost.ts'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { InputOf } from '#kernel/contract.ts'
import { must, refuse } from '#kernel/decider.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { forecastOf, neededPapers } from '#papers/core/needed.rules.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { paperRule } from '#papers/core/paper.law.ts'
import { presentAnswer, presentPaper } from '#papers/core/paper.present.ts'
import type { Holder, PaperCommand, PaperEvent, PaperFacts, PaperState } from '#papers/core/paper.ts'
import { PAPER_TYPE, paperAggregate } from '#papers/server/paper.aggregate.ts'
import { listPapersOf, listWaiting, type WaitingRow } from '#papers/server/paper.store.ts'
import { begun } from '#platform/server/files/begun.ts'
import { gathered } from '#platform/server/files/gather.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import { type Scope, within } from '#platform/server/storage/database.ts'
import type { Change, Outcome, Stored } from '#platform/server/storage/records.ts'

type Attaching = InputOf<typeof paperContracts.AttachPaper>
type AttachChange = Change<PaperState, PaperCommand, PaperEvent, PaperFacts>

function refused(code: string): Outcome {
  return { type: 'refused', refusal: { code } }
}

const Cursor = z.tuple([LocalDate, z.uuid()])

/** Ids of one day are ordered by time. */
const newness = ({ state, key }: Stored<PaperState>): string => `${state.attachedOn} ${key.uuid}`

function waitingItem(row: WaitingRow): object {
  const { regency, name, area, kind, attached_on: attachedOn, open_flags: flags } = row
  return {
    id: formatId({ regency, uuid: row.stream_id }),
    workerId: formatId({ regency, uuid: row.worker_id }),
    name,
    area,
    kind,
    attachedOn,
    flags,
  }
}

export function bindPapers(services: Services, journeys: JourneyPorts<Scope>, files: SubjectFiles): readonly Bound[] {
  const { db, records } = services

  async function holderOf(scope: Scope, workerId: string): Promise<Holder | undefined> {
    const person = await journeys.person(scope, workerId)
    if (person === undefined) return undefined
    const { name, area, sex, birthDate, stated = {} } = person
    return { name, area, sex, birthDates: [birthDate, ...Object.values(stated)] }
  }

  async function found(id: string, scope: Scope): Promise<Stored<PaperState> | undefined> {
    return records.find<PaperState>(PAPER_TYPE, parseId(id), scope)
  }

  /** Which of these papers are within reach. */
  async function seeing(ids: readonly string[], scope: Scope): Promise<(id: string) => boolean> {
    const seen = await Promise.all(ids.map(async (id) => ((await found(id, scope)) === undefined ? [] : [id])))
    return (id) => seen.flat().includes(id)
  }
  const othersOf = (papers: readonly Stored<PaperState>[]): readonly string[] => [
    ...new Set(papers.flatMap(({ state }) => state.flags.flatMap(({ other }) => other ?? []))),
  ]

  function change(call: CommandCallOf<unknown>, id: string, command: PaperCommand): Promise<Outcome> {
    return call.change({
      aggregate: paperAggregate,
      key: parseId(id),
      command,
      facts: async (state: PaperState | undefined) => {
        const holder = state === undefined ? undefined : await holderOf(call.scope, state.workerId)
        return holder === undefined ? {} : { holder }
      },
      answer: (stored) => presentAnswer(stored, call.today),
    })
  }

  async function attach(call: CommandCallOf<Attaching>, holder: Holder, file: Buffer): Promise<Outcome> {
    const { workerId, kind } = call.input
    const inspected = inspect(file)
    if (!inspected.ok) return refused(inspected.fault)
    const worker = parseId(workerId)
    // Stored before it is written down: what is written down is there. What was stored and not written down is swept.
    const kept = await files.keep(worker, inspected.bytes)
    if (kept === 'gone') return { type: 'not-found' }
    if (kept === 'full') return refused('store-full')
    const { type, bytes, dangers } = inspected
    const change: AttachChange = {
      aggregate: paperAggregate,
      key: { regency: worker.regency, uuid: call.recordId ?? services.newId() },
      createIn: holder.area,
      ...(call.recordId === undefined ? {} : { named: true }),
      command: { type: 'AttachPaper', workerId, kind, file: { type, bytes: bytes.length, dangers }, address: kept.address },
      facts: async () => ({ holder }),
      answer: (stored) => presentAnswer(stored, call.today),
    }
    return call.change(change, kept.address)
  }

  return [
    handleCommand('AttachPaper', paperContracts.AttachPaper, async ({ input, upload, ...call }) => {
      const holder = await holderOf(call.scope, input.workerId)
      if (holder === undefined || !within(call.scope, holder.area)) return { type: 'not-found' }
      const gathering = { chunks: must(upload, 'the file of a paper').bytes, account: call.actor.userId }
      return gathered(gathering, (bytes) =>
        typeof bytes === 'string' ? Promise.resolve(refused(bytes)) : attach({ ...call, input }, holder, bytes),
      )
    }),
    handleQuery('ListPapersOf', paperContracts.ListPapersOf, async ({ input, scope, today }) => {
      const worker = parseId(input.id)
      const card = (await journeys.cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const led = await journeys.ledBy(scope, input.id)
      const files = [worker, ...led.map(({ id }) => parseId(id))]
      const keys = (await Promise.all(files.map((file) => listPapersOf(db, scope, file)))).flat()
      const papers = (await Promise.all(keys.map((key) => found(formatId(key), scope))))
        .flatMap((paper) => paper ?? [])
        .toSorted((one, other) => (newness(one) < newness(other) ? 1 : -1))
      const sees = await seeing(othersOf(papers), scope)
      const forecast = papers.flatMap(({ id, state }) => {
        const end = forecastOf(state, card.destination, today)
        return end === undefined ? [] : [{ paperId: id, ...end }]
      })
      const body = {
        items: papers.map((paper) => presentPaper(paper, today, sees)),
        needed: neededPapers(card.scheme, today),
        forecast: forecast.toSorted((a, b) => (a.departBy < b.departBy ? -1 : 1)),
      }
      return {
        body,
        looks: [card, ...led]
          .map(({ id, area }) => ({ key: parseId(id), area }))
          .concat(papers.map(({ key, state }) => ({ key, area: state.area }))),
      }
    }),
    handleQuery('ListPapers', paperContracts.ListPapers, async ({ input, scope }) => {
      const after = decodeCursor(input.cursor, Cursor)
      const rows = await listWaiting(db, scope, { flagged: input.stage === 'flagged', after, limit: input.limit + 1 })
      const page = rows.slice(0, input.limit)
      const last = page.at(-1)
      const next = rows.length > input.limit && last !== undefined ? encodeCursor([last.attached_on, last.stream_id]) : null
      return { body: { items: page.map(waitingItem), next } }
    }),
    handleQuery('GetPaper', paperContracts.GetPaper, async ({ input, scope, today }) => {
      const paper = await found(input.id, scope)
      if (paper === undefined) return undefined
      const { state, key, version } = paper
      const [sees, person] = await Promise.all([seeing(othersOf([paper]), scope), journeys.person(scope, state.workerId)])
      const rule = must(paperRule(state.kind, today), `the rule of ${state.kind}`)
      const { issuer, checks, frauds, lapses = false, legalBasis, standing } = rule
      const said =
        person === undefined
          ? undefined
          : {
              name: person.name,
              sex: person.sex,
              birthDate: person.birthDate,
              nik: person.nik,
              destination: person.destination,
              occupation: person.occupation,
            }
      return {
        body: { ...presentPaper(paper, today, sees), rule: { issuer, checks, frauds, lapses, legalBasis, standing }, said },
        looks: [looked(key, state)],
        version,
      }
    }),
    handleQuery('GetPaperFile', paperContracts.GetPaperFile, async ({ input, scope }) => {
      const paper = await found(input.id, scope)
      if (paper === undefined) return undefined
      const { state, key } = paper
      if (state.scan === 'INFECTED') return refuse('paper-quarantined')
      const address = state.personal?.address
      const chunks = address === undefined ? undefined : await files.open(parseId(state.workerId), address)
      if (chunks === undefined) return refuse('paper-file-gone')
      const { first, all, end } = await begun(chunks)
      // What it was when it came, it must still be: nothing else is ever shown under this type.
      if (!beginsAs[state.file.type](first)) {
        await end()
        return refuse('paper-file-gone')
      }
      const name = `${state.kind.toLowerCase().replaceAll('_', '-')}-${state.attachedOn}.${state.file.type.split('/')[1]}`
      return {
        body: undefined,
        looks: [looked(key, state)],
        brought: { name, type: state.file.type, bytes: state.file.bytes, chunks: all },
      }
    }),
    handleCommand('VerifyPaper', paperContracts.VerifyPaper, async ({ input, ...call }) => {
      const { id, compared: marks, number, issuer, issuedOn, validUntil, startedOn, hours, mrz, note } = input
      return change({ ...call, input }, id, {
        type: 'VerifyPaper',
        marks,
        ...(number === undefined ? {} : { number }),
        ...(issuer === undefined ? {} : { issuer }),
        ...(issuedOn === undefined ? {} : { issuedOn }),
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(startedOn === undefined ? {} : { startedOn }),
        ...(hours === undefined ? {} : { hours }),
        ...(mrz === undefined ? {} : { mrz }),
        ...(note === undefined ? {} : { note }),
      })
    }),
    handleCommand('RefusePaper', paperContracts.RefusePaper, ({ input, ...call }) =>
      change({ ...call, input }, input.id, { type: 'RefusePaper', reason: input.reason }),
    ),
    handleCommand('WithdrawPaper', paperContracts.WithdrawPaper, ({ input, ...call }) =>
      change({ ...call, input }, input.id, { type: 'WithdrawPaper', reason: input.reason }),
    ),
    handleCommand('SettlePaperFlag', paperContracts.SettlePaperFlag, ({ input, ...call }) =>
      change({ ...call, input }, input.id, { type: 'SettleFlag', code: input.code, as: input.settlement, reason: input.reason }),
    ),
  ]
}

function looked(key: RecordKey, { area }: PaperState): { readonly key: RecordKey; readonly area: string } {
  return { key, area }
}

/** A paper within reach that lies on a file: what a milestone or a cost names as shown. */
export function openPaperOf({ records }: Pick<Services, 'records'>) {
  return async (scope: Scope, paperId: string, workerId: string): Promise<ShownPaper | undefined> => {
    const paper = await records.find<PaperState>(PAPER_TYPE, parseId(paperId), scope)
    if (paper?.state.workerId !== workerId) return undefined
    const { attachedOn, decided } = paper.state
    return { attachedOn, withdrawn: decided?.outcome === 'WITHDRAWN' }
  }
}
