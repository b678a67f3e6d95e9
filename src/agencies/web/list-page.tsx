// SPDX-License-Identifier: AGPL-3.0-or-later
// The register of placement companies: is this one licensed? The first thing to ask of whoever comes recruiting.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { pageWords } from '#agencies/web/page.words.ts'
import { Standing } from '#agencies/web/standing.tsx'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Checkbox, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function AgenciesPage(): VNode {
  const t = useWords(pageWords)
  const { role } = useSession()
  const [q, setQ] = useState('')
  const [liveOnly, setLiveOnly] = useState(false)
  const list = useList(agencyContracts.ListAgencies, {
    limit: 50,
    ...(q === '' ? {} : { q }),
    ...(liveOnly ? { live: 'true' as const } : {}),
  })
  const narrowed = q !== '' || liveOnly
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <LinkButton href="/agency-lists">{t('official')}</LinkButton>
            {agencyContracts.RegisterAgency.may.includes(role) && (
              <LinkButton href="/agencies/new" icon="plus">
                {t('add')}
              </LinkButton>
            )}
          </>
        }
      />
      <div class="form">
        <TextInput id="q" label={t('search')} type="search" value={q} onChange={setQ} width="half" maxLength={100} />
        <Checkbox id="live" label={t('live-only')} checked={liveOnly} onChange={setLiveOnly} />
        {list.state === 'loading' && <Skeleton />}
        {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
        {list.state === 'ready' && list.items.length === 0 && (
          <EmptyState icon="search" title={t(narrowed ? 'empty' : 'none-yet')}>
            {t(narrowed ? 'empty-text' : 'none-yet-text')}
          </EmptyState>
        )}
        {list.items.length > 0 && (
          <Table
            caption={t('title')}
            rows={list.items}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', label: t('name'), cell: (row) => <a href={`/agencies/${row.id}`}>{row.name}</a> },
              { key: 'standing', label: t('standing'), cell: (row) => <Standing standing={row.standing} /> },
              { key: 'until', label: t('until'), cell: (row) => (row.liveUntil === null ? '–' : <DateText date={row.liveUntil} />) },
              { key: 'seat', label: t('seat'), cell: (row) => (row.seat === null ? '–' : <AreaText code={row.seat} />) },
            ]}
          />
        )}
        <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      </div>
    </>
  )
}
