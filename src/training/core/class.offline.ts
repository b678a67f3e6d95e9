// SPDX-License-Identifier: AGPL-3.0-or-later
// Attendance without a network: the open classes of a trainer, who sits in them by name, and what is marked, by the rules of the server.

import type { JourneyState } from '#journeys/core/worker.ts'
import { isInsideAny } from '#kernel/area.ts'
import {
  type Away,
  type CopyPart,
  copyPart,
  type DecidedHere,
  type Kept,
  NOT_HERE,
  type OfflineCapability,
  offlineCommand,
  offlineQuery,
} from '#kernel/offline.ts'
import { searchKey } from '#people/core/name.ts'
import { classContracts } from '#training/core/class.contract.ts'
import { inOrder, isTaken } from '#training/core/class.hours.ts'
import { classStepText, presentClass, presentClassAnswer, type TraineeCard } from '#training/core/class.present.ts'
import { classDecider } from '#training/core/class.rules.ts'
import { classSteps } from '#training/core/class.steps.ts'
import type { ClassState } from '#training/core/class.ts'
import type { ProviderState } from '#training/core/provider.ts'
import { trainingWords } from '#training/core/training.words.ts'

/** Whoever marks attendance. */
const { may } = classContracts.TakeAttendance

/** The open ones, as `training/server` says which. */
export const classCopy: CopyPart<ClassState> = copyPart<ClassState>({ type: 'class', may, take: (state) => state })

/** Of whoever sits in an open class: how they are called and where they are from, and nothing else of their file. */
interface Trainee {
  readonly area: string
  readonly journey: JourneyState
  readonly personal: { readonly name: string }
}

export const traineeCopy: CopyPart<Trainee> = copyPart<Trainee>({
  type: 'trainee',
  of: 'worker',
  may,
  take: ({ area, journey, personal }) => ({ area, journey, personal: { name: personal.name } }),
})

const providerCopy: CopyPart<ProviderState> = copyPart<ProviderState>({ type: 'provider', may, take: (state) => state })

function cardsHere({ trainees }: ClassState, { copy }: Away): ReadonlyMap<string, TraineeCard> {
  return new Map(
    trainees.flatMap(({ workerId }) => {
      const kept = copy.get(traineeCopy, workerId)
      return kept === undefined ? [] : [[workerId, { name: kept.state.personal.name, area: kept.state.area, state: kept.state.journey }]]
    }),
  )
}

type Row = ReturnType<typeof rowOf>
function rowOf({ id, state }: Kept<ClassState>) {
  const sessions = inOrder(state.sessions)
  return {
    id,
    title: state.title,
    status: state.status,
    programme: state.programme.name,
    provider: state.provider.name,
    firstDay: sessions[0]?.date ?? null,
    lastDay: sessions.at(-1)?.date ?? null,
    nextSession: sessions.find((session) => !isTaken(state, session))?.date ?? null,
    capacity: state.capacity,
    enrolled: state.trainees.filter(({ leftOn }) => leftOn === undefined).length,
    completed: Object.keys(state.completed).length,
  }
}

/** Every word of what is sought begins or lies in the title. */
function isSought(title: string, q: string): boolean {
  const key = searchKey(title)
  return searchKey(q)
    .split(' ')
    .every((word) => key.includes(word))
}

export const trainingOffline: OfflineCapability = {
  copies: [classCopy, traineeCopy, providerCopy],
  commands: [
    offlineCommand('TakeAttendance', classContracts.TakeAttendance, ({ id, session, marks, on }, away): DecidedHere => {
      const { copy, actor, now, today, language } = away
      const kept = copy.get(classCopy, id)
      const provider = kept === undefined ? undefined : copy.get(providerCopy, kept.state.provider.id)
      if (kept === undefined || provider === undefined) return NOT_HERE
      const command = { type: 'TakeAttendance', session, marks, on } as const
      const decision = classDecider.decide(kept.state, command, { actor, now, today }, { provider: provider.state })
      if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
      let { state } = kept
      for (const event of decision.events) state = classDecider.evolve(state, event)
      const version = kept.version + decision.events.length
      const answer = presentClassAnswer(id, version, state, classStepText(language))
      return { type: 'done', part: classCopy.type, kept: { id, version, state }, answer }
    }),
  ],
  queries: [
    offlineQuery(classContracts.ListClasses, ({ status, q = '', limit, cursor = '0' }, { copy, actor }) => {
      // Those that are over are not kept here.
      if (status !== 'open' && status !== 'planned' && status !== 'running') return undefined
      const orderOf = ({ id, state }: Kept<ClassState>): string => `${inOrder(state.sessions)[0]?.date ?? state.plannedOn} ${id.slice(5)}`
      const all: readonly Row[] = copy
        .all(classCopy)
        .filter(
          ({ state }) =>
            isInsideAny(state.area, actor.prefixes) && (status === 'open' || state.status === status) && isSought(state.title, q),
        )
        .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
        .map(rowOf)
      const from = Number(cursor) || 0
      return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
    }),
    offlineQuery(classContracts.GetClass, ({ id }, away) => {
      const { copy, actor, today, language } = away
      const kept = copy.get(classCopy, id)
      if (kept === undefined) return undefined
      const { state, version } = kept
      return classContracts.GetClass.output.parse(
        presentClass(id, version, state, {
          cards: cardsHere(state, away),
          provider: copy.get(providerCopy, state.provider.id)?.state,
          papers: new Map(),
          today,
          text: classStepText(language),
          // A device knows of its colleagues no names but its own officer's.
          nameOf: (userId) => (userId === actor.userId ? actor.name : undefined),
        }),
      )
    }),
  ],
  works: ({ copy }) =>
    copy.all(classCopy).map(({ id, state }) => ({
      steps: classSteps(state),
      subject: { type: classCopy.type, id, label: state.title, area: state.area, stage: state.status },
    })),
  labelOf: (copy, id) => copy.get(classCopy, id)?.state.title,
  words: trainingWords,
}
