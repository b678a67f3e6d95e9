// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests about personal data within my reach, the soonest due first.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { RequestTable } from '#rights/web/request-table.tsx'
import { rightsWords } from '#rights/web/rights.words.ts'

export function RequestsPage(): VNode {
  const t = useWords(rightsWords)
  const [which, setWhich] = useState('open')
  const list = useList(rightsContracts.ListRequests, { limit: 50, ...(which === 'open' ? { open: 'true' as const } : {}) })
  return (
    <>
      <PageHead title={t('requests')} lead={t('requests-lead')} />
      <div class="form list-filter">
        <RadioChips
          id="which"
          label={t('which')}
          value={which}
          onChange={setWhich}
          choices={[
            { value: 'open', label: t('open') },
            { value: 'all', label: t('all') },
          ]}
        />
      </div>
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="lock" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && <RequestTable items={list.items} named />}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
