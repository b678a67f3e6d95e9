// SPDX-License-Identifier: AGPL-3.0-or-later
// The numbers by place: villages, or for an office over several regencies from regency to district to village. What is open stands in the address.

import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { overviewWords } from '#journeys/web/overview.words.ts'
import { GroupTable } from '#journeys/web/overview-table.tsx'
import { areaLevel, parentArea } from '#kernel/area.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type Place = OutputOf<typeof overviewContracts.GetFunnel>['areas'][number]
const levels = ['regency', 'district', 'village'] as const
type Level = (typeof levels)[number]

const hrefOf = (area: string): string => `/overview?within=${area}`

/** The level of the places that an open one is divided into; of nothing open, regencies. */
function levelWithin(within: string | undefined): Level {
  const level = within === undefined ? 'nation' : areaLevel(within)
  return level === 'regency' ? 'district' : level === 'district' ? 'village' : 'regency'
}

/** The way back up, from all regencies to the place that is open. */
function Trail(props: { readonly within: string }): VNode {
  const t = useWords(overviewWords)
  const { within } = props
  return (
    <nav class="trail" aria-label={t('trail')}>
      <ol>
        <li>
          <a href="/overview">{t('trail-all')}</a>
        </li>
        {areaLevel(within) === 'district' && (
          <li>
            <a href={hrefOf(parentArea(within))}>
              <AreaText code={parentArea(within)} names={1} />
            </a>
          </li>
        )}
        <li aria-current="true">
          <AreaText code={within} names={1} />
        </li>
      </ol>
    </nav>
  )
}

function PlaceTable(props: { readonly level: Level; readonly areas: readonly Place[]; readonly within: string | undefined }): VNode {
  const t = useWords(overviewWords)
  const { level, areas, within } = props
  return (
    <GroupTable
      key={within}
      title={t(`areas-${level}`)}
      label={t(`area-${level}`)}
      rows={areas}
      keyOf={(row) => row.area}
      name={(row) => {
        // Where the way down has said the rest, one name is enough.
        const text = <AreaText code={row.area} names={level === 'village' && within === undefined ? 2 : 1} />
        return level === 'village' ? text : <a href={hrefOf(row.area)}>{text}</a>
      }}
      query={(row) => ({ area: row.area })}
    />
  )
}

/** What a place is divided into, asked for when it is opened. */
function PlacesWithin(props: { readonly level: Level; readonly within: string }): VNode {
  const t = useWords(overviewWords)
  const { level, within } = props
  const places = useQuery(overviewContracts.GetFunnelWithin, { area: within })
  if (places.state === 'ready') return <PlaceTable level={level} areas={places.value.areas} within={within} />
  return (
    <Section title={t(`areas-${level}`)}>
      {places.state === 'loading' ? <Skeleton lines={3} /> : <ProblemNotice problem={places.problem} onRetry={places.reload} />}
    </Section>
  )
}

export function OverviewPlaces(props: { readonly areas: readonly Place[]; readonly within: string | undefined }): VNode {
  const { areas } = props
  const several = areas.some((row) => areaLevel(row.area) === 'regency')
  const level = several ? levelWithin(props.within) : 'village'
  const within = several && level !== 'regency' ? props.within : undefined
  const place = useRef<HTMLDivElement>(null)
  const opened = useRef(within)
  useEffect(() => {
    if (opened.current === within) return
    opened.current = within
    // The link that led here has gone with its rows.
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [within])
  return (
    <div ref={place} tabIndex={-1} class="next-place">
      {within === undefined ? (
        <PlaceTable level={level} areas={areas} within={undefined} />
      ) : (
        <>
          <Trail within={within} />
          <PlacesWithin level={level} within={within} />
        </>
      )}
    </div>
  )
}
