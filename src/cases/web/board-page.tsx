// SPDX-License-Identifier: AGPL-3.0-or-later
// How cases go, for whoever stands above them: few figures, then by office, officer, age and outcome.

import type { VNode } from 'preact'
import { boardContracts } from '#cases/core/board.contract.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { boardWords } from '#cases/web/board.words.ts'
import { HandOver } from '#cases/web/hand-over.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Figure, Figures } from '#platform/web/ui/figure.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

type Board = OutputOf<typeof boardContracts.GetCaseBoard>
interface Props {
  readonly board: Board
}

function Told({ value }: { readonly value: number | null }): VNode {
  const t = useWords(boardWords)
  const { language } = useReading()
  return <span class={value === null ? 'muted' : undefined}>{value === null ? t('untold') : formatNumber(value, language)}</span>
}

function Numbers({ board }: Props): VNode {
  const t = useWords(boardWords)
  const { language } = useReading()
  const { open, late, response } = board
  const { counted, within, median } = response
  const [date, since] = [formatDate(board.on, language), formatDate(board.since, language)]
  const rule =
    counted === null || within === null ? t('answer-untold', { date: since }) : t('answer-rule', { within, counted, date: since })
  return (
    <>
      <Figures>
        {open !== null && <Figure value={open} sentence={t('open-sentence')} rule={t('open-rule', { date })} />}
        {late !== null && <Figure value={late} sentence={t('late-sentence')} rule={t('late-rule', { date })} />}
        {median !== null && <Figure value={median} sentence={t('answer-sentence')} rule={rule} />}
      </Figures>
      {board.hiddenBelow > 0 && <p class="muted section-note">{t('untold-rule', { least: board.hiddenBelow })}</p>}
    </>
  )
}

function Holders({ board }: Props): VNode {
  const t = useWords(boardWords)
  const all = board.hiddenBelow === 0
  const open = { key: 'open', label: t('open'), number: true } as const
  const late = { key: 'late', label: t('late'), number: true } as const
  return (
    <>
      <Section id="offices" title={t('offices')}>
        <Table
          caption={t('offices')}
          rows={board.offices}
          rowKey={({ office }) => office ?? ''}
          columns={[
            { key: 'office', label: t('office'), cell: ({ office, name }) => (office === null ? t('nobody-yet') : (name ?? office)) },
            { ...open, cell: (row) => <Told value={row.open} /> },
            { ...late, cell: (row) => <Told value={row.late} /> },
            ...(all
              ? [
                  {
                    key: 'unassigned',
                    label: t('unassigned'),
                    number: true,
                    cell: (row: Board['offices'][number]) => <Told value={row.unassigned} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {all && (
        <Section id="officers" title={t('officers')}>
          {board.officers.length === 0 ? (
            <p class="muted">{t('officers-none')}</p>
          ) : (
            <Table
              caption={t('officers')}
              rows={board.officers}
              rowKey={({ userId }) => userId}
              columns={[
                { key: 'officer', label: t('officer'), cell: ({ userId, name }) => name ?? userId },
                { ...open, cell: (row) => <Told value={row.open} /> },
                { ...late, cell: (row) => <Told value={row.late} /> },
              ]}
            />
          )}
        </Section>
      )}
    </>
  )
}

function Course({ board }: Props): VNode {
  const t = useWords(boardWords)
  const c = useWords(caseWords)
  const { language } = useReading()
  return (
    <>
      <Section id="ages" title={t('ages')}>
        <Table
          caption={t('ages')}
          rows={board.ages}
          rowKey={({ age }) => age}
          columns={[
            { key: 'age', label: t('age'), cell: ({ age }) => t(age) },
            { key: 'open', label: t('open'), number: true, cell: (row) => <Told value={row.open} /> },
            { key: 'late', label: t('late'), number: true, cell: (row) => <Told value={row.late} /> },
          ]}
        />
      </Section>
      <Section id="outcomes" title={t('outcomes')} lead={t('outcomes-lead', { date: formatDate(board.since, language) })}>
        <Table
          caption={t('outcomes')}
          rows={board.outcomes}
          rowKey={({ state }) => state}
          columns={[
            { key: 'outcome', label: t('outcome'), cell: ({ state }) => c(state) },
            { key: 'closed', label: t('closed'), number: true, cell: (row) => <Told value={row.closed} /> },
          ]}
        />
      </Section>
    </>
  )
}

export function BoardPage(): VNode {
  const t = useWords(boardWords)
  const { role } = useSession()
  const board = useQuery(boardContracts.GetCaseBoard, {})
  const may = boardContracts.HandOverCases.may.some((each) => each === role)
  return (
    <>
      <PageHead title={t('board')} lead={t('board-lead')} />
      {board.state === 'loading' && <Skeleton />}
      {board.state === 'failed' && <ProblemNotice problem={board.problem} onRetry={board.reload} />}
      {board.state === 'ready' &&
        (board.value.open === 0 && board.value.outcomes.every(({ closed }) => closed === 0) ? (
          <EmptyState icon="chart" title={t('empty')}>
            {t('empty-text')}
          </EmptyState>
        ) : (
          <>
            <Numbers board={board.value} />
            <Holders board={board.value} />
            {may && <HandOver />}
            <Course board={board.value} />
          </>
        ))}
    </>
  )
}
