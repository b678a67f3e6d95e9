// SPDX-License-Identifier: AGPL-3.0-or-later
// The sessions of a class: those around today first, all of them on request.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import type { classContracts } from '#training/core/class.contract.ts'
import { contestedWords } from '#training/web/contested.words.ts'
import { pageWords } from '#training/web/page.words.ts'

type ClassBoard = OutputOf<typeof classContracts.GetClass>
type SessionRow = ClassBoard['sessions'][number]

const FEW = 8
const BEFORE = 2

/** The last that were taken and the next that are not: what somebody at a desk looks for. */
function around(sessions: readonly SessionRow[]): readonly SessionRow[] {
  if (sessions.length <= FEW) return sessions
  const open = sessions.findIndex((session) => !session.taken)
  const from = Math.min(Math.max(0, (open === -1 ? sessions.length : open) - BEFORE), sessions.length - FEW)
  return sessions.slice(from, from + FEW)
}

export function SessionList(props: { readonly value: ClassBoard; readonly mayWrite: boolean }): VNode {
  const t = useWords(pageWords)
  const c = useWords(contestedWords)
  const { language, today } = useReading()
  const [all, setAll] = useState(false)
  const { value, mayWrite } = props
  const shown = all ? value.sessions : around(value.sessions)
  const unitOf = (code: string | undefined): string => value.programme.units.find((unit) => unit.code === code)?.title ?? ''
  const link = (session: SessionRow): VNode | null => {
    const href = `/classes/${value.id}/sessions/${session.no}`
    const label = `${t('session-on', { no: session.no, date: formatDate(session.date, language) })}`
    if (session.taken)
      return (
        <LinkButton small kind="plain" href={href} label={`${t('see-attendance')}: ${label}`}>
          {t('see-attendance')}
        </LinkButton>
      )
    return mayWrite && session.date <= today ? (
      <LinkButton small href={href} label={`${t('take-now')}: ${label}`}>
        {t('take-now')}
      </LinkButton>
    ) : null
  }
  const change = mayWrite && (
    <div class="board-bar">
      <LinkButton icon="calendar" href={`/classes/${value.id}/schedule`}>
        {t('change-schedule')}
      </LinkButton>
    </div>
  )
  if (value.sessions.length === 0) {
    return (
      <>
        {change}
        <p class="muted">{t('not-scheduled')}</p>
      </>
    )
  }
  return (
    <>
      {change}
      <Table
        caption={t('sessions')}
        rows={shown}
        rowKey={(row) => String(row.no)}
        columns={[
          {
            key: 'date',
            label: t('days'),
            cell: (row) => (
              <>
                {formatDate(row.date, language)}
                <small class="cell-more">
                  {t('session-no', { no: row.no })} · {formatNumber(row.hours, language)} {t('hours')}
                  {row.unit !== undefined && ` · ${unitOf(row.unit)}`}
                </small>
              </>
            ),
          },
          {
            key: 'state',
            label: t('attendance'),
            cell: (row) => {
              if (row.taken) return <Badge tone="good">{t('taken', { present: row.present })}</Badge>
              if (row.marked > 0) return <Badge tone="dawn">{c('marked', { count: row.marked })}</Badge>
              if (row.date > today) return <span class="muted">{t('held-later')}</span>
              return <Badge tone={row.date < today ? 'late' : 'dawn'}>{t('not-taken')}</Badge>
            },
          },
          { key: 'act', label: t('attendance-open'), action: true, cell: link },
        ]}
      />
      {shown.length < value.sessions.length && (
        <div class="more">
          <Button icon="chevron-down" onPress={() => setAll(true)}>
            {t('show-all-sessions', { count: value.sessions.length })}
          </Button>
        </div>
      )}
    </>
  )
}
