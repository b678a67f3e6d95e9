// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases in a table: of whom, what, where it stands, and until when.

import type { VNode } from 'preact'
import type { caseContracts } from '#cases/core/case.contract.ts'
import { type CaseState, closedCases } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { casePageWords } from '#cases/web/page.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, DateText, Due } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'

type Item = OutputOf<typeof caseContracts.ListCases>['items'][number]

export function StateBadge(props: { readonly state: CaseState }): VNode {
  const t = useWords(caseWords)
  const closed = closedCases.includes(props.state)
  return <Badge tone={props.state === 'FULFILLED' ? 'good' : closed ? 'plain' : 'sea'}>{t(props.state)}</Badge>
}

export function CaseTable(props: { readonly items: readonly Item[]; readonly named?: true }): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  return (
    <Table
      caption={t('cases')}
      rows={props.items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'case',
          label: t('category'),
          cell: (row) => (
            <>
              <a href={`/cases/${row.id}`}>{c(row.category)}</a>
              {props.named && <small class="cell-more">{row.name ?? t('unnamed')}</small>}
            </>
          ),
        },
        { key: 'state', label: t('state'), cell: (row) => <StateBadge state={row.state} /> },
        { key: 'registered', label: t('registered'), cell: (row) => <DateText date={row.registeredOn} /> },
        { key: 'due', label: t('due'), cell: (row) => (row.due === null ? '–' : <Due date={row.due} />) },
      ]}
    />
  )
}
