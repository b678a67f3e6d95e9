// SPDX-License-Identifier: AGPL-3.0-or-later
// One person's cases, on their file, and the way to record another.

import type { VNode } from 'preact'
import { caseContracts } from '#cases/core/case.contract.ts'
import { CaseTable } from '#cases/web/case-table.tsx'
import { casePageWords } from '#cases/web/page.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function CasesSection(props: SectionProps): VNode {
  const t = useWords(casePageWords)
  const list = useQuery(caseContracts.ListCasesOf, { id: props.id })
  if (list.state === 'loading') return <Skeleton lines={1} />
  if (list.state === 'failed') return <ProblemNotice problem={list.problem} onRetry={list.reload} />
  const { items } = list.value
  return (
    <>
      {items.length === 0 ? <p class="muted">{t('section-empty')}</p> : <CaseTable items={items} />}
      <ButtonRow>
        <LinkButton small icon="plus" href={`/cases/new?worker=${props.id}`}>
          {t('add')}
        </LinkButton>
      </ButtonRow>
    </>
  )
}
