// SPDX-License-Identifier: AGPL-3.0-or-later
// Meetings: from contract to store and decider; no rules here.

import { NATIONAL, regencyOf } from '#kernel/area.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { isRevoked } from '#letters/core/paper-after.ts'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { presentMeeting, presentMeetingAnswer } from '#meetings/core/meeting.present.ts'
import { MINUTES } from '#meetings/core/meeting.rules.ts'
import { MEETING_TYPE, type Meeting, type MeetingCommand } from '#meetings/core/meeting.ts'
import { minutesOf, recordedMinutes } from '#meetings/core/minutes.ts'
import { ROOM_TYPE, type Room } from '#meetings/core/room.ts'
import { stepText } from '#meetings/core/room.words.ts'
import { findAll, showDecisions } from '#meetings/server/decision.reading.ts'
import { countDecisions, findDecisions } from '#meetings/server/decision.store.ts'
import { findRefused } from '#meetings/server/invitation.store.ts'
import { invitationOf } from '#meetings/server/invitation.ts'
import { meetingAggregate } from '#meetings/server/meeting.aggregate.ts'
import { minutesPaper } from '#meetings/server/minutes.paper.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { beginIn, endIn } from '#meetings/server/part.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { openSealedFile } from '#platform/server/files/sealed-file.ts'
import { type FilePlugs, keepUpload } from '#platform/server/files/taken.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

/** Instants are compared as texts, and come with any offset. */
const inUtc = (instant: Instant): Instant => new Date(instant).toISOString()

export function bindMeetings(services: Services, needs: RoomNeeds, plugs: FilePlugs): readonly Bound[] {
  const { db, records, newId } = services
  const { offices, nameActs, mailer, papers } = needs
  type Calling = Pick<CommandCallOf<unknown>, 'change' | 'language' | 'commandId' | 'actor' | 'today'>

  const answerIn =
    (language: Language) =>
    ({ id, version, state }: Stored<Meeting>): object =>
      presentMeetingAnswer(id, version, state, stepText(language))

  const change = (call: Calling, id: string, command: MeetingCommand, carried?: string): Promise<Outcome> =>
    call.change(
      {
        aggregate: meetingAggregate,
        key: parseId(id),
        command,
        facts: async (meeting) =>
          command.type === 'CloseMeeting' && meeting !== undefined
            ? { numbering: await papers.numbering(call, { kind: 'NOTULA', regency: parseId(id).regency, area: meeting.area }) }
            : {},
        ...(command.type === 'CloseMeeting' || command.type === 'CancelMeeting'
          ? { beside: ({ roomId }: Meeting) => [endIn(services, call.commandId, roomId, id)] }
          : {}),
        answer: answerIn(call.language),
      },
      carried,
    )

  return [
    handleCommand(
      'ScheduleMeeting',
      meetingContracts.ScheduleMeeting,
      async ({ input: { id: roomId, title, startsAt, minutes, invite }, ...call }) => {
        const room = () => records.find<Room>(ROOM_TYPE, parseId(roomId), call.scope)
        if ((await room()) === undefined) return { type: 'not-found' }
        const [own = ''] = call.actor.prefixes
        const area = own === '' ? NATIONAL : own
        const key = { regency: regencyOf(area), uuid: newId() }
        return call.change({
          aggregate: meetingAggregate,
          key,
          createIn: area,
          command: { type: 'ScheduleMeeting', area, roomId, startsAt: inUtc(startsAt), minutes, title, invite },
          facts: async () => {
            const stored = await room()
            return stored === undefined ? {} : { room: stored.state }
          },
          beside: ({ sealedTo }) => [beginIn(services, call.commandId, roomId, { kind: 'meeting', id: formatId(key), sealedTo })],
          answer: answerIn(call.language),
        })
      },
    ),
    handleQuery('GetMeeting', meetingContracts.GetMeeting, async ({ input, language, ...reading }) => {
      const { actor, scope, today } = reading
      const stored = await records.find<Meeting>(MEETING_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { id, version, key, state: meeting } = stored
      const roomKey = parseId(meeting.roomId)
      const [room, names, attended, taken, open, refused, all, [revoker]] = await Promise.all([
        records.find<Room>(ROOM_TYPE, roomKey, scope),
        offices(today, [meeting.host.officeId, ...meeting.sealedTo]),
        nameActs(meeting.attended.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) }))),
        findDecisions(db, scope, roomKey, { meeting: key }),
        findDecisions(db, scope, roomKey, {}),
        findRefused(db, key),
        countDecisions(db, roomKey, key),
        nameActs([meeting.after?.[MINUTES]?.revoked ?? []].flat()),
      ])
      const own = new Set(taken.map(({ uuid }) => uuid))
      const [decided, before] = await Promise.all([
        showDecisions(records, needs, taken, reading),
        showDecisions(records, needs, meeting.state === 'CLOSED' ? [] : open.filter(({ uuid }) => !own.has(uuid)), reading),
      ])
      return {
        body: presentMeeting(id, version, meeting, {
          actor,
          today,
          text: stepText(language),
          host: names.find(({ office }) => office === meeting.host.officeId)?.name,
          attended,
          revoker,
          agenda: room?.state.personal?.agenda ?? [],
          before: before.items,
          decided: decided.items,
          hiddenDecided: all - decided.items.length,
          mails: mailer !== undefined,
          refused,
          offices: names
            .filter(({ office }) => meeting.sealedTo.includes(office))
            .map(({ office: officeId, name }) => ({ officeId, name })),
        }),
        looks: [{ key, area: meeting.area, version }, ...before.looks, ...decided.looks],
        version,
      }
    }),
    handleQuery('GetInvitation', meetingContracts.GetInvitation, async ({ input, scope, now }) => {
      const stored = await records.find<Meeting>(MEETING_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { id, version, key, state } = stored
      const { content } = invitationOf({ id, ...state }, { publicUrl: services.publicUrl, at: now })
      return {
        body: null,
        file: { name: `rapat-${id.slice(-12)}.ics`, bytes: Buffer.from(content) },
        looks: [{ key, area: state.area }],
        version,
      }
    }),
    handleCommand('MoveMeeting', meetingContracts.MoveMeeting, ({ input: { id, startsAt, minutes }, ...call }) =>
      change(call, id, { type: 'MoveMeeting', startsAt: inUtc(startsAt), minutes }),
    ),
    handleCommand('InviteToMeeting', meetingContracts.InviteToMeeting, ({ input: { id, invite }, ...call }) =>
      change(call, id, { type: 'InviteToMeeting', invite }),
    ),
    handleCommand('CancelMeeting', meetingContracts.CancelMeeting, ({ input: { id }, ...call }) =>
      change(call, id, { type: 'CancelMeeting' }),
    ),
    handleQuery('GetMinutes', meetingContracts.GetMinutes, async ({ input, language: _, ...reading }) => {
      const { scope, today, now } = reading
      const stored = await records.find<Meeting>(MEETING_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { id, version, key, state: meeting } = stored
      if (meeting.state !== 'CLOSED') return refuse('meeting-not-closed')
      const roomKey = parseId(meeting.roomId)
      const [room, attended, taken, all] = await Promise.all([
        records.find<Room>(ROOM_TYPE, roomKey, scope),
        nameActs(meeting.attended.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) }))),
        findDecisions(db, scope, roomKey, { meeting: key }).then((keys) => findAll(records, keys, reading)),
        countDecisions(db, roomKey, key),
      ])
      const ids = taken.flatMap(({ state }) => [...state.asked, ...state.tasks].map(({ officeId }) => officeId))
      const names = await offices(today, [...new Set([meeting.host.officeId, ...ids])])
      const officeNames = new Map(names.map(({ office, name }) => [office, name]))
      const host = officeNames.get(meeting.host.officeId)
      const decisions = taken.map(({ state }) => state)
      const title = room?.state.personal?.title
      const minutes = minutesOf({ meetingId: id, meeting, room: title, host, attended, decisions, hidden: all - taken.length, officeNames })
      if (minutes === undefined) return undefined
      const recorded = recordedMinutes(meeting)
      const drawn = minutesPaper(minutes, host ?? 'Kawal', recorded?.issued.signer)
      const paper = recorded === undefined ? drawn : await papers.sign(drawn, { ...recorded, revoked: isRevoked(meeting, MINUTES) }, now)
      return {
        body: null,
        file: { name: `notula-${id.slice(-12)}.pdf`, bytes: await renderPdf(paper) },
        looks: [{ key, area: meeting.area }, ...taken.map((each) => ({ key: each.key, area: each.state.area }))],
        version,
      }
    }),
    handleCommand('OpenMeeting', meetingContracts.OpenMeeting, ({ input: { id }, ...call }) => change(call, id, { type: 'OpenMeeting' })),
    handleCommand('JoinMeeting', meetingContracts.JoinMeeting, ({ input: { id }, ...call }) => change(call, id, { type: 'JoinMeeting' })),
    handleCommand('CloseMeeting', meetingContracts.CloseMeeting, ({ input: { id, said }, ...call }) =>
      change(call, id, { type: 'CloseMeeting', said }),
    ),
    handleCommand('RevokeMinutes', meetingContracts.RevokeMinutes, ({ input: { id, cause, reason }, ...call }) =>
      change(call, id, { type: 'RevokePaper', nth: MINUTES, cause, reason }),
    ),
    handleCommand('KeepSignedMinutes', meetingContracts.KeepSignedMinutes, async ({ input: { id }, ...call }) => {
      const stored = await records.find<Meeting>(MEETING_TYPE, parseId(id), call.scope)
      if (stored === undefined) return { type: 'not-found' }
      return keepUpload(plugs, { ...call, key: stored.key, infected: 'paper-file-infected' }, (file) =>
        change(call, id, { type: 'KeepSignedPaper', nth: MINUTES, file }, file.address),
      )
    }),
    handleQuery('GetSignedMinutes', meetingContracts.GetSignedMinutes, async ({ input, scope }) => {
      const stored = await records.find<Meeting>(MEETING_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { key, state } = stored
      const kept = state.personal?.after?.[MINUTES]?.signed
      const brought = kept && (await openSealedFile(plugs, kept, { key, scope }))
      if (brought === 'infected') return refuse('paper-file-infected')
      return brought === undefined || brought === 'gone'
        ? refuse('paper-signed-gone')
        : { body: undefined, looks: [{ key, area: state.area }], brought }
    }),
  ]
}
