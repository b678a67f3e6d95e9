// SPDX-License-Identifier: AGPL-3.0-or-later
// The snapshots of the official list, the newest first.

import type { VNode } from 'preact'
import { agencyListContracts } from '#agencies/core/agency-list.contract.ts'
import { listWords } from '#agencies/web/list.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function AgencyListsPage(): VNode {
  const t = useWords(listWords)
  const { language } = useReading()
  const { role } = useSession()
  const lists = useQuery(agencyListContracts.ListAgencyLists, {})
  const items = lists.state === 'ready' ? lists.value.items : []
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        back={{ href: '/agencies' }}
        actions={
          agencyListContracts.TakeAgencyList.may.includes(role) && (
            <LinkButton href="/agency-lists/new" icon="plus">
              {t('add')}
            </LinkButton>
          )
        }
      />
      {lists.state === 'loading' && <Skeleton />}
      {lists.state === 'failed' && <ProblemNotice problem={lists.problem} onRetry={lists.reload} />}
      {lists.state === 'ready' && items.length === 0 && (
        <EmptyState icon="document" title={t('none')}>
          {t('none-text')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table
          caption={t('title')}
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'day',
              label: t('day'),
              cell: (row) => (
                <a href={`/agency-lists/${row.id}`}>
                  <DateText date={row.on} />
                </a>
              ),
            },
            { key: 'rows', label: t('rows'), cell: (row) => (row.rows === null ? t('unreachable') : formatNumber(row.rows, language)) },
            { key: 'source', label: t('source'), cell: (row) => row.source },
          ]}
        />
      )}
    </>
  )
}
