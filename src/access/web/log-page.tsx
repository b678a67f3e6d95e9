// SPDX-License-Identifier: AGPL-3.0-or-later
// The log, for the auditor: who did or looked at what. Files appear as numbers, never as people.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { pageWords } from '#access/web/page.words.ts'
import { useActWords } from '#platform/web/acts.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

const LONG = 20

/** A record by its regency and the end of its number; the whole stands in the title. */
function shortId(id: string): string {
  return id.length > LONG ? `${id.slice(0, 5)}…${id.slice(-8)}` : id
}

export function LogPage(): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const act = useActWords()
  const [only, setOnly] = useState<{ readonly userId: string; readonly userName: string }>()
  const list = useList(accessContracts.ListLog, { limit: 50, ...(only === undefined ? {} : { userId: only.userId }) })
  return (
    <>
      <PageHead
        title={t('log-title')}
        lead={only === undefined ? t('log-lead') : t('only-user', { name: only.userName })}
        actions={
          only !== undefined && (
            <Button icon="filter" onPress={() => setOnly(undefined)}>
              {t('all-users')}
            </Button>
          )
        }
      />
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'loading' && <Skeleton />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="list" title={t('log-empty')}>
          {t('log-empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('log-title')}
          rows={list.items}
          rowKey={(entry) => entry.key}
          columns={[
            { key: 'at', label: t('log-when'), cell: (entry) => <time dateTime={entry.at}>{momentWords(entry.at, language)}</time> },
            {
              key: 'who',
              label: t('log-who'),
              cell: (entry) => (
                <>
                  <Button
                    kind="plain"
                    label={`${entry.userName}: ${t('only-user', { name: entry.userName })}`}
                    onPress={() => setOnly(entry)}
                  >
                    {entry.userName}
                  </Button>
                  {entry.actingFor !== null && <small class="cell-more">{t('log-acting', { name: entry.actingFor })}</small>}
                </>
              ),
            },
            { key: 'office', label: t('office'), cell: (entry) => entry.officeName },
            {
              key: 'what',
              label: t('log-what'),
              cell: (entry) => (
                <>
                  <span class="muted">{t(`log-${entry.kind}`)}:</span> {act(entry.contract)}
                </>
              ),
            },
            {
              key: 'target',
              label: t('log-on'),
              cell: (entry) => (
                <>
                  {entry.target !== null && <code title={entry.target}>{shortId(entry.target)}</code>}
                  {entry.asked.map((field) => act(`by.${field}`)).join(', ')}
                  {entry.area !== null && <small class="cell-more">{entry.area}</small>}
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
