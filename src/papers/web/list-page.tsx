// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers that somebody must look at: those that wait to be checked, and those with a flag.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { useKindName } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, DateText } from '#platform/web/ui/status.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

const stages = ['waiting', 'flagged'] as const

export function PapersPage(_props: PageProps): VNode {
  const t = useWords(papersWords)
  const { first } = useKindName()
  const [stage, setStage] = useState<(typeof stages)[number]>('waiting')
  const papers = useList(paperContracts.ListPapers, { stage, limit: 50 })
  return (
    <>
      <PageHead title={t('list-title')} lead={t('list-lead')} />
      <RadioChips
        id="stage"
        label={t('list-title')}
        value={stage}
        onChange={(value) => setStage(stages.find((each) => each === value) ?? 'waiting')}
        choices={stages.map((value) => ({ value, label: t(value) }))}
      />
      {papers.problem !== undefined && <ProblemNotice problem={papers.problem} onRetry={papers.reload} />}
      {papers.state === 'loading' && <Skeleton />}
      {papers.state === 'ready' && papers.items.length === 0 && (
        <EmptyState icon="document" title={t('list-empty')}>
          {t('list-empty-text')}
        </EmptyState>
      )}
      {papers.items.length > 0 && (
        <ul class="rows">
          {papers.items.map(({ id, name, area, kind, attachedOn, flags }) => (
            <li key={id} class="row">
              <div>
                <a class="row-name" href={`/papers/${id}`}>
                  {name}
                </a>
                <span class="row-step">{first(kind)}</span>
                <span class="row-why">
                  <AreaText code={area} /> · <DateText date={attachedOn} />
                </span>
              </div>
              <div class="row-side">
                {flags > 0 && (
                  <Badge tone="dawn" icon="flag">
                    {t('flags', { count: flags })}
                  </Badge>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {papers.more !== undefined && (
        <Button busy={papers.loadingMore} onPress={papers.more}>
          {t('show-more')}
        </Button>
      )}
    </>
  )
}
