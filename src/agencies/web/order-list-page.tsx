// SPDX-License-Identifier: AGPL-3.0-or-later
// Job orders: what is open, where, for whom, and how many places are left.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { countries, countryName } from '#agencies/core/country.ts'
import { formatMoney } from '#agencies/core/currency.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { occupationName } from '#agencies/core/occupation.law.ts'
import { orderWords } from '#agencies/web/order.words.ts'
import { OrderBadge, Places } from '#agencies/web/order-badge.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatShortDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Checkbox, Select } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function JobOrdersPage(): VNode {
  const t = useWords(orderWords)
  const { language } = useReading()
  const { role } = useSession()
  const [country, setCountry] = useState('')
  const [open, setOpen] = useState(true)
  const list = useList(jobOrderContracts.ListJobOrders, {
    limit: 50,
    ...(country === '' ? {} : { country }),
    ...(open ? { open: 'true' as const } : {}),
  })
  const narrowed = country !== '' || open
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          jobOrderContracts.RegisterJobOrder.may.includes(role) && (
            <LinkButton href="/job-orders/new" icon="plus">
              {t('add')}
            </LinkButton>
          )
        }
      />
      <div class="form">
        <Select
          id="country"
          label={t('country')}
          value={country}
          onChange={setCountry}
          placeholder={t('all-countries')}
          choices={countries.map((each) => ({ value: each.code, label: each[language] }))}
        />
        <Checkbox id="open" label={t('open-only')} checked={open} onChange={setOpen} />
        {list.state === 'loading' && <Skeleton />}
        {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
        {list.state === 'ready' && list.items.length === 0 && (
          <EmptyState icon="search" title={t(narrowed ? 'empty' : 'none')}>
            {t(narrowed ? 'empty-text' : 'none-text')}
          </EmptyState>
        )}
        {list.items.length > 0 && (
          <Table
            caption={t('title')}
            rows={list.items}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'what',
                label: t('occupation'),
                cell: (row) => (
                  <>
                    <a href={`/job-orders/${row.id}`}>
                      {occupationName(row.occupation, language)}, {countryName(row.country, language)}
                    </a>
                    <small class="cell-more">
                      {row.agency} · {row.number}
                    </small>
                  </>
                ),
              },
              {
                key: 'places',
                label: t('places'),
                cell: (row) => <Places {...row} />,
              },
              { key: 'wage', label: t('wage'), cell: (row) => formatMoney(row.wage, language) },
              {
                key: 'days',
                label: t('days'),
                cell: ({ from, to }) => t('from-to', { from: formatShortDate(from, language), to: formatShortDate(to, language) }),
              },
              { key: 'standing', label: t('standing'), cell: (row) => <OrderBadge standing={row.standing} /> },
            ]}
          />
        )}
        <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      </div>
    </>
  )
}
