// SPDX-License-Identifier: AGPL-3.0-or-later
// The assessor's board: whose certificate only has to be issued, who needs another test, who waits for the first.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useList, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { WorkGroup, WorkRow } from '#platform/web/ui/work.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { bodyContracts } from '#training/core/body.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { IssueAll } from '#training/web/issue-all.tsx'

type Item = OutputOf<typeof assessmentContracts.ListAssessments>['items'][number]

const stages = ['competent', 'retest', 'waiting'] as const
const tones = { competent: 'dawn', retest: 'line', waiting: 'line' } as const

/** Says at once why nothing can be recorded. */
function BodyNotice(): VNode | null {
  const t = useWords(certificatePageWords)
  const bodies = useQuery(bodyContracts.ListBodies, { own: 'true' })
  if (bodies.state !== 'ready') return null
  const [body] = bodies.value.items
  if (body === undefined)
    return (
      <Notice tone="dawn" title={t('no-body')}>
        <p>{t('no-body-text')}</p>
      </Notice>
    )
  return bodies.value.items.some((each) => each.licensed) ? null : <Notice tone="late" title={t('body-lapsed', { body: body.name })} />
}

export function CertificationPage(): VNode {
  const t = useWords(certificatePageWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { role } = useSession()
  const { say } = useUndo()
  const [issuing, setIssuing] = useState<string>()
  const list = useList(assessmentContracts.ListAssessments, { limit: 100 })
  const counts = useQuery(assessmentContracts.ListAssessments, { limit: 1 })
  const issue = useCommand(assessmentContracts.IssueCertificate)
  const certify = useCommand(assessmentContracts.IssueCertificate)
  const writes = role === 'assessor'

  async function send(id: string): Promise<void> {
    setIssuing(id)
    const answer = await issue.send({ id })
    setIssuing(undefined)
    if (!answer.ok) return
    say(t('issued', { number: answer.value.number ?? '' }))
    route(`/certification/${id}`)
  }

  function action(item: Item): VNode | undefined {
    const { assessmentId: id, workerId, name } = item
    if (!writes) return undefined
    if (item.stage === 'competent' && id !== null)
      return (
        <Button small busy={issuing === id} label={`${t('issue')}: ${name}`} onPress={() => void send(id)}>
          {t('issue')}
        </Button>
      )
    const word = t(item.stage === 'retest' ? 'test-again' : 'test')
    return (
      <LinkButton small href={`/certification/test/${workerId}`} label={`${word}: ${name}`}>
        {word}
      </LinkButton>
    )
  }

  const before = ({ scheme, attempt, on }: Item): string =>
    scheme === null || on === null ? '' : t('tested-before', { scheme, attempt: attempt ?? 1, date: formatDate(on, language) })

  return (
    <>
      <PageHead title={t('board')} lead={t('board-lead')} />
      {writes && <BodyNotice />}
      {issue.problem !== undefined && <ProblemNotice problem={issue.problem} />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {writes && (
        <IssueAll
          ids={list.items.flatMap((item) => (item.stage === 'competent' && item.assessmentId !== null ? [item.assessmentId] : []))}
          text={t('issue-many-text')}
          send={(id) => certify.send({ id })}
          problem={certify.problem}
        />
      )}
      {list.state === 'loading' && <Skeleton />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="certificate" title={t('board-empty')} action={<LinkButton href="/workers">{t('to-people')}</LinkButton>}>
          {t('board-empty-text')}
        </EmptyState>
      )}
      {stages.map((stage) => {
        const items = list.items.filter((item) => item.stage === stage)
        return items.length === 0 ? null : (
          <WorkGroup
            key={stage}
            id={stage}
            title={t(stage)}
            count={counts.state === 'ready' ? counts.value.counts[stage] : items.length}
            tone={tones[stage]}
          >
            {items.map((item) => (
              <WorkRow
                key={`${item.workerId}-${item.assessmentId}`}
                href={item.assessmentId === null ? `/workers/${item.workerId}` : `/certification/${item.assessmentId}`}
                name={item.name}
                step={before(item)}
                due={item.due}
                action={action(item)}
              />
            ))}
          </WorkGroup>
        )
      })}
      {list.more !== undefined && <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />}
    </>
  )
}
