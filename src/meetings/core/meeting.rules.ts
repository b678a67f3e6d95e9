// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a meeting: opened once, attended while it is open, closed once and with its minutes; after that nothing of it changes.

import { accept, type Context, type Decider, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type Instant, jakartaDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { afterPaper, decidePaper, type PaperCommand } from '#letters/core/paper-after.ts'
import { meetingTerms } from '#meetings/core/meeting.law.ts'
import type { Meeting, MeetingCommand, MeetingEvent, MeetingFacts, MeetingState } from '#meetings/core/meeting.ts'

type Moving = 'MoveMeeting' | 'InviteToMeeting' | 'CancelMeeting' | 'OpenMeeting' | 'JoinMeeting' | 'CloseMeeting'

/** From which states each command leads on; the button asks the same table. */
export const meetingArrows: Readonly<Record<Moving, readonly MeetingState[]>> = {
  MoveMeeting: ['SCHEDULED'],
  InviteToMeeting: ['SCHEDULED', 'OPEN'],
  CancelMeeting: ['SCHEDULED'],
  OpenMeeting: ['SCHEDULED'],
  JoinMeeting: ['OPEN'],
  CloseMeeting: ['OPEN'],
}

export const MOST_INVITED = 40

/** Nothing of it is to come. */
export const endedMeetings: readonly MeetingState[] = ['CLOSED', 'CANCELLED']

interface By {
  readonly at: Instant
  readonly userId: string
  readonly officeId: string
}
const by = ({ actor, now }: Context): By => ({ at: now, userId: actor.userId, officeId: actor.officeId })

type Scheduling = Extract<MeetingCommand, { type: 'ScheduleMeeting' }>

const past = (): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field: 'startsAt', code: 'meeting-past' }] })

function schedule({ type: _, title, invite, ...open }: Scheduling, context: Context, { room }: MeetingFacts): Decision<MeetingEvent> {
  if (room === undefined) return refuse('room-unknown')
  if (open.startsAt < context.now) return past()
  const { sealedTo } = room
  return accept({
    type: 'MeetingScheduled',
    ...open,
    kind: context.actor.officeKind,
    sealedTo,
    ...by(context),
    personal: { title, invited: [...new Set(invite)] },
  })
}

function refusalIn(state: MeetingState): ReturnType<typeof refuse> {
  if (state === 'CLOSED') return refuse('meeting-closed')
  return refuse(state === 'CANCELLED' ? 'meeting-cancelled' : state === 'OPEN' ? 'meeting-open' : 'meeting-not-open')
}

function isThere(meeting: Meeting, { actor }: Context): boolean {
  return meeting.attended.some(({ userId, officeId }) => userId === actor.userId && officeId === actor.officeId)
}

function isMoving(type: string): type is Moving {
  return type in meetingArrows
}

/** Whoever was invited is not invited again. */
function invite({ personal }: Meeting, addresses: readonly string[], context: Context): Decision<MeetingEvent> {
  const known = personal?.invited ?? []
  const invited = [...new Set(addresses)].filter((address) => !known.includes(address))
  if (invited.length === 0) return accept()
  if (known.length + invited.length > MOST_INVITED)
    return refuse('invalid-input', { fields: [{ field: 'invite', code: 'meeting-invited-many' }] })
  return accept({ type: 'MeetingInvited', ...by(context), personal: { invited } })
}

/** The minutes are the one paper of a meeting; what becomes of them is for the office that issued them. */
export const MINUTES = 0

export function holdsMinutes({ number, issuer, host }: Meeting, officeId: string): boolean {
  return number !== undefined && (issuer ?? host.officeId) === officeId
}

function decideMinutes(meeting: Meeting, command: PaperCommand, context: Context): Decision<MeetingEvent> {
  return holdsMinutes(meeting, context.actor.officeId) ? decidePaper(meeting, command, context) : refuse('paper-unknown')
}

function decide(meeting: Meeting | undefined, command: MeetingCommand, context: Context, facts: MeetingFacts): Decision<MeetingEvent> {
  if (command.type === 'ScheduleMeeting') return meeting === undefined ? schedule(command, context, facts) : refuse('meeting-known')
  if (meeting === undefined || meeting.erased === true) return refuse('meeting-unknown')
  if (isMoving(command.type) && !meetingArrows[command.type].includes(meeting.state)) return refusalIn(meeting.state)
  switch (command.type) {
    case 'MoveMeeting': {
      const { startsAt, minutes } = command
      return startsAt < context.now ? past() : accept({ type: 'MeetingMoved', startsAt, minutes, ...by(context) })
    }
    case 'InviteToMeeting':
      return invite(meeting, command.invite, context)
    case 'CancelMeeting':
      return accept({ type: 'MeetingCancelled', ...by(context) })
    case 'OpenMeeting':
      return accept({ type: 'MeetingOpened', ...by(context) }, { type: 'MeetingJoined', ...by(context) })
    case 'JoinMeeting':
      return isThere(meeting, context) ? accept() : accept({ type: 'MeetingJoined', ...by(context) })
    case 'CloseMeeting': {
      if (facts.numbering === undefined) return refuse('meeting-unknown')
      const { given, issued } = facts.numbering
      return accept({ type: 'MeetingClosed', ...by(context), given, personal: { said: command.said, issued } })
    }
    case 'RevokePaper':
    case 'KeepSignedPaper':
      return decideMinutes(meeting, command, context)
    case 'SealMeeting':
      if (endedMeetings.includes(meeting.state)) return accept()
      return accept({
        type: 'MeetingSealed',
        sealedTo: command.sealedTo,
        ...(command.sealedTo.includes(meeting.host.officeId) ? {} : { host: command.otherwise }),
        ...by(context),
      })
    case 'ForgetMeeting':
      return accept({ type: 'MeetingForgotten', on: context.today })
    default:
      return unreachable(command)
  }
}

function evolve(before: Meeting | undefined, event: MeetingEvent): Meeting {
  if (event.type === 'MeetingScheduled') {
    const { area, roomId, officeId, kind, sealedTo, startsAt, minutes, personal } = event
    return { area, sealedTo, roomId, host: { officeId, kind }, state: 'SCHEDULED', startsAt, minutes, sequence: 0, attended: [], personal }
  }
  const meeting = must(before, 'the meeting before it')
  switch (event.type) {
    case 'MeetingMoved':
      return { ...meeting, startsAt: event.startsAt, minutes: event.minutes, sequence: meeting.sequence + 1 }
    case 'MeetingInvited': {
      const { personal } = meeting
      return personal === undefined
        ? meeting
        : { ...meeting, personal: { ...personal, invited: [...personal.invited, ...event.personal.invited] } }
    }
    case 'MeetingCancelled':
      return { ...meeting, state: 'CANCELLED', sequence: meeting.sequence + 1 }
    case 'MeetingOpened':
      return { ...meeting, state: 'OPEN', openedAt: event.at }
    case 'MeetingJoined': {
      const { userId, officeId, at } = event
      return { ...meeting, attended: [...meeting.attended, { userId, officeId, at }] }
    }
    case 'MeetingClosed': {
      const words = meeting.personal === undefined ? {} : { personal: { ...meeting.personal, ...event.personal } }
      const number = event.given === undefined ? {} : { number: event.given.number, issuer: event.officeId }
      return { ...meeting, ...words, ...number, state: 'CLOSED', closedAt: event.at }
    }
    case 'PaperRevoked':
    case 'SignedPaperKept': {
      const { after, words } = afterPaper(meeting, event)
      return { ...meeting, after, personal: { ...must(meeting.personal, 'the minutes'), after: words } }
    }
    case 'MeetingSealed':
      return { ...meeting, sealedTo: event.sealedTo, host: event.host ?? meeting.host }
    case 'MeetingForgotten': {
      const { personal: _, ...rest } = meeting
      return { ...rest, erased: true }
    }
    default:
      return unreachable(event)
  }
}

/** It is held on its day, and its minutes are written the day after at the latest, by the office that called it. */
export function meetingSteps({ state, host, startsAt, openedAt }: Meeting): readonly NextStep[] {
  if (endedMeetings.includes(state)) return []
  const day = jakartaDate(openedAt ?? startsAt)
  const { minutesDays, legalBasis, standing } = ruleOn(meetingTerms, day)
  const asked = { owner: host.kind, office: host.officeId, legalBasis, standing }
  return state === 'SCHEDULED'
    ? [{ code: 'HOLD_MEETING', ...asked, due: day }]
    : [{ code: 'CLOSE_MEETING', ...asked, due: addDays(day, minutesDays) }]
}

export const meetingDecider: Decider<Meeting, MeetingCommand, MeetingEvent, MeetingFacts> = { decide, evolve }
