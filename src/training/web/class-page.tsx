// SPDX-License-Identifier: AGPL-3.0-or-later
// One class: the next step, who is in it with hours and completion, its sessions.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { ClassCertificates } from '#training/web/class-certificates.tsx'
import { ClassBadge } from '#training/web/class-status.tsx'
import { ContestedMarks } from '#training/web/contested-marks.tsx'
import { pageWords } from '#training/web/page.words.ts'
import { SessionList } from '#training/web/session-list.tsx'
import { TraineeTable } from '#training/web/trainee-table.tsx'

type ClassBoard = OutputOf<typeof classContracts.GetClass>

/** The button of the step that is due now. */
function StepAction(props: {
  readonly value: ClassBoard
  readonly code: string
  readonly onFinish: () => void
  readonly busy: boolean
}): VNode | null {
  const t = useWords(pageWords)
  const { today } = useReading()
  const { value } = props
  const open = value.sessions.find((session) => !session.taken)
  switch (props.code) {
    case 'PLAN_SESSIONS':
      return (
        <LinkButton kind="main" href={`/classes/${value.id}/schedule`}>
          {t('do-PLAN_SESSIONS')}
        </LinkButton>
      )
    case 'ENROL_TRAINEES':
      return (
        <LinkButton kind="main" href={`/classes/${value.id}/enrol`}>
          {t('do-ENROL_TRAINEES')}
        </LinkButton>
      )
    case 'TAKE_ATTENDANCE':
      return open === undefined || open.date > today ? null : (
        <LinkButton kind="main" href={`/classes/${value.id}/sessions/${open.no}`}>
          {t('do-TAKE_ATTENDANCE')}
        </LinkButton>
      )
    case 'FINISH_CLASS':
      return (
        <Button kind="main" busy={props.busy} onPress={props.onFinish}>
          {t('do-FINISH_CLASS')}
        </Button>
      )
    default:
      return null
  }
}

function CancelClass(props: { readonly value: ClassBoard }): VNode {
  const t = useWords(pageWords)
  const { say } = useUndo()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const cancel = useCommand(classContracts.CancelClass)

  async function send(): Promise<void> {
    const answer = await cancel.send({ id: props.value.id, reason }, { version: props.value.version })
    setAsking(false)
    if (answer.ok) say(t('cancelled-said'))
  }

  return (
    <div class="page-end">
      {cancel.problem !== undefined && <ProblemNotice problem={cancel.problem} />}
      <Button onPress={() => setAsking(true)}>{t('cancel-class')}</Button>
      <Modal
        open={asking}
        title={t('cancel-title')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" busy={cancel.busy} blocked={reason.trim() === '' ? t('required') : undefined} onPress={() => void send()}>
              {t('cancel-class')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('keep-class')}</Button>
          </>
        }
      >
        <p>{t('cancel-text')}</p>
        <TextInput id="cancel-reason" label={t('reason')} value={reason} onChange={setReason} maxLength={200} required />
      </Modal>
    </div>
  )
}

export function ClassPage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const { say } = useUndo()
  const { language } = useReading()
  const trainer = useSession().role === 'trainer'
  const id = props.params?.['id'] ?? ''
  const board = useQuery(classContracts.GetClass, { id })
  const finish = useCommand(classContracts.FinishClass)
  if (board.state === 'loading') return <Skeleton />
  if (board.state === 'failed')
    return <ProblemPage problem={board.problem} onRetry={board.reload} back={{ href: '/classes', label: t('classes') }} />
  const { value, reload } = board
  const open = value.status === 'planned' || value.status === 'running'
  const next = value.nextSteps[0]
  const [first, last] = [value.sessions[0], value.sessions.at(-1)]
  const days =
    first === undefined || last === undefined
      ? undefined
      : t('from-to', { from: formatDate(first.date, language), to: formatDate(last.date, language) })

  async function close(): Promise<void> {
    const answer = await finish.send({ id }, { version: value.version })
    if (answer.ok) say(t('finished-said'))
    reload()
  }

  return (
    <>
      <PageHead
        title={value.title}
        lead={`${value.programme.name} · ${value.provider.name}`}
        back={{ href: '/classes', label: t('classes') }}
      />
      <div class="record-bar">
        <ClassBadge status={value.status} />
        {days !== undefined && <span class="muted">{days}</span>}
      </div>
      {finish.problem !== undefined && <ProblemNotice problem={finish.problem} onRetry={reload} />}
      {next !== undefined && (
        <NextStepCard
          what={next.text}
          who={t('who-training')}
          due={next.due}
          why={{ article: next.legalBasis, standing: next.standing }}
          action={trainer ? <StepAction value={value} code={next.code} busy={finish.busy} onFinish={() => void close()} /> : undefined}
        />
      )}
      <ContestedMarks value={value} mayWrite={trainer} />
      {value.status === 'finished' && <Notice tone="good" title={t('class-finished')} />}
      {value.status === 'cancelled' && <Notice tone="plain" title={t('class-cancelled')} />}
      {value.status === 'finished' && <ClassCertificates value={value} mayWrite={trainer} onDone={reload} />}
      <Section title={t('trainees')} id="trainees">
        <TraineeTable value={value} mayWrite={trainer && open} />
      </Section>
      <Section title={t('sessions')} id="sessions">
        <SessionList value={value} mayWrite={trainer && open} />
      </Section>
      {trainer && open && <CancelClass value={value} />}
    </>
  )
}
