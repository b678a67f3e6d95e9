// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is abroad: counts on top, then the households, each with who is left behind.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { procedures } from '#journeys/core/away.rules.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { awayWords } from '#journeys/web/away.words.ts'
import { familyWords } from '#journeys/web/family.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useList, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { Figure, Figures } from '#platform/web/ui/figure.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

type Row = OutputOf<typeof awayContracts.ListAway>['items'][number]
type Counts = OutputOf<typeof awayContracts.CountAway>

interface Narrowed {
  readonly area: string | undefined
  readonly procedure: (typeof procedures)[number] | undefined
}

function hrefOf({ area, procedure }: Narrowed): string {
  const query = new URLSearchParams({ ...(area === undefined ? {} : { area }), ...(procedure === undefined ? {} : { procedure }) })
  return query.size === 0 ? '/away' : `/away?${query}`
}

function LeftBehind({ left }: Pick<Row, 'left'>): VNode {
  const t = useWords(awayWords)
  const family = useWords(familyWords)
  if (left.length === 0) return <span class="muted">{t('left-none')}</span>
  return (
    <>
      {left.map(({ key, relation, name, carer, uncared }) => (
        <div key={key}>
          {name} <span class="muted">({family(`relation.${relation}`)})</span>
          {carer !== undefined && <span class="muted"> · {t('cared-by', { name: carer })}</span>}
          {uncared && (
            <span class="row-marks">
              <Badge tone="dawn" icon="flag">
                {t('uncared')}
              </Badge>
            </span>
          )}
        </div>
      ))}
    </>
  )
}

function Counted(props: { readonly counts: Counts; readonly narrowed: Narrowed }): VNode {
  const t = useWords(awayWords)
  const { language, today } = useReading()
  const { counts, narrowed } = props
  const view = (procedure: Narrowed['procedure'], label: string): VNode => (
    <a key={label} href={hrefOf({ ...narrowed, procedure })} aria-current={narrowed.procedure === procedure ? 'page' : undefined}>
      {label}
    </a>
  )
  return (
    <>
      <Figures>
        <Figure value={counts.people} sentence={t('people')} rule={t('people-rule', { date: formatDate(today, language) })} />
        <Figure value={counts.households} sentence={t('households')} rule={t('households-rule')} />
      </Figures>
      <nav class="view-links" aria-label={t('views')}>
        {view(undefined, t('all', { count: formatNumber(counts.people, language) }))}
        {procedures.map((each) =>
          view(each, t('counted', { procedure: t(each), count: formatNumber(counts.procedures[each] ?? 0, language) })),
        )}
      </nav>
    </>
  )
}

function Places({ places }: Pick<Counts, 'places'>): VNode | null {
  const t = useWords(awayWords)
  if (places.length < 2) return null
  return (
    <Section title={t('places')}>
      <Table
        caption={t('places')}
        rows={places}
        rowKey={(row) => row.area}
        columns={[
          {
            key: 'place',
            label: t('place'),
            cell: ({ area }) => (
              <a href={hrefOf({ area, procedure: undefined })}>
                <AreaText code={area} />
              </a>
            ),
          },
          { key: 'people', label: t('place-people'), number: true, cell: (row) => row.people },
        ]}
      />
    </Section>
  )
}

export function AwayPage(props: PageProps): VNode {
  const t = useWords(awayWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const { area } = props.query ?? {}
  const narrowed = { area, procedure: procedures.find((each) => each === props.query?.['procedure']) }
  const within = area === undefined ? {} : { area }
  const counts = useQuery(awayContracts.CountAway, within)
  const list = useList(awayContracts.ListAway, {
    limit: 50,
    ...within,
    ...(narrowed.procedure === undefined ? {} : { procedure: narrowed.procedure }),
  })
  const problem = counts.state === 'failed' ? counts.problem : list.problem
  if (problem !== undefined) return <ProblemPage problem={problem} onRetry={list.reload} />
  if (counts.state !== 'ready' || list.state === 'loading') return <Skeleton />
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="/workers/new" icon="plus">
            {t('register')}
          </LinkButton>
        }
      />
      {area !== undefined && (
        <p>
          <AreaText code={area} /> · <a href={hrefOf({ ...narrowed, area: undefined })}>{t('all-places')}</a>
        </p>
      )}
      <Counted counts={counts.value} narrowed={narrowed} />
      {list.items.length === 0 ? (
        <EmptyState icon="globe" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('title')}
          rows={list.items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('name'),
              cell: ({ id, name, sameHousehold }) => (
                <>
                  <a href={`/workers/${id}`}>{name}</a>
                  {sameHousehold && <div class="muted">{t('same-household')}</div>}
                </>
              ),
            },
            {
              key: 'procedure',
              label: t('procedure'),
              cell: ({ procedure, state }) => (
                <>
                  {t(procedure)}
                  <div class="muted">{named(`state.${state}`)}</div>
                </>
              ),
            },
            {
              key: 'destination',
              label: t('destination'),
              cell: ({ destination }) => (destination === undefined ? t('unknown') : countryName(destination, language)),
            },
            { key: 'since', label: t('since'), cell: ({ leftOn, since }) => formatDate(leftOn ?? since, language) },
            { key: 'left', label: t('left'), cell: ({ left }) => <LeftBehind left={left} /> },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      <Notice tone="sea" title={t('protects-title')}>
        <p>{t('protects-text')}</p>
        <p>{t('protects-how')}</p>
      </Notice>
      <Places places={counts.value.places} />
    </>
  )
}
