// SPDX-License-Identifier: AGPL-3.0-or-later
// On a file: how much of what must be told was told, and by whom.

import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { deskWords } from '#village/web/desk.words.ts'

export function BriefingSection({ id, version }: SectionProps): VNode {
  const t = useWords(deskWords)
  const { language } = useReading()
  const briefing = useQuery(briefingContracts.GetBriefing, { id })
  const reload = briefing.state === 'ready' ? briefing.reload : undefined
  useEffect(() => reload?.(), [version])
  if (briefing.state === 'loading') return <Skeleton lines={2} />
  if (briefing.state === 'failed') return <ProblemNotice problem={briefing.problem} onRetry={briefing.reload} />
  const { items, records } = briefing.value
  const told = items.filter((each) => each.told !== undefined).length
  const count = (value: number): string => formatNumber(value, language)
  return (
    <div class="stack">
      <p>{t('progress', { count: count(told), all: count(items.length) })}</p>
      {records.length > 0 && (
        <ul class="rows" aria-label={t('records')}>
          {records.map(({ nth, on, items: codes, telling, confirmation, by, office }) => (
            <li key={nth} class="row">
              <div>
                <span class="row-step">{t('record-items', { count: count(codes.length) })}</span>
                <span class="row-why">{[formatDate(on, language), by ?? office ?? '–', t(telling), t(confirmation)].join(' · ')}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <ButtonRow>
        <LinkButton icon="info" href={`/information?worker=${id}`}>
          {t('open')}
        </LinkButton>
      </ButtonRow>
    </div>
  )
}
