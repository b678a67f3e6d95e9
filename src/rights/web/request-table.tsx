// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests as rows: what is asked, by when it must be answered, and how it stands.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { jakartaDate } from '#kernel/time.ts'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, DateText } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import type { rightsContracts } from '#rights/core/request.contract.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { rightsWords } from '#rights/web/rights.words.ts'

type Item = OutputOf<typeof rightsContracts.ListRequests>['items'][number]

const tones = { GRANTED: 'good', PARTLY: 'dawn', REFUSED: 'late' } as const

/** How a request stands, in words and shape. */
function Standing(props: { readonly item: Item }): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const { today } = useReading()
  const { outcome, checked, dueAt, open } = props.item
  if (outcome !== null && open) return <Badge tone={jakartaDate(dueAt) < today ? 'late' : 'dawn'}>{t('promised-owed')}</Badge>
  if (outcome !== null) return <Badge tone={tones[outcome]}>{r(outcome)}</Badge>
  if (jakartaDate(dueAt) < today) return <Badge tone="late">{t('late')}</Badge>
  return <Badge tone="dawn">{t(checked ? 'waiting' : 'unchecked')}</Badge>
}

export function RequestTable(props: { readonly items: readonly Item[]; readonly named?: true }): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const { language } = useReading()
  const person = { key: 'person', label: t('person'), cell: (row: Item) => row.name ?? t('erased-name') }
  return (
    <Table
      caption={t('requests')}
      rows={props.items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'right',
          label: t('right'),
          cell: (row) => (row.name === null ? r(row.right) : <a href={`/rights-requests/${row.id}`}>{r(row.right)}</a>),
        },
        ...(props.named ? [person] : []),
        { key: 'received', label: t('received'), cell: (row) => <DateText date={row.receivedOn} /> },
        { key: 'due', label: t('due'), cell: (row) => momentWords(row.dueAt, language) },
        { key: 'state', label: t('state'), cell: (row) => <Standing item={row} /> },
      ]}
    />
  )
}
