// SPDX-License-Identifier: AGPL-3.0-or-later
// Which column of the list holds what: as it was found out, with what stands in it, and to be chosen otherwise.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { columnCodes, columns } from '#exchange/core/column.ts'
import type { Detected, FullImport } from '#exchange/core/import.contract.ts'
import { delimiterNames, importPageWords } from '#exchange/web/import.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Select } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export type Columns = Detected['columns']

interface ColumnsProps {
  readonly list: FullImport
  readonly detected: Detected
  readonly busy: boolean
  readonly onRead: (columns: Columns) => void
}

export function ImportColumns({ list, detected, busy, onRead }: ColumnsProps): VNode {
  const t = useWords(importPageWords)
  const { language } = useReading()
  const [chosen, setChosen] = useState<Columns>(detected.columns)
  const known = detected.columns.filter((code) => code !== null).length
  const { delimiter, encoding = '', sheet = '' } = detected
  const kind =
    delimiter === undefined ? t('kind-xlsx', { sheet }) : t('kind-csv', { delimiter: delimiterNames[language][delimiter], encoding })
  const choices = columnCodes.map((code) => ({ value: code, label: columns[code].name[language] }))
  // Each of ours is in one column alone.
  function choose(place: number, value: string): void {
    const code = columnCodes.find((each) => each === value) ?? null
    setChosen(detected.headings.map((_, index) => (index === place ? code : chosen[index] === code ? null : (chosen[index] ?? null))))
  }
  return (
    <details class="fold" open={list.state === 'failed'}>
      <summary>{t('columns')}</summary>
      <p>{t('columns-found', { file: list.fileName, kind, count: known })}</p>
      {detected.remembered && <p>{t('columns-remembered')}</p>}
      {detected.headings.map((heading, index) => {
        const examples = detected.examples.map((row) => row[index] ?? '').filter((text) => text !== '')
        return (
          <Select
            // The place is what a column is.
            key={`${index}-${heading}`}
            id={`column-${index}`}
            label={t('column-of', { heading: heading === '' ? String(index + 1) : heading })}
            hint={examples.length === 0 ? undefined : t('column-hint', { examples: examples.join(' · ') })}
            placeholder={t('not-used')}
            choices={choices}
            value={chosen[index] ?? ''}
            onChange={(value) => choose(index, value)}
          />
        )
      })}
      <p class="section-action">
        <Button busy={busy} onPress={() => onRead(detected.headings.map((_, index) => chosen[index] ?? null))}>
          {t('read-again')}
        </Button>
      </p>
    </details>
  )
}
