// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases within my reach, the soonest due first, narrowed by a sentence.

import type { VNode } from 'preact'
import { caseContracts } from '#cases/core/case.contract.ts'
import { type CaseState, type Category, caseStates, categories } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { CaseTable } from '#cases/web/case-table.tsx'
import { casePageWords } from '#cases/web/page.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { FilterChip, FilterSentence } from '#platform/web/ui/chips.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

interface Filter {
  readonly state: 'open' | 'all' | CaseState
  readonly category: Category | undefined
  readonly late: boolean
  readonly mine: boolean
}

function filterOf(query: PageProps['query'] = {}): Filter {
  return {
    state: (['all', ...caseStates] as const).find((each) => each === query['state']) ?? 'open',
    category: categories.find((each) => each === query['category']),
    late: query['late'] === 'true',
    mine: query['mine'] === 'true',
  }
}

function addressOf({ state, category, late, mine }: Filter): string {
  const asked = new URLSearchParams([
    ...(state === 'open' ? [] : [['state', state]]),
    ...(category === undefined ? [] : [['category', category]]),
    ...(late ? [['late', 'true']] : []),
    ...(mine ? [['mine', 'true']] : []),
  ])
  return asked.size === 0 ? '/cases' : `/cases?${asked}`
}

export function CasesPage(props: PageProps): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const filter = filterOf(props.query)
  const { state, category, late, mine } = filter
  const list = useList(caseContracts.ListCases, {
    limit: 50,
    ...(state === 'all' ? {} : { state }),
    ...(category === undefined ? {} : { category }),
    ...(late ? { late: 'true' as const } : {}),
    ...(mine ? { mine: 'true' as const } : {}),
  })
  const choice = (label: string, change: Partial<Filter>, current: boolean) => ({
    href: addressOf({ ...filter, ...change }),
    label,
    current,
  })
  const stateLabel = (each: Filter['state']): string => (each === 'open' || each === 'all' ? t(each) : c(each))
  const categoryLabel = (each: Category | undefined): string => (each === undefined ? t('any-category') : c(each))
  return (
    <>
      <PageHead
        title={t('cases')}
        lead={t('cases-lead')}
        actions={
          <LinkButton kind="main" icon="plus" href="/cases/new">
            {t('add')}
          </LinkButton>
        }
      />
      <FilterSentence label={t('filter')} lead={t('filter-lead')}>
        <FilterChip
          on={state !== 'all'}
          label={stateLabel(state)}
          choices={(['open', 'all', ...caseStates] as const).map((each) => choice(stateLabel(each), { state: each }, each === state))}
        />
        <FilterChip
          on={category !== undefined}
          label={categoryLabel(category)}
          choices={[undefined, ...categories].map((each) => choice(categoryLabel(each), { category: each }, each === category))}
        />
        <FilterChip
          on={late}
          label={t(late ? 'late' : 'any-time')}
          choices={[choice(t('any-time'), { late: false }, !late), choice(t('late'), { late: true }, late)]}
        />
        <FilterChip
          on={mine}
          label={t(mine ? 'mine' : 'any-turn')}
          choices={[choice(t('any-turn'), { mine: false }, !mine), choice(t('mine'), { mine: true }, mine)]}
        />
      </FilterSentence>
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="flag" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && <CaseTable items={list.items} named />}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
