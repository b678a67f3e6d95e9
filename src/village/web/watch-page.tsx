// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk of a village: whom to see, hamlet by hamlet, and why; whoever answers for several villages chooses one first.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useList, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { mayDo, useSession } from '#platform/web/session.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { watchContracts } from '#village/core/watch.contract.ts'
import { type WatchReason, watchReasons } from '#village/core/watch-list.rules.ts'
import { FoundNotice } from '#village/web/found-notice.tsx'
import { StepDialog } from '#village/web/step-dialog.tsx'
import { VisitDialog } from '#village/web/visit-dialog.tsx'
import { watchWords } from '#village/web/watch.words.ts'
import { type Stop, WatchRow } from '#village/web/watch-row.tsx'

type Counts = OutputOf<typeof watchContracts.CountWatch>

const countOf: Readonly<Record<WatchReason, keyof Omit<Counts, 'places'>>> = {
  OVERDUE: 'overdue',
  UNRECORDED: 'unrecorded',
  DUE_BACK: 'dueBack',
  CHILDREN: 'uncared',
  PLANNED: 'planned',
}

interface Narrowed {
  readonly area: string | undefined
  readonly reason: WatchReason | undefined
}

function hrefOf({ area, reason }: Narrowed): string {
  const query = new URLSearchParams({ ...(area === undefined ? {} : { area }), ...(reason === undefined ? {} : { reason }) })
  return query.size === 0 ? '/watch' : `/watch?${query}`
}

function Reasons(props: { readonly counts: Counts; readonly narrowed: Narrowed }): VNode | null {
  const t = useWords(watchWords)
  const { language } = useReading()
  const { counts, narrowed } = props
  const link = (reason: WatchReason | undefined, label: string): VNode => (
    <a key={label} href={hrefOf({ ...narrowed, reason })} aria-current={narrowed.reason === reason ? 'page' : undefined}>
      {label}
    </a>
  )
  const there = watchReasons.filter((each) => counts[countOf[each]] > 0 || narrowed.reason === each)
  if (there.length === 0) return null
  return (
    <nav class="view-links" aria-label={t('reasons')}>
      {link(undefined, t('all'))}
      {there.map((each) => link(each, t('counted', { reason: t(each), count: formatNumber(counts[countOf[each]], language) })))}
    </nav>
  )
}

function Villages({ places }: Pick<Counts, 'places'>): VNode {
  const t = useWords(watchWords)
  return (
    <Section title={t('places')} lead={t('places-lead')}>
      <Table
        caption={t('places')}
        rows={places}
        rowKey={(row) => row.area}
        columns={[
          {
            key: 'place',
            label: t('place'),
            cell: ({ area }) => (
              <a href={hrefOf({ area, reason: undefined })}>
                <AreaText code={area} />
              </a>
            ),
          },
          ...watchReasons.map((reason) => ({
            key: reason,
            label: t(reason),
            number: true,
            cell: (row: Counts['places'][number]) => row[countOf[reason]],
          })),
        ]}
      />
    </Section>
  )
}

/** Stops that lie in one hamlet, in the order of the walk. */
function hamletsOf(stops: readonly Stop[]): readonly (readonly [Stop, ...Stop[]])[] {
  const groups: [Stop, ...Stop[]][] = []
  const nameOf = ({ place }: Stop): string => place.hamlet?.toLowerCase() ?? ''
  for (const stop of stops) {
    const last = groups.at(-1)
    if (last !== undefined && nameOf(last[0]) === nameOf(stop)) last.push(stop)
    else groups.push([stop])
  }
  return groups
}

function Walk(props: {
  readonly stops: readonly Stop[]
  readonly onVisit: (stop: Stop) => void
  readonly onStep: (stop: Stop) => void
}): VNode {
  const t = useWords(watchWords)
  const { language } = useReading()
  return (
    <>
      {hamletsOf(props.stops).map((stops) => {
        const [{ place, id }] = stops
        return (
          <section key={id} class="group">
            <h2 class="group-head">
              {place.hamlet === undefined ? t('hamlet-unknown') : t('hamlet', { hamlet: place.hamlet })}
              <span class="group-count">{formatNumber(stops.length, language)}</span>
            </h2>
            <ul class="rows">
              {stops.map((stop) => (
                <WatchRow key={stop.id} stop={stop} onVisit={() => props.onVisit(stop)} onStep={() => props.onStep(stop)} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

const VILLAGE_CODE = 'PP.RR.DD.VVVV'.length
/** Stops that are shown at once; the others follow at a press. */
const PAGE = 200

interface Asked {
  readonly stop: Stop
  readonly what: 'visit' | 'step'
}

export function WatchPage(props: PageProps): VNode {
  const t = useWords(watchWords)
  const { area } = props.query ?? {}
  const narrowed = { area, reason: watchReasons.find((each) => each === props.query?.['reason']) }
  const within = area === undefined ? {} : { area }
  const [asked, setAsked] = useState<Asked>()
  /** The home that was visited last, and how many were before it. */
  const [visited, setVisited] = useState<{ readonly id: string; readonly before: number }>()
  const counts = useQuery(watchContracts.CountWatch, within)
  const list = useList(watchContracts.ListWatch, {
    ...within,
    limit: PAGE,
    ...(narrowed.reason === undefined ? {} : { reason: narrowed.reason }),
  })
  const session = useSession()
  const { areas } = session.office
  const own = areas.length === 1 ? areas.find((each) => each.length === VILLAGE_CODE) : undefined
  const village = area?.length === VILLAGE_CODE ? area : own
  if (counts.state === 'failed') return <ProblemPage problem={counts.problem} onRetry={counts.reload} />
  if (list.problem !== undefined) return <ProblemPage problem={list.problem} onRetry={list.reload} />
  if (counts.state === 'loading' || list.state === 'loading') return <Skeleton />
  const { items } = list
  /** As the list has it now: what was done since it was opened may have moved the person on. */
  const now = (stop: Stop): Stop => items.find(({ id }) => id === stop.id) ?? stop
  const close = (): void => setAsked(undefined)
  const step = (stop: Stop): void => setAsked({ stop, what: 'step' })
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {items.length > 0 && (
              <Button small icon="printer" onPress={() => window.print()}>
                {t('print')}
              </Button>
            )}
            {mayDo(session, 'RegisterWorker') && (
              <LinkButton small href="/workers/new" icon="plus">
                {t('register')}
              </LinkButton>
            )}
          </>
        }
      />
      {area !== undefined && (
        <p>
          <AreaText code={area} /> · <a href={hrefOf({ ...narrowed, area: undefined })}>{t('all-places')}</a>
        </p>
      )}
      <Notice tone="sea" title={t('protects-title')}>
        <p>{t('protects-text')}</p>
      </Notice>
      {village === undefined ? (
        <Villages places={counts.value.places} />
      ) : (
        <>
          <Reasons counts={counts.value} narrowed={narrowed} />
          {visited !== undefined && <FoundNotice key={visited.before} id={visited.id} />}
          {items.length === 0 ? (
            <EmptyState icon="check" title={t('empty')}>
              {t('empty-text')}
            </EmptyState>
          ) : (
            <Walk stops={items} onVisit={(stop) => setAsked({ stop, what: 'visit' })} onStep={step} />
          )}
          <ShowMore shown={items.length} onMore={list.more} busy={list.loadingMore} />
        </>
      )}
      {asked?.what === 'visit' && (
        <VisitDialog
          visited={asked.stop}
          onClose={close}
          onDone={() => setVisited({ id: asked.stop.id, before: (visited?.before ?? 0) + 1 })}
        />
      )}
      {asked?.what === 'step' && <StepDialog person={now(asked.stop)} onClose={close} />}
    </>
  )
}
