// SPDX-License-Identifier: AGPL-3.0-or-later
// The certification bodies within reach: who may test today, and until when.

import type { VNode } from 'preact'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatShortDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { bodyContracts } from '#training/core/body.contract.ts'
import { bodyPageWords } from '#training/web/body.words.ts'

export function BodiesPage(): VNode {
  const t = useWords(bodyPageWords)
  const { language } = useReading()
  const { role } = useSession()
  const list = useQuery(bodyContracts.ListBodies, {})
  return (
    <>
      <PageHead
        title={t('bodies')}
        lead={t('bodies-lead')}
        actions={
          bodyContracts.RegisterBody.may.some((each) => each === role) && (
            <LinkButton href="/certification-bodies/new" icon="plus">
              {t('add')}
            </LinkButton>
          )
        }
      />
      {list.state === 'loading' && <Skeleton />}
      {list.state === 'failed' && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.value.items.length === 0 && (
        <EmptyState icon="certificate" title={t('bodies-empty')}>
          {t('bodies-empty-text')}
        </EmptyState>
      )}
      {list.state === 'ready' && list.value.items.length > 0 && (
        <Table
          caption={t('bodies')}
          rows={list.value.items}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', label: t('name'), cell: (row) => <a href={`/certification-bodies/${row.id}`}>{row.name}</a> },
            { key: 'code', label: t('code'), cell: (row) => row.code },
            {
              key: 'licence',
              label: t('licence'),
              cell: (row) =>
                row.licensedUntil === null ? (
                  <Badge tone="late">{t('not-licensed')}</Badge>
                ) : (
                  <Badge tone="good">{t('until', { date: formatShortDate(row.licensedUntil, language) })}</Badge>
                ),
            },
            { key: 'schemes', label: t('schemes'), cell: (row) => row.schemes.map((scheme) => scheme.name).join(' · ') },
          ]}
        />
      )}
    </>
  )
}
