// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk of possible doubles, one pair after the other by keys alone: J and K walk, Y and N decide, U takes back.

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import type { DoubleOutcome } from '#journeys/core/double.ts'
import { doubleWords } from '#journeys/web/double.words.ts'
import { usePairAhead } from '#journeys/web/double-ahead.ts'
import { DecidedDouble, DoubleDesk, namesOf } from '#journeys/web/double-desk.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { useKey, useKeysSetting } from '#platform/web/keys.ts'
import { KeysHelp } from '#platform/web/keys-help.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const LIMIT = 50
const keys = ['j', 'k', 'y', 'n', 'l', 'u'] as const

type Listed = OutputOf<typeof doubleContracts.ListDoubles>
interface Said {
  readonly id: string
  readonly outcome: DoubleOutcome
  readonly names: string
}

/** The last answer of this sitting, with its way back for as long as the page is open. */
function LastSaid({ last, onUndone }: { readonly last: Said; readonly onUndone: (said: Said) => void }): VNode {
  const t = useWords(doubleWords)
  const undo = useCommand(doubleContracts.UndoDouble)
  const back = (): void => {
    if (last.outcome === 'LATER') onUndone(last)
    else if (!undo.busy)
      void undo.send({ id: last.id }).then((answer) => {
        if (answer.ok) onUndone(last)
      })
  }
  useKey('u', back)
  return (
    <>
      {undo.problem !== undefined && <ProblemNotice problem={undo.problem} />}
      <p class="compared-last">
        <span role="status">{t(`said-${last.outcome}`, { names: last.names })}</span>{' '}
        <Button small icon="undo" busy={undo.busy} onPress={back}>
          {t('undo')} <kbd class="wide-only">U</kbd>
        </Button>
      </p>
    </>
  )
}

function Waiting({ list }: { readonly list: Listed }): VNode {
  const t = useWords(doubleWords)
  const { say } = useUndo()
  // What was answered is out of the way at once; the list says so a moment later.
  const [answered, setAnswered] = useState<ReadonlyMap<string, DoubleOutcome>>(new Map())
  const items = list.items.filter(({ id, standing }) => !answered.has(id) || (answered.get(id) === 'LATER' && standing === 'later'))
  const waiting = list.waiting - (list.items.length - items.length)
  const [at, setAt] = useState(0)
  const [wanted, setWanted] = useState<string>()
  const [last, setLast] = useState<Said>()
  const head = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  // A pair that was taken back is shown again, wherever it stands now.
  const place = wanted === undefined ? -1 : items.findIndex(({ id }) => id === wanted)
  const nth = Math.max(0, Math.min(place >= 0 ? place : at, items.length - 1))
  const present = items[nth]
  const { pair, forget } = usePairAhead(present?.id, items[nth + 1]?.id)

  const step = (by: 1 | -1): void => {
    moved.current = true
    setWanted(undefined)
    setAt(Math.max(0, Math.min(items.length - 1, nth + by)))
  }
  useKey('j', () => step(1))
  useKey('k', () => step(-1))
  useEffect(() => {
    if (moved.current && pair.state === 'ready') {
      moved.current = false
      head.current?.focus({ preventScroll: true })
      head.current?.scrollIntoView({ block: 'nearest' })
    }
  }, [pair])

  const undone = (said: Said): void => {
    setLast(undefined)
    setAnswered((before) => new Map([...before].filter(([id]) => id !== said.id)))
    setWanted(said.id)
    moved.current = true
    say(t('undone', { names: said.names }))
  }
  return (
    <>
      {last !== undefined && <LastSaid last={last} onUndone={undone} />}
      {present === undefined ? (
        <EmptyState icon="check" title={t('empty')} action={<LinkButton href="/workers">{t('empty-go')}</LinkButton>}>
          {t('empty-text')}
        </EmptyState>
      ) : (
        <>
          <div class="compared-walk">
            <h2 ref={head} tabIndex={-1}>
              {t('place-in-row', { nth: String(nth + 1), count: String(waiting) })}
              {present.standing === 'later' ? ` (${t('later')})` : ''}
            </h2>
            <span class="btn-row">
              <Button small icon="arrow-left" onPress={() => step(-1)}>
                {t('previous')}
              </Button>
              <Button small icon="arrow-right" onPress={() => step(1)}>
                {t('next')}
              </Button>
            </span>
          </div>
          {pair.state === 'loading' && <Skeleton />}
          {pair.state === 'failed' && <ProblemNotice problem={pair.problem} onRetry={pair.reload} />}
          {pair.state === 'ready' && (
            <DoubleDesk
              key={`${pair.value.id}-${pair.value.version}`}
              double={pair.value}
              onDecided={(outcome) => {
                moved.current = true
                setWanted(undefined)
                setAt(nth)
                setAnswered((before) => new Map([...before, [pair.value.id, outcome]]))
                forget(pair.value.id)
                setLast({ id: pair.value.id, outcome, names: namesOf(pair.value) })
              }}
            />
          )}
          {waiting > items.length && <p class="muted">{t('more')}</p>}
        </>
      )}
    </>
  )
}

function Decided({ list }: { readonly list: Listed }): VNode {
  const t = useWords(doubleWords)
  const { language } = useReading()
  if (list.items.length === 0)
    return (
      <EmptyState icon="undo" title={t('empty-decided')}>
        {t('empty-decided-text')}
      </EmptyState>
    )
  return (
    <ul class="rows">
      {list.items.map(({ id, names, standing, decidedOn, undoUntil }) => (
        <li class="row" key={id}>
          <div>
            <a class="row-name" href={`/doubles/${id}`}>
              {names.join(' · ')}
            </a>
            <span class="row-step">{t(standing === 'same' ? 'SAME' : 'DIFFERENT')}</span>
            <span class="row-why">
              {decidedOn === null ? '' : t('decided-on', { date: formatDate(decidedOn, language) })}{' '}
              {undoUntil === null ? '' : t('undo-until', { date: formatDate(undoUntil, language) })}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}

export function DoublesPage(props: PageProps): VNode {
  const t = useWords(doubleWords)
  const [letters, setLetters] = useKeysSetting()
  const show = props.query?.['show'] === 'decided' ? 'decided' : 'waiting'
  const list = useQuery(doubleContracts.ListDoubles, { show, limit: LIMIT })
  const [shown, setShown] = useState<Listed>()
  useEffect(() => {
    if (list.state === 'ready') setShown(list.value)
  }, [list])
  if (list.state === 'failed') return <ProblemPage problem={list.problem} onRetry={list.reload} />
  const present = list.state === 'ready' ? list.value : shown
  if (present === undefined) return <Skeleton />
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={<KeysHelp on={letters} onSet={setLetters} keys={keys.map((key) => [key.toUpperCase(), t(`key-${key}`)])} />}
      />
      <nav class="view-links" aria-label={t('views')}>
        <a href="/doubles" aria-current={show === 'waiting' ? 'page' : undefined}>
          {t('waiting', { count: String(present.waiting) })}
        </a>
        <a href="/doubles?show=decided" aria-current={show === 'decided' ? 'page' : undefined}>
          {t('decided')}
        </a>
      </nav>
      {show === 'waiting' ? <Waiting list={present} /> : <Decided list={present} />}
    </>
  )
}

/** One pair by its address. */
export function DoublePage(props: PageProps): VNode {
  const t = useWords(doubleWords)
  const { route } = useLocation()
  const { say } = useUndo()
  const pair = useQuery(doubleContracts.GetDouble, { id: props.params?.['id'] ?? '' })
  const back = { href: '/doubles', label: t('back') }
  if (pair.state === 'loading') return <Skeleton />
  if (pair.state === 'failed') return <ProblemPage problem={pair.problem} onRetry={pair.reload} back={back} />
  const double = pair.value
  return (
    <>
      <PageHead title={t('pair')} lead={namesOf(double)} back={back} />
      {double.end === undefined ? (
        <DoubleDesk
          key={double.version}
          double={double}
          onDecided={(outcome) => {
            say(t(`said-${outcome}`, { names: namesOf(double) }))
            if (outcome === 'LATER') route('/doubles')
          }}
        />
      ) : (
        <DecidedDouble double={double} onUndone={() => say(t('undone', { names: namesOf(double) }))} />
      )}
    </>
  )
}
