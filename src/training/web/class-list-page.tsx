// SPDX-License-Identifier: AGPL-3.0-or-later
// The classes within my authority, the newest first.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { FilterChip, FilterSentence } from '#platform/web/ui/chips.tsx'
import { formatShortDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { ClassBadge } from '#training/web/class-status.tsx'
import { pageWords } from '#training/web/page.words.ts'

const filters = ['open', 'finished', 'cancelled'] as const
type Filter = (typeof filters)[number]

export function ClassListPage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { role } = useSession()
  const [q, setQ] = useState('')
  const asked = props.query?.['status']
  const status: Filter | undefined = asked === 'all' ? undefined : (filters.find((each) => each === asked) ?? 'open')
  const list = useList(classContracts.ListClasses, { limit: 50, ...(status === undefined ? {} : { status }), ...(q === '' ? {} : { q }) })
  const label = (filter: Filter | undefined): string => (filter === undefined ? t('all-classes') : t(`${filter}-classes`))
  const plan = role === 'trainer' && (
    <LinkButton href="/classes/new" kind="main" icon="plus">
      {t('plan-class')}
    </LinkButton>
  )
  return (
    <>
      <PageHead title={t('classes')} actions={plan} />
      <FilterSentence label={t('filter')} lead={t('filter-lead')}>
        <FilterChip
          on={status !== undefined}
          label={label(status)}
          choices={[...filters, undefined].map((filter) => ({
            href: `/classes?status=${filter ?? 'all'}`,
            label: label(filter),
            current: filter === status,
          }))}
        />
      </FilterSentence>
      <TextInput id="q" label={t('search')} type="search" value={q} onChange={setQ} width="half" maxLength={100} />
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="training" title={t('classes-empty')}>
          {t('classes-empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('classes')}
          rows={list.items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              label: t('title'),
              cell: (row) => (
                <>
                  <a href={`/classes/${row.id}`}>{row.title}</a>
                  <small class="cell-more">{row.programme === row.title ? row.provider : `${row.programme} · ${row.provider}`}</small>
                </>
              ),
            },
            { key: 'status', label: t('state'), cell: (row) => <ClassBadge status={row.status} /> },
            {
              key: 'days',
              label: t('days'),
              cell: (row) =>
                row.firstDay === null || row.lastDay === null
                  ? t('not-scheduled')
                  : t('from-to', { from: formatShortDate(row.firstDay, language), to: formatShortDate(row.lastDay, language) }),
            },
            {
              key: 'next',
              label: t('next'),
              cell: (row) => {
                if (row.status === 'finished' || row.status === 'cancelled') return '–'
                return row.nextSession === null ? (
                  t(row.firstDay === null ? 'not-scheduled' : 'all-taken')
                ) : (
                  <DateText date={row.nextSession} />
                )
              },
            },
            {
              key: 'trainees',
              label: t('trainees'),
              cell: (row) => (
                <>
                  {t('filled-of', { enrolled: row.enrolled, capacity: row.capacity })}
                  {row.completed > 0 && <small class="cell-more">{t('completed-count', { count: row.completed })}</small>}
                </>
              ),
            },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
