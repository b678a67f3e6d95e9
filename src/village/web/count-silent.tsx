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
  const heardOf = ({ office, heard }: Silent[number]): string =>
    heard !== undefined ? momentWords(heard, language) : t(office ? 'heard-never' : 'office-none')
  return (
    <Section title={t('silent', { count: formatNumber(count, language) })} lead={t('silent-lead')} id="silent">
      <Table
        caption={t('silent-caption')}
        rows={silent}
        rowKey={({ area }) => area}
        columns={[
          { key: 'place', label: t('place'), cell: ({ area }) => <VillageLink area={area} month={month} /> },
          { key: 'heard', label: t('heard'), cell: heardOf },
        ]}
      />
      {count > silent.length && <p class="muted">{t('silent-cut', { count: formatNumber(silent.length, language) })}</p>}
    </Section>
  )
}
