// SPDX-License-Identifier: AGPL-3.0-or-later
// What an entry of the history changed, from what to what, in the words of the plan.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { schemes } from '#journeys/core/worker.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import type { PastEvent } from '#journeys/web/history.ts'
import { historyWords } from '#journeys/web/history.words.ts'
import { AgencyName, useOccupation } from '#journeys/web/plan-section.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

type Changed = PastEvent['changes'][number]

const labels = { scheme: 'scheme', destination: 'destination', occupation: 'occupation', agencyId: 'agency' } as const

function Value(props: { readonly field: Changed['field']; readonly value: string | undefined }): VNode {
  const t = useWords(historyWords)
  const named = useWords(journeyWords)
  const occupation = useOccupation()
  const { language } = useReading()
  const { field, value } = props
  if (value === undefined) return <>{t('empty')}</>
  switch (field) {
    case 'scheme': {
      const scheme = schemes.find((each) => each === value)
      return <>{scheme === undefined ? value : named(`scheme.${scheme}`)}</>
    }
    case 'destination':
      return <>{countryName(value, language)}</>
    case 'occupation':
      return <>{occupation(value)}</>
    case 'agencyId':
      return <AgencyName id={value} />
  }
}

export function HistoryChanges(props: { readonly changes: readonly Changed[] }): VNode | null {
  const t = useWords(historyWords)
  const named = useWords(fileWords)
  if (props.changes.length === 0) return null
  return (
    <ul class="history-changes">
      {props.changes.map(({ field, from, to }) => (
        <li key={field}>
          {named(labels[field])}: {t('from')} <Value field={field} value={from} /> {t('to')} <Value field={field} value={to} />
        </li>
      ))}
    </ul>
  )
}
