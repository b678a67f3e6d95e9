// SPDX-License-Identifier: AGPL-3.0-or-later
// What visits found and nobody has answered yet: with what answers it for whoever may, so that nobody has to remember where it is done; for
// whoever may not, that the office is told.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { call } from '#platform/web/api.ts'
import { refreshAll } from '#platform/web/feed.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { mayDo, useSession } from '#platform/web/session.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { leadsTo, recordableIn } from '#village/core/record.rules.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { StepDialog } from '#village/web/step-dialog.tsx'
import { watchWords } from '#village/web/watch.words.ts'

type Visits = OutputOf<typeof watchContracts.ListVisits>
type Visit = Visits['items'][number]

interface OpenVisitsProps {
  readonly id: string
  readonly visits: Visits
  readonly onAnswered: () => void
}

export function OpenVisits({ id, visits, onAnswered }: OpenVisitsProps): VNode | null {
  const t = useWords(watchWords)
  const session = useSession()
  const { say } = useUndo()
  const answer = useCommand(watchContracts.AnswerVisit)
  const [stepping, setStepping] = useState(false)
  /** A step was recorded that answers them; for a few seconds it can be taken back. */
  const [stepped, setStepped] = useState(false)
  const { name, state, items } = visits
  const leads = ({ found }: Visit) => found.flatMap((each) => leadsTo[each] ?? [])
  const byStep = items.filter((visit) => visit.open && leads(visit).every((each) => each === 'journey'))
  const open = items.filter((visit) => visit.open && !(stepped && byStep.includes(visit)))
  const asked = new Set(open.flatMap(leads))
  const journey = asked.has('journey') && mayDo(session, 'MoveWorker') && recordableIn(state).length > 0
  const family = asked.has('family') && mayDo(session, 'SetRelative')
  const trouble = asked.has('case') && mayDo(session, 'RegisterCase')

  async function press(): Promise<void> {
    for (const { nth, file = id } of open) if (!(await answer.send({ id: file, nth })).ok) return
    say(t('answered'))
    onAnswered()
  }

  /** By now whoever did it may be on another page. */
  async function kept(): Promise<void> {
    for (const { nth, file = id } of byStep) await call(watchContracts.AnswerVisit, { id: file, nth })
    refreshAll()
  }

  if (open.length === 0) return null
  const may = mayDo(session, 'AnswerVisit')
  return (
    <>
      <Notice tone={may ? 'dawn' : 'sea'} title={t(may ? 'then-title' : 'told-title')} live>
        {!may && <p>{t('told-text', { name })}</p>}
        {journey && <p>{t('then-journey', { name })}</p>}
        {(may || family) && asked.has('family') && <p>{t('then-family', { name })}</p>}
        {(may || trouble) && asked.has('case') && <p>{t('then-case', { name })}</p>}
        {answer.problem !== undefined && <ProblemNotice problem={answer.problem} />}
        <ButtonRow>
          {journey && (
            <Button small onPress={() => setStepping(true)}>
              {t('step')}
            </Button>
          )}
          {family && (
            <LinkButton small href={`/workers/${id}#family`}>
              {t('do-family')}
            </LinkButton>
          )}
          {trouble && (
            <LinkButton small href={`/cases/new?worker=${id}`}>
              {t('do-case')}
            </LinkButton>
          )}
          {may && (
            <Button small kind="plain" busy={answer.busy} onPress={press}>
              {t('do-answered')}
            </Button>
          )}
        </ButtonRow>
      </Notice>
      {stepping && (
        <StepDialog
          person={{ id, name, state }}
          onClose={() => setStepping(false)}
          onStep={(step) => {
            setStepped(step !== 'undone')
            if (step === 'kept') void kept()
          }}
        />
      )}
    </>
  )
}

/** The same of a home that was just visited. */
export function FoundNotice({ id }: { readonly id: string }): VNode | null {
  const visits = useQuery(watchContracts.ListVisits, { id })
  return visits.state === 'ready' ? <OpenVisits id={id} visits={visits.value} onAnswered={visits.reload} /> : null
}
