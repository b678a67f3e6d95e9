// SPDX-License-Identifier: AGPL-3.0-or-later
// The numbers of a grouping as a table: each told or not, each a link to its rows where one may see them.

import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { type ListQuery, listHref } from '#journeys/web/list-query.ts'
import { overviewWords } from '#journeys/web/overview.words.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'

interface Group {
  readonly count: number | null
  readonly atRisk: number | null
  readonly late: number | null
}
const FEW = 12

/** The list behind a number, for whoever may see it. */
export function useRows(): (query: ListQuery) => string | undefined {
  const session = useSession()
  const may = workerContracts.ListWorkers.may.includes(session.role)
  return (query) => (may ? listHref({}, query) : undefined)
}

/** A number, told or not, linked to its rows where there are any. */
export function Told(props: { readonly value: number | null; readonly href: string | undefined }): VNode {
  const t = useWords(overviewWords)
  const { language } = useReading()
  const { value, href } = props
  if (value === null) return <span class="muted">{t('untold')}</span>
  const text = formatNumber(value, language)
  if (value === 0 || href === undefined) return <>{text}</>
  return (
    <a href={href} aria-label={t('see', { count: text })}>
      {text}
    </a>
  )
}

/** How many people each row of a grouping counts, and how many of them are at risk or late. */
export function GroupTable<Row extends Group>(props: {
  readonly title: string
  readonly label: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly name: (row: Row) => ComponentChildren
  readonly query: (row: Row) => ListQuery | undefined
}): VNode {
  const t = useWords(overviewWords)
  const rowsOf = useRows()
  const [all, setAll] = useState(false)
  const { rows, query } = props
  const href = (row: Row, more: ListQuery): string | undefined => {
    const asked = query(row)
    return asked === undefined ? undefined : rowsOf({ ...asked, ...more })
  }
  return (
    <Section title={props.title}>
      <Table
        caption={props.title}
        rows={all ? rows : rows.slice(0, FEW)}
        rowKey={props.keyOf}
        columns={[
          { key: 'name', label: props.label, cell: props.name },
          { key: 'count', label: t('people'), number: true, cell: (row) => <Told value={row.count} href={href(row, {})} /> },
          {
            key: 'risk',
            label: t('at-risk'),
            number: true,
            cell: (row) => <Told value={row.atRisk} href={href(row, { risk: 'true' })} />,
          },
          { key: 'late', label: t('is-late'), number: true, cell: (row) => <Told value={row.late} href={href(row, { late: 'true' })} /> },
        ]}
      />
      {!all && rows.length > FEW && (
        <p class="section-action">
          <Button icon="chevron-down" onPress={() => setAll(true)}>
            {t('all', { count: rows.length })}
          </Button>
        </p>
      )}
    </Section>
  )
}
