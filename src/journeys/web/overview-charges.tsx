// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is told of as charging against a rule: companies, with how many people told. What was told is not proven.

import type { VNode } from 'preact'
import { costContracts } from '#journeys/core/cost.contract.ts'
import { overviewWords } from '#journeys/web/overview.words.ts'
import { Told } from '#journeys/web/overview-table.tsx'
import { AgencyName } from '#journeys/web/plan-section.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'

export function OverviewCharges(): VNode | null {
  const t = useWords(overviewWords)
  const counts = useQuery(costContracts.CountOvercharges, {})
  if (counts.state !== 'ready' || counts.value.items.length === 0) return null
  return (
    <Section title={t('charges')} lead={t('charges-lead')}>
      <Table
        caption={t('charges')}
        rows={counts.value.items}
        rowKey={(row) => row.agencyId ?? ''}
        columns={[
          {
            key: 'agency',
            label: t('company'),
            cell: ({ agencyId }) => (agencyId === null ? t('no-company') : <AgencyName id={agencyId} />),
          },
          { key: 'people', label: t('people'), number: true, cell: (row) => <Told value={row.people} href={undefined} /> },
          { key: 'charges', label: t('charge-count'), number: true, cell: (row) => <Told value={row.charges} href={undefined} /> },
        ]}
      />
    </Section>
  )
}
