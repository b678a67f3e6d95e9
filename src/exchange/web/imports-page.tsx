// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a list is handed in: choose or drop it, and it is checked. Beneath it, what was handed in before.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type ImportRow, importContracts, MOST_BYTES } from '#exchange/core/import.contract.ts'
import { FileDrop } from '#exchange/web/file-drop.tsx'
import { importPageWords, stateWord } from '#exchange/web/import.words.ts'
import { addressOf } from '#platform/web/api.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useList } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

const TYPES = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function HandIn(): VNode {
  const t = useWords(importPageWords)
  const { route } = useLocation()
  const [file, setFile] = useState<File>()
  const [fault, setFault] = useState<string>()
  const start = useCommand(importContracts.StartImport)

  async function send(): Promise<void> {
    if (file === undefined) return setFault(t('file-missing'))
    if (file.size > MOST_BYTES) return setFault(t('file-too-large'))
    const answer = await start.send({ dryRun: 'true' }, { file })
    if (answer.ok) route(`/imports/${answer.value.id}`)
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <FileDrop
        id="file"
        label={t('file')}
        hint={t('file-hint')}
        error={fault}
        accept={TYPES}
        onFile={(chosen) => {
          setFault(undefined)
          setFile(chosen)
        }}
      />
      {start.problem !== undefined && <ProblemNotice problem={start.problem} onRetry={() => void send()} />}
      <ButtonRow>
        <Button kind="main" type="submit" icon="check" busy={start.busy}>
          {t('check')}
        </Button>
        <LinkButton href={addressOf(importContracts.GetImportTemplateBook, {})} icon="document" download>
          {t('template')}
        </LinkButton>
        <LinkButton kind="plain" href={addressOf(importContracts.GetImportTemplate, {})} download>
          {t('template-csv')}
        </LinkButton>
      </ButtonRow>
    </form>
  )
}

const toneOf: Readonly<Record<ReturnType<typeof stateWord>, Tone>> = {
  running: 'sea',
  checked: 'dawn',
  done: 'good',
  nobody: 'dawn',
  failed: 'late',
  undoing: 'sea',
  undone: 'plain',
}

export function StateBadge(props: Pick<ImportRow, 'state' | 'dryRun' | 'accepted'>): VNode {
  const t = useWords(importPageWords)
  const word = stateWord(props)
  return <Badge tone={toneOf[word]}>{t(word)}</Badge>
}

function Earlier(): VNode {
  const t = useWords(importPageWords)
  const { language } = useReading()
  const list = useList(importContracts.ListImports, { limit: 20 })
  const number = (value: number): string => formatNumber(value, language)
  return (
    <Section title={t('earlier')}>
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="list" title={t('none-title')}>
          {t('none-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('earlier')}
          rows={list.items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'on',
              label: t('handed-in'),
              cell: (row) => <a href={`/imports/${row.id}`}>{t('list', { on: formatDate(row.on, language) })}</a>,
            },
            { key: 'state', label: t('state'), cell: (row) => <StateBadge {...row} /> },
            { key: 'rows', label: t('rows'), number: true, cell: (row) => number(row.rows) },
            { key: 'accepted', label: t('accepted'), number: true, cell: (row) => number(row.dryRun ? 0 : row.accepted) },
            { key: 'rejected', label: t('rejected'), number: true, cell: (row) => number(row.rejected) },
            { key: 'duplicates', label: t('duplicates'), number: true, cell: (row) => number(row.duplicates) },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </Section>
  )
}

export function ImportsPage(): VNode {
  const t = useWords(importPageWords)
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton small href="/population" icon="village">
            {t('population')}
          </LinkButton>
        }
      />
      <HandIn />
      <Earlier />
    </>
  )
}
