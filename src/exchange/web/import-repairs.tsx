// SPDX-License-Identifier: AGPL-3.0-or-later
// Repairs that would put many cells right at once, each accepted by one press.

import type { VNode } from 'preact'
import type { RepairKind } from '#exchange/core/cell.ts'
import { columns } from '#exchange/core/column.ts'
import type { FullImport } from '#exchange/core/import.contract.ts'
import { importPageWords, repairNames } from '#exchange/web/import.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatNumber, sentenceCase } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'

interface RepairsProps {
  readonly list: FullImport
  readonly busy: boolean
  readonly onAccept: (kinds: readonly RepairKind[]) => void
}

export function ImportRepairs({ list, busy, onAccept }: RepairsProps): VNode | null {
  const t = useWords(importPageWords)
  const { language } = useReading()
  const names = repairNames[language]
  if (list.offers.length === 0 && list.accepts.length === 0) return null
  return (
    <Section title={t('repairs')}>
      <div class="form">
        <p>{t('repairs-lead')}</p>
        {list.accepts.length > 0 && <p>{t('accepted-repairs', { repairs: list.accepts.map((kind) => names[kind]).join('; ') })}</p>}
        {list.offers.length > 0 && (
          <Table
            caption={t('repairs')}
            rows={list.offers}
            rowKey={(offer) => `${offer.kind}-${offer.column}`}
            columns={[
              { key: 'repair', label: t('repair'), cell: ({ kind }) => sentenceCase(names[kind]) },
              {
                key: 'cells',
                label: t('where'),
                cell: ({ count, column }) => t('cells', { count: formatNumber(count, language), column: columns[column].name[language] }),
              },
              {
                key: 'example',
                label: t('example'),
                cell: ({ from, to }) => (from === '' ? t('becomes-empty', { to }) : t('becomes', { from, to })),
              },
              {
                key: 'accept',
                label: t('accept'),
                action: true,
                cell: ({ kind, column }) => (
                  <Button
                    small
                    busy={busy}
                    label={t('accept-of', { repair: names[kind], column: columns[column].name[language] })}
                    onPress={() => onAccept([kind])}
                  >
                    {t('accept')}
                  </Button>
                ),
              },
            ]}
          />
        )}
        {list.offers.length > 1 && (
          <p class="section-action">
            <Button busy={busy} onPress={() => onAccept(list.offers.map(({ kind }) => kind))}>
              {t('accept-all')}
            </Button>
          </p>
        )}
      </div>
    </Section>
  )
}
