// SPDX-License-Identifier: AGPL-3.0-or-later
// The attendance of one session: thirty names on one screen, by keys or taps, saved in one command.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { CorrectBoard } from '#training/web/correct-board.tsx'
import { pageWords } from '#training/web/page.words.ts'
import { TakeBoard } from '#training/web/take-board.tsx'

type ClassBoard = OutputOf<typeof classContracts.GetClass>
type SessionRow = ClassBoard['sessions'][number]

function Board(props: { readonly value: ClassBoard; readonly session: SessionRow; readonly trainer: boolean }): VNode {
  const t = useWords(pageWords)
  const { language, today } = useReading()
  const { value, session, trainer } = props
  if (session.taken)
    return <CorrectBoard value={value} session={session} mayWrite={trainer && value.status !== 'cancelled' && value.status !== 'planned'} />
  const back = <LinkButton href={`/classes/${value.id}`}>{t('back-to-class')}</LinkButton>
  if (session.date > today) {
    return (
      <EmptyState icon="calendar" title={t('session-later')} action={back}>
        {t('session-later-text', { date: formatDate(session.date, language) })}
      </EmptyState>
    )
  }
  if (!trainer || value.trainees.every((trainee) => trainee.left)) {
    return (
      <EmptyState icon="people" title={trainer ? t('no-trainees') : t('not-taken')} action={back}>
        {trainer ? t('no-trainees-text') : t('only-trainer')}
      </EmptyState>
    )
  }
  return <TakeBoard value={value} session={session} />
}

export function AttendancePage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const trainer = useSession().role === 'trainer'
  const id = props.params?.['id'] ?? ''
  const board = useQuery(classContracts.GetClass, { id })
  if (board.state === 'loading') return <Skeleton />
  if (board.state === 'failed')
    return <ProblemPage problem={board.problem} onRetry={board.reload} back={{ href: '/classes', label: t('classes') }} />
  const { value } = board
  const session = value.sessions.find((each) => String(each.no) === props.params?.['no'])
  const back = { href: `/classes/${id}`, label: value.title }
  if (session === undefined) return <PageHead title={t('session-unknown')} lead={t('session-unknown-text')} back={back} />
  const unit = value.programme.units.find((each) => each.code === session.unit)
  return (
    <>
      <PageHead
        title={t('session-on', { no: session.no, date: formatDate(session.date, language) })}
        lead={t('attendance-lead', { title: unit?.title ?? value.programme.name, hours: formatNumber(session.hours, language) })}
        back={back}
      />
      <Board key={session.no} value={value} session={session} trainer={trainer} />
    </>
  )
}
