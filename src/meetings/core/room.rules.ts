// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a room: whoever is a member lets others in, the office that made it takes them out, and nobody reaches a case by it.

import { kindsOf } from '#access/core/office.ts'
import { type OfficeKind, rolesOf } from '#kernel/authority.ts'
import { accept, type Context, type Decider, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Room, RoomCommand, RoomEvent, RoomFacts, RoomWords } from '#meetings/core/room.ts'

type Of<T extends RoomCommand['type']> = Extract<RoomCommand, { type: T }>

/** So many messages stand in the room itself; older ones are in its history. */
export const MOST_MESSAGES = 300
export const MOST_CASES = 20
export const MOST_MEMBERS = 40
const MOST_FILES = 100

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}
const by = ({ actor, today }: Context): By => ({ on: today, userId: actor.userId, officeId: actor.officeId })
const invalid = (field: string, code: string): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field, code }] })

function create({ type: _, title, ...open }: Of<'CreateRoom'>, context: Context, { casesReached }: RoomFacts): Decision<RoomEvent> {
  if (open.cases.length > 0 && casesReached !== true) return invalid('cases', 'room-case-unknown')
  return accept({ type: 'RoomCreated', ...open, kind: context.actor.officeKind, ...by(context), personal: { title } })
}

/** Whether somebody in such an office may read a room; any other would be asked there, and could never answer. */
export function sitsInRooms(kind: OfficeKind): boolean {
  return rolesOf.identity.some((role) => kindsOf[role].includes(kind))
}

function add(room: Room, { officeId }: Of<'AddRoomOffice'>, context: Context, { office }: RoomFacts): Decision<RoomEvent> {
  if (office === undefined) return invalid('officeId', 'room-office-unknown')
  if (!sitsInRooms(office.kind)) return invalid('officeId', 'room-office-reads-none')
  if (room.sealedTo.includes(officeId)) return invalid('officeId', 'room-office-there')
  if (room.members.length >= MOST_MEMBERS) return refuse('room-full')
  return accept({ type: 'RoomOfficeAdded', office: officeId, kind: office.kind, ...by(context) })
}

/** Whoever made it stays, so that somebody is always there who can. */
function remove(room: Room, { officeId }: Of<'RemoveRoomOffice'>, context: Context): Decision<RoomEvent> {
  if (context.actor.officeId !== room.host) return refuse('room-not-host')
  if (officeId === room.host) return refuse('room-host-stays')
  if (!room.sealedTo.includes(officeId)) return refuse('room-office-gone')
  return accept({ type: 'RoomOfficeRemoved', office: officeId, ...by(context) })
}

function link(room: Room, { caseId }: Of<'LinkRoomCase'>, context: Context, { casesReached }: RoomFacts): Decision<RoomEvent> {
  if (casesReached !== true) return invalid('caseId', 'room-case-unknown')
  if (room.cases.includes(caseId)) return invalid('caseId', 'room-case-there')
  if (room.cases.length >= MOST_CASES) return refuse('room-full')
  return accept({ type: 'RoomCaseLinked', caseId, ...by(context) })
}

function share(room: Room, { file }: Of<'ShareFile'>, context: Context): Decision<RoomEvent> {
  const files = room.personal?.files ?? []
  if (files.some(({ address, withdrawn }) => address === file.address && withdrawn !== true)) return refuse('room-file-there')
  if (files.length >= MOST_FILES) return refuse('room-files-full')
  return accept({ type: 'RoomFileShared', at: context.now, ...by(context), personal: file })
}

function withdraw(room: Room, { nth }: Of<'WithdrawFile'>, context: Context): Decision<RoomEvent> {
  const file = room.personal?.files[nth]
  if (file === undefined || file.withdrawn === true) return refuse('room-file-gone')
  if (file.officeId !== context.actor.officeId) return refuse('room-file-not-yours')
  return accept({ type: 'RoomFileWithdrawn', nth, ...by(context) })
}

function decide(room: Room | undefined, command: RoomCommand, context: Context, facts: RoomFacts): Decision<RoomEvent> {
  if (command.type === 'CreateRoom') return room === undefined ? create(command, context, facts) : refuse('room-known')
  if (room === undefined || room.erased === true) return refuse('room-unknown')
  switch (command.type) {
    case 'AddRoomOffice':
      return add(room, command, context, facts)
    case 'RemoveRoomOffice':
      return remove(room, command, context)
    case 'LinkRoomCase':
      return link(room, command, context, facts)
    case 'SayInRoom':
      return accept({ type: 'RoomMessageSaid', at: context.now, ...by(context), personal: { text: command.text } })
    case 'SetAgenda':
      return accept({ type: 'RoomAgendaSet', ...by(context), personal: { agenda: command.agenda } })
    case 'ShareFile':
      return share(room, command, context)
    case 'WithdrawFile':
      return withdraw(room, command, context)
    case 'BeginPart':
      if (command.sealedTo.join() !== room.sealedTo.join()) return refuse('room-moved')
      return accept({ type: 'RoomPartBegun', kind: command.kind, id: command.id, ...by(context) })
    case 'EndPart':
      return room.parts.some(({ id }) => id === command.id) ? accept({ type: 'RoomPartEnded', id: command.id, ...by(context) }) : accept()
    case 'ForgetRoom':
      return accept({ type: 'RoomForgotten', on: context.today })
    default:
      return unreachable(command)
  }
}

/** Whoever keeps a room without its key knows its open part alone. */
const told = (room: Room, change: (words: RoomWords) => RoomWords): Pick<Room, 'personal'> =>
  room.personal === undefined ? {} : { personal: change(room.personal) }

function evolve(before: Room | undefined, event: RoomEvent): Room {
  if (event.type === 'RoomCreated') {
    const { area, officeId, kind, cases, on, personal } = event
    const members = [{ officeId, kind, since: on }]
    const words = { title: personal.title, messages: [], agenda: [], files: [] }
    return { area, sealedTo: [officeId], members, host: officeId, cases, createdOn: on, parts: [], personal: words }
  }
  const room = must(before, 'the room before it')
  switch (event.type) {
    case 'RoomOfficeAdded': {
      const members = [...room.members, { officeId: event.office, kind: event.kind, since: event.on }]
      return { ...room, members, sealedTo: members.map(({ officeId }) => officeId) }
    }
    case 'RoomOfficeRemoved': {
      const members = room.members.filter(({ officeId }) => officeId !== event.office)
      return { ...room, members, sealedTo: members.map(({ officeId }) => officeId) }
    }
    case 'RoomCaseLinked':
      return { ...room, cases: [...room.cases, event.caseId] }
    case 'RoomMessageSaid': {
      const { at, userId, officeId, personal } = event
      const message = { at, userId, officeId, text: personal.text }
      return { ...room, ...told(room, (words) => ({ ...words, messages: [...words.messages, message].slice(-MOST_MESSAGES) })) }
    }
    case 'RoomAgendaSet':
      return { ...room, ...told(room, (words) => ({ ...words, agenda: event.personal.agenda })) }
    case 'RoomFileShared': {
      const { at, userId, officeId, personal } = event
      return { ...room, ...told(room, (words) => ({ ...words, files: [...words.files, { ...personal, at, userId, officeId }] })) }
    }
    case 'RoomFileWithdrawn': {
      const taken = (words: RoomWords): RoomWords['files'] =>
        words.files.map((file, nth) => (nth === event.nth ? { ...file, withdrawn: true } : file))
      return { ...room, ...told(room, (words) => ({ ...words, files: taken(words) })) }
    }
    case 'RoomPartBegun':
      return { ...room, parts: [...room.parts, { kind: event.kind, id: event.id }] }
    case 'RoomPartEnded':
      return { ...room, parts: room.parts.filter(({ id }) => id !== event.id) }
    case 'RoomForgotten': {
      const { personal: _, ...rest } = room
      return { ...rest, erased: true }
    }
    default:
      return unreachable(event)
  }
}

export const roomDecider: Decider<Room, RoomCommand, RoomEvent, RoomFacts> = { decide, evolve }
