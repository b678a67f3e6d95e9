// SPDX-License-Identifier: AGPL-3.0-or-later
// One snapshot of the official list: what differs from the one before it, then all of it.

import type { VNode } from 'preact'
import { agencyListContracts } from '#agencies/core/agency-list.contract.ts'
import { listWords } from '#agencies/web/list.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type List = OutputOf<typeof agencyListContracts.GetAgencyList>
type Row = List['items'][number]

function Names(props: { readonly title: string; readonly hint?: string; readonly names: readonly string[] }): VNode | null {
  if (props.names.length === 0) return null
  return (
    <>
      <h3>
        {props.title} ({props.names.length})
      </h3>
      {props.hint !== undefined && <p class="muted">{props.hint}</p>}
      <ul>
        {props.names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  )
}

function Differences({ list }: { readonly list: List }): VNode {
  const t = useWords(listWords)
  const { language } = useReading()
  const { against, added, removed, changed } = list
  if (against === undefined) return <p class="muted">{t('first-list')}</p>
  const date = formatDate(against.on, language)
  if (added.length + removed.length + changed.length === 0) return <p class="muted">{t('no-difference', { date })}</p>
  const said = (row: Row): string => [row.number, row.status].filter((each) => each !== undefined).join(', ')
  const say = (row: Row): string => (said(row) === '' ? row.name : `${row.name}, ${said(row)}`)
  return (
    <Section title={t('differs-from', { date })}>
      <Names title={t('removed')} hint={t('removed-hint')} names={removed.map(say)} />
      <Names
        title={t('changed')}
        names={changed.map(({ before, after }) => t('was-is', { name: after.name, before: said(before), after: said(after) }))}
      />
      <Names title={t('added')} names={added.map(say)} />
    </Section>
  )
}

export function AgencyListPage(props: PageProps): VNode {
  const t = useWords(listWords)
  const { language } = useReading()
  const list = useQuery(agencyListContracts.GetAgencyList, { id: props.params?.['id'] ?? '' })
  if (list.state === 'loading') return <Skeleton />
  if (list.state === 'failed')
    return <ProblemPage problem={list.problem} onRetry={list.reload} back={{ href: '/agency-lists', label: t('title') }} />
  const { on, source, rows, items } = list.value
  return (
    <>
      <PageHead
        title={t('title-on', { date: formatDate(on, language) })}
        lead={source}
        back={{ href: '/agency-lists', label: t('title') }}
      />
      {rows === null ? (
        <Notice tone="dawn" title={t('unreachable')}>
          <p>{t('unreachable-text')}</p>
        </Notice>
      ) : (
        <>
          <Differences list={list.value} />
          <Table
            caption={t('rows')}
            showCaption
            rows={items}
            rowKey={(row) => row.name}
            columns={[
              { key: 'name', label: t('name'), cell: (row) => row.name },
              { key: 'number', label: t('number'), cell: (row) => row.number ?? '–' },
              { key: 'status', label: t('status'), cell: (row) => row.status ?? '–' },
            ]}
          />
        </>
      )}
    </>
  )
}
