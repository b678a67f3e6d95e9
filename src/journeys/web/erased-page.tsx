// SPDX-License-Identifier: AGPL-3.0-or-later
// In the place of a file that is gone: that the person was erased, when, by whom, on which ground, and the proof.

import type { VNode } from 'preact'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { erasureWords } from '#journeys/web/erasure.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type Erasure = NonNullable<OutputOf<typeof workerContracts.GetErasure>['erased']>

function Erased({ erasure }: { readonly erasure: Erasure }): VNode {
  const t = useWords(erasureWords)
  const { on, basis, legalBasis, by, keyDestroyedAt, version, hash } = erasure
  const user = by.user ?? t('officer')
  return (
    <>
      <PageHead title={t('erased-title')} lead={t('erased-lead')} back={{ href: '/workers', label: t('back') }} />
      <div class="stack">
        <Notice tone="plain" icon="lock" title={t('erased-notice')}>
          <p>{t('again')}</p>
        </Notice>
        <Facts
          facts={[
            { label: t('when'), value: <DateText date={on} /> },
            { label: t('by'), value: by.office === undefined ? user : t('by-office', { user, office: by.office }) },
            {
              label: t('basis'),
              value: (
                <>
                  {t(basis)}. <Article article={legalBasis} standing="law" />
                </>
              ),
            },
            { label: t('key-gone'), value: <DateText date={jakartaDate(keyDestroyedAt)} /> },
          ]}
        />
      </div>
      <Section title={t('proof')} lead={t('proof-text', { version })}>
        <code>{hash}</code>
      </Section>
    </>
  )
}

/** Why a file is not there, as far as the reader may know. */
export function AbsentFile(props: { readonly id: string; readonly problem: Problem; readonly onRetry: () => void }): VNode {
  const t = useWords(erasureWords)
  const { role } = useSession()
  const asks = props.problem.status === 404 && workerContracts.GetErasure.may.some((each) => each === role)
  const erasure = useQuery(workerContracts.GetErasure, asks ? { id: props.id } : undefined)
  if (asks && erasure.state === 'loading') return <Skeleton />
  if (erasure.state === 'ready' && erasure.value.erased !== undefined) return <Erased erasure={erasure.value.erased} />
  return <ProblemPage problem={props.problem} onRetry={props.onRetry} back={{ href: '/workers', label: t('back') }} />
}
