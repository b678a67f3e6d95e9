// SPDX-License-Identifier: AGPL-3.0-or-later
// Every cell to be put right, and the rows of it to be taken away and brought back.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { columnCodes, columns } from '#exchange/core/column.ts'
import { type CellError, type FullImport, importContracts } from '#exchange/core/import.contract.ts'
import { importPageWords } from '#exchange/web/import.words.ts'
import { addressOf, call } from '#platform/web/api.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'

export const SHOWN = 50

export function ImportErrors({ list }: { readonly list: FullImport }): VNode | null {
  const t = useWords(importPageWords)
  const { language } = useReading()
  // What was read further; it belongs to this reading of the list alone.
  const [more, setMore] = useState<{ readonly version: number; readonly errors: readonly CellError[]; readonly next: string | null }>()
  const [busy, setBusy] = useState(false)
  if (list.errors.length === 0) return null
  const further = more?.version === list.version ? more : { errors: [], next: list.next }
  const errors = [...list.errors, ...further.errors]
  const { next } = further
  async function read(cursor: string): Promise<void> {
    setBusy(true)
    const answer = await call(importContracts.GetImport, { id: list.id, limit: SHOWN, cursor })
    setBusy(false)
    if (answer.ok) setMore({ version: list.version, errors: [...further.errors, ...answer.value.errors], next: answer.value.next })
  }
  const nameOf = (column: string): string => {
    const code = columnCodes.find((each) => each === column)
    return code === undefined ? column : columns[code].name[language]
  }
  return (
    <Section title={t('errors')}>
      <div class="form">
        <p>{t('bad-rows-text')}</p>
        <p class="section-action">
          <LinkButton
            href={addressOf(list.detected?.kind === 'xlsx' ? importContracts.GetBadRowsBook : importContracts.GetBadRows, { id: list.id })}
            icon="document"
            download
          >
            {t('bad-rows')}
          </LinkButton>
        </p>
        <Table
          caption={t('errors')}
          rows={errors}
          rowKey={({ row, column }) => `${row}-${column}`}
          columns={[
            { key: 'row', label: t('row'), cell: ({ row }) => <span class="nowrap">{`${t('row')} ${row}`}</span> },
            { key: 'column', label: t('column'), cell: ({ column }) => nameOf(column) },
            { key: 'value', label: t('value'), cell: ({ value }) => (value === '' ? <span class="muted">{t('empty')}</span> : value) },
            { key: 'reason', label: t('reason'), cell: ({ reason }) => reason },
            { key: 'suggestion', label: t('suggestion'), cell: ({ suggestion }) => suggestion },
          ]}
        />
        <ShowMore shown={errors.length} onMore={next === null ? undefined : () => void read(next)} busy={busy} />
      </div>
    </Section>
  )
}
