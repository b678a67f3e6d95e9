// SPDX-License-Identifier: AGPL-3.0-or-later
// One decision on its own: where the work list leads.

import type { VNode } from 'preact'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { decisionPageWords } from '#meetings/web/decision.words.ts'
import { DecisionCard } from '#meetings/web/decision-card.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function DecisionPage(props: PageProps): VNode {
  const t = useWords(decisionPageWords)
  const decision = useQuery(decisionContracts.GetDecision, { id: props.params?.['id'] ?? '' })
  if (decision.state === 'loading') return <Skeleton />
  if (decision.state === 'failed')
    return <ProblemPage problem={decision.problem} onRetry={decision.reload} back={{ href: '/rooms', label: t('rooms') }} />
  const { value, reload } = decision
  const names = new Map([...value.answers, ...value.tasks].map(({ officeId, name }) => [officeId, name]))
  return (
    <>
      <PageHead title={t('decision')} back={{ href: `/rooms/${value.roomId}`, label: t('room') }} />
      <DecisionCard decision={value} onDone={reload} />
      {value.nextSteps.length > 0 && (
        <Section id="open" title={t('open')}>
          <ul class="rows">
            {value.nextSteps.map(({ code, officeId, text, due }) => (
              <li key={`${code} ${officeId}`} class="row">
                <div>
                  <span class="row-step">{text}</span>
                  <span class="row-why">{names.get(officeId)}</span>
                </div>
                <div class="row-side">
                  <Due date={due} />
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
