// SPDX-License-Identifier: AGPL-3.0-or-later
// Decisions: from contract to store and decider; no rules here.

import type { Officer } from '#cases/core/assignment.ts'
import { NATIONAL, regencyOf } from '#kernel/area.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Language } from '#kernel/words.ts'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { presentDecisionKnown, presentSteps } from '#meetings/core/decision.present.ts'
import { isSettled } from '#meetings/core/decision.rules.ts'
import type { Decision, DecisionCommand, DecisionFacts } from '#meetings/core/decision.ts'
import { MEETING_TYPE, type Meeting } from '#meetings/core/meeting.ts'
import { ROOM_TYPE, type Room } from '#meetings/core/room.ts'
import { stepText } from '#meetings/core/room.words.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { showDecisions } from '#meetings/server/decision.reading.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { beginIn, endIn } from '#meetings/server/part.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

export function bindDecisions(services: Services, needs: RoomNeeds): readonly Bound[] {
  const { records, newId } = services
  type Calling = Pick<CommandCallOf<unknown>, 'change' | 'language' | 'commandId' | 'scope'>

  const answerIn =
    (language: Language) =>
    ({ id, version, state }: Stored<Decision>): object =>
      presentDecisionKnown(id, version, state, stepText(language))

  const officersIn = async (offices: readonly string[]): Promise<readonly Officer[]> =>
    (await Promise.all([...new Set(offices)].map((office) => needs.officersOf(office)))).flat()

  async function factsOf(scope: Calling['scope'], roomId: string, meetingId: string | undefined): Promise<DecisionFacts> {
    const room = await records.find<Room>(ROOM_TYPE, parseId(roomId), scope)
    const meeting = meetingId === undefined ? undefined : await records.find<Meeting>(MEETING_TYPE, parseId(meetingId), scope)
    const meetingOpen = meeting?.state.roomId === roomId && meeting.state.state === 'OPEN'
    return room === undefined ? {} : { room: room.state, meetingOpen }
  }

  const change = (call: Calling, id: string, command: DecisionCommand, facts: DecisionFacts = {}): Promise<Outcome> =>
    call.change({
      aggregate: decisionAggregate,
      key: parseId(id),
      command,
      facts: async () => facts,
      beside: (after) => (isSettled(after) ? [endIn(services, call.commandId, after.roomId, id)] : []),
      answer: answerIn(call.language),
    })

  return [
    handleCommand('TakeDecision', decisionContracts.TakeDecision, async ({ input: { id: roomId, meetingId, text, tasks }, ...call }) => {
      if ((await factsOf(call.scope, roomId, undefined)).room === undefined) return { type: 'not-found' }
      const [own = ''] = call.actor.prefixes
      const area = own === '' ? NATIONAL : own
      const key = { regency: regencyOf(area), uuid: newId() }
      return call.change({
        aggregate: decisionAggregate,
        key,
        createIn: area,
        command: {
          type: 'TakeDecision',
          area,
          roomId,
          ...(meetingId === undefined ? {} : { meetingId }),
          text,
          tasks: tasks.map(({ who, officer, ...task }) => ({
            ...task,
            ...(officer === undefined ? {} : { officer }),
            ...(who === undefined ? {} : { who }),
          })),
        },
        facts: async () => ({
          ...(await factsOf(call.scope, roomId, meetingId)),
          officers: await officersIn(tasks.map(({ officeId }) => officeId)),
        }),
        beside: ({ sealedTo }) => [beginIn(services, call.commandId, roomId, { kind: 'decision', id: formatId(key), sealedTo })],
        answer: answerIn(call.language),
      })
    }),
    handleQuery('ListRoomOfficers', decisionContracts.ListRoomOfficers, async ({ input, scope }) => {
      const room = await records.find<Room>(ROOM_TYPE, parseId(input.id), scope)
      if (room === undefined) return undefined
      const items = (await officersIn(room.state.sealedTo))
        .filter(({ active }) => active)
        .map(({ officeId, userId, name }) => ({ officeId, userId, name }))
      return { body: { items } }
    }),
    handleQuery('GetDecision', decisionContracts.GetDecision, async ({ input, language, ...reading }) => {
      const { items, stored, looks } = await showDecisions(records, needs, [parseId(input.id)], reading)
      const [item] = items
      const [decision] = stored
      if (item === undefined || decision === undefined) return undefined
      const nextSteps = presentSteps(decision.state, reading.today, stepText(language))
      return { body: { ...item, nextSteps }, looks, version: decision.version }
    }),
    handleCommand('AnswerDecision', decisionContracts.AnswerDecision, ({ input: { id, answer, said }, ...call }) =>
      change(call, id, { type: 'AnswerDecision', answer, ...(said === undefined ? {} : { said }) }),
    ),
    handleCommand('GiveTask', decisionContracts.GiveTask, async ({ input: { id, officer }, ...call }) =>
      change(
        call,
        id,
        { type: 'GiveTask', ...(officer === undefined ? {} : { officer }) },
        { officers: await officersIn([call.actor.officeId]) },
      ),
    ),
    handleCommand('SettleTask', decisionContracts.SettleTask, ({ input: { id, officeId, result, said }, ...call }) =>
      change(call, id, { type: 'SettleTask', officeId, result, ...(said === undefined ? {} : { said }) }),
    ),
  ]
}
