// SPDX-License-Identifier: AGPL-3.0-or-later
// What is held on a person: what for, how much of it, and which office looked on which day; and all of it as one file.

import type { VNode } from 'preact'
import { addressOf } from '#platform/web/api.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { type Held, rightsContracts } from '#rights/core/request.contract.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { rightsWords } from '#rights/web/rights.words.ts'

export function HeldPage(props: PageProps): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const { language } = useReading()
  const id = props.params?.['id'] ?? ''
  const held = useQuery(rightsContracts.GetHeld, { id })
  const back = { href: `/workers/${id}`, label: t('file') }
  if (held.state === 'loading') return <Skeleton />
  if (held.state === 'failed') return <ProblemPage problem={held.problem} onRetry={held.reload} back={back} />
  const { purposes, records, events, rows, looks, taken } = held.value
  const kinds = [
    { key: 'kind-records', count: records.length },
    { key: 'kind-events', count: events.length },
    { key: 'kind-rows', count: rows.length },
  ] as const
  return (
    <>
      <PageHead title={t('held')} lead={t('held-lead')} back={back} />
      <ButtonRow>
        <LinkButton kind="main" icon="document" download href={addressOf(rightsContracts.GetHeld, { id })}>
          {t('download')}
        </LinkButton>
      </ButtonRow>
      <p class="hint">{t('download-hint')}</p>
      <Section id="why" title={t('why')}>
        <ul class="rows">
          {purposes.map(({ purpose, legalBasis, standing }) => (
            <li key={purpose} class="row">
              <div>
                <span>{r(purpose)}</span>
                <span class="row-why">
                  <Article article={legalBasis} standing={standing} linked />
                </span>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="kept" title={t('what-kept')}>
        <Table
          caption={t('what-kept')}
          rows={kinds}
          rowKey={(row) => row.key}
          columns={[
            { key: 'kind', label: t('kind'), cell: (row) => t(row.key) },
            { key: 'count', label: t('count'), cell: (row) => formatNumber(row.count, language) },
          ]}
        />
      </Section>
      <Section id="looks" title={t('looked')}>
        <Looks caption={t('looked')} rows={looks} empty={t('looked-empty')} />
      </Section>
      <Section id="taken" title={t('taken')}>
        <p class="hint">{t('taken-hint')}</p>
        <Looks caption={t('taken')} rows={taken} empty={t('taken-empty')} />
      </Section>
    </>
  )
}

interface LooksProps {
  readonly caption: string
  readonly rows: Held['looks']
  readonly empty: string
}

function Looks({ caption, rows, empty }: LooksProps): VNode {
  const t = useWords(rightsWords)
  const { language } = useReading()
  if (rows.length === 0) return <p class="muted">{empty}</p>
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => `${row.day} ${row.office}`}
      columns={[
        { key: 'day', label: t('day'), cell: (row) => <DateText date={row.day} /> },
        { key: 'office', label: t('office'), cell: (row) => row.office ?? t('office-unknown') },
        { key: 'times', label: t('times'), cell: (row) => formatNumber(row.times, language) },
      ]}
    />
  )
}
