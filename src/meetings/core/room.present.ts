// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a room; pure.

import type { CaseCard } from '#cases/core/case.port.ts'
import type { Actor } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import { MOST_MESSAGES } from '#meetings/core/room.rules.ts'
import type { Recorded, Room } from '#meetings/core/room.ts'

export interface Named {
  readonly user?: string
  readonly office?: string
}

interface Around {
  readonly actor: Actor
  readonly today: LocalDate
  /** The cases that the reader reaches. */
  readonly cards: readonly CaseCard[]
  /** By office. */
  readonly officeNames: ReadonlyMap<string, string>
  /** Who wrote each message, in their order. */
  readonly writers: readonly Named[]
  /** Who shared each file, in their order. */
  readonly sharers: readonly Named[]
  readonly meetings: readonly object[]
  readonly decisions: readonly object[]
  readonly mails: boolean
}

/** Of guests nobody knows who they were: they are counted. */
function presentRecording({ from, until, agreed }: Recorded, officeNames: ReadonlyMap<string, string>): object {
  const offices = [...new Set(agreed.flatMap(({ officeId }) => officeId ?? []))].map((id) => officeNames.get(id) ?? id)
  return { from, until, offices, guests: agreed.filter(({ as }) => as !== 'MEMBER').length }
}

export function presentRoom(id: string, version: number, room: Room, around: Around): object {
  const { actor, today, cards, officeNames, writers, sharers, meetings, decisions, mails } = around
  const { title = '', agenda = [], messages = [], files = [] } = room.personal ?? {}
  return {
    id,
    version,
    today,
    title,
    createdOn: room.createdOn,
    members: room.members.map(({ officeId, kind, since }) => ({
      officeId,
      name: officeNames.get(officeId) ?? officeId,
      kind,
      since,
      own: officeId === actor.officeId,
      host: officeId === room.host,
    })),
    cases: cards,
    hiddenCases: room.cases.length - cards.length,
    mails,
    agenda,
    meetings,
    files: files.flatMap(({ name, type, bytes, dangers, scan, at, officeId, withdrawn, recording }, nth) => {
      const agreed = recording === undefined ? {} : { recording: presentRecording(recording, officeNames) }
      const own = officeId === actor.officeId
      return withdrawn === true ? [] : [{ nth, name, type, bytes, dangers, scan, at, ...sharers[nth], own, ...agreed }]
    }),
    decisions,
    messages: messages.map(({ at, userId, text }, nth) => ({ at, ...writers[nth], text, own: userId === actor.userId })),
    olderMessages: messages.length >= MOST_MESSAGES,
  }
}
