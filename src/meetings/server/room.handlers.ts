// SPDX-License-Identifier: AGPL-3.0-or-later
// Rooms: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import { NATIONAL, regencyOf } from '#kernel/area.ts'
import { signs } from '#kernel/authority.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import { Instant, jakartaDate } from '#kernel/time.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { presentRoom } from '#meetings/core/room.present.ts'
import { sitsInRooms } from '#meetings/core/room.rules.ts'
import { ROOM_TYPE, type Room, type RoomCommand, type RoomFacts } from '#meetings/core/room.ts'
import { showDecisions } from '#meetings/server/decision.reading.ts'
import { findDecisions } from '#meetings/server/decision.store.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { resealParts } from '#meetings/server/part.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { listMeetings, listRooms } from '#meetings/server/room.store.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import { saidBefore } from '#platform/server/storage/past.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

const Cursor = z.tuple([Instant, z.uuid()])
const Before = z.tuple([z.int()])
const Words = z.object({ text: z.string() })

const answerOf = ({ id, version }: Stored<Room>): object => ({ id, version })

export function bindRooms(services: Services, needs: RoomNeeds): readonly Bound[] {
  const { caseCards, offices, nameActs } = needs
  const { db, records, newId } = services
  type Calling = Pick<CommandCallOf<unknown>, 'change' | 'scope' | 'today' | 'commandId'>

  async function factsOf({ scope, today }: Calling, command: RoomCommand): Promise<RoomFacts> {
    if (command.type === 'AddRoomOffice') {
      const [office] = await offices(today, [command.officeId])
      return office === undefined ? {} : { office: { kind: office.kind } }
    }
    const named = command.type === 'CreateRoom' ? command.cases : command.type === 'LinkRoomCase' ? [command.caseId] : []
    return { casesReached: (await caseCards(scope, named)).length === new Set(named).size }
  }

  const change = (call: Calling, id: string, command: RoomCommand): Promise<Outcome> =>
    call.change({
      aggregate: roomAggregate,
      key: parseId(id),
      command,
      facts: () => factsOf(call, command),
      ...(command.type === 'AddRoomOffice' || command.type === 'RemoveRoomOffice'
        ? { beside: (room: Room) => resealParts(services, call.commandId, room) }
        : {}),
      answer: answerOf,
    })

  const find = (key: RecordKey, scope: Calling['scope']): Promise<Stored<Room> | undefined> => records.find<Room>(ROOM_TYPE, key, scope)

  return [
    handleCommand('CreateRoom', roomContracts.CreateRoom, ({ input: { title, cases }, ...call }) => {
      const [own = ''] = call.actor.prefixes
      const area = own === '' ? NATIONAL : own
      const command: RoomCommand = { type: 'CreateRoom', area, cases: [...new Set(cases)], title }
      return call.change({
        aggregate: roomAggregate,
        key: { regency: regencyOf(area), uuid: newId() },
        createIn: area,
        command,
        facts: () => factsOf(call, command),
        answer: answerOf,
      })
    }),
    handleQuery('ListRooms', roomContracts.ListRooms, async ({ input, scope }) => {
      // That a room is about a case which the reader does not reach is not told by asking for it either.
      const told = input.case === undefined || (await caseCards(scope, [input.case])).length > 0
      if (!told) return { body: { items: [], next: null } }
      const rows = await listRooms(db, scope, {
        case: input.case === undefined ? undefined : parseId(input.case),
        after: decodeCursor(input.cursor, Cursor),
        limit: input.limit + 1,
      })
      const page = rows.slice(0, input.limit)
      const last = page.at(-1)
      const items = page.map(({ regency, uuid, title, created_on, offices: count, moved_at }) => ({
        id: formatId({ regency, uuid }),
        title,
        createdOn: created_on,
        offices: count,
        movedAt: moved_at,
      }))
      const next = rows.length > input.limit && last !== undefined ? encodeCursor([last.moved_at, last.uuid]) : null
      return { body: { items, next } }
    }),
    handleQuery('GetRoom', roomContracts.GetRoom, async ({ input, language: _, ...reading }) => {
      const { actor, scope, today } = reading
      const stored = await find(parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { id, version, key, state: room } = stored
      const { messages = [], files = [] } = room.personal ?? {}
      const named = (acts: readonly { readonly userId: string; readonly officeId: string; readonly at: Instant }[]) =>
        nameActs(acts.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) })))
      const [cards, names, writers, sharers, meetings, decisions] = await Promise.all([
        caseCards(scope, room.cases),
        offices(today, room.sealedTo),
        named(messages),
        named(files),
        listMeetings(db, scope, key),
        findDecisions(db, scope, key, {}).then((keys) => showDecisions(records, needs, keys, reading)),
      ])
      const officeNames = new Map(names.map(({ office, name }) => [office, name]))
      return {
        body: presentRoom(id, version, room, {
          actor,
          today,
          cards,
          officeNames,
          writers,
          sharers,
          meetings,
          decisions: decisions.items,
          mails: needs.mailer !== undefined,
        }),
        looks: [{ key, area: room.area, version }, ...decisions.looks],
        version,
      }
    }),
    handleQuery('ListMessages', roomContracts.ListMessages, async ({ input: { id, limit, cursor }, scope, actor }) => {
      const stored = await find(parseId(id), scope)
      if (stored === undefined) return undefined
      const [before] = decodeCursor(cursor, Before) ?? [stored.version + 1]
      const said = await saidBefore(services, { key: stored.key, type: 'RoomMessageSaid', before, limit: limit + 1, scope })
      const page = said.slice(-limit)
      const names = await nameActs(page.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) })))
      const items = page.flatMap(({ at, userId, personal }, nth) => {
        const read = Words.safeParse(personal)
        return read.success ? [{ at, ...names[nth], text: read.data.text, own: userId === signs(actor) }] : []
      })
      const [first] = page
      const next = said.length > limit && first !== undefined ? encodeCursor([first.version]) : null
      return { body: { items, next }, looks: [{ key: stored.key, area: stored.state.area }], version: stored.version }
    }),
    handleQuery('ListRoomCandidates', roomContracts.ListRoomCandidates, async ({ input, scope, today }) => {
      const stored = await find(parseId(input.id), scope)
      if (stored === undefined) return undefined
      const all = await offices(today)
      const items = all
        .filter(({ office, kind }) => sitsInRooms(kind) && !stored.state.sealedTo.includes(office))
        .map(({ office: officeId, name, kind }) => ({ officeId, name, kind }))
      return { body: { items } }
    }),
    handleCommand('AddRoomOffice', roomContracts.AddRoomOffice, ({ input: { id, officeId }, ...call }) =>
      change(call, id, { type: 'AddRoomOffice', officeId }),
    ),
    handleCommand('RemoveRoomOffice', roomContracts.RemoveRoomOffice, ({ input: { id, officeId }, ...call }) =>
      change(call, id, { type: 'RemoveRoomOffice', officeId }),
    ),
    handleCommand('LinkRoomCase', roomContracts.LinkRoomCase, ({ input: { id, caseId }, ...call }) =>
      change(call, id, { type: 'LinkRoomCase', caseId }),
    ),
    handleCommand('SetAgenda', roomContracts.SetAgenda, ({ input: { id, agenda }, ...call }) =>
      change(call, id, { type: 'SetAgenda', agenda }),
    ),
    handleCommand('SayInRoom', roomContracts.SayInRoom, ({ input: { id, text }, ...call }) =>
      change(call, id, { type: 'SayInRoom', text }),
    ),
  ]
}
