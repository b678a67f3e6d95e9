// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is invited to a meeting, its calendar file, another time for it, and that it is not held.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { jakartaDate } from '#kernel/time.ts'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { meetingArrows } from '#meetings/core/meeting.rules.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullMeeting } from '#meetings/web/room.ts'
import { addressesOf, instantOf } from '#meetings/web/room-meetings.tsx'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { DateInput, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly meeting: FullMeeting
  readonly onDone: () => void
}

function Move({ meeting, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const move = useCommand(meetingContracts.MoveMeeting)
  const [, clock = ''] = /, (\d\d\.\d\d)/.exec(momentWords(meeting.startsAt, 'id')) ?? []
  const form = useForm(`meeting-time-${meeting.id}-${meeting.version}`, { startsOn: jakartaDate(meeting.startsAt), startsAt: clock })
  async function send(): Promise<void> {
    const startsAt = instantOf(form.values.startsOn, form.values.startsAt)
    if (startsAt === undefined) return form.show([{ field: 'startsAt', message: t('time-missing') }])
    const answer = await move.send({ id: meeting.id, startsAt, minutes: meeting.minutes })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('moved'))
    onDone()
  }
  return (
    <details class="fold">
      <summary>{t('move')}</summary>
      <FormFrame form={form} sending={move} onSend={send} verb={t('move-send')} kind="quiet">
        <DateInput {...form.bind('startsOn')} label={t('day')} min={meeting.today} />
        <TextInput {...form.bind('startsAt')} label={t('time')} hint={t('time-hint')} width="short" maxLength={5} />
      </FormFrame>
    </details>
  )
}

function Invite({ meeting, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const invite = useCommand(meetingContracts.InviteToMeeting)
  const form = useForm(`meeting-invite-${meeting.id}`, { invite: '' })
  async function send(): Promise<void> {
    const addresses = addressesOf(form.values.invite)
    if (addresses.length === 0) return form.show([{ field: 'invite', message: t('invite-missing') }])
    const answer = await invite.send({ id: meeting.id, invite: addresses })
    if (!answer.ok) return form.show([{ field: 'invite', message: answer.problem.errors?.[0]?.message ?? answer.problem.title }])
    form.clear()
    say(t('invite-sent'))
    onDone()
  }
  return (
    <details class="fold">
      <summary>{t('invite')}</summary>
      <FormFrame form={form} sending={{ busy: invite.busy, problem: undefined }} onSend={send} verb={t('invite-send')} kind="quiet">
        <TextArea {...form.bind('invite')} label={t('invite-addresses')} hint={t('invite-hint')} rows={2} />
      </FormFrame>
    </details>
  )
}

function Cancel({ meeting, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const cancel = useCommand(meetingContracts.CancelMeeting)
  const [asked, setAsked] = useState(false)
  async function send(): Promise<void> {
    const answer = await cancel.send({ id: meeting.id })
    if (!answer.ok) return
    say(t('cancelled'))
    setAsked(false)
    onDone()
  }
  return (
    <>
      <Button small onPress={() => setAsked(true)}>
        {t('cancel')}
      </Button>
      <Modal
        open={asked}
        title={t('cancel-title')}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button kind="danger" busy={cancel.busy} onPress={() => void send()}>
              {t('cancel')}
            </Button>
            <Button onPress={() => setAsked(false)}>{t('not-now')}</Button>
          </>
        }
      >
        {cancel.problem !== undefined && <ProblemNotice problem={cancel.problem} />}
        <p>{t('cancel-text')}</p>
      </Modal>
    </>
  )
}

export function MeetingTime({ meeting, onDone }: Props): VNode | null {
  const t = useWords(roomPageWords)
  const { id, state, invited, refused, mails } = meeting
  if (!meetingArrows.InviteToMeeting.includes(state)) return null
  return (
    <Section id="invitations" title={t('invitations')} lead={mails ? t('invitations-lead') : t('invitations-none')}>
      {invited.length > 0 && (
        <ul>
          {invited.map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ul>
      )}
      {refused.length > 0 && <p role="status">{t('invitations-refused', { addresses: refused.join(', ') })}</p>}
      <ButtonRow>
        <LinkButton small icon="calendar" download href={addressOf(meetingContracts.GetInvitation, { id })}>
          {t('calendar')}
        </LinkButton>
        {meetingArrows.CancelMeeting.includes(state) && <Cancel meeting={meeting} onDone={onDone} />}
      </ButtonRow>
      {mails && <Invite meeting={meeting} onDone={onDone} />}
      {meetingArrows.MoveMeeting.includes(state) && <Move meeting={meeting} onDone={onDone} />}
    </Section>
  )
}
