// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may train, and what is taught: the regency's part of training.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber, formatShortDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { programmeContracts } from '#training/core/programme.contract.ts'
import { providerContracts } from '#training/core/provider.contract.ts'
import { trainingWriters } from '#training/core/training.roles.ts'
import { providerPageWords } from '#training/web/provider.words.ts'

type Programme = OutputOf<typeof programmeContracts.ListProgrammes>['items'][number]

export function LicenceBadge(props: { readonly licensed: boolean; readonly until: string | null }): VNode {
  const t = useWords(providerPageWords)
  const { language } = useReading()
  if (!props.licensed) return <Badge tone="late">{t('not-licensed')}</Badge>
  return (
    <Badge tone="good">
      {props.until === null ? t('licensed') : t('licensed-until', { date: formatShortDate(props.until, language) })}
    </Badge>
  )
}

function Providers(): VNode {
  const t = useWords(providerPageWords)
  const list = useQuery(providerContracts.ListProviders, {})
  if (list.state === 'loading') return <Skeleton />
  if (list.state === 'failed') return <ProblemNotice problem={list.problem} onRetry={list.reload} />
  if (list.value.items.length === 0) {
    return (
      <EmptyState icon="training" title={t('no-providers')}>
        {t('no-providers-text')}
      </EmptyState>
    )
  }
  return (
    <Table
      caption={t('provider-list')}
      rows={list.value.items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', label: t('name'), cell: (row) => <a href={`/providers/${row.id}`}>{row.name}</a> },
        { key: 'kind', label: t('kind'), cell: (row) => t(row.kind) },
        { key: 'licence', label: t('licence'), cell: (row) => <LicenceBadge licensed={row.licensed} until={row.licensedUntil} /> },
      ]}
    />
  )
}

function EndDialog(props: { readonly programme: Programme | undefined; readonly onClose: () => void }): VNode {
  const t = useWords(providerPageWords)
  const { say } = useUndo()
  const [reason, setReason] = useState('')
  const end = useCommand(programmeContracts.EndProgramme)
  const { programme } = props

  async function send(): Promise<void> {
    if (programme === undefined) return
    const answer = await end.send({ id: programme.id, reason })
    if (!answer.ok) return
    setReason('')
    props.onClose()
    say(t('ended-said'))
  }

  return (
    <Modal
      open={programme !== undefined}
      title={t('end-title', { name: programme?.name ?? '' })}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="danger" busy={end.busy} blocked={reason.trim() === '' ? t('required') : undefined} onPress={() => void send()}>
            {t('end')}
          </Button>
          <Button onPress={props.onClose}>{t('keep')}</Button>
        </>
      }
    >
      {end.problem !== undefined && <ProblemNotice problem={end.problem} />}
      <p>{t('end-text')}</p>
      <TextInput id="end-reason" label={t('reason')} value={reason} onChange={setReason} maxLength={200} required />
    </Modal>
  )
}

function Programmes(props: { readonly mayWrite: boolean }): VNode {
  const t = useWords(providerPageWords)
  const { language } = useReading()
  const [ending, setEnding] = useState<Programme>()
  const list = useQuery(programmeContracts.ListProgrammes, {})
  if (list.state === 'loading') return <Skeleton />
  if (list.state === 'failed') return <ProblemNotice problem={list.problem} onRetry={list.reload} />
  if (list.value.items.length === 0) {
    return (
      <EmptyState icon="document" title={t('no-programmes')}>
        {t('no-programmes-text')}
      </EmptyState>
    )
  }
  const end = (row: Programme): VNode | null =>
    row.validTo === undefined ? (
      <Button small kind="plain" label={`${t('end')} ${row.name}`} onPress={() => setEnding(row)}>
        {t('end')}
      </Button>
    ) : null
  return (
    <>
      <Table
        caption={t('programme-list')}
        rows={list.value.items}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            label: t('name'),
            cell: (row) => (
              <>
                {row.name}
                {row.units.length > 0 && <small class="cell-more">{row.units.map((unit) => unit.title).join(' · ')}</small>}
              </>
            ),
          },
          {
            key: 'hours',
            label: t('minHours'),
            cell: (row) => t('hours-of', { min: formatNumber(row.minHours, language), hours: formatNumber(row.hours, language) }),
          },
          { key: 'basis', label: t('legalBasis'), cell: (row) => <Article article={row.legalBasis} standing={row.standing} /> },
          {
            key: 'force',
            label: t('standing'),
            cell: (row) => (row.validTo === undefined ? t('in-force') : t('ended', { date: formatShortDate(row.validTo, language) })),
          },
          ...(props.mayWrite ? [{ key: 'end', label: t('end'), action: true, cell: end }] : []),
        ]}
      />
      <EndDialog programme={ending} onClose={() => setEnding(undefined)} />
    </>
  )
}

export function ProvidersPage(): VNode {
  const t = useWords(providerPageWords)
  const { role } = useSession()
  const mayWrite = trainingWriters.some((each) => each === role)
  return (
    <>
      <PageHead title={t('providers')} lead={t('providers-lead')} />
      <Section title={t('provider-list')}>
        {mayWrite && (
          <div class="board-bar">
            <LinkButton href="/providers/new" icon="plus">
              {t('add-provider')}
            </LinkButton>
          </div>
        )}
        <Providers />
      </Section>
      <Section title={t('programme-list')}>
        {mayWrite && (
          <div class="board-bar">
            <LinkButton href="/programmes/new" icon="plus">
              {t('add-programme')}
            </LinkButton>
          </div>
        )}
        <Programmes mayWrite={mayWrite} />
      </Section>
    </>
  )
}
