// SPDX-License-Identifier: AGPL-3.0-or-later
// The sealed annexes that other offices have opened to this one. Of whom they tell stands in none of the rows.

import type { VNode } from 'preact'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function AnnexesPage(): VNode {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const list = useQuery(annexContracts.ListOpenedAnnexes, {})
  return (
    <>
      <PageHead title={t('opened-list')} lead={t('opened-lead')} />
      {list.state === 'loading' && <Skeleton />}
      {list.state === 'failed' && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.value.items.length === 0 && (
        <EmptyState icon="lock" title={t('opened-none')}>
          {t('opened-none-text')}
        </EmptyState>
      )}
      {list.state === 'ready' && list.value.items.length > 0 && (
        <ul class="rows">
          {list.value.items.map(({ id, name = t('unknown'), purpose, on, until, legalBasis, standing }) => (
            <li key={id} class="row">
              <div>
                <a class="row-step" href={`/annexes/${id}`}>
                  {t('of-office', { name })}
                </a>
                <span class="row-why">
                  {t('opened-row', { purpose: t(purpose), on: formatDate(on, language) })}{' '}
                  <Article article={legalBasis} standing={standing} />
                </span>
              </div>
              <div class="row-side">{t('opened-until', { until: formatDate(until, language) })}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
