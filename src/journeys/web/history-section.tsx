// SPDX-License-Identifier: AGPL-3.0-or-later
// The history, newest first, each entry with its fingerprint folded behind it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { sentenceOf } from '#journeys/web/history.ts'
import { HistoryChanges } from '#journeys/web/history-changes.tsx'
import { jakartaDate } from '#kernel/time.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { History } from '#platform/web/ui/milestones.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

const FEW = 6

export function HistorySection(props: { readonly id: string }): VNode {
  const t = useWords(fileWords)
  const { language } = useReading()
  const [all, setAll] = useState(false)
  const history = useQuery(workerContracts.GetWorkerHistory, { id: props.id })
  const items = history.state === 'ready' ? history.value.items : []
  const happenings = items
    .map((event, index) => ({
      id: String(event.version),
      on: jakartaDate(event.at),
      text: sentenceOf(event, items[index - 1]?.at !== event.at, language),
      more: <HistoryChanges changes={event.changes} />,
      proof: (
        <details class="why proof">
          <summary>{t('hash', { version: event.version })}</summary>
          <code>{event.hash}</code>
        </details>
      ),
    }))
    .reverse()
  return (
    <Section id="history" title={t('history')} lead={t('history-lead')}>
      {history.state === 'loading' && <Skeleton lines={3} />}
      {history.state === 'failed' && <ProblemNotice problem={history.problem} onRetry={history.reload} />}
      <History happenings={all ? happenings : happenings.slice(0, FEW)} />
      {!all && happenings.length > FEW && (
        <Button icon="chevron-down" onPress={() => setAll(true)}>
          {t('history-all', { count: happenings.length })}
        </Button>
      )}
    </Section>
  )
}
