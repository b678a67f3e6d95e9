// SPDX-License-Identifier: AGPL-3.0-or-later
// The worker's file: the path, the one next step, then the milestones with their articles.

import type { VNode } from 'preact'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { type JourneyState, type MilestoneCode, milestoneCodes } from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { pageWords } from '#journeys/web/page.words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { RecordSections } from '#platform/web/sections.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { MilestoneList, MilestoneRow } from '#platform/web/ui/milestones.tsx'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { JourneyPath } from '#platform/web/ui/path.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { type Bend, type StationCode, stationsAt } from '#platform/web/ui/stations.ts'
import { DateText } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

/** Where each state stands on the path, and how it bends it. */
const standing: Readonly<Record<JourneyState, readonly [StationCode | 'ended', Bend?]>> = {
  INTERESTED: ['registered'],
  RECORDED: ['registered'],
  PREPARING: ['prepared'],
  READY: ['ready'],
  DEPARTED: ['departed'],
  ABROAD: ['abroad'],
  RETURNING: ['abroad'],
  RETURNED: ['home'],
  HANDED_OVER: ['home'],
  IN_REHABILITATION: ['home'],
  REINTEGRATING: ['home'],
  CLOSED: ['ended'],
  WITHDRAWN: ['prepared', 'dawn'],
  UNFIT: ['prepared', 'dawn'],
  FAILED_DEPARTURE: ['ready', 'dawn'],
  LEFT_NON_PROCEDURALLY: ['departed', 'late'],
  ABROAD_UNDOCUMENTED: ['abroad', 'late'],
  INTERCEPTED: ['departed', 'dawn'],
  LOST_CONTACT: ['abroad', 'late'],
  DECEASED_ABROAD: ['abroad', 'late'],
  REMAINS_RETURNED: ['home', 'late'],
  BURIED_ABROAD: ['abroad', 'late'],
}
const rowState = { done: 'done', lapsed: 'expired', open: 'missing' } as const

function isMilestone(code: string): code is MilestoneCode {
  return milestoneCodes.some((each) => each === code)
}

export function FilePage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const words = useWords(workerWords)
  const id = props.params?.['id'] ?? ''
  const file = useQuery(workerContracts.GetWorker, { id })
  const record = useCommand(workerContracts.RecordMilestone)
  const undo = useCommand(workerContracts.UndoLast)
  if (file.state === 'loading') return <Skeleton />
  if (file.state === 'failed') return <ProblemNotice problem={file.problem} onRetry={file.reload} />
  const { value, reload } = file
  const [station, bend] = standing[value.state]
  // Only trouble renames its station; an ordinary one keeps its short name.
  const facts = station === 'ended' || bend === undefined ? {} : { [station]: { name: t(value.state), bend } }
  const next = value.nextSteps[0]
  return (
    <>
      <PageHead
        title={value.name}
        lead={
          <>
            {t(value.state)} · <AreaText code={value.area} />
          </>
        }
      />
      <JourneyPath stations={stationsAt(station, facts)} />
      {record.problem !== undefined && <ProblemNotice problem={record.problem} onRetry={reload} />}
      {next === undefined ? (
        <Notice tone="good" title={t('no-step')} />
      ) : (
        <NextStepCard
          what={next.text}
          who={t(next.owner)}
          due={next.due}
          why={{ article: next.legalBasis, standing: next.standing }}
          action={
            isMilestone(next.code) ? (
              <Button
                kind="main"
                busy={record.busy}
                onPress={() =>
                  void record.send({ id, code: isMilestone(next.code) ? next.code : 'INFO_GIVEN' }, { version: value.version }).then(reload)
                }
              >
                {t('record')}
              </Button>
            ) : undefined
          }
        />
      )}
      {value.version > 1 && (
        <Button small icon="undo" busy={undo.busy} onPress={() => void undo.send({ id }).then(reload)}>
          {t('undo')}
        </Button>
      )}
      <Section title={t('milestones')}>
        <MilestoneList>
          {value.milestones
            .filter((milestone) => milestone.gate === 'required' || milestone.status !== 'open')
            .map((milestone) => (
              <MilestoneRow
                key={milestone.code}
                title={milestone.code === 'CONTRACT_EXTENDED' ? milestone.code : words(`step.${milestone.code}`)}
                state={rowState[milestone.status]}
                note={milestone.on === undefined ? undefined : <DateText date={milestone.on} />}
                article={{ article: milestone.legalBasis, standing: milestone.standing }}
              />
            ))}
        </MilestoneList>
      </Section>
      <RecordSections on="worker" id={id} version={value.version} />
    </>
  )
}
