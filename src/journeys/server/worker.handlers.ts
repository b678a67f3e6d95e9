// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract to the store and the decider; no rules here.

import { contestedContracts } from '#journeys/core/contested.contract.ts'
import { correctionAsked, milestoneAsked, moveAsked, statedPlan } from '#journeys/core/worker.asked.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { changesOf } from '#journeys/core/worker.history.ts'
import { identityOf } from '#journeys/core/worker.identity.ts'
import { asRead } from '#journeys/core/worker.merge.ts'
import { fileJson, presentAnswer, presentContested, presentFile, withoutIdentity } from '#journeys/core/worker.present.ts'
import { tellsReferral } from '#journeys/core/worker.referral.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import type { PaperOf } from '#journeys/server/cost.papers.ts'
import { orProposed } from '#journeys/server/nik-held.ts'
import { referralsShown } from '#journeys/server/referral.handlers.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import type { Placement } from '#journeys/server/worker.facts.ts'
import { erasedWith, joinedFiles, leadFacts, mergedFacts } from '#journeys/server/worker.merged.ts'
import { listEvents } from '#journeys/server/worker.store.ts'
import { rolesOf } from '#kernel/authority.ts'
import { type FieldProblem, refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import type { Recipients } from '#kernel/referral.ts'
import { jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { FindStanding } from '#people/core/nik.ts'
import { personWords } from '#people/core/person.words.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

/** Who acted, by the names of that day, in the order of the acts; absent where they are no longer known. */
export type NameActs = (
  acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
) => Promise<readonly { readonly user?: string; readonly actingFor?: string; readonly office?: string }[]>

export function refusedFields(fields: readonly FieldProblem[]): Outcome {
  return { type: 'refused', refusal: refuse('invalid-input', { fields }).refusal }
}

/** What the file needs to know of other capabilities. */
export interface JourneyNeeds {
  readonly placement: Placement
  readonly nameActs: NameActs
  /** Offices by name, of those that are let into files. */
  readonly recipients: Recipients
  readonly findStanding: FindStanding
  /** A paper within reach that lies on this file. */
  readonly paperOf: PaperOf
}

export function bindWorkers(
  services: Services,
  changing: Changing,
  { nameActs, findStanding, paperOf, recipients }: JourneyNeeds,
): readonly Bound[] {
  const { aggregate, readingOf, registering, change } = changing
  return [
    handleCommand('RegisterWorker', workerContracts.RegisterWorker, async ({ input, ...call }) => {
      const asked = registering.changeOf(input, call, (stored) => presentAnswer(stored.id, stored.version, stored.state, readingOf(call)))
      return asked.ok ? call.change(asked.change) : refusedFields(asked.fields)
    }),
    handleQuery('GetWorker', workerContracts.GetWorker, async ({ input, scope, today, language, actor }) => {
      const key = parseId(input.id)
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, key, scope)
      if (stored === undefined) return undefined
      const { merged } = await mergedFacts(services, stored.state)
      const state = asRead(stored.state, merged ?? {})
      const { flags, ...identity } = identityOf(state, findStanding, today)
      const told = flags.map((flag) => ({ ...flag, text: personWords[language][flag.code] }))
      const file = presentFile(input.id, stored.version, state, readingOf({ today, language }))
      const joined = await joinedFiles(services, stored, scope)
      const referred = await referralsShown(stored.state, { actor, today, recipients })
      const both = presentContested(state)
      const writers = await nameActs(both.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) })))
      const contested = both.map(({ userId: _user, officeId: _office, ...each }, nth) => ({ ...each, by: writers[nth] ?? {} }))
      const whole = { ...file, ...joined, ...referred, ...(both.length === 0 ? {} : { contested }), identity: { ...identity, flags: told } }
      return {
        body: { json: fileJson(rolesOf.identity.includes(actor.role) ? whole : withoutIdentity(whole)) },
        looks: [
          { key, area: state.area, version: stored.version },
          ...Object.entries(merged ?? {}).map(([id, { area }]) => ({ key: parseId(id), area })),
        ],
        version: stored.version,
      }
    }),
    handleQuery('GetWorkerHistory', workerContracts.GetWorkerHistory, async ({ input, scope, actor }) => {
      const key = parseId(input.id)
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, key, scope)
      if (stored === undefined) return undefined
      const events = await listEvents(services, scope, key)
      const names = await nameActs(events.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) })))
      const changes = changesOf(events.map(({ type, open, person }) => ({ type, ...open, person })))
      const { area } = stored.state
      const items = events
        .map(({ open: _open, person: _person, family: _family, commandId: _commandId, ...event }, index) => ({
          ...event,
          by: names[index] ?? {},
          changes: changes[index] ?? [],
        }))
        .filter(({ type, data }) => tellsReferral({ ...data, type }, area, actor))
      return { body: { items }, looks: [{ key, area }], version: stored.version }
    }),
    handleCommand('RecordMilestone', workerContracts.RecordMilestone, async ({ input, ...call }) => {
      const { paper } = input
      const shown = paper === undefined || (await paperOf(call.scope, paper, input.id))?.withdrawn === false
      // Hidden and absent look the same, whatever is said of the paper.
      if (!shown && (await services.records.find(WORKER_TYPE, parseId(input.id), call.scope)) !== undefined)
        return refusedFields([{ field: 'paper', code: 'paper-not-on-file' }])
      return change(call, input.id, milestoneAsked(input, call.doneOn))
    }),
    handleCommand('RevokeMilestone', workerContracts.RevokeMilestone, ({ input, ...call }) =>
      change(call, input.id, { type: 'RevokeMilestone', code: input.code, reason: input.reason }),
    ),
    handleCommand('MoveWorker', workerContracts.MoveWorker, ({ input, ...call }) => change(call, input.id, moveAsked(input, call.doneOn))),
    handleCommand('ChangePlan', workerContracts.ChangePlan, ({ input, ...call }) =>
      change(call, input.id, { type: 'ChangePlan', plan: statedPlan(input) }),
    ),
    handleCommand('CorrectPerson', workerContracts.CorrectPerson, async ({ input, ...call }) => {
      const asked = correctionAsked(input, call.today)
      if (!asked.ok) return refusedFields(asked.fields)
      const { nik } = input
      const outcome = await change(call, input.id, asked.command, nik)
      return nik === undefined ? outcome : orProposed(services, registering, { call, id: input.id, nik, outcome })
    }),
    handleCommand('SettleContested', contestedContracts.SettleContested, ({ input: { id, nth, take }, ...call }) =>
      change(call, id, { type: 'SettleContested', nth, take }),
    ),
    handleCommand('ReportTrouble', workerContracts.ReportTrouble, ({ input, ...call }) =>
      change(call, input.id, { type: 'ReportTrouble', trouble: input.trouble, on: input.on ?? call.doneOn }),
    ),
    handleCommand('ResolveTrouble', workerContracts.ResolveTrouble, ({ input, ...call }) =>
      change(call, input.id, { type: 'ResolveTrouble', trouble: input.trouble }),
    ),
    handleCommand('ReviewWorker', workerContracts.ReviewWorker, ({ input, ...call }) => change(call, input.id, { type: 'ReviewWorker' })),
    handleCommand('ErasePerson', workerContracts.ErasePerson, ({ input, ...call }) =>
      call.change({
        aggregate,
        key: parseId(input.id),
        command: { type: 'ErasePerson', basis: input.basis },
        facts: (state: WorkerState | undefined) => leadFacts(services, state, call.scope),
        beside: erasedWith(services, call.commandId, { type: 'ErasePerson', basis: input.basis }),
        answer: ({ id, version }) => ({ id, version, erased: true }),
      }),
    ),
    handleCommand('UndoLast', workerContracts.UndoLast, ({ input, ...call }) => change(call, input.id, { type: 'UndoLast' })),
  ]
}
