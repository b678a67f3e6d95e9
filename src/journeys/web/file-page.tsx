// SPDX-License-Identifier: AGPL-3.0-or-later
// The worker's file: the path, the one next step, then quietly what is required, planned, troubled, and what happened.

import type { VNode } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { costContracts } from '#journeys/core/cost.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { type FullFile, workerContracts } from '#journeys/core/worker.contract.ts'
import { useActs } from '#journeys/web/act.ts'
import { ActNotice } from '#journeys/web/act-notice.tsx'
import { Asked } from '#journeys/web/asked.tsx'
import { ContestedNotice } from '#journeys/web/contested-notice.tsx'
import { CostSection } from '#journeys/web/cost-section.tsx'
import type { Desk, Question } from '#journeys/web/desk.ts'
import { EraseSection } from '#journeys/web/erase-section.tsx'
import { AbsentFile } from '#journeys/web/erased-page.tsx'
import { FamilySection } from '#journeys/web/family-section.tsx'
import { fileWords } from '#journeys/web/file.words.ts'
import { actsOn } from '#journeys/web/file-acts.ts'
import { HistorySection } from '#journeys/web/history-section.tsx'
import { IdentityNotice } from '#journeys/web/identity-notice.tsx'
import { LimitNotice } from '#journeys/web/limit-notice.tsx'
import { MergedNotice, MergedSection } from '#journeys/web/merged-section.tsx'
import { MilestoneSection } from '#journeys/web/milestone-section.tsx'
import { MoveSection } from '#journeys/web/move-section.tsx'
import { may, NextStep } from '#journeys/web/next-step.tsx'
import { OverrideSection } from '#journeys/web/override-section.tsx'
import { PersonAside } from '#journeys/web/person-aside.tsx'
import { PlanSection } from '#journeys/web/plan-section.tsx'
import { GuestNotice, ReferralSection } from '#journeys/web/referral-section.tsx'
import { TroubleSection } from '#journeys/web/trouble-section.tsx'
import { AreaText } from '#platform/web/area.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { RecordSections } from '#platform/web/sections.tsx'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, formatShortDate } from '#platform/web/ui/format.ts'
import { Columns, PageHead } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { JourneyPath } from '#platform/web/ui/path.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

/** Moves the focus after an act, once the question over the page has closed: to the next step, or to why it was not done. */
function useSettling(closed: boolean) {
  const next = useRef<HTMLDivElement>(null)
  const notice = useRef<HTMLDivElement>(null)
  const waiting = useRef<boolean | undefined>(undefined)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const done = waiting.current
    if (done === undefined || !closed) return
    waiting.current = undefined
    const place = done ? next.current : notice.current
    place?.focus({ preventScroll: true })
    place?.scrollIntoView({ block: 'nearest' })
  }, [turn, closed])
  const settle = useCallback((done: boolean) => {
    waiting.current = done
    setTurn((n) => n + 1)
  }, [])
  return { settle, next, notice }
}

function Path(props: { readonly file: FullFile }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const { file } = props
  const stations = file.path.map(({ stage, status, on, bend }) => ({
    code: stage,
    status,
    ...(on === undefined ? {} : { note: formatShortDate(on, language) }),
    // Only trouble renames its station; an ordinary one keeps its short name.
    ...(bend === undefined ? {} : { bend, name: named(`state.${file.state}`) }),
  }))
  return <JourneyPath label={t('path-of', { name: file.name })} stations={stations} />
}

/** What an address asks at once, so that a task elsewhere leads to where it is done. */
function askedBy(ask: string | undefined, seen: number): { readonly question: Question; readonly seen: number } | undefined {
  const type = (['correct', 'stated', 'plan', 'erase'] as const).find((each) => each === ask)
  return type === undefined ? undefined : { question: { type }, seen }
}

function File(props: { readonly file: FullFile }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const session = useSession()
  const { file } = props
  const { query } = useLocation()
  const [asked, setAsked] = useState(() => askedBy(query['ask'], file.version))
  const { settle, next, notice } = useSettling(asked === undefined)
  const acts = useActs(file.id, settle)
  const make = useMemo(() => actsOn(file.id, language, today), [file.id, language, today])
  const desk: Desk = {
    file,
    session,
    make,
    acts,
    run: (act) => void acts.run(act, file.version),
    ask: (question) => setAsked({ question, seen: file.version }),
  }
  return (
    <>
      <PageHead
        title={file.name}
        lead={
          <>
            {named(`state.${file.state}`)} · <AreaText code={file.area} />
          </>
        }
        back={{ href: '/workers', label: t('back') }}
        actions={
          <span class="wide-only">
            <Button small icon="printer" onPress={() => window.print()}>
              {t('print')}
            </Button>
          </span>
        }
      />
      <Path file={file} />
      <div ref={notice} tabIndex={-1} class="act-notice">
        <ActNotice desk={desk} />
      </div>
      {file.atRiskSince !== undefined && (
        <Notice tone="dawn" title={t('risk-title')}>
          <p>{t('risk-text', { date: formatDate(file.atRiskSince, language) })}</p>
        </Notice>
      )}
      <GuestNotice desk={desk} />
      <MergedNotice file={file} />
      <LimitNotice file={file} />
      <ContestedNotice desk={desk} />
      <div ref={next} tabIndex={-1} class="next-place">
        {(file.mergedInto === undefined || file.nextSteps.length > 0) && <NextStep desk={desk} />}
      </div>
      <Columns aside={<PersonAside desk={desk} />}>
        {file.identity !== undefined && <IdentityNotice identity={file.identity} />}
        {file.regularised && <p class="muted">{t('regularised')}</p>}
        <MilestoneSection desk={desk} />
        <PlanSection desk={desk} />
        {may(desk, costContracts.ListCosts) && <CostSection desk={desk} />}
        <FamilySection desk={desk} />
        <RecordSections on="worker" id={file.id} version={file.version} />
        <TroubleSection desk={desk} />
        <OverrideSection desk={desk} />
        <ReferralSection desk={desk} />
        <MoveSection desk={desk} />
        <MergedSection desk={desk} />
        {may(desk, workerContracts.GetWorkerHistory) && <HistorySection id={file.id} />}
        <EraseSection desk={desk} />
      </Columns>
      {asked !== undefined && (
        <Asked
          question={asked.question}
          desk={desk}
          onClose={() => setAsked(undefined)}
          onAct={(act, seen = asked.seen) => acts.run(act, seen)}
        />
      )}
    </>
  )
}

export function FilePage(props: PageProps): VNode {
  const id = props.params?.['id'] ?? ''
  const file = useQuery(workerContracts.GetWorker, { id })
  if (file.state === 'loading') return <Skeleton />
  if (file.state === 'failed') return <AbsentFile id={id} problem={file.problem} onRetry={file.reload} />
  return <File file={file.value} />
}
