// SPDX-License-Identifier: AGPL-3.0-or-later
// Plans the sessions that have not been taken: laid out anew from a rhythm, and each one moved, shortened or dropped by hand.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { DateInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { plannedHours } from '#training/core/class.hours.ts'
import type { SessionPlan } from '#training/core/class.ts'
import { pageWords } from '#training/web/page.words.ts'
import { initialRhythm, RhythmFields, sessionsOf } from '#training/web/rhythm-fields.tsx'

type ClassBoard = OutputOf<typeof classContracts.GetClass>

function withoutTaken(value: ClassBoard): readonly SessionPlan[] {
  return value.sessions
    .filter((session) => !session.taken)
    .map(({ date, hours, unit }) => ({ date, hours, ...(unit === undefined ? {} : { unit }) }))
}

/** What each unit still lacks after the sessions that were taken. */
function unitsLeft(value: ClassBoard) {
  return value.programme.units.map((unit) => ({
    ...unit,
    minHours: Math.max(0, unit.minHours - plannedHours(value.sessions.filter((session) => session.taken && session.unit === unit.code))),
  }))
}

function Planner(props: { readonly value: ClassBoard }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { say } = useUndo()
  const { value } = props
  const [rows, setRows] = useState<readonly SessionPlan[]>(() => withoutTaken(value))
  const [extra, setExtra] = useState('')
  const form = useForm(`schedule.${value.id}`, initialRhythm)
  const plan = useCommand(classContracts.PlanSessions)
  const takenHours = plannedHours(value.sessions.filter((session) => session.taken))
  const laidOut = sessionsOf(form.values, Math.max(0, value.programme.hours - takenHours), unitsLeft(value))
  const ordered = [...rows].sort((a, b) => (a.date < b.date ? -1 : 1))

  async function send(): Promise<void> {
    const answer = await plan.send({ id: value.id, sessions: ordered }, { version: value.version })
    if (!answer.ok) return
    form.clear()
    say(t('scheduled-said'))
    route(`/classes/${value.id}`)
  }

  return (
    <>
      {plan.problem !== undefined && <ProblemNotice problem={plan.problem} />}
      <Section
        title={t('sessions-ahead')}
        lead={t('sessions-sum', { count: ordered.length, hours: formatNumber(takenHours + plannedHours(ordered), language) })}
      >
        {ordered.length > 0 && (
          <Table
            caption={t('sessions-ahead')}
            rows={ordered}
            rowKey={(row) => `${row.date}-${ordered.indexOf(row)}`}
            columns={[
              { key: 'date', label: t('days'), cell: (row) => formatDate(row.date, language) },
              { key: 'hours', label: t('hours'), number: true, cell: (row) => formatNumber(row.hours, language) },
              {
                key: 'unit',
                label: t('unit'),
                cell: (row) => value.programme.units.find((unit) => unit.code === row.unit)?.title ?? '–',
              },
              {
                key: 'drop',
                label: t('drop'),
                action: true,
                cell: (row) => (
                  <Button
                    small
                    kind="plain"
                    label={`${t('drop')} ${formatDate(row.date, language)}`}
                    onPress={() => setRows(ordered.filter((each) => each !== row))}
                  >
                    {t('drop')}
                  </Button>
                ),
              },
            ]}
          />
        )}
        <div class="form page-part">
          <DateInput id="extra" label={t('extra-day')} value={extra} onChange={setExtra} />
          <Button
            icon="plus"
            blocked={extra === '' ? t('extra-hint') : undefined}
            onPress={() => {
              setRows([...ordered, { date: extra, hours: Number(form.values.hoursPerDay) || 8 }])
              setExtra('')
            }}
          >
            {t('extra-do')}
          </Button>
        </div>
      </Section>
      <Section title={t('lay-out')} lead={t('lay-out-lead')}>
        <div class="form">
          <RhythmFields form={form} sessions={laidOut} />
          {laidOut.length > 0 && (
            <Button icon="calendar" onPress={() => setRows(laidOut)}>
              {t('lay-out-do')}
            </Button>
          )}
        </div>
      </Section>
      <div class="board-foot">
        <Button kind="main" busy={plan.busy} onPress={() => void send()}>
          {t('schedule-save')}
        </Button>
      </div>
    </>
  )
}

export function SchedulePage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const id = props.params?.['id'] ?? ''
  const board = useQuery(classContracts.GetClass, { id })
  if (board.state === 'loading') return <Skeleton />
  if (board.state === 'failed')
    return <ProblemPage problem={board.problem} onRetry={board.reload} back={{ href: '/classes', label: t('classes') }} />
  return (
    <>
      <PageHead title={t('change-schedule')} lead={t('schedule-lead')} back={{ href: `/classes/${id}`, label: board.value.title }} />
      <Planner value={board.value} />
    </>
  )
}
