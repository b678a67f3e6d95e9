// SPDX-License-Identifier: AGPL-3.0-or-later
// The training of one person, on the page of their file.

import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { formatNumber, formatShortDate } from '#platform/web/ui/format.ts'
import { Meter } from '#platform/web/ui/meter.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { trainingReaders } from '#training/core/training.roles.ts'
import { ClassBadge } from '#training/web/class-status.tsx'
import { pageWords } from '#training/web/page.words.ts'
import { CertificateLink } from '#training/web/trainee-table.tsx'

export function TrainingSection(props: SectionProps): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { role } = useSession()
  const training = useQuery(classContracts.ListTrainingOf, { id: props.id })
  const reload = training.state === 'ready' ? training.reload : undefined
  useEffect(() => reload?.(), [props.version])
  if (training.state === 'loading') return <Skeleton lines={1} />
  if (training.state === 'failed') return <ProblemNotice problem={training.problem} onRetry={training.reload} />
  const { items, certificates } = training.value
  const paperOf = (classId: string) => certificates.find((each) => each.classId === classId)
  if (items.length === 0) return <p class="muted">{t('training-none')}</p>
  const mayOpen = trainingReaders.some((each) => each === role)
  return (
    <Table
      caption={t('training')}
      rows={items}
      rowKey={(row) => row.classId}
      columns={[
        {
          key: 'title',
          label: t('title'),
          cell: (row) => (
            <>
              {mayOpen ? <a href={`/classes/${row.classId}`}>{row.title}</a> : row.title}
              <small class="cell-more">
                {row.provider}
                {row.firstDay !== null &&
                  row.lastDay !== null &&
                  ` · ${t('from-to', { from: formatShortDate(row.firstDay, language), to: formatShortDate(row.lastDay, language) })}`}
              </small>
            </>
          ),
        },
        {
          key: 'hours',
          label: t('hours'),
          cell: (row) => (
            <Meter
              label={t('hours-label', { name: row.title })}
              value={row.hours}
              goal={row.minHours}
              text={t('hours-of', { hours: formatNumber(row.hours, language), min: formatNumber(row.minHours, language) })}
            />
          ),
        },
        {
          key: 'state',
          label: t('state'),
          cell: (row) => {
            const paper = paperOf(row.classId)
            if (row.completedOn !== null)
              return (
                <>
                  <Badge tone="good">{t('done-on', { date: formatShortDate(row.completedOn, language) })}</Badge>
                  <small class="cell-more">{t('training-computed')}</small>
                  {paper !== undefined && <CertificateLink certificate={paper} />}
                </>
              )
            return row.left ? <Badge tone="plain">{t('has-left')}</Badge> : <ClassBadge status={row.status} />
          },
        },
      ]}
    />
  )
}
