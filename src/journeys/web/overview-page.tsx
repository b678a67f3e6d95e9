// SPDX-License-Identifier: AGPL-3.0-or-later
// The funnel of a place: few figures, the counted path, and the same numbers in tables; every number a link to its rows where one may see them.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import type { ListQuery } from '#journeys/web/list-query.ts'
import { overviewWords } from '#journeys/web/overview.words.ts'
import { OverviewCharges } from '#journeys/web/overview-charges.tsx'
import { OverviewPlaces } from '#journeys/web/overview-places.tsx'
import { GroupTable, Told, useRows } from '#journeys/web/overview-table.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Figure, Figures } from '#platform/web/ui/figure.tsx'
import { formatDate, formatDays } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { PathCounts, type StationCount } from '#platform/web/ui/path-counts.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

type Funnel = OutputOf<typeof overviewContracts.GetFunnel>

/** Trouble at a station: who is at risk before departure, who has left the line after it. */
function useStations(funnel: Funnel): readonly StationCount[] {
  const t = useWords(overviewWords)
  const named = useWords(journeyWords)
  const rowsOf = useRows()
  return funnel.stages.map(({ stage, count, median, atRisk }): StationCount => {
    const bent = funnel.off.filter((row) => row.stage === stage && row.count !== null && row.count > 0)
    const [worst] = [...bent].sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
    const off =
      atRisk !== null && atRisk > 0
        ? { count: atRisk, label: t('off-risk'), href: rowsOf({ stage, risk: 'true' }), tone: 'dawn' as const }
        : worst === undefined || worst.count === null
          ? undefined
          : {
              count: worst.count,
              label: named(`state.${worst.state}`).toLowerCase(),
              href: rowsOf({ state: worst.state }),
              tone: 'late' as const,
            }
    return { code: stage, count, medianDays: median ?? undefined, href: rowsOf({ stage }), off }
  })
}

function Overview(props: { readonly funnel: Funnel; readonly within: string | undefined }): VNode {
  const t = useWords(overviewWords)
  const ui = useWords(uiWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const rowsOf = useRows()
  const { funnel } = props
  const { total } = funnel
  const date = formatDate(funnel.on, language)
  const stations = useStations(funnel)
  const days = (value: number | null): VNode => (
    <span class={value === null ? 'muted' : undefined}>{value === null ? '–' : formatDays(value, language)}</span>
  )
  const figure = (value: number | null, key: 'open' | 'risk' | 'late', query: ListQuery): VNode | null =>
    value === null ? null : (
      <Figure value={value} sentence={t(key)} rule={t(`${key}-rule`, { date })} href={value === 0 ? undefined : rowsOf(query)} />
    )
  const off = funnel.off.filter((row) => row.count !== 0)
  if (total.count === 0)
    return (
      <EmptyState icon="chart" title={t('empty')}>
        {t('empty-text')}
      </EmptyState>
    )
  return (
    <>
      <Figures>
        {figure(total.count, 'open', {})}
        {figure(total.atRisk, 'risk', { risk: 'true' })}
        {figure(total.late, 'late', { late: 'true' })}
      </Figures>
      {funnel.hiddenBelow > 0 && <p class="muted section-note">{t('untold-rule', { least: funnel.hiddenBelow })}</p>}
      <Section title={t('path')} lead={t('path-lead')}>
        <PathCounts label={t('path-label')} stations={stations} />
      </Section>
      <Section title={t('table')}>
        <Table
          caption={t('table')}
          rows={funnel.stages}
          rowKey={(row) => row.stage}
          columns={[
            { key: 'stage', label: t('stage'), cell: (row) => ui(`station-${row.stage}`) },
            {
              key: 'count',
              label: t('people'),
              number: true,
              cell: (row) => <Told value={row.count} href={rowsOf({ stage: row.stage })} />,
            },
            { key: 'median', label: t('median'), number: true, cell: (row) => days(row.median) },
            { key: 'ninetieth', label: t('ninetieth'), number: true, cell: (row) => days(row.ninetieth) },
            {
              key: 'risk',
              label: t('at-risk'),
              number: true,
              cell: (row) => <Told value={row.atRisk} href={rowsOf({ stage: row.stage, risk: 'true' })} />,
            },
            {
              key: 'late',
              label: t('is-late'),
              number: true,
              cell: (row) => <Told value={row.late} href={rowsOf({ stage: row.stage, late: 'true' })} />,
            },
          ]}
        />
      </Section>
      {off.length > 0 && (
        <Section title={t('off')} lead={t('off-lead')}>
          <Table
            caption={t('off')}
            rows={off}
            rowKey={(row) => row.state}
            columns={[
              { key: 'state', label: t('state'), cell: (row) => named(`state.${row.state}`) },
              { key: 'stage', label: t('stage'), cell: (row) => ui(`station-${row.stage}`) },
              {
                key: 'count',
                label: t('people'),
                number: true,
                cell: (row) => <Told value={row.count} href={rowsOf({ state: row.state })} />,
              },
            ]}
          />
        </Section>
      )}
      <OverviewPlaces areas={funnel.areas} within={props.within} />
      <GroupTable
        title={t('schemes')}
        label={t('scheme')}
        rows={funnel.schemes}
        keyOf={(row) => row.scheme}
        name={(row) => named(`scheme.${row.scheme}`)}
        query={(row) => ({ scheme: row.scheme })}
      />
      <GroupTable
        title={t('destinations')}
        label={t('destination')}
        rows={funnel.destinations}
        keyOf={(row) => row.destination}
        name={(row) => (row.destination === '' ? t('no-destination') : countryName(row.destination, language))}
        query={(row) => (row.destination === '' ? undefined : { destination: row.destination })}
      />
      <OverviewCharges />
    </>
  )
}

export function OverviewPage(props: PageProps): VNode {
  const t = useWords(overviewWords)
  const funnel = useQuery(overviewContracts.GetFunnel, {})
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {funnel.state === 'loading' && <Skeleton />}
      {funnel.state === 'failed' && <ProblemNotice problem={funnel.problem} onRetry={funnel.reload} />}
      {funnel.state === 'ready' && <Overview funnel={funnel.value} within={props.query?.['within']} />}
    </>
  )
}
