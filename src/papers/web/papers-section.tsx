// SPDX-License-Identifier: AGPL-3.0-or-later
// The papers of one person, on their file: what is asked for, what is there, and until when it suffices to depart.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { type PaperKind, paperKinds } from '#papers/core/paper.ts'
import { Attach } from '#papers/web/attach.tsx'
import { type ListedPaper, PaperBadges, PaperSign, useKindName } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { kindOf, RefusedHere, SentHere } from '#papers/web/sent-here.tsx'
import { isUnsent } from '#platform/web/api.ts'
import { useDoneHere } from '#platform/web/done-here.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate, formatShortDate } from '#platform/web/ui/format.ts'
import { Select } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const gone: readonly ListedPaper['standing'][] = ['REFUSED', 'SUPERSEDED', 'WITHDRAWN']

interface RowProps {
  readonly workerId: string
  readonly kind: PaperKind
  readonly paper: ListedPaper | undefined
  readonly mayAttach: boolean
  readonly optional?: boolean
}

function PaperRow({ workerId, kind, paper, mayAttach, optional }: RowProps): VNode {
  const t = useWords(papersWords)
  const { language } = useReading()
  const { first } = useKindName()
  return (
    <li class="paper-row">
      <PaperSign paper={paper} />
      <div>
        {paper === undefined || isUnsent(paper.id) ? (
          <span class="row-name">{first(kind)}</span>
        ) : (
          <a class="row-name" href={`/papers/${paper.id}`}>
            {first(kind)}
          </a>
        )}
        {paper === undefined ? (
          <span class="row-why">
            {t('needed-none')}
            {optional && `, ${t('optional')}`}
          </span>
        ) : (
          <>
            {paper.validUntil !== undefined && (
              <span class="row-why">{t('until-text', { date: formatShortDate(paper.validUntil, language) })}</span>
            )}
            {paper.workerId !== workerId && <span class="row-why">{t('of-led')}</span>}
            {isUnsent(paper.id) ? (
              <span class="paper-marks">
                <Badge tone="dawn">{t('unsent')}</Badge>
              </span>
            ) : (
              <PaperBadges paper={paper} />
            )}
          </>
        )}
      </div>
      {mayAttach && (
        <div class="paper-side">
          <Attach workerId={workerId} kind={kind} again={paper !== undefined} />
        </div>
      )}
    </li>
  )
}

function OtherKind(props: { readonly workerId: string; readonly asked: readonly PaperKind[] }): VNode {
  const t = useWords(papersWords)
  const { first } = useKindName()
  const [kind, setKind] = useState('')
  const choices = paperKinds.filter((each) => !props.asked.includes(each)).map((value) => ({ value, label: first(value) }))
  return (
    <div class="stack">
      <Select
        id="other-paper"
        label={t('other-kind')}
        hint={t('other-kind-hint')}
        value={kind}
        onChange={setKind}
        choices={choices.toSorted((a, b) => a.label.localeCompare(b.label))}
        placeholder="–"
      />
      <p>
        <Attach workerId={props.workerId} kind={paperKinds.find((each) => each === kind)} />
      </p>
    </div>
  )
}

export function PapersSection(props: SectionProps): VNode {
  const t = useWords(papersWords)
  const { language, today } = useReading()
  const { role } = useSession()
  const { inside, first } = useKindName()
  const { say } = useUndo()
  const papers = useQuery(paperContracts.ListPapersOf, { id: props.id })
  const { away, waiting, refused } = useDoneHere({
    contract: 'AttachPaper',
    isOurs: ({ input }) => input['workerId'] === props.id,
    onArrived: (done) => {
      const kind = kindOf(done)
      if (kind !== undefined) say(t('sent', { kind: inside(kind) }))
    },
  })
  const reload = papers.state === 'ready' ? papers.reload : undefined
  useEffect(() => reload?.(), [props.version])
  if (papers.state === 'loading') return <Skeleton lines={3} />
  if (papers.state === 'failed') return <ProblemNotice problem={papers.problem} onRetry={papers.reload} />
  const { items, needed, forecast } = papers.value
  const mayAttach = paperContracts.AttachPaper.may.some((each) => each === role)
  const present = items.filter(({ standing }) => !gone.includes(standing))
  const past = items.filter(({ standing }) => gone.includes(standing))
  const asked = needed.map(({ kind }) => kind)
  const newest = new Map(present.toReversed().map((paper) => [paper.kind, paper]))
  const others = present.filter((paper) => !asked.includes(paper.kind) || newest.get(paper.kind) !== paper)
  const there = needed.filter(({ kind }) => newest.has(kind))
  const missing = needed.filter(({ kind }) => !newest.has(kind))
  const [end] = forecast
  return (
    <>
      {end !== undefined && (
        <Notice
          tone={end.departBy < today ? 'late' : 'sea'}
          icon="calendar"
          title={t(end.departBy < today ? 'forecast-past' : 'forecast', { date: formatDate(end.departBy, language) })}
        >
          <p>
            {t('forecast-why', { kind: inside(end.kind), date: formatDate(end.validUntil, language) })}{' '}
            <Article article={end.legalBasis} standing={end.standing} linked />
          </p>
        </Notice>
      )}
      <div role="status">{!away && waiting.map((done) => <SentHere key={done.key} done={done} />)}</div>
      {refused.map((done) => (
        <RefusedHere key={done.key} done={done} />
      ))}
      {mayAttach && <p class="muted">{t('attach-hint')}</p>}
      {there.length > 0 && (
        <ul class="rows">
          {there.map(({ kind }) => (
            <PaperRow key={kind} workerId={props.id} kind={kind} paper={newest.get(kind)} mayAttach={mayAttach} />
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <details class="fold">
          <summary>{t('missing', { count: missing.length })}</summary>
          <ul class="rows">
            {missing.map(({ kind, required }) => (
              <PaperRow key={kind} workerId={props.id} kind={kind} paper={undefined} mayAttach={mayAttach} optional={!required} />
            ))}
          </ul>
        </details>
      )}
      {others.length > 0 && (
        <>
          <h3>{t('others')}</h3>
          <ul class="rows">
            {others.map((paper) => (
              <PaperRow key={paper.id} workerId={props.id} kind={paper.kind} paper={paper} mayAttach={false} />
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <details class="fold">
          <summary>{t('gone')}</summary>
          <ul class="rows">
            {past.map((paper) => (
              <li key={paper.id} class="row">
                <a class="row-name" href={`/papers/${paper.id}`}>
                  {first(paper.kind)}
                </a>
                <PaperBadges paper={paper} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAttach && <OtherKind workerId={props.id} asked={asked} />}
    </>
  )
}
