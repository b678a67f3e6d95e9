// SPDX-License-Identifier: AGPL-3.0-or-later
// A table on a desk, cards on a phone: the same order and words.

import type { ComponentChildren, VNode } from 'preact'
import { Button } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ComponentChildren
  /** Set to the end, figures under each other. */
  readonly number?: boolean | undefined
  /** Holds buttons: its label is for screen readers only. */
  readonly action?: boolean | undefined
}

interface TableProps<Row> {
  /** Says what the rows are; read out first. */
  readonly caption: string
  readonly showCaption?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Which row the keyboard stands on. */
  readonly active?: number | undefined
  /** The id of a row, so that it can be brought into sight. */
  readonly rowId?: ((index: number) => string) | undefined
}

function cellClass(column: { readonly number?: boolean | undefined; readonly action?: boolean | undefined }): string | undefined {
  return column.action ? 'cell-action' : column.number ? 'cell-number' : undefined
}

/** Rows under columns; the first column names the row. */
export function Table<Row>(props: TableProps<Row>): VNode {
  return (
    <div class="table-box">
      <table class="table">
        <caption class={props.showCaption ? undefined : 'vh'}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" class={column.number ? 'cell-number' : undefined}>
                {column.action ? <span class="vh">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={props.rowKey(row)} id={props.rowId?.(index)} class={props.active === index ? 'row-active' : undefined}>
              {props.columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-label={column.action ? undefined : column.label} class={cellClass(column)}>
                    <span>{column.cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ShowMoreProps {
  readonly shown: number
  /** Absent where counting would cost more than it tells. */
  readonly total?: number | undefined
  /** How many come next; the button is absent at the end. */
  readonly onMore?: (() => void) | undefined
  readonly step?: number | undefined
  readonly busy?: boolean | undefined
}

/** The rest of a list, on request. */
export function ShowMore(props: ShowMoreProps): VNode {
  const t = useWords(uiWords)
  const { language } = useReading()
  return (
    <div class="more">
      {props.onMore && (
        <Button onPress={props.onMore} busy={props.busy} icon="chevron-down">
          {props.step ? t('show-more', { count: props.step }) : t('show-more-plain')}
        </Button>
      )}
      {props.total !== undefined && (
        <span class="muted">
          {t('shown-of', { shown: formatNumber(props.shown, language), total: formatNumber(props.total, language) })}
        </span>
      )}
    </div>
  )
}
