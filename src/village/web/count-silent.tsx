// SPDX-License-Identifier: AGPL-3.0-or-later
// Which villages sent no count of a month, and when anything was last heard of them: none counted is not the same as none said.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import type { countContracts } from '#village/core/count.contract.ts'
import { countPageWords } from '#village/web/count.words.ts'

type Silent = NonNullable<OutputOf<typeof countContracts.ListCountSheets>['silent']>

export function VillageLink({ area, month }: { readonly area: string; readonly month: string }): VNode {
  return (
    <a href={`/count?area=${area}&month=${month}`}>
      <AreaText code={area} />
    </a>
  )
}

interface Props {
  readonly silent: Silent
  /** How many there are; the list may be cut. */
  readonly count: number
  readonly month: string
}

export function SilentVillages({ silent, count, month }: Props): VNode {
  const t = useWords(countPageWords)
  const { language } = useReading()
  const number = (value: number): string => formatNumber(value, language)
  const [able, without] = [silent.filter(({ office }) => office), silent.filter(({ office }) => !office)]
  return (
    <Section title={t('silent', { count: number(count) })} lead={t('silent-lead')} id="silent">
      {able.length > 0 && (
        <Table
          caption={t('silent-caption')}
          rows={able}
          rowKey={({ area }) => area}
          columns={[
            { key: 'place', label: t('place'), cell: ({ area }) => <VillageLink area={area} month={month} /> },
            {
              key: 'heard',
              label: t('heard'),
              cell: ({ heard }) => (heard === undefined ? t('heard-never') : momentWords(heard, language)),
            },
          ]}
        />
      )}
      {without.length > 0 && (
        <details class="fold">
          <summary>{t('office-none', { count: number(without.length) })}</summary>
          <ul class="plain-list">
            {without.map(({ area }) => (
              <li key={area}>
                <VillageLink area={area} month={month} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {count > silent.length && <p class="muted">{t('list-cut', { count: number(silent.length) })}</p>}
    </Section>
  )
}
