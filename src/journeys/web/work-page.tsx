// SPDX-License-Identifier: AGPL-3.0-or-later
// Every officer's home: what I must do, most urgent first; each row a person, the step, why it is mine, and one button.

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { isMilestone, mayRecord } from '#journeys/core/worker.act.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { workWords } from '#journeys/web/work.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { call } from '#platform/web/api.ts'
import { refreshAll } from '#platform/web/feed.ts'
import { newKey } from '#platform/web/key.ts'
import { useKeysSetting, useListKeys } from '#platform/web/keys.ts'
import { KeysHelp } from '#platform/web/keys-help.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useRecordHref } from '#platform/web/record-pages.ts'
import { useSession } from '#platform/web/session.ts'
import { useTitleCount } from '#platform/web/title.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { WorkGroup, WorkRow } from '#platform/web/ui/work.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { undoAct } from '#platform/web/undo-act.ts'
import { undoWords } from '#platform/web/undo-act.words.ts'

type Item = OutputOf<typeof workContracts.ListWork>['items'][number]

const groups = ['late', 'today', 'week', 'later'] as const
const toneOf = { late: 'late', today: 'dawn', week: 'line', later: 'line' } as const
const PAGE = 50
const MOST = 200

const rowId = (index: number): string => `work-${index}`

/** Records a step at a press, offers to take it back, and leaves the focus on the row that takes its place. */
function useQuickRecord(items: readonly Item[]) {
  const t = useWords(workWords)
  const named = useWords(journeyWords)
  const undone = useWords(undoWords)
  const { offer, say } = useUndo()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const leftAt = useRef<number | undefined>(undefined)

  useEffect(() => {
    const index = leftAt.current
    if (index === undefined) return
    leftAt.current = undefined
    const next = document.getElementById(rowId(Math.min(index, items.length - 1)))
    const place = next?.querySelector<HTMLElement>('button, .btn, a') ?? document.getElementById('main')
    place?.focus({ preventScroll: true })
  }, [items])

  async function record(item: Item, index: number): Promise<void> {
    if (!isMilestone(item.code)) return
    const { id } = item.subject
    setBusy(`${id}${item.code}`)
    const key = newKey()
    const answer = await call(workerContracts.RecordMilestone, { id, code: item.code }, { key })
    setBusy(undefined)
    setProblem(answer.ok ? undefined : answer.problem)
    refreshAll()
    if (!answer.ok) return
    leftAt.current = index
    offer({
      message: t('recorded', { what: named(`milestone.${item.code}`) }),
      undo: async () => {
        say((await undoAct(key, () => call(workerContracts.UndoLast, { id }), undone)).said)
        refreshAll()
      },
    })
  }
  return { record, busy, problem }
}

function Why(props: { readonly item: Item }): VNode {
  const t = useWords(workWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const { item } = props
  return (
    <>
      {item.climbedSince === undefined
        ? t('mine')
        : t('climbed', { office: named(`office.${item.owner}`), date: formatDate(item.climbedSince, language) })}{' '}
      · <Article article={item.legalBasis} standing={item.standing} />
      {item.atRisk && (
        <span class="row-marks">
          <Badge tone="dawn" icon="flag">
            {t('risk')}
          </Badge>
        </span>
      )}
    </>
  )
}

function List(props: { readonly work: OutputOf<typeof workContracts.ListWork>; readonly onMore: (() => void) | undefined }): VNode {
  const t = useWords(workWords)
  const { today, language } = useReading()
  const { route } = useLocation()
  const session = useSession()
  const hrefOf = useRecordHref()
  const [letters, setLetters] = useKeysSetting()
  const { items, counts } = props.work
  const href = (item: Item): string => hrefOf(item.subject.type, item.subject.id)
  const active = useListKeys({
    count: items.length,
    rowId,
    on: letters,
    onOpen: (index) => {
      const item = items[index]
      if (item !== undefined) route(href(item))
    },
  })
  const { record, busy, problem } = useQuickRecord(items)
  const all = counts.late + counts.today + counts.week + counts.later
  useTitleCount(counts.late + counts.today)
  const number = (count: number): string => formatNumber(count, language)

  function recordable(item: Item): boolean {
    const rule = isMilestone(item.code) && item.subject.type === 'worker' ? milestonesAt(today).get(item.code) : undefined
    return rule !== undefined && rule.computed !== true && mayRecord(rule, session.office.kind)
  }
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          all === 0 ? undefined : counts.late > 0 ? t('lead-late', { count: number(counts.late) }) : t('lead-calm', { count: number(all) })
        }
        actions={<KeysHelp on={letters} onSet={setLetters} />}
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {all === 0 && (
        <EmptyState
          icon="check"
          title={t('empty')}
          action={
            <span class="btn-row">
              <LinkButton href="/workers?risk=true">{t('empty-risk')}</LinkButton>
              {workerContracts.RegisterWorker.may.includes(session.role) && (
                <LinkButton href="/workers/new">{t('empty-register')}</LinkButton>
              )}
            </span>
          }
        >
          {t('empty-text')}
        </EmptyState>
      )}
      {groups.map((group) => {
        const rows = items.map((item, index) => ({ item, index })).filter(({ item }) => item.urgency === group)
        return rows.length === 0 ? null : (
          <WorkGroup key={group} id={group} title={t(group)} count={counts[group]} tone={toneOf[group]}>
            {rows.map(({ item, index }) => (
              <WorkRow
                key={`${item.subject.id}-${item.code}`}
                id={rowId(index)}
                active={index === active}
                href={href(item)}
                name={item.subject.label}
                step={item.text}
                why={<Why item={item} />}
                due={item.due}
                action={
                  recordable(item) ? (
                    <Button
                      small
                      busy={busy === `${item.subject.id}${item.code}`}
                      label={`${t('record')}: ${item.text}, ${item.subject.label}`}
                      onPress={() => void record(item, index)}
                    >
                      {t('record')}
                    </Button>
                  ) : (
                    <LinkButton small href={href(item)} label={`${t('open')}: ${item.subject.label}`}>
                      {t('open')}
                    </LinkButton>
                  )
                }
              />
            ))}
          </WorkGroup>
        )
      })}
      {props.onMore !== undefined && (
        <p class="section-action">
          <Button icon="chevron-down" onPress={props.onMore}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  )
}

export function WorkPage(): VNode {
  const [limit, setLimit] = useState(PAGE)
  const [shown, setShown] = useState<OutputOf<typeof workContracts.ListWork>>()
  const work = useQuery(workContracts.ListWork, { limit })
  useEffect(() => {
    if (work.state === 'ready') setShown(work.value)
  }, [work])
  if (work.state === 'failed') return <ProblemPage problem={work.problem} onRetry={work.reload} />
  // While more is read, what is there stays.
  const present = work.state === 'ready' ? work.value : shown
  if (present === undefined) return <Skeleton />
  return <List work={present} onMore={present.next === null || limit >= MOST ? undefined : () => setLimit(MOST)} />
}
