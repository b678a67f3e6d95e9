// SPDX-License-Identifier: AGPL-3.0-or-later
// Files within my authority, found by name.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { pageWords } from '#journeys/web/page.words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function ListPage(): VNode {
  const t = useWords(pageWords)
  const [q, setQ] = useState('')
  const list = useList(workerContracts.ListWorkers, { limit: 50, ...(q === '' ? {} : { q }) })
  return (
    <>
      <PageHead title={t('people')} />
      <LinkButton href="/workers/new" kind="main" icon="plus">
        {t('register')}
      </LinkButton>
      <TextInput id="q" label={t('search')} type="search" value={q} onChange={setQ} width="half" maxLength={100} />
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="search" title={t('people-empty')}>
          {t('people-empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('people')}
          rows={list.items}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', label: t('name'), cell: (row) => <a href={`/workers/${row.id}`}>{row.name}</a> },
            { key: 'state', label: t('state'), cell: (row) => t(row.state) },
            { key: 'area', label: t('area'), cell: (row) => <AreaText code={row.area} /> },
            { key: 'destination', label: t('destination'), cell: (row) => row.destination ?? '–' },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
