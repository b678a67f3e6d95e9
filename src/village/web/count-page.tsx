// SPDX-License-Identifier: AGPL-3.0-or-later
// The count sheet of a village: what its records say of a month, the one thing that is asked, and what was sent; printed on one page, with
// figures or empty. Whoever answers for several villages reads the last sheet of each.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { procedures } from '#journeys/core/away.rules.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { useStanding } from '#platform/web/offline/sign.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Select } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import type { Translate } from '#platform/web/ui/words.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { monthOf, monthsUntil, peopleAbroad } from '#village/core/count.rules.ts'
import { countPageWords } from '#village/web/count.words.ts'
import { CountSend } from '#village/web/count-send.tsx'
import { SilentVillages, VillageLink } from '#village/web/count-silent.tsx'

type Sheet = OutputOf<typeof countContracts.GetCountSheet>
type Figures = NonNullable<Sheet['figures']>
type Village = OutputOf<typeof countContracts.ListCountSheets>['places'][number]

function monthWords(month: string, language: Language): string {
  const day = new Date(`${month}-01T00:00:00Z`)
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day)
}

const happened = ['left', 'returned', 'households', 'uncared', 'visits', 'sessions', 'reached'] as const
/** Written by hand. */
const BLANK = '…………………'

function Counts(props: { readonly figures: Figures; readonly blank: boolean; readonly unrecorded: number | undefined }): VNode {
  const t = useWords(countPageWords)
  const { language } = useReading()
  const { figures, blank, unrecorded } = props
  const rows = [
    { key: 'abroad' as const, value: peopleAbroad(figures) },
    ...procedures.map((key) => ({ key, value: figures.abroad[key] })),
    { key: 'unrecorded' as const, value: unrecorded },
    ...happened.map((key) => ({ key, value: figures[key] })),
  ]
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', label: t('what'), cell: ({ key }) => t(key) },
        {
          key: 'count',
          label: t('count'),
          number: true,
          cell: ({ value }) => (blank || value === undefined ? BLANK : formatNumber(value, language)),
        },
      ]}
    />
  )
}

/** When it came in; and when it was counted, where that was before. */
function sentWords({ at, on }: Pick<Village, 'at' | 'on'>, language: Language, t: Translate<keyof typeof countPageWords.id>): string {
  const when = momentWords(at, language)
  return on === jakartaDate(at) ? when : t('counted-before', { when, date: formatDate(on, language) })
}

function Sent({ sheets }: Pick<Sheet, 'sheets'>): VNode {
  const t = useWords(countPageWords)
  const { language } = useReading()
  const count = (value: number): string => formatNumber(value, language)
  return (
    <div class="screen-only">
      <Section title={t('sent-title')}>
        {sheets.length === 0 && <p class="muted">{t('sent-none')}</p>}
        {sheets.length > 1 && <p>{t('sent-many')}</p>}
        <ul class="rows">
          {sheets.map(({ figures, unrecorded, at, on, by, actingFor: giver, office }) => {
            const when = sentWords({ at, on }, language, t)
            const name = by ?? office ?? ''
            const who = giver === undefined ? (name === '' ? 'sent-when' : 'sent-who') : 'sent-for'
            return (
              <li key={at} class="row">
                <div>
                  <span class="row-step">
                    {t('sent-row', {
                      people: count(peopleAbroad(figures)),
                      unrecorded: count(unrecorded),
                      left: count(figures.left),
                      returned: count(figures.returned),
                    })}
                  </span>
                  <span class="row-why">{t(who, { name, giver: giver ?? '', when })}</span>
                </div>
              </li>
            )
          })}
        </ul>
      </Section>
    </div>
  )
}

/** On paper both sign. */
function Signatures(): VNode {
  const t = useWords(countPageWords)
  return (
    <div class="print-only">
      <div class="signatures">
        <p>{t('head')}</p>
        <p>{t('officer')}</p>
        <p>{BLANK}</p>
        <p>{BLANK}</p>
      </div>
    </div>
  )
}

function Villages({ month }: { readonly month: string }): VNode {
  const t = useWords(countPageWords)
  const { language } = useReading()
  const list = useQuery(countContracts.ListCountSheets, { month })
  if (list.state === 'loading') return <Skeleton />
  if (list.state === 'failed') return <ProblemPage problem={list.problem} onRetry={list.reload} />
  const { places, villages, sent = 0, silent } = list.value
  const count = (value: number): string => formatNumber(value, language)
  const number = (key: string, label: string, of: (row: Village) => number) => ({
    key,
    label,
    number: true,
    cell: (row: Village) => count(of(row)),
  })
  return (
    <>
      <Section
        title={t('villages')}
        lead={villages === undefined ? t('villages-here') : t('villages-lead', { sent: count(sent), villages: count(villages) })}
      >
        {places.length === 0 ? (
          <EmptyState icon="people" title={t('villages-none')}>
            {t('villages-none-text')}
          </EmptyState>
        ) : (
          <Table
            caption={t('villages')}
            rows={places}
            rowKey={({ area }) => area}
            columns={[
              { key: 'place', label: t('place'), cell: ({ area }) => <VillageLink area={area} month={month} /> },
              number('people', t('people'), ({ figures }) => peopleAbroad(figures)),
              number('unrecorded', t('unrecorded'), ({ unrecorded }) => unrecorded),
              number('left', t('left'), ({ figures }) => figures.left),
              number('returned', t('returned'), ({ figures }) => figures.returned),
              number('households', t('households'), ({ figures }) => figures.households),
              number('visits', t('visits'), ({ figures }) => figures.visits),
              { key: 'sent', label: t('when-sent'), cell: (row) => sentWords(row, language, t) },
            ]}
          />
        )}
        {sent > places.length && <p class="muted">{t('list-cut', { count: count(places.length) })}</p>}
      </Section>
      {silent !== undefined && villages !== undefined && silent.length > 0 && (
        <SilentVillages silent={silent} count={villages - sent} month={month} />
      )}
    </>
  )
}

/** Of which day the figures are: without a network they are those of the copy on this device, and of what was done here since. */
function AsOf(): VNode {
  const t = useWords(countPageWords)
  const { language, today } = useReading()
  const standing = useStanding()
  const kept = standing?.away === true ? standing.heard : undefined
  if (kept === undefined) return <>{t('as-of', { date: formatDate(today, language) })}</>
  return <strong>{t('as-of-copy', { date: formatDate(jakartaDate(kept), language) })}</strong>
}

export function CountPage(props: PageProps): VNode {
  const t = useWords(countPageWords)
  const { language, today } = useReading()
  const { route } = useLocation()
  const { area } = props.query ?? {}
  const months = monthsUntil(today)
  const month = months.find((each) => each === props.query?.['month']) ?? monthOf(today)
  const [blank, setBlank] = useState(false)
  const sheet = useQuery(countContracts.GetCountSheet, { month, ...(area === undefined ? {} : { area }) })
  useEffect(() => {
    if (!blank) return
    window.print()
    setBlank(false)
  }, [blank])
  if (sheet.state === 'loading') return <Skeleton />
  if (sheet.state === 'failed') return <ProblemPage problem={sheet.problem} onRetry={sheet.reload} />
  const { figures, sheets, area: village } = sheet.value
  const [last] = sheets
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          figures !== undefined && (
            <>
              <Button small icon="printer" onPress={() => window.print()}>
                {t('print')}
              </Button>
              <Button small icon="printer" onPress={() => setBlank(true)}>
                {t('print-empty')}
              </Button>
            </>
          )
        }
      />
      <div class="screen-only">
        <Select
          id="month"
          label={t('month')}
          value={month}
          onChange={(next) => route(`/count?${new URLSearchParams({ month: next, ...(area === undefined ? {} : { area }) })}`)}
          choices={months.map((value) => ({ value, label: monthWords(value, language) }))}
        />
      </div>
      {figures === undefined || village === undefined ? (
        <Villages month={month} />
      ) : (
        <>
          {area !== undefined && (
            <p class="screen-only">
              <a href={`/count?month=${month}`}>{t('all')}</a>
            </p>
          )}
          <Section title={t('sheet', { month: monthWords(month, language) })}>
            <p>
              <AreaText code={village} />. <AsOf />
            </p>
            <Counts figures={figures} blank={blank} unrecorded={last?.unrecorded} />
          </Section>
          <Signatures />
          <CountSend
            key={`${village}.${month}`}
            area={village}
            month={month}
            monthText={monthWords(month, language)}
            figures={figures}
            before={last?.unrecorded}
          />
          <Sent sheets={sheets} />
        </>
      )}
    </>
  )
}
