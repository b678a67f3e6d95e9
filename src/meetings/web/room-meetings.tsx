// SPDX-License-Identifier: AGPL-3.0-or-later
// The meetings of a room, and the way to call one.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import type { MeetingState } from '#meetings/core/meeting.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { DateInput, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export function MeetingBadge(props: { readonly state: MeetingState }): VNode {
  const t = useWords(roomPageWords)
  return <Badge tone={props.state === 'OPEN' ? 'good' : props.state === 'SCHEDULED' ? 'sea' : 'plain'}>{t(props.state)}</Badge>
}

/** An instant of the clock that offices in West Java to East Java read; undefined where it is none. */
export function instantOf(day: string, time: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[.:](\d\d)$/.exec(time.trim()) ?? []
  const at = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00+07:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** One a line, or with commas or blanks between them. */
export function addressesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((address) => address !== '')
}

function Schedule({ room }: { readonly room: FullRoom }): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const { route } = useLocation()
  const schedule = useCommand(meetingContracts.ScheduleMeeting)
  const form = useForm(`room-meeting-${room.id}`, { title: '', startsOn: '', startsAt: '', minutes: '60', invite: '' })
  const { values } = form
  async function send(): Promise<void> {
    const title = values.title.trim()
    const startsAt = instantOf(values.startsOn, values.startsAt)
    const minutes = Number(values.minutes)
    const fits = Number.isInteger(minutes) && minutes >= 5 && minutes <= 600
    const missing = [
      ...(title === '' ? [{ field: 'title', message: t('meeting-title-missing') } as const] : []),
      ...(values.startsOn === '' ? [{ field: 'startsOn', message: t('day-missing') } as const] : []),
      ...(values.startsOn !== '' && startsAt === undefined ? [{ field: 'startsAt', message: t('time-missing') } as const] : []),
      ...(fits ? [] : [{ field: 'minutes', message: t('length-missing') } as const]),
    ]
    if (startsAt === undefined || missing.length > 0) return form.show(missing)
    const answer = await schedule.send({ id: room.id, title, startsAt, minutes, invite: addressesOf(values.invite) })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('scheduled'))
    route(`/meetings/${answer.value.id}`)
  }
  return (
    <details class="fold">
      <summary>{t('schedule')}</summary>
      <FormFrame form={form} sending={schedule} onSend={send} verb={t('schedule-send')} kind="quiet">
        <TextInput {...form.bind('title')} label={t('meeting-title')} hint={t('title-hint')} maxLength={200} />
        <DateInput {...form.bind('startsOn')} label={t('day')} min={room.today} />
        <TextInput {...form.bind('startsAt')} label={t('time')} hint={t('time-hint')} width="short" maxLength={5} />
        <TextInput {...form.bind('minutes')} label={t('length')} inputMode="numeric" width="short" maxLength={3} />
        {room.mails && <TextArea {...form.bind('invite')} label={t('invite')} hint={t('invite-hint')} rows={2} optional />}
      </FormFrame>
    </details>
  )
}

export function RoomMeetings({ room }: { readonly room: FullRoom }): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  return (
    <Section id="meetings" title={t('meetings')}>
      {room.meetings.length === 0 ? (
        <p class="muted">{t('meetings-empty')}</p>
      ) : (
        <ul class="rows">
          {room.meetings.map(({ id, title, state, startsAt }) => (
            <li key={id} class="row">
              <div>
                <a class="row-step" href={`/meetings/${id}`}>
                  {title}
                </a>
                <span class="row-why">{momentWords(startsAt, language)}</span>
              </div>
              <div class="row-side">
                <MeetingBadge state={state} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <Schedule room={room} />
    </Section>
  )
}
