// SPDX-License-Identifier: AGPL-3.0-or-later
// One list: how far it is, what came of it, and what may be done next.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { RepairKind } from '#exchange/core/cell.ts'
import { type FullImport, importContracts } from '#exchange/core/import.contract.ts'
import { importPageWords } from '#exchange/web/import.words.ts'
import { type Columns, ImportColumns } from '#exchange/web/import-columns.tsx'
import { ImportErrors, SHOWN } from '#exchange/web/import-errors.tsx'
import { ImportRepairs } from '#exchange/web/import-repairs.tsx'
import { StateBadge } from '#exchange/web/imports-page.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Figure, Figures } from '#platform/web/ui/figure.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Progress, Skeleton } from '#platform/web/ui/waiting.tsx'

const LOOK_AGAIN_MS = 1000

function Going({ list }: { readonly list: FullImport }): VNode {
  const t = useWords(importPageWords)
  const { language } = useReading()
  const { progress } = list
  const number = (value: number): string => formatNumber(value, language)
  const title = t(list.state === 'undoing' ? 'undo-going' : list.dryRun ? 'reading-check' : 'reading-enter')
  const rows = number(progress?.rows ?? 0)
  const perSecond = number(progress?.perSecond ?? 0)
  const of = progress?.of
  const text =
    of === undefined || progress?.secondsLeft === undefined
      ? t('progress-rows', { rows, perSecond })
      : t('progress-of', { rows, of: number(of), perSecond, seconds: number(progress.secondsLeft) })
  return (
    <Section title={title}>
      <Progress id="progress" label={text} done={progress?.rows ?? 0} total={of ?? Math.max(progress?.rows ?? 0, 1)} />
      <p>{t('safe-to-close')}</p>
    </Section>
  )
}

function Counted({ list }: { readonly list: FullImport }): VNode {
  const t = useWords(importPageWords)
  const rule = t(list.dryRun ? 'rule-check' : 'rule-enter')
  return (
    <Figures>
      <Figure value={list.accepted} sentence={t(list.dryRun ? 'ready-sentence' : 'entered-sentence')} rule={rule} />
      <Figure value={list.rejected} sentence={t('rejected-sentence')} rule={rule} />
      <Figure value={list.duplicates} sentence={t('duplicate-sentence')} rule={rule} />
    </Figures>
  )
}

function Files({ list }: { readonly list: FullImport }): VNode | null {
  const t = useWords(importPageWords)
  if (list.files.length === 0 || list.state !== 'done') return null
  return (
    <Section title={t('files')}>
      <p>{t('files-text')}</p>
      <ul>
        {list.files.slice(0, 10).map(({ row, id }) => (
          <li key={id}>
            <a href={`/workers/${id}`}>{t('file-of-row', { row })}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/workers">{t('all-files')}</a>
      </p>
    </Section>
  )
}

function Undone({ list }: { readonly list: FullImport }): VNode | null {
  const t = useWords(importPageWords)
  if (list.undone === undefined) return null
  return (
    <Notice tone="plain" title={t('undone-title', list.undone)}>
      <p>{t(list.kept.length === 0 ? 'undone-all' : 'undone-text')}</p>
      {list.kept.length > 0 && (
        <ul>
          {list.kept.map((id, index) => (
            <li key={id}>
              <a href={`/workers/${id}`}>{t('file-of-row', { row: index + 1 })}</a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function UndoWhole({ list }: { readonly list: FullImport }): VNode | null {
  const t = useWords(importPageWords)
  const [asks, setAsks] = useState(false)
  const undo = useCommand(importContracts.UndoImport)
  if (!list.may.undo) return null
  return (
    <>
      <p class="section-action">
        <Button kind="danger" icon="undo" onPress={() => setAsks(true)}>
          {t('undo')}
        </Button>
      </p>
      <Modal
        open={asks}
        title={t('undo-title')}
        onClose={() => setAsks(false)}
        actions={
          <>
            <Button
              kind="danger"
              busy={undo.busy}
              onPress={() => {
                void undo.send({ id: list.id }).then((answer) => answer.ok && setAsks(false))
              }}
            >
              {t('undo')}
            </Button>
            <Button onPress={() => setAsks(false)}>{t('cancel')}</Button>
          </>
        }
      >
        <p>{t('undo-text')}</p>
        {undo.problem !== undefined && <ProblemNotice problem={undo.problem} />}
      </Modal>
    </>
  )
}

function Next({ list }: { readonly list: FullImport }): VNode {
  const t = useWords(importPageWords)
  const { language } = useReading()
  const run = useCommand(importContracts.RunImport)
  const { detected, accepts } = list
  const columns = detected?.columns ?? []
  function again(more: { readonly columns?: Columns; readonly kinds?: readonly RepairKind[]; readonly dryRun: boolean }): void {
    void run.send({
      id: list.id,
      dryRun: more.dryRun,
      columns: more.columns ?? columns,
      accepts: [...new Set([...accepts, ...(more.kinds ?? [])])],
    })
  }
  return (
    <div class="form">
      {run.problem !== undefined && <ProblemNotice problem={run.problem} />}
      {list.state === 'done' && list.accepted > 0 && (
        <>
          <p class="section-action">
            <Button kind="main" busy={run.busy} onPress={() => again({ dryRun: false })}>
              {t('enter', { count: formatNumber(list.accepted, language) })}
            </Button>
          </p>
          {list.rejected > 0 && <p>{t('enter-text')}</p>}
        </>
      )}
      {list.state === 'done' && list.accepted === 0 && <p>{t(list.rows === 0 ? 'no-rows' : 'enter-none')}</p>}
      <ImportRepairs list={list} busy={run.busy} onAccept={(kinds) => again({ kinds, dryRun: true })} />
      {detected !== undefined && (
        <ImportColumns
          key={list.version}
          list={list}
          detected={detected}
          busy={run.busy}
          onRead={(chosen) => again({ columns: chosen, dryRun: true })}
        />
      )}
    </div>
  )
}

export function ImportPage({ params }: PageProps): VNode {
  const t = useWords(importPageWords)
  const { language } = useReading()
  const id = params?.['id'] ?? ''
  const reading = useQuery(importContracts.GetImport, { id, limit: SHOWN })
  const list = reading.state === 'ready' ? reading.value : undefined
  const reload = reading.state === 'ready' ? reading.reload : undefined
  const going = list?.state === 'running' || list?.state === 'undoing'
  useEffect(() => {
    if (!going || reload === undefined) return undefined
    const timer = setInterval(reload, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [going, reload])

  if (reading.state === 'failed') return <ProblemPage problem={reading.problem} onRetry={reading.reload} back={{ href: '/imports' }} />
  if (list === undefined) return <Skeleton />
  return (
    <>
      <PageHead
        title={t('page-title')}
        lead={`${list.fileName === '' ? '' : `${list.fileName} · `}${t('list', { on: formatDate(list.on, language) })}`}
        back={{ href: '/imports' }}
      />
      <div class="form">
        <p>
          <StateBadge {...list} />
        </p>
        {going && <Going list={list} />}
        {list.fault !== undefined && (
          <Notice tone="late" title={list.fault.text}>
            <p>{t('fault-enter')}</p>
          </Notice>
        )}
        <Undone list={list} />
        {list.state === 'done' && <Counted list={list} />}
        {list.may.run && <Next list={list} />}
        <ImportErrors list={list} />
        <Files list={list} />
        <UndoWhole list={list} />
        <p class="muted">{t('kept-until', { on: formatDate(list.keptUntil, language) })}</p>
      </div>
    </>
  )
}
