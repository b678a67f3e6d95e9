// SPDX-License-Identifier: AGPL-3.0-or-later
// How a command on a file is carried out: with the facts it is judged by, and the answer that every one of them gives.

import * as z from 'zod/mini'
import { relativeKnown } from '#journeys/core/family.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { changesOf } from '#journeys/core/worker.history.ts'
import { lapsedOf } from '#journeys/core/worker.lapsed.ts'
import { isJudged, touches } from '#journeys/core/worker.meanwhile.rules.ts'
import { type PassedOn, passedOn } from '#journeys/core/worker.merge.rules.ts'
import { presentAnswer, type Reading } from '#journeys/core/worker.present.ts'
import { readingOf } from '#journeys/core/worker.reading.ts'
import { milestoneCodes, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { familyIn } from '#journeys/server/family.past.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { leadFacts, mergedFacts, throughLead } from '#journeys/server/worker.merged.ts'
import { openRegistering, type Registering, type RegisteringNeeds } from '#journeys/server/worker.registering.ts'
import { listEvents, type PastEvent } from '#journeys/server/worker.store.ts'
import { signs } from '#kernel/authority.ts'
import { parseId, type RecordKey } from '#kernel/ids.ts'
import type { Recipients } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'
import type { CommandCallOf, Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

/** What is brought together with what others wrote since. */
const mergedCommands: readonly WorkerCommand['type'][] = ['CorrectPerson', 'ChangePlan', 'SettleContested', 'SetRelative', 'RemoveRelative']

const text = z.optional(z.string())
/** Of an event's open part, what it is about. */
const About = z.object({ code: text, trouble: text, from: text, to: text })

const Milestone = z.object({
  on: LocalDate,
  origin: z.enum(['attested', 'accepted', 'computed']),
  by: z.string(),
  validUntil: z.exactOptional(LocalDate),
  paper: z.exactOptional(z.string()),
})
const Recounted = z.object({ code: z.optional(z.enum(milestoneCodes)), milestone: z.optional(Milestone), to: text })

interface Asked {
  readonly state: WorkerState | undefined
  readonly command: WorkerCommand
}

type AnyCall = Omit<CommandCallOf<unknown>, 'input'>

export interface Changing {
  readonly aggregate: ReturnType<typeof workerAggregate>
  readonly readingOf: (call: Pick<AnyCall, 'today' | 'language'>) => Reading
  readonly registering: Registering
  readonly change: (call: AnyCall, id: string, command: WorkerCommand, nik?: string) => Promise<Outcome>
}

export interface ChangingNeeds extends RegisteringNeeds {
  /** Offices by their ids, for one that is to be let into a file. */
  readonly recipients: Recipients
}

export function openChanging(services: Services, needs: ChangingNeeds): Changing {
  const aggregate = workerAggregate(services.regencies)
  const registering = openRegistering(services, needs)

  function readingFor({ today, language }: Pick<AnyCall, 'today' | 'language'>): Reading {
    return readingOf({ today, language, regencies: services.regencies })
  }

  /** What others changed since the version on which a change was made, of what it changes; and the same account on another device. */
  async function othersSince({ madeOn, own, scope, actor }: AnyCall, key: RecordKey, command: WorkerCommand): Promise<WorkerFacts> {
    const judged = isJudged(command) ? command : undefined
    if (madeOn === undefined || (judged === undefined && !mergedCommands.includes(command.type))) return {}
    const events = await listEvents(services, scope, key)
    const isOthers = ({ version, userId, commandId }: PastEvent): boolean =>
      version > madeOn && (userId !== signs(actor) || own?.has(commandId) === false)
    if (judged !== undefined) {
      const touched = events.some((event) => isOthers(event) && touches({ type: event.type, ...About.safeParse(event.data).data }, judged))
      return touched ? { touchedByOthers: true } : {}
    }
    if (command.type === 'SetRelative' || command.type === 'RemoveRelative') {
      const families = events.flatMap((event) =>
        event.family === undefined ? [] : [{ version: event.version, family: familyIn(event.family), own: !isOthers(event) }],
      )
      const known = families.findLast(({ version }) => version <= madeOn)?.family ?? []
      const since = families.filter(({ version }) => version > madeOn)
      const found = relativeKnown(command.type === 'SetRelative' ? command.relative.key : command.key, known, since)
      return found === undefined ? {} : { relativeThen: found.was ?? 'none' }
    }
    const changes = changesOf(events.map(({ type, open, person }) => ({ type, ...open, person })))
    const others = events.flatMap((event, nth) =>
      isOthers(event) ? (changes[nth] ?? []).map(({ field, source }) => ({ field, ...(source === undefined ? {} : { source }) })) : [],
    )
    return others.length === 0 ? {} : { changedByOthers: others }
  }

  /** The history is asked for a departure alone that was before today, of a file that fell back. */
  async function lapsedFacts({ scope, today }: AnyCall, key: RecordKey, asked: Asked): Promise<WorkerFacts> {
    const { state, command } = asked
    if (command.type !== 'RecordMilestone' || command.code !== 'DEPARTED' || command.on >= today || state?.journey !== 'PREPARING')
      return {}
    const events = await listEvents(services, scope, key)
    return { lapsed: lapsedOf(events.map(({ type, data }) => ({ type, ...Recounted.safeParse(data).data }))) }
  }

  async function recipientFacts(command: WorkerCommand, today: LocalDate): Promise<WorkerFacts> {
    const [recipient] = command.type === 'ReferFile' ? await needs.recipients(today, [command.office]) : []
    return recipient === undefined ? {} : { recipient }
  }

  function change(call: AnyCall, id: string, command: WorkerCommand, nik?: string): Promise<Outcome> {
    const key = parseId(id)
    let passed: readonly PassedOn[] = []
    return call.change({
      aggregate,
      key,
      command,
      facts: async (state: WorkerState | undefined) => {
        const asked = { state, command, nik: command.type === 'UndoLast' ? state?.personal.before?.nik : nik }
        const [facts, merged, lead, recipient, others, lapsed] = await Promise.all([
          registering.factsFor(call.actor, key, asked),
          mergedFacts(services, state),
          leadFacts(services, state, call.scope),
          recipientFacts(command, call.today),
          othersSince(call, key, command),
          lapsedFacts(call, key, asked),
        ])
        passed = passedOn(state, command, merged)
        return { ...facts, ...merged, ...lead, ...recipient, ...others, ...lapsed }
      },
      beside: () => passed.map((each) => throughLead(services, call.commandId, each)),
      answer: (stored) => presentAnswer(stored.id, stored.version, stored.state, readingFor(call)),
    })
  }

  return { aggregate, readingOf: readingFor, registering, change }
}
