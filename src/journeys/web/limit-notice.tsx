// SPDX-License-Identifier: AGPL-3.0-or-later
// That the person had the use of the file limited, what is stopped by it, and until when; and the mark of it in lists.

import type { VNode } from 'preact'
import { type Limit, limitsOn } from '#journeys/core/limit.ts'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import { limitWords } from '#journeys/web/limit.words.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'

export function LimitNotice({ file }: { readonly file: FullFile }): VNode | null {
  const t = useWords(limitWords)
  const { language } = useReading()
  if (file.limits === undefined) return null
  return (
    <Notice tone="dawn" icon="lock" title={t('title')}>
      {file.limits.map(({ request, right, until, stops, legalBasis, standing }) => (
        <div key={request}>
          <p>
            {t(right)} {until === undefined ? t('open') : t('until', { date: formatDate(until, language) })}
          </p>
          <ul>
            {stops.map((use) => (
              <li key={use}>{t(use)}</li>
            ))}
          </ul>
          <p>
            <Article article={legalBasis} standing={standing} linked />
          </p>
        </div>
      ))}
      <p>{t('goes-on')}</p>
    </Notice>
  )
}

export function LimitMark(props: { readonly limits: readonly Limit[] | undefined }): VNode | null {
  const t = useWords(limitWords)
  const { language, today } = useReading()
  const present = limitsOn(props.limits ?? [], today)
  if (present.length === 0) return null
  const ends = present.flatMap(({ until }) => until ?? [])
  const last = ends.length === present.length ? ends.toSorted().at(-1) : undefined
  return (
    <span class="row-marks">
      <Badge tone="plain" icon="lock">
        {last === undefined ? t('mark') : t('mark-until', { date: formatDate(last, language) })}
      </Badge>
    </span>
  )
}
