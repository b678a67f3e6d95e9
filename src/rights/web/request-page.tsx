// SPDX-License-Identifier: AGPL-3.0-or-later
// One request: its clock, who asks, the answer, and the letter.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { isNear } from '#kernel/authority.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { citation } from '#kernel/law.ts'
import { addressOf } from '#platform/web/api.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { Deeds, Kept, LimitPart, nextDeedHref } from '#rights/web/request-deeds.tsx'
import { AnswerDialog, CheckDialog } from '#rights/web/request-dialogs.tsx'
import { rightsWords } from '#rights/web/rights.words.ts'

export type FullRequest = OutputOf<typeof rightsContracts.GetRequest>

function Answered(props: { readonly value: FullRequest; readonly answer: NonNullable<FullRequest['answer']> }): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const { language } = useReading()
  const { role, office } = useSession()
  const { value, answer } = props
  const { outcome, ground, legalBasis = '', reply, by, on } = answer
  const copies = value.right === 'ACCESS' && outcome === 'GRANTED'
  return (
    <Section id="answer" title={r(outcome)}>
      <Facts
        facts={[
          ...(reply === undefined ? [] : [{ label: t('reply'), value: reply }]),
          ...(ground === undefined ? [] : [{ label: t('ground'), value: `${r(ground)} (${citation(legalBasis, language)})` }]),
          { label: t('answered-on'), value: formatDate(on, language) },
          ...(by.office === undefined ? [] : [{ label: t('answered-by'), value: [by.user, by.office].filter(Boolean).join(', ') }]),
        ]}
      />
      {copies && isNear(office.kind) ? (
        <p class="hint">{r('request-near')}</p>
      ) : rightsContracts.GetRequestLetter.may.some((each) => each === role) ? (
        <>
          <p class="section-action">
            <LinkButton kind="main" icon="printer" href={addressOf(rightsContracts.GetRequestLetter, { id: value.id })}>
              {t('letter')}
            </LinkButton>
          </p>
          {copies && <p class="hint">{t('letter-copy')}</p>}
        </>
      ) : null}
    </Section>
  )
}

export function RequestPage(props: PageProps): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const { language } = useReading()
  const { role, office } = useSession()
  const [asking, setAsking] = useState(false)
  const request = useQuery(rightsContracts.GetRequest, { id: props.params?.['id'] ?? '' })
  const back = { href: '/rights-requests', label: t('back') }
  if (request.state === 'loading') return <Skeleton />
  if (request.state === 'failed') return <ProblemPage problem={request.problem} onRetry={request.reload} back={back} />
  const { value, reload } = request
  const [next] = value.nextSteps
  const may = rightsContracts.AnswerRequest.may.some((each) => each === role)
  const deed = nextDeedHref(value)
  const dialog = { value, open: asking, onClose: () => setAsking(false), onDone: reload }
  return (
    <>
      <PageHead
        title={r(value.right)}
        lead={value.name}
        back={back}
        actions={<LinkButton href={`/workers/${value.workerId}`}>{t('file')}</LinkButton>}
      />
      {next !== undefined && (
        <NextStepCard
          what={next.text}
          who={t('who')}
          due={next.due}
          why={{ article: next.legalBasis, standing: next.standing }}
          action={
            may &&
            (deed === undefined ? (
              <Button kind="main" onPress={() => setAsking(true)}>
                {t(value.checked === undefined ? 'check' : 'answer')}
              </Button>
            ) : (
              <LinkButton kind="main" href={deed}>
                {t('do')}
              </LinkButton>
            ))
          }
        />
      )}
      <Kept value={value} />
      <Deeds value={value} />
      <LimitPart value={value} reload={reload} />
      {value.answer !== undefined && <Answered value={value} answer={value.answer} />}
      <Section id="request" title={t('right')}>
        <Facts
          facts={[
            ...(value.wish === undefined ? [] : [{ label: t('wish'), value: value.wish }]),
            { label: t('received'), value: momentWords(value.receivedAt, language) },
            { label: t('due'), value: momentWords(value.dueAt, language) },
            { label: t('channel'), value: t(value.channel) },
            ...(value.checked === undefined
              ? []
              : [{ label: t('checked-by'), value: `${t(value.checked.by)}, ${formatDate(value.checked.on, language)}` }]),
            { label: t('basis'), value: <Article article={value.legalBasis} standing={value.standing} linked /> },
          ]}
        />
        {!isNear(office.kind) && rightsContracts.GetHeld.may.some((each) => each === role) && (
          <p class="section-action">
            <LinkButton small icon="lock" href={`/workers/${value.workerId}/held`}>
              {t('see-held')}
            </LinkButton>
          </p>
        )}
      </Section>
      {value.checked === undefined ? <CheckDialog {...dialog} /> : <AnswerDialog {...dialog} right={value.right} />}
    </>
  )
}
