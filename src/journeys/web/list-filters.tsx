// SPDX-License-Identifier: AGPL-3.0-or-later
// The filters of the list as one sentence: *Berkas di Tegaldlimo, dalam keadaan bersiap, yang berisiko, paling lama menunggu lebih dahulu.*

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { countryName, findCountries } from '#agencies/core/country.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { stages } from '#journeys/core/worker.stage.ts'
import { journeyStates, schemes } from '#journeys/core/worker.ts'
import { listWords } from '#journeys/web/list.words.ts'
import { type ListQuery, listHref } from '#journeys/web/list-query.ts'
import { AreaChooser, useAreaLabel } from '#platform/web/area.tsx'
import { Combobox } from '#platform/web/combobox.tsx'
import { FilterChip, FilterSentence } from '#platform/web/ui/chips.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

type Change = Parameters<typeof listHref>[1]

export function ListFilters(props: { readonly query: ListQuery }): VNode {
  const t = useWords(listWords)
  const ui = useWords(uiWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { query } = props
  const areaName = useAreaLabel(query.area)?.split(', ')[0] ?? query.area
  const to = (change: Change): string => listHref(query, change)
  const choice = (label: string, current: boolean, change: Change) => ({ label, current, href: to(change) })
  const attention = query.risk === 'true' ? 'attention-risk' : query.late === 'true' ? 'attention-late' : undefined
  const said = {
    area: query.area === undefined ? t('anywhere') : t('in-area', { area: areaName ?? '' }),
    stage: query.stage === undefined ? t('any-stage') : t('at-stage', { stage: ui(`station-${query.stage}`).toLowerCase() }),
    state: query.state === undefined ? t('any-state') : named(`state.${query.state}`).toLowerCase(),
    attention: t(attention ?? 'any-attention'),
    scheme: query.scheme === undefined ? t('any-scheme') : named(`scheme.${query.scheme}`),
    destination:
      query.destination === undefined ? t('any-destination') : t('to-country', { country: countryName(query.destination, language) }),
    sort: t(query.sort ?? 'newest'),
  }
  const narrowed = [
    query.stage === undefined ? [] : said.stage,
    query.state === undefined ? [] : said.state,
    attention === undefined ? [] : said.attention,
    query.scheme === undefined ? [] : said.scheme,
    query.destination === undefined ? [] : said.destination,
  ].flat()
  return (
    // Another choice closes what was opened to make it; other words leave the sentence as it stands.
    <FilterSentence key={to({ q: undefined })} label={t('filters')} lead={t('filters-lead')} folded={[said.area, ...narrowed, said.sort]}>
      <FilterChip label={said.area} on={query.area !== undefined} clearHref={to({ area: undefined })}>
        <div class="chip-form">
          <AreaChooser
            id="area"
            label={t('choose-area')}
            value=""
            level="village"
            onChange={(area) => {
              if (area !== '') route(to({ area }))
            }}
          />
        </div>
      </FilterChip>
      <FilterChip
        label={said.stage}
        on={query.stage !== undefined}
        clearHref={to({ stage: undefined })}
        choices={stages.map((stage) => choice(ui(`station-${stage}`), query.stage === stage, { stage }))}
      />
      <FilterChip
        label={said.state}
        on={query.state !== undefined}
        clearHref={to({ state: undefined })}
        choices={journeyStates.map((state) => choice(named(`state.${state}`), query.state === state, { state }))}
      />
      <FilterChip
        label={said.attention}
        on={attention !== undefined}
        clearHref={to({ risk: undefined, late: undefined })}
        choices={[
          choice(t('attention-risk'), query.risk === 'true', { risk: 'true', late: undefined }),
          choice(t('attention-late'), query.late === 'true', { late: 'true', risk: undefined }),
        ]}
      />
      <FilterChip
        label={said.scheme}
        on={query.scheme !== undefined}
        clearHref={to({ scheme: undefined })}
        choices={schemes.map((scheme) => choice(named(`scheme.${scheme}`), query.scheme === scheme, { scheme }))}
      />
      <FilterChip label={said.destination} on={query.destination !== undefined} clearHref={to({ destination: undefined })}>
        <div class="chip-form">
          <Combobox
            id="destination"
            label={t('choose-country')}
            value=""
            search={async (text) => findCountries(text).map((country) => ({ value: country.code, label: country[language] }))}
            onChange={(option) => {
              if (option !== undefined) route(to({ destination: option.value }))
            }}
          />
        </div>
      </FilterChip>
      <FilterChip
        label={said.sort}
        on={query.sort === 'waiting'}
        clearHref={to({ sort: undefined })}
        choices={[
          choice(t('newest'), query.sort !== 'waiting', { sort: undefined }),
          choice(t('waiting'), query.sort === 'waiting', { sort: 'waiting' }),
        ]}
      />
    </FilterSentence>
  )
}
