// SPDX-License-Identifier: AGPL-3.0-or-later
// Outreach: how much of it there was, what came of it village by village, and the sessions themselves.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useList, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { Figure, Figures } from '#platform/web/ui/figure.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { type Audience, audiences } from '#village/core/outreach.ts'
import { outreachPageWords } from '#village/web/outreach.words.ts'

type Place = OutputOf<typeof outreachContracts.GetOutreachProgress>['places'][number]

function ScoreText({ scores, audience }: { readonly scores: Place['scores']; readonly audience: Audience }): VNode {
  const t = useWords(outreachPageWords)
  const at = (moment: 'BEFORE' | 'AFTER') => scores.find((each) => each.audience === audience && each.moment === moment)?.score
  const [before, after] = [at('BEFORE'), at('AFTER')]
  if (before !== undefined && after !== undefined) return <>{t('before-after', { before, after })}</>
  if (before !== undefined) return <>{t('only-before', { before })}</>
  return <>{after === undefined ? t('score-none') : t('only-after', { after })}</>
}

function Progress({ places }: { readonly places: readonly Place[] }): VNode {
  const t = useWords(outreachPageWords)
  const { language } = useReading()
  return (
    <Section title={t('progress')} lead={t('scores')}>
      <Table
        caption={t('progress')}
        rows={places}
        rowKey={(row) => row.area}
        columns={[
          { key: 'place', label: t('place'), cell: ({ area }) => <AreaText code={area} /> },
          { key: 'sessions', label: t('place-sessions'), number: true, cell: ({ sessions }) => formatNumber(sessions, language) },
          { key: 'people', label: t('place-people'), number: true, cell: ({ people }) => formatNumber(people, language) },
          { key: 'last', label: t('last'), cell: ({ lastOn }) => formatDate(lastOn, language) },
          ...audiences.map((audience) => ({
            key: audience,
            label: t(audience),
            number: true,
            cell: ({ scores }: Place) => <ScoreText scores={scores} audience={audience} />,
          })),
        ]}
      />
    </Section>
  )
}

export function OutreachPage(): VNode {
  const t = useWords(outreachPageWords)
  const { language, today } = useReading()
  const { role } = useSession()
  const progress = useQuery(outreachContracts.GetOutreachProgress, {})
  const list = useList(outreachContracts.ListOutreach, { limit: 20 })
  if (progress.state === 'failed') return <ProblemPage problem={progress.problem} onRetry={progress.reload} />
  if (list.problem !== undefined) return <ProblemPage problem={list.problem} onRetry={list.reload} />
  if (progress.state === 'loading' || list.state === 'loading') return <Skeleton />
  const { sessions, people, women, under18, places } = progress.value
  const count = (value: number): string => formatNumber(value, language)
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          outreachContracts.HoldOutreach.may.some((each) => each === role) && (
            <LinkButton kind="main" href="/outreach/new" icon="plus">
              {t('add')}
            </LinkButton>
          )
        }
      />
      {sessions === 0 ? (
        <EmptyState icon="people" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      ) : (
        <>
          <Figures>
            <Figure value={sessions} sentence={t('sessions')} rule={t('sessions-rule', { date: formatDate(today, language) })} />
            <Figure value={people} sentence={t('people')} rule={t('people-rule', { women: count(women), children: count(under18) })} />
          </Figures>
          <Progress places={places} />
          <Section title={t('list')}>
            <ul class="rows">
              {list.items.map(({ id, on, kind, venue, people: came, area }) => (
                <li key={id} class="row">
                  <div>
                    <a class="row-name" href={`/outreach/${id}`}>
                      {venue}
                    </a>
                    <span class="row-step">
                      {t(kind)} · {formatDate(on, language)}
                    </span>
                    <span class="row-why">
                      {t('total', { count: count(came) })} · <AreaText code={area} />
                    </span>
                  </div>
                </li>
              ))}
            </ul>
            <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
          </Section>
        </>
      )}
    </>
  )
}
