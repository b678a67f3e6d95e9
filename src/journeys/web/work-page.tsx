// SPDX-License-Identifier: AGPL-3.0-or-later
// Every officer's home: what I must do, most urgent first.

import type { VNode } from 'preact'
import { pageWords } from '#journeys/web/page.words.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useRecordHref } from '#platform/web/record-pages.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { WorkGroup, WorkRow } from '#platform/web/ui/work.tsx'

const groups = ['late', 'today', 'week', 'later'] as const
const toneOf = { late: 'late', today: 'dawn', week: 'line', later: 'line' } as const

export function WorkPage(): VNode {
  const t = useWords(pageWords)
  const hrefOf = useRecordHref()
  const work = useQuery(workContracts.ListWork, { limit: 50 })
  if (work.state === 'loading') return <Skeleton />
  if (work.state === 'failed') return <ProblemNotice problem={work.problem} onRetry={work.reload} />
  const { items, counts } = work.value
  return (
    <>
      <PageHead title={t('work')} />
      {items.length === 0 && (
        <EmptyState icon="check" title={t('work-empty')} action={<LinkButton href="/workers/new">{t('register')}</LinkButton>}>
          {t('work-empty-text')}
        </EmptyState>
      )}
      {groups.map((group) => {
        const rows = items.filter((item) => item.urgency === group)
        return rows.length === 0 ? null : (
          <WorkGroup key={group} id={group} title={t(group)} count={counts[group]} tone={toneOf[group]}>
            {rows.map((item) => (
              <WorkRow
                key={`${item.subject.id}-${item.code}`}
                href={hrefOf(item.subject.type, item.subject.id)}
                name={item.subject.label}
                step={item.text}
                why={`${t(item.why)} · ${item.legalBasis}`}
                due={item.due}
              />
            ))}
          </WorkGroup>
        )
      })}
    </>
  )
}
