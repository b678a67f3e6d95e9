// SPDX-License-Identifier: AGPL-3.0-or-later
// Certificates within my reach, found by number or standing.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { certificateStatuses } from '#training/core/certificate.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { StatusBadge } from '#training/web/certificate-card.tsx'

export function CertificatesPage(): VNode {
  const t = useWords(certificatePageWords)
  const [number, setNumber] = useState('')
  const [chosen, setChosen] = useState('')
  const status = certificateStatuses.find((each) => each === chosen)
  const list = useList(assessmentContracts.ListCertificates, {
    limit: 50,
    ...(number.trim() === '' ? {} : { number: number.trim() }),
    ...(status === undefined ? {} : { status }),
  })
  return (
    <>
      <PageHead title={t('certificates')} lead={t('certificates-lead')} />
      <div class="form list-filter">
        <TextInput id="number" label={t('search-number')} type="search" value={number} onChange={setNumber} width="half" maxLength={60} />
        <RadioChips
          id="status"
          label={t('status')}
          value={chosen}
          onChange={setChosen}
          choices={[{ value: '', label: t('all') }, ...certificateStatuses.map((each) => ({ value: each, label: t(each) }))]}
        />
      </div>
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="certificate" title={t('certificates-empty')}>
          {t('certificates-empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('certificates')}
          rows={list.items}
          rowKey={(row) => row.number}
          columns={[
            {
              key: 'number',
              label: t('number'),
              cell: (row) => (
                <a
                  class="number"
                  href={row.kind === 'TRAINING' ? `/certificates/${row.assessmentId}` : `/certification/${row.assessmentId}`}
                >
                  {row.number}
                </a>
              ),
            },
            { key: 'name', label: t('name'), cell: (row) => row.name ?? t('erased-name') },
            {
              key: 'scheme',
              label: t('of'),
              cell: (row) => (
                <>
                  {row.scheme}
                  <small class="cell-more">{t(`kind-${row.kind}`)}</small>
                </>
              ),
            },
            { key: 'status', label: t('status'), cell: (row) => <StatusBadge status={row.status} /> },
            { key: 'issued', label: t('issued-on'), cell: (row) => <DateText date={row.issuedOn} /> },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
