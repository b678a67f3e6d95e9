// SPDX-License-Identifier: AGPL-3.0-or-later
// One sealed annex by itself: where the work list leads when another office opened it in an emergency.

import type { VNode } from 'preact'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import { AnnexBody } from '#cases/web/annex-view.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function AnnexPage(props: PageProps): VNode {
  const t = useWords(annexPageWords)
  const { role } = useSession()
  const full = useQuery(annexContracts.GetAnnex, { id: props.params?.['id'] ?? '' }, { once: true })
  if (full.state === 'loading') return <Skeleton />
  if (full.state === 'failed') return <ProblemPage problem={full.problem} onRetry={full.reload} back={{ href: '/', label: t('annex') }} />
  // Whoever works on no case was let into the annex alone.
  const cases = annexContracts.ListAnnexes.may.some((each) => each === role)
  const { caseId, access, name = t('unknown') } = full.value
  return (
    <>
      <PageHead
        title={t('annex')}
        {...(access === 'OWN' ? { lead: t('lead') } : {})}
        back={cases ? { href: `/cases/${caseId}`, label: t('back') } : { href: '/annexes', label: t('opened-list') }}
      />
      <Section id="annex" title={access === 'OWN' ? t('of-own') : t('of-office', { name })}>
        <AnnexBody value={full.value} onDone={full.reload} />
      </Section>
    </>
  )
}
