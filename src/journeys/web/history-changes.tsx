// SPDX-License-Identifier: AGPL-3.0-or-later
// What an entry of the history changed, from what to what, in the words of the plan and of the person.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { birthDateSources } from '#journeys/core/person.fields.ts'
import { schemes } from '#journeys/core/worker.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import type { PastEvent } from '#journeys/web/history.ts'
import { historyWords } from '#journeys/web/history.words.ts'
import { NikText, PhoneText } from '#journeys/web/person-text.tsx'
import { AgencyName, useOccupation } from '#journeys/web/plan-section.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'

type Changed = PastEvent['changes'][number]

const labels = {
  scheme: 'scheme',
  destination: 'destination',
  occupation: 'occupation',
  agencyId: 'agency',
  name: 'name',
  sex: 'sex',
  birthDate: 'birth-date',
  nik: 'nik',
  phone: 'phone',
  alias: 'alias',
  motherName: 'mother-name',
  passport: 'passport',
  familyCard: 'family-card',
} as const

export function FieldValue(props: { readonly field: Changed['field']; readonly value: string | undefined }): VNode {
  const t = useWords(historyWords)
  const ofPerson = useWords(fileWords)
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
    case 'name':
    case 'alias':
    case 'motherName':
    case 'passport':
    case 'familyCard':
      return <>{value}</>
    case 'sex':
      return <>{ofPerson(value === 'M' ? 'M' : 'F')}</>
    case 'birthDate':
    case 'stated':
      return <DateText date={value} />
    case 'nik':
      return <NikText nik={value} />
    case 'phone':
      return <PhoneText phone={value} />
  }
}

/** What a field is called; of a birth date that a paper states, by which. */
export function useFieldLabel(): (field: Pick<Changed, 'field' | 'source'>) => string {
  const ofFile = useWords(fileWords)
  const named = useWords(journeyWords)
  return ({ field, source: paper }) => {
    if (field !== 'stated') return ofFile(labels[field])
    const source = birthDateSources.find((each) => each === paper)
    return ofFile('born-by', { source: source === undefined ? (paper ?? '') : named(`source.${source}`) })
  }
}

export function HistoryChanges(props: { readonly changes: readonly Changed[] }): VNode | null {
  const t = useWords(historyWords)
  const labelOf = useFieldLabel()
  if (props.changes.length === 0) return null
  return (
    <ul class="history-changes">
      {props.changes.map((change) => (
        <li key={`${change.field} ${change.source}`}>
          {labelOf(change)}: {t('from')} <FieldValue field={change.field} value={change.from} /> {t('to')}{' '}
          <FieldValue field={change.field} value={change.to} />
        </li>
      ))}
    </ul>
  )
}
