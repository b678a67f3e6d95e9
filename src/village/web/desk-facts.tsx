// SPDX-License-Identifier: AGPL-3.0-or-later
// Beside what is told: what is open today, who may place, and which countries are closed, as the registers above the village have it.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { countryName } from '#agencies/core/country.ts'
import { formatMoney } from '#agencies/core/currency.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { occupationName } from '#agencies/core/occupation.law.ts'
import { placementRestrictions } from '#agencies/core/restriction.law.ts'
import { at } from '#kernel/law.ts'
import { jakartaDate } from '#kernel/time.ts'
import { useStanding } from '#platform/web/offline/sign.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { deskWords } from '#village/web/desk.words.ts'

const SHOWN = 6

function Jobs(): VNode {
  const t = useWords(deskWords)
  const { language } = useReading()
  const jobs = useList(jobOrderContracts.ListJobOrders, { limit: SHOWN, open: 'true' })
  return (
    <Section title={t('jobs')} lead={t('jobs-lead')}>
      {jobs.problem !== undefined && <ProblemNotice problem={jobs.problem} onRetry={jobs.reload} />}
      {jobs.state === 'loading' && <Skeleton lines={3} />}
      {jobs.state === 'ready' && jobs.items.length === 0 && <p class="muted">{t('jobs-none')}</p>}
      {jobs.items.length > 0 && (
        <Table
          caption={t('jobs')}
          rows={jobs.items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'job',
              label: t('job'),
              cell: ({ id, occupation }) => <a href={`/job-orders/${id}`}>{occupationName(occupation, language)}</a>,
            },
            { key: 'country', label: t('country'), cell: ({ country }) => countryName(country, language) },
            { key: 'company', label: t('company'), cell: ({ agencyId, agency }) => <a href={`/agencies/${agencyId}`}>{agency}</a> },
            { key: 'wage', label: t('wage'), cell: ({ wage }) => formatMoney(wage, language) },
            {
              key: 'left',
              label: t('left'),
              cell: ({ quota, taken }) =>
                taken === undefined
                  ? t('left-unknown', { quota: formatNumber(quota, language) })
                  : formatNumber(Math.max(quota - taken, 0), language),
            },
          ]}
        />
      )}
      <p>
        <a href="/job-orders">{t('jobs-all')}</a>
      </p>
    </Section>
  )
}

function Companies(): VNode {
  const t = useWords(deskWords)
  const companies = useList(agencyContracts.ListAgencies, { limit: SHOWN, live: 'true' })
  return (
    <Section title={t('companies')}>
      {companies.problem !== undefined && <ProblemNotice problem={companies.problem} onRetry={companies.reload} />}
      {companies.state === 'loading' && <Skeleton lines={2} />}
      {companies.state === 'ready' && companies.items.length === 0 && <p class="muted">{t('companies-none')}</p>}
      {companies.items.length > 0 && (
        <ul>
          {companies.items.map(({ id, name }) => (
            <li key={id}>
              <a href={`/agencies/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/agencies">{t('companies-all')}</a>
      </p>
    </Section>
  )
}

function Closed(): VNode {
  const t = useWords(deskWords)
  const { language, today } = useReading()
  const closed = at(placementRestrictions, today)
  const names = (whole: boolean): string =>
    closed
      .filter(({ occupationGroup }) => (occupationGroup === undefined) === whole)
      .map(({ country }) => countryName(country, language))
      .sort((a, b) => a.localeCompare(b, language))
      .join(', ')
  const [all, some] = [names(true), names(false)]
  const [first] = closed
  return (
    <Section title={t('closed')}>
      {first === undefined ? (
        <p class="muted">{t('closed-none')}</p>
      ) : (
        <>
          {all !== '' && (
            <p>
              {all} <span class="muted">({t('closed-all')})</span>
            </p>
          )}
          {some !== '' && (
            <p>
              {some} <span class="muted">({t('closed-some')})</span>
            </p>
          )}
          <p>
            <Article article={first.legalBasis} standing={first.standing} />
          </p>
        </>
      )}
    </Section>
  )
}

/** Without a network: of which day the two lists are. */
function AsOf(): VNode | null {
  const t = useWords(deskWords)
  const { language } = useReading()
  const standing = useStanding()
  if (standing?.away !== true || standing.heard === undefined) return null
  return <Notice tone="dawn" title={t('as-of', { day: formatDate(jakartaDate(standing.heard), language) })} />
}

export function DeskFacts(): VNode {
  return (
    <div class="screen-only">
      <AsOf />
      <Jobs />
      <Companies />
      <Closed />
    </div>
  )
}
