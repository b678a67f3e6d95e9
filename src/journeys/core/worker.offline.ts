// SPDX-License-Identifier: AGPL-3.0-or-later
// Files on a device without a network: which of them are kept there, and what is done on them there, by the rules of the server.

import { agencyCopy, heldBy, jobOrderCopy } from '#agencies/core/agency.offline.ts'
import { awayQueries } from '#journeys/core/away.offline.ts'
import { contestedContracts } from '#journeys/core/contested.contract.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { watchedCopy } from '#journeys/core/watched.copy.ts'
import { correctionAsked, milestoneAsked, moveAsked, registrationAsked, relativeAsked, statedPlan } from '#journeys/core/worker.asked.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { ledHere, workerCopy } from '#journeys/core/worker.copy.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { lenderOf, relativeLender, troubleLender } from '#journeys/core/worker.merge.ts'
import { readNames } from '#journeys/core/worker.names.ts'
import { workerQueries, workOn } from '#journeys/core/worker.offline.queries.ts'
import { orderAsked } from '#journeys/core/worker.place.ts'
import { presentAnswer } from '#journeys/core/worker.present.ts'
import { readingOf } from '#journeys/core/worker.reading.ts'
import { agencyAsked, workerDecider } from '#journeys/core/worker.rules.ts'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { regencyOf } from '#kernel/area.ts'
import { type FieldProblem, refuse } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'
import { type Away, type DecidedHere, type Kept, NOT_HERE, type OfflineCapability, offlineCommand } from '#kernel/offline.ts'
import { personWords } from '#people/core/person.words.ts'

type Here = Away & { readonly commandId: string }

function refusedFields(fields: readonly FieldProblem[]): DecidedHere {
  return { type: 'refused', refusal: refuse('invalid-input', { fields }).refusal }
}

/** The file that answers for a NIK: the one that leads it, where one does. */
function holderOf(nik: string, { copy }: Away): string | undefined {
  const holder = copy.all(workerCopy).find(({ state }) => state.personal.nik === nik)
  return holder?.state.mergedInto?.file ?? holder?.id
}

function factsOf(id: string, state: WorkerState | undefined, command: WorkerCommand, nik: string | undefined, away: Away): WorkerFacts {
  const orderId = orderAsked(state, command)
  const order = orderId === undefined ? undefined : away.copy.get(jobOrderCopy, orderId)?.state
  const agencyId = agencyAsked(state, command, order)
  const agency = agencyId === undefined ? undefined : away.copy.get(agencyCopy, agencyId)
  const holder = nik === undefined ? undefined : holderOf(nik, away)
  const merged = state === undefined ? {} : ledHere(state, away.copy)
  const lead = state?.mergedInto?.file
  return {
    regencies: away.regencies,
    ...(agency === undefined ? {} : heldBy(agency.state)),
    ...(agencyId !== undefined && agency === undefined ? { agencyUnknown: true } : {}),
    ...(order === undefined ? {} : { order }),
    ...(holder === id ? { nikIsOwn: true } : holder === undefined ? {} : { nikHeldBy: { id: holder } }),
    ...(Object.keys(merged).length === 0 ? {} : { merged }),
    ...(lead === undefined ? {} : { lead }),
  }
}

function decide(id: string, before: Kept<WorkerState> | undefined, command: WorkerCommand, here: Here, nik?: string): DecidedHere {
  const { actor, now, today } = here
  const facts = factsOf(id, before?.state, command, nik, here)
  const decision = workerDecider.decide(before?.state, command, { actor, now, today }, facts)
  if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
  let state = before?.state
  for (const event of decision.events) state = workerDecider.evolve(state, event)
  if (state === undefined) return NOT_HERE
  const version = (before?.version ?? 0) + decision.events.length
  const { erased: _erased, ...kept } = state
  return {
    type: 'done',
    part: workerCopy.type,
    kept: { id, version, state: kept },
    answer: presentAnswer(id, version, state, readingOf(here)),
  }
}

function onFile(id: string, here: Here, command: WorkerCommand, nik?: string): DecidedHere {
  const kept = here.copy.get(workerCopy, id)
  return kept === undefined ? NOT_HERE : decide(id, kept, command, here, nik)
}

/** Whoever is named by another file is written of there, with the one that leads: both are the server's to write at once. */
function isLent(id: string, relative: string, { copy }: Away): boolean {
  const kept = copy.get(workerCopy, id)
  return kept !== undefined && relativeLender(kept.state, ledHere(kept.state, copy), relative) !== undefined
}

export const journeysOffline: OfflineCapability = {
  copies: [workerCopy, watchedCopy],
  commands: [
    offlineCommand('RegisterWorker', workerContracts.RegisterWorker, (input, here) => {
      const asked = registrationAsked(input, here.today, (area) => here.places.has(area))
      if (!asked.ok) return refusedFields(asked.fields)
      const { area, personal } = asked.command
      const id = formatId({ regency: regencyOf(area), uuid: here.commandId })
      return decide(id, undefined, asked.command, here, personal.nik)
    }),
    offlineCommand('RecordMilestone', workerContracts.RecordMilestone, (input, here) =>
      onFile(input.id, here, milestoneAsked(input, here.today)),
    ),
    offlineCommand('RevokeMilestone', workerContracts.RevokeMilestone, ({ id, code, reason }, here) => {
      const kept = here.copy.get(workerCopy, id)
      // What another file lends is taken back there as well.
      const lent = kept !== undefined && lenderOf(kept.state, code) !== undefined
      return lent ? NOT_HERE : onFile(id, here, { type: 'RevokeMilestone', code, reason })
    }),
    offlineCommand('MoveWorker', workerContracts.MoveWorker, (input, here) => onFile(input.id, here, moveAsked(input, here.today))),
    offlineCommand('ChangePlan', workerContracts.ChangePlan, (input, here) =>
      onFile(input.id, here, { type: 'ChangePlan', plan: statedPlan(input) }),
    ),
    offlineCommand('CorrectPerson', workerContracts.CorrectPerson, (input, here) => {
      const asked = correctionAsked(input, here.today)
      return asked.ok ? onFile(input.id, here, asked.command, input.nik) : refusedFields(asked.fields)
    }),
    offlineCommand('SettleContested', contestedContracts.SettleContested, ({ id, nth, take }, here) =>
      onFile(id, here, { type: 'SettleContested', nth, take }),
    ),
    offlineCommand('ReportTrouble', workerContracts.ReportTrouble, ({ id, trouble, on }, here) =>
      onFile(id, here, { type: 'ReportTrouble', trouble, on: on ?? here.today }),
    ),
    offlineCommand('ResolveTrouble', workerContracts.ResolveTrouble, ({ id, trouble }, here) => {
      const kept = here.copy.get(workerCopy, id)
      const lent = kept !== undefined && troubleLender(kept.state, trouble) !== undefined
      return lent ? NOT_HERE : onFile(id, here, { type: 'ResolveTrouble', trouble })
    }),
    offlineCommand('SetRelative', familyContracts.SetRelative, (input, here) => {
      const asked = relativeAsked(input, here.today, () => here.commandId)
      if (!asked.ok) return refusedFields(asked.fields)
      return isLent(input.id, asked.command.relative.key, here) ? NOT_HERE : onFile(input.id, here, asked.command)
    }),
    offlineCommand('RemoveRelative', familyContracts.RemoveRelative, ({ id, relative }, here) =>
      isLent(id, relative, here) ? NOT_HERE : onFile(id, here, { type: 'RemoveRelative', key: relative }),
    ),
  ],
  queries: [...workerQueries, ...awayQueries],
  works: workOn,
  readAhead: readNames,
  labelOf: (copy, id) => copy.get(workerCopy, id)?.state.personal.name,
  forms: { RegisterWorker: '/workers/new' },
  words: {
    id: { ...personWords.id, ...workerWords.id, ...journeyWords.id },
    en: { ...personWords.en, ...workerWords.en, ...journeyWords.en },
  },
}
