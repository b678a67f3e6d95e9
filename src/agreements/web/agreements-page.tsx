// SPDX-License-Identifier: AGPL-3.0-or-later
// Agreements within my reach, the one that lasts longest first.

import type { VNode } from 'preact'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import { agreementWords } from '#agreements/core/agreement.words.ts'
import { agreementPageWords } from '#agreements/web/page.words.ts'
import { StandingBadge } from '#agreements/web/standing-badge.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText, Due } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function AgreementsPage(): VNode {
  const t = useWords(agreementPageWords)
  const a = useWords(agreementWords)
  const list = useList(agreementContracts.ListAgreements, { limit: 50 })
  return (
    <>
      <PageHead
        title={t('agreements')}
        lead={t('agreements-lead')}
        actions={
          <LinkButton kind="main" icon="plus" href="/agreements/new">
            {t('add')}
          </LinkButton>
        }
      />
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="document" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('agreements')}
          rows={list.items}
          rowKey={(row) => row.id}
          columns={[
            { key: 'title', label: t('title'), cell: (row) => <a href={`/agreements/${row.id}`}>{row.title}</a> },
            {
              key: 'standing',
              label: t('standing'),
              cell: (row) => <StandingBadge standing={row.standing}>{a(row.standing)}</StandingBadge>,
            },
            { key: 'until', label: t('until'), cell: (row) => <DateText date={row.until} /> },
            { key: 'due', label: t('due'), cell: (row) => (row.due === null ? '–' : <Due date={row.due} />) },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
