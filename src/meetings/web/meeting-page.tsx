// SPDX-License-Identifier: AGPL-3.0-or-later
// One meeting: opened with a press, attended with a press, closed with its minutes.

import type { VNode } from 'preact'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { meetingArrows } from '#meetings/core/meeting.rules.ts'
import { CallLink } from '#meetings/web/call-link.tsx'
import { decisionPageWords } from '#meetings/web/decision.words.ts'
import { DecisionCard } from '#meetings/web/decision-card.tsx'
import { DecisionForm } from '#meetings/web/decision-form.tsx'
import { MeetingTime } from '#meetings/web/meeting-time.tsx'
import { MinutesAfter } from '#meetings/web/minutes-after.tsx'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullMeeting } from '#meetings/web/room.ts'
import { Agenda } from '#meetings/web/room-agenda.tsx'
import { MeetingBadge } from '#meetings/web/room-meetings.tsx'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly meeting: FullMeeting
  readonly onDone: () => void
}

function Presses({ meeting, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const open = useCommand(meetingContracts.OpenMeeting)
  const join = useCommand(meetingContracts.JoinMeeting)
  const { id, state, there } = meeting
  const problem = open.problem ?? join.problem
  const press = async (command: typeof open | typeof join): Promise<void> => {
    const answer = await command.send({ id })
    if (answer.ok) onDone()
  }
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <ButtonRow>
        {meetingArrows.OpenMeeting.includes(state) && (
          <Button kind="main" icon="check" busy={open.busy} onPress={() => void press(open)}>
            {t('open')}
          </Button>
        )}
        {meetingArrows.JoinMeeting.includes(state) && !there && (
          <Button kind="main" icon="check" busy={join.busy} onPress={() => void press(join)}>
            {t('join')}
          </Button>
        )}
        {state === 'OPEN' && <CallLink meetingId={id} />}
      </ButtonRow>
      {there && meetingArrows.JoinMeeting.includes(state) && <p class="muted">{t('there')}</p>}
    </>
  )
}

function Attended({ meeting }: Pick<Props, 'meeting'>): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  return (
    <Section id="attended" title={t('attended')}>
      {meeting.attended.length === 0 ? (
        <p class="muted">{t('attended-none')}</p>
      ) : (
        <ul class="rows">
          {meeting.attended.map(({ user, office, at }) => (
            <li key={`${user} ${office}`} class="row">
              <div>
                <span class="row-step">{user}</span>
                <span class="row-why">{[office, momentWords(at, language)].filter(Boolean).join(' · ')}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Close({ meeting, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const close = useCommand(meetingContracts.CloseMeeting)
  const form = useForm(undefined, { said: '' })
  async function send(): Promise<void> {
    const said = form.values.said.trim()
    if (said === '') return form.show([{ field: 'said', message: t('minutes-missing') }])
    const answer = await close.send({ id: meeting.id, said })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('closed'))
    onDone()
  }
  return (
    <FormFrame form={form} sending={close} onSend={send} verb={t('close')} kind="quiet">
      <TextArea {...form.bind('said')} label={t('minutes-said')} hint={t('minutes-lead')} rows={8} maxLength={20_000} />
    </FormFrame>
  )
}

function Decisions(props: { readonly items: FullMeeting['decided']; readonly none: string; readonly onDone: () => void }): VNode {
  if (props.items.length === 0) return <p class="muted">{props.none}</p>
  return (
    <div class="stack">
      {props.items.map((decision) => (
        <DecisionCard key={decision.id} decision={decision} onDone={props.onDone} />
      ))}
    </div>
  )
}

export function MeetingPage(props: PageProps): VNode {
  const t = useWords(roomPageWords)
  const d = useWords(decisionPageWords)
  const { language } = useReading()
  const meeting = useQuery(meetingContracts.GetMeeting, { id: props.params?.['id'] ?? '' })
  if (meeting.state === 'loading') return <Skeleton />
  if (meeting.state === 'failed')
    return <ProblemPage problem={meeting.problem} onRetry={meeting.reload} back={{ href: '/rooms', label: t('rooms') }} />
  const { value, reload } = meeting
  const { title, startsAt, minutes, host, openedAt, closedAt, said, state, agenda, before, decided, offices } = value
  return (
    <>
      <PageHead title={title} back={{ href: `/rooms/${value.roomId}`, label: t('room') }} />
      <p>
        <MeetingBadge state={state} />
      </p>
      <Facts
        facts={[
          { label: t('when'), value: t('when-length', { when: momentWords(startsAt, language), count: String(minutes) }) },
          ...(host === undefined ? [] : [{ label: t('called-by'), value: host }]),
          ...(openedAt === undefined ? [] : [{ label: t('opened-at'), value: momentWords(openedAt, language) }]),
          ...(closedAt === undefined ? [] : [{ label: t('closed-at'), value: momentWords(closedAt, language) }]),
        ]}
      />
      <Presses meeting={value} onDone={reload} />
      {(state === 'SCHEDULED' || state === 'OPEN') && (
        <Section id="before" title={d('before')}>
          <Decisions items={before} none={d('before-none')} onDone={reload} />
        </Section>
      )}
      <Section id="agenda" title={t('agenda')}>
        <Agenda points={agenda} />
      </Section>
      <Section id="decided" title={d('decided')}>
        {(decided.length > 0 || value.hiddenDecided === 0) && <Decisions items={decided} none={d('decided-none')} onDone={reload} />}
        {value.hiddenDecided > 0 && <p class="muted">{d('decided-hidden', { count: String(value.hiddenDecided) })}</p>}
        {state === 'OPEN' && <DecisionForm roomId={value.roomId} meetingId={value.id} offices={offices} onDone={reload} />}
      </Section>
      <MeetingTime meeting={value} onDone={reload} />
      <Attended meeting={value} />
      {(said !== undefined || state === 'OPEN') && (
        <Section id="minutes" title={t('minutes')}>
          {said === undefined ? (
            <Close meeting={value} onDone={reload} />
          ) : (
            <>
              <p class="as-told">{said}</p>
              <ButtonRow>
                <LinkButton href={addressOf(meetingContracts.GetMinutes, { id: value.id })} icon="printer">
                  {t('print')}
                </LinkButton>
              </ButtonRow>
              <MinutesAfter meeting={value} onDone={reload} />
            </>
          )}
        </Section>
      )}
    </>
  )
}
