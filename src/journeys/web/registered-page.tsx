// SPDX-License-Identifier: AGPL-3.0-or-later
// After registering: what happens now, and who does it.

import type { VNode } from 'preact'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { IdentityNotice } from '#journeys/web/identity-notice.tsx'
import { registerWords } from '#journeys/web/register.words.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

function Handed(): VNode {
  const t = useWords(registerWords)
  return (
    <div class="form">
      <PageHead title={t('handed-title')} lead={t('handed-lead')} />
      <Notice tone="sea" title={t('tell-title')}>
        <p>{t('tell-text')}</p>
      </Notice>
      <ButtonRow>
        <LinkButton href="/workers/new" kind="main" icon="plus">
          {t('another')}
        </LinkButton>
      </ButtonRow>
    </div>
  )
}

export function RegisteredPage(props: PageProps): VNode {
  const t = useWords(registerWords)
  const office = useWords(journeyWords)
  const { language } = useReading()
  const id = props.params?.['id'] ?? ''
  const file = useQuery(workerContracts.GetWorker, { id })
  if (file.state === 'loading') return <Skeleton />
  // Whoever may register and not look.
  if (file.state === 'failed' && file.problem.code === 'not-delegated') return <Handed />
  if (file.state === 'failed') return <ProblemPage problem={file.problem} onRetry={file.reload} back={{ href: '/workers' }} />
  const { name, nextSteps, identity } = file.value
  return (
    <div class="form">
      <PageHead title={t('done-title', { name })} lead={t('done-lead')} />
      <Section title={t('done-now')}>
        <ol class="then">
          {nextSteps.map((step) => (
            <li key={step.code}>
              <strong>{step.text}</strong>
              <br />
              <span class="muted">{t('done-step', { who: office(`office.${step.owner}`), when: formatDate(step.due, language) })}</span>
            </li>
          ))}
        </ol>
      </Section>
      {identity !== undefined && <IdentityNotice identity={identity} />}
      <Notice tone="sea" title={t('tell-title')}>
        <p>{t('tell-text')}</p>
      </Notice>
      <ButtonRow>
        <LinkButton href={`/workers/${id}`} kind="main">
          {t('open-file')}
        </LinkButton>
        <LinkButton href="/workers/new" icon="plus">
          {t('another')}
        </LinkButton>
      </ButtonRow>
    </div>
  )
}
