// SPDX-License-Identifier: AGPL-3.0-or-later
// Doubles over HTTP: where both files are within authority, and nowhere else to be found.

import { compareFiles, furtherOf, mayLead } from '#journeys/core/double.compare.ts'
import { type ComparedFile, doubleContracts } from '#journeys/core/double.contract.ts'
import { doubleUndo } from '#journeys/core/double.law.ts'
import { doubleAggregate, standingOf, undoUntil } from '#journeys/core/double.rules.ts'
import { DOUBLE_TYPE, type DoubleCommand, type DoubleState } from '#journeys/core/double.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { answerOf, factsOf, proposal } from '#journeys/server/double.change.ts'
import { countWaiting, listDecided, listWaiting } from '#journeys/server/double.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { JourneyNeeds } from '#journeys/server/worker.handlers.ts'
import { joining } from '#journeys/server/worker.joining.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { addDays } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

function refusedAs(code: string): Outcome {
  return { type: 'refused', refusal: refuse(code).refusal }
}

function comparedFile({ id, state }: Stored<WorkerState>): ComparedFile {
  const { name, alias, motherName, sex, birthDate, stated, nik, phone, passport } = state.personal
  const { area, registeredOn, journey, plan } = state
  const { scheme, destination } = plan
  const milestones = Object.keys(state.milestones).length
  const person = { name, alias, motherName, sex, birthDate, stated, nik, phone, passport }
  return { id, ...person, area, registeredOn, state: journey, scheme, destination, milestones }
}

export function bindDoubles(services: Services, { placement, nameActs }: Pick<JourneyNeeds, 'placement' | 'nameActs'>): readonly Bound[] {
  const { db, records } = services

  async function filesOf(ids: readonly [string, string], scope: Scope) {
    const [one, other] = await Promise.all(ids.map((id) => records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)))
    return one === undefined || other === undefined ? undefined : ([one, other] as const)
  }

  /** The pair, where both of its files are within reach; undefined where it is absent or hidden. */
  async function find(id: string, scope: Scope) {
    const stored = await records.find<DoubleState>(DOUBLE_TYPE, parseId(id), scope)
    if (stored === undefined || stored.state.gone === true) return undefined
    const files = await filesOf(stored.state.files, scope)
    return files === undefined ? undefined : { stored, files }
  }

  async function change(call: Omit<CommandCallOf<unknown>, 'input'>, id: string, command: DoubleCommand): Promise<Outcome> {
    const found = await find(id, call.scope)
    if (found === undefined) return { type: 'not-found' }
    const { files, end } = found.stored.state
    const besides = joining(services, placement, call.commandId)
    const leads = command.type === 'DecideDouble' && command.outcome === 'SAME' ? command.lead : undefined
    const led = command.type === 'UndoDouble' ? end?.lead : undefined
    return call.change({
      aggregate: doubleAggregate,
      key: parseId(id),
      command,
      facts: () => factsOf(services, files),
      beside: () => (leads !== undefined ? besides.join(files, leads) : led !== undefined ? besides.part(files, led) : []),
      answer: answerOf,
    })
  }

  return [
    handleQuery('ListDoubles', doubleContracts.ListDoubles, async ({ input, scope, today }) => {
      const [waiting, rows] = await Promise.all([
        countWaiting(db, scope),
        input.show === 'waiting'
          ? listWaiting(db, scope, input.limit)
          : listDecided(db, scope, addDays(today, -doubleUndo.days), input.limit),
      ])
      const items = rows.map((row) => ({ ...row, undoUntil: row.decidedOn === null ? null : undoUntil(row.decidedOn) }))
      return { body: { waiting, items } }
    }),
    handleQuery('GetDouble', doubleContracts.GetDouble, async ({ input, scope, today }) => {
      const found = await find(input.id, scope)
      if (found === undefined) return undefined
      const { stored, files } = found
      const [one, other] = files
      const { source, foundOn, score, parts, end } = stored.state
      const [by = {}] = end === undefined ? [] : await nameActs([{ userId: end.userId, officeId: end.officeId, on: end.on }])
      const further = furtherOf(one.state, other.state, today) === 'one' ? one : other
      const leaders = files.filter((file) => mayLead(file.state, (file === one ? other : one).state)).map(({ id }) => id)
      const lead = leaders.find((id) => id === further.id) ?? leaders[0] ?? further.id
      const ended = end === undefined ? undefined : { on: end.on, outcome: end.outcome, lead: end.lead, undoUntil: undoUntil(end.on), by }
      return {
        body: {
          id: stored.id,
          version: stored.version,
          standing: standingOf(stored.state),
          source,
          foundOn,
          score,
          parts,
          files: files.map(comparedFile),
          ...compareFiles(one.state, other.state),
          lead: end?.lead ?? lead,
          mayLead: leaders,
          end: ended,
        },
        looks: files.map((file) => ({ key: file.key, area: file.state.area })),
        version: stored.version,
      }
    }),
    handleCommand('ProposeDouble', doubleContracts.ProposeDouble, async ({ input, ...call }) => {
      const { one, other } = input
      if (one === other) return refusedAs('double-one-file')
      const files = await filesOf([one, other], call.scope)
      if (files === undefined) return { type: 'not-found' }
      if (files.some(({ state }) => state.mergedInto !== undefined)) return refusedAs('file-merged')
      if (files[0].key.regency !== files[1].key.regency) return refusedAs('double-other-regency')
      const [a, b] = files.map(({ id, state }) => ({ id, area: state.area }))
      return a === undefined || b === undefined
        ? { type: 'not-found' }
        : call.change(proposal(services, [a, b], { source: 'OFFICER', parts: [] }))
    }),
    handleCommand('DecideDouble', doubleContracts.DecideDouble, ({ input, ...call }) => {
      const { outcome, lead } = input
      return change(call, input.id, { type: 'DecideDouble', outcome, ...(lead === undefined ? {} : { lead }) })
    }),
    handleCommand('UndoDouble', doubleContracts.UndoDouble, ({ input, ...call }) => change(call, input.id, { type: 'UndoDouble' })),
  ]
}
