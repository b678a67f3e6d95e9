// SPDX-License-Identifier: AGPL-3.0-or-later
// Files within my authority: a sentence of filters, how many it finds, a table on a desk and cards on a phone.

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { countryName } from '#agencies/core/country.ts'
import { findContracts } from '#journeys/core/find.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { shownPerson } from '#journeys/web/find.tsx'
import { LimitMark } from '#journeys/web/limit-notice.tsx'
import { listWords } from '#journeys/web/list.words.ts'
import { ListFilters } from '#journeys/web/list-filters.tsx'
import { isNarrowed, type ListQuery, listHref, readListQuery } from '#journeys/web/list-query.ts'
import { AreaText } from '#platform/web/area.tsx'
import { useKeysSetting, useListKeys } from '#platform/web/keys.ts'
import { KeysHelp } from '#platform/web/keys-help.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { ResultCount } from '#platform/web/ui/chips.tsx'
import { agoWords, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, Due } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

const SEARCH_AFTER_MS = 300
const rowId = (index: number): string => `file-${index}`

/** What is typed goes into the address once the typing pauses. */
function Search(props: { readonly query: ListQuery }): VNode {
  const t = useWords(listWords)
  const { route } = useLocation()
  const { query } = props
  const [text, setText] = useState(query.q ?? '')
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(query)
  latest.current = query
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault()
          clearTimeout(timer.current)
          route(listHref(query, { q: text }), true)
        }}
      >
        <TextInput
          id="q"
          label={t('search')}
          hint={t('search-hint')}
          type="search"
          width="half"
          maxLength={100}
          value={text}
          onChange={(typed) => {
            setText(typed)
            clearTimeout(timer.current)
            timer.current = setTimeout(() => route(listHref(latest.current, { q: typed.trim() }), true), SEARCH_AFTER_MS)
          }}
        />
      </form>
    </search>
  )
}

function Count(props: { readonly query: ListQuery }): VNode {
  const t = useWords(listWords)
  const { language } = useReading()
  const { sort: _sort, ...filter } = props.query
  const count = useQuery(overviewContracts.CountWorkers, filter)
  return (
    <ResultCount>
      {count.state === 'ready' ? t(count.value.more ? 'count-more' : 'count', { count: formatNumber(count.value.count, language) }) : ' '}
    </ResultCount>
  )
}

/** Where nobody is written so, whoever is written nearly so: with a misspelt name nobody leaves without an answer. */
function Similar({ q }: { readonly q: string }): VNode | null {
  const t = useWords(listWords)
  const { language } = useReading()
  const found = useQuery(findContracts.FindPeople, { q, limit: 10 })
  // Somebody whose area is too wide to be searched at once is told what to type.
  if (found.state === 'failed' && found.problem.code === 'find-place-first') return <p class="muted">{found.problem.title}</p>
  if (found.state !== 'ready' || found.value.items.length === 0) return null
  return (
    <Section title={t('similar')} lead={t('similar-lead')}>
      <ul class="rows">
        {found.value.items
          .map((person) => ({ id: person.id, ...shownPerson(person, language) }))
          .map(({ id, href, label, detail }) => (
            <li key={id} class="row">
              <p>
                <a href={href}>{label}</a>
              </p>
              <p class="muted">{detail}</p>
            </li>
          ))}
      </ul>
    </Section>
  )
}

export function ListPage(): VNode {
  const t = useWords(listWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const location = useLocation()
  const session = useSession()
  const [letters, setLetters] = useKeysSetting()
  const query = readListQuery(location.query)
  const list = useList(workerContracts.ListWorkers, { limit: 50, ...query })
  const active = useListKeys({
    count: list.items.length,
    rowId,
    on: letters,
    onOpen: (index) => {
      const row = list.items[index]
      if (row !== undefined) location.route(`/workers/${row.id}`)
    },
  })
  const register = workerContracts.RegisterWorker.may.includes(session.role) && (
    <LinkButton href="/workers/new" icon="plus">
      {t('register')}
    </LinkButton>
  )
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} actions={register} />
      <Search query={query} />
      <ListFilters query={query} />
      <div class="list-head">
        <Count query={query} />
        {workerContracts.RegisterWorker.may.includes(session.role) && (
          <a href={listHref(query).replace('/workers', '/exports')}>{t('take-away')}</a>
        )}
        <KeysHelp on={letters} onSet={setLetters} />
      </div>
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && !isNarrowed(query) && (
        <EmptyState icon="people" title={t('none-yet')} action={register}>
          {t('none-yet-text')}
        </EmptyState>
      )}
      {list.state === 'ready' && list.items.length === 0 && isNarrowed(query) && (
        <EmptyState icon="search" title={t('empty')} action={<LinkButton href="/workers">{t('clear')}</LinkButton>}>
          {t('empty-text')}
        </EmptyState>
      )}
      {list.state === 'ready' && list.items.length === 0 && (query.q ?? '') !== '' && <Similar q={query.q ?? ''} />}
      {list.items.length > 0 && (
        <Table
          caption={t('title')}
          rows={list.items}
          rowKey={(row) => row.id}
          rowId={rowId}
          active={active}
          columns={[
            {
              key: 'name',
              label: t('name'),
              cell: (row) => <a href={`/workers/${row.id}`}>{row.name}</a>,
            },
            {
              key: 'state',
              label: t('state'),
              cell: (row) => (
                <>
                  {named(`state.${row.state}`)}
                  {row.joined === true && (
                    <span class="row-marks">
                      <Badge tone="plain">{t('joined')}</Badge>
                    </span>
                  )}
                  <LimitMark limits={row.limits} />
                  {row.atRisk && (
                    <span class="row-marks">
                      <Badge tone="dawn" icon="flag">
                        {t('risk')}
                      </Badge>
                    </span>
                  )}
                </>
              ),
            },
            { key: 'area', label: t('area'), cell: (row) => <AreaText code={row.area} /> },
            {
              key: 'destination',
              label: t('destination'),
              cell: (row) => (row.destination === null ? t('none') : countryName(row.destination, language)),
            },
            { key: 'waits', label: t('waits'), cell: (row) => agoWords(row.stageSince, today, language) },
            { key: 'due', label: t('due'), cell: (row) => (row.nextDue === null ? t('none') : <Due date={row.nextDue} />) },
          ]}
        />
      )}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
    </>
  )
}
