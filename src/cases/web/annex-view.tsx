// SPDX-License-Identifier: AGPL-3.0-or-later
// One sealed annex, as its own office or a guest reads it. It is asked for when somebody opens it and not before: each time is a look.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import type { FullAnnex } from '#cases/web/annex-fields.ts'
import { AnnexFiles } from '#cases/web/annex-files.tsx'
import { AnnexNote } from '#cases/web/annex-note.tsx'
import { AnnexOpenings } from '#cases/web/annex-open.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

interface Props {
  readonly value: FullAnnex
}

/** A testimony of many pages does not push all else away. */
const AT_A_GLANCE = 600

function Guest({ value }: Props): VNode | null {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const { access, until = '', name = t('unknown') } = value
  if (access === 'OWN') return null
  if (access === 'BROKEN')
    return (
      <Notice tone="late" title={t('broken')}>
        <p>{t('broken-text', { until: momentWords(until, language) })}</p>
      </Notice>
    )
  return (
    <Notice tone="sea" title={t('opened')}>
      <p>{t('opened-text', { name, until: formatDate(until, language) })}</p>
    </Notice>
  )
}

function Notes({ value }: Props): VNode {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const day = (date: string): string => formatDate(date, language)
  if (value.withheld) return <p class="muted">{t('withheld')}</p>
  if (value.notes.length === 0) return <p class="muted">{t('empty')}</p>
  return (
    <ol class="rows">
      {value.notes.map(({ kind, told, on, user, text }, nth) => (
        <li key={String(nth)} class="row">
          <div>
            <span class="row-step">{t(kind)}</span>
            <p class="hint">{[t('note-line', { told: day(told), on: day(on) }), user].filter((each) => each !== undefined).join(' · ')}</p>
            {text.length <= AT_A_GLANCE ? (
              <p class="as-told">{text}</p>
            ) : (
              <details class="fold">
                <summary>{t('read-all')}</summary>
                <p class="as-told">{text}</p>
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Broken({ value, onDone }: Props & { readonly onDone: () => void }): VNode | null {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const see = useCommand(annexContracts.SeeBrokenGlass)
  const line = ({ on, until, user, office, reason }: FullAnnex['broken'][number]): string => {
    const who = [user, office].filter((each) => each !== undefined).join(', ') || t('unknown')
    const said = { who, on: formatDate(on, language), until: momentWords(until, language) }
    return reason === undefined ? t('was-broken-withheld', said) : t('was-broken-text', { ...said, reason })
  }
  const unread = value.broken.filter(({ seenOn }) => seenOn === undefined)
  const read = value.broken.filter(({ seenOn }) => seenOn !== undefined)
  async function press(): Promise<void> {
    const answer = await see.send({ id: value.id }, { version: value.version })
    if (answer.ok) onDone()
  }
  return (
    <>
      {unread.length > 0 && (
        <Notice tone="late" title={t('was-broken')}>
          {see.problem !== undefined && <ProblemNotice problem={see.problem} />}
          {unread.map((each) => (
            <p key={each.until}>{line(each)}</p>
          ))}
          <Button busy={see.busy} onPress={() => void press()}>
            {t('see')}
          </Button>
        </Notice>
      )}
      {read.length > 0 && (
        <details class="fold">
          <summary>
            {t('broken-before')} ({read.length})
          </summary>
          {read.map((each) => (
            <p key={each.until}>{line(each)}</p>
          ))}
        </details>
      )}
    </>
  )
}

function Looks({ id }: { readonly id: string }): VNode {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const looks = useQuery(annexContracts.ListAnnexLooks, { id }, { once: true })
  if (looks.state === 'loading') return <Skeleton lines={2} />
  if (looks.state === 'failed') return <ProblemNotice problem={looks.problem} onRetry={looks.reload} />
  const { items } = looks.value
  return (
    <>
      <p class="hint">{t('looks-lead')}</p>
      {items.length === 0 ? (
        <p class="muted">{t('looks-none')}</p>
      ) : (
        <ul>
          {items.map(({ day, name = t('unknown'), times }) => (
            <li key={`${day}${name}`}>{t('look', { date: formatDate(day, language), name, times: formatNumber(times, language) })}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Whether what was open for hours is closed meanwhile, by how long it was to be open and not by what this device takes for the time. */
function useClosed({ left, until }: FullAnnex): boolean {
  const [closed, setClosed] = useState(false)
  useEffect(() => {
    setClosed(false)
    if (left === undefined) return undefined
    const end = Date.now() + left * 1000
    const look = (): void => setClosed(Date.now() >= end)
    const timer = setTimeout(look, left * 1000)
    // A device that slept through it wakes up too late.
    addEventListener('focus', look)
    return () => {
      clearTimeout(timer)
      removeEventListener('focus', look)
    }
  }, [left, until])
  return closed
}

export function AnnexBody({ value, onDone }: Props & { readonly onDone: () => void }): VNode {
  const t = useWords(annexPageWords)
  const [asked, setAsked] = useState(false)
  const closed = useClosed(value)
  if (closed) return <p class="muted">{t('closed-again')}</p>
  const isOwn = value.access === 'OWN'
  return (
    <div class="stack">
      <Guest value={value} />
      <Broken value={value} onDone={onDone} />
      <Notes value={value} />
      <AnnexFiles value={value} onDone={onDone} />
      {isOwn && !value.withheld && <AnnexNote caseId={value.caseId} onDone={onDone} />}
      {isOwn && (
        <>
          <AnnexOpenings value={value} onDone={onDone} />
          <details class="fold" onToggle={(event) => setAsked(event.currentTarget.open)}>
            <summary>{t('looks')}</summary>
            {asked && <Looks id={value.id} />}
          </details>
        </>
      )}
    </div>
  )
}

export function AnnexView({ id }: { readonly id: string }): VNode {
  const full = useQuery(annexContracts.GetAnnex, { id }, { once: true })
  if (full.state === 'loading') return <Skeleton lines={3} />
  if (full.state === 'failed') return <ProblemNotice problem={full.problem} onRetry={full.reload} />
  return <AnnexBody value={full.value} onDone={full.reload} />
}
