// SPDX-License-Identifier: AGPL-3.0-or-later
// What the minutes of a closed meeting say, before anybody draws them; pure.

import { spokenDate } from '#kernel/spoken.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import { fill } from '#kernel/words.ts'
import type { OfficePaperRecorded } from '#letters/core/office-paper.ts'
import type { Decision, DecisionAnswer } from '#meetings/core/decision.ts'
import type { Meeting } from '#meetings/core/meeting.ts'
import { minutesWords } from '#meetings/core/minutes.words.ts'
import type { Named } from '#meetings/core/room.present.ts'

const id = minutesWords.id
const JAKARTA_OFFSET_MS = 7 * 3_600_000

/** *09.05*, as clocks in Jakarta show it. */
function clockOf(instant: Instant): string {
  return new Date(Date.parse(instant) + JAKARTA_OFFSET_MS).toISOString().slice(11, 16).replace(':', '.')
}

export interface MinutesFacts {
  readonly meetingId: string
  readonly meeting: Meeting
  /** What the room is called; absent where it is no longer within reach. */
  readonly room: string | undefined
  readonly host: string | undefined
  readonly attended: readonly Named[]
  /** Those that the office may read. */
  readonly decisions: readonly Decision[]
  /** How many more were taken there. */
  readonly hidden: number
  readonly officeNames: ReadonlyMap<string, string>
}

interface Row {
  readonly code: string
  readonly title: string
}

export interface Minutes {
  readonly number: string
  readonly closedAt: Instant
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly attended: readonly Row[]
  readonly said: string
  readonly decisions: readonly {
    readonly title: string
    readonly tasks: readonly Row[]
    readonly answers: readonly { readonly label: string; readonly value: string }[]
  }[]
  /** That nothing was decided, or that something was which this office does not read. */
  readonly beside?: string
}

function decisionOf(decision: Decision, nth: number, nameOf: (officeId: string) => string): Minutes['decisions'][number] {
  const { asked, tasks, personal } = decision
  const of = (answer: DecisionAnswer | undefined): string =>
    asked
      .filter((each) => each.answer === answer)
      .map(({ officeId, on }) => `${nameOf(officeId)}${on === undefined ? '' : ` (${spokenDate(on, 'id')})`}`)
      .join(', ') || id.nobodyYet
  return {
    title: fill(id.decision, { nth: nth + 1, text: personal?.text ?? '' }),
    tasks: tasks.map(({ officeId, due, result }, at) => {
      const { what = '', who } = personal?.tasks[at] ?? {}
      const said = fill(who === undefined ? id.task : id['task-who'], { what, who: who ?? '', due: spokenDate(due, 'id') })
      return { code: nameOf(officeId), title: result === undefined ? said : `${said}: ${id[result]}` }
    }),
    answers: [
      { label: id.agreed, value: of('AGREED') },
      { label: id.objected, value: of('OBJECTED') },
      { label: id.waiting, value: of(undefined) },
    ],
  }
}

/** What the minutes say to machines: what was said and by whom it was heard. Decisions go on after it, each a record of its own. */
export function recordedMinutes({ personal, number, closedAt, openedAt, attended, host }: Meeting): OfficePaperRecorded | undefined {
  if (personal?.said === undefined || personal.issued === undefined || number === undefined || closedAt === undefined) return undefined
  const { title, said, issued } = personal
  const says = { title, openedAt, closedAt, host: host.officeId, attended, said }
  return { kind: 'NOTULA', number, on: jakartaDate(closedAt), issued, says }
}

/** Undefined where it is not closed, or was erased. */
export function minutesOf({ meetingId, meeting, room, host, attended, decisions, hidden, officeNames }: MinutesFacts): Minutes | undefined {
  const { openedAt, closedAt, personal } = meeting
  if (openedAt === undefined || closedAt === undefined || personal?.said === undefined) return undefined
  const [from, until] = [jakartaDate(openedAt), jakartaDate(closedAt)]
  const end = from === until ? clockOf(closedAt) : `${spokenDate(until, 'id')}, ${clockOf(closedAt)}`
  const when = fill(id.span, { day: spokenDate(from, 'id'), from: clockOf(openedAt), until: end })
  const nameOf = (officeId: string): string => officeNames.get(officeId) ?? id['office-unknown']
  return {
    number: fill(id.number, { number: meetingId.slice(-12).toUpperCase() }),
    closedAt,
    facts: [
      { label: id.meeting, value: personal.title },
      ...(room === undefined ? [] : [{ label: id.room, value: room }]),
      { label: id.when, value: when },
      { label: id.host, value: host ?? id['office-unknown'] },
    ],
    attended: attended.map(({ user = id.nobodyYet, office = id['office-unknown'] }) => ({ code: office, title: user })),
    said: personal.said,
    decisions: decisions.map((decision, nth) => decisionOf(decision, nth, nameOf)),
    ...(hidden > 0 ? { beside: id.hidden } : decisions.length === 0 ? { beside: id.none } : {}),
  }
}
