// SPDX-License-Identifier: AGPL-3.0-or-later
// Why an act was not done: the guards that fail with the way to satisfy each, or what somebody else recorded meanwhile beside what was wanted.

import type { VNode } from 'preact'
import { isMilestone } from '#journeys/core/worker.act.ts'
import type { Stopped } from '#journeys/web/act.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

const places = {
  AGE_18: 'person',
  DESTINATION_KNOWN: 'plan',
  COUNTRY_OPEN: 'plan',
  AGENCY_CHOSEN: 'plan',
  LICENCE_LIVE: 'plan',
  NO_REJECTED: 'troubles',
  NO_TRAINING_ABANDONED: 'troubles',
} as const

function isPlaced(guard: string): guard is keyof typeof places {
  return Object.hasOwn(places, guard)
}

/** The way to the place on this page where a guard is satisfied. */
function GuardLink(props: { readonly guard: string }): VNode | null {
  const t = useWords(fileWords)
  const { guard } = props
  const go = (id: string, text: string): VNode => (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault()
        const target = document.getElementById(id)
        const fold = target instanceof HTMLDetailsElement ? target : target?.querySelector('details')
        if (fold) fold.open = true
        target?.scrollIntoView({ block: 'center' })
        const inside = fold?.querySelector('summary') ?? target?.querySelector('button')
        inside?.focus({ preventScroll: true })
      }}
    >
      {text}
    </a>
  )
  if (isMilestone(guard)) return go(`milestone-${guard}`, t('go-milestone'))
  return isPlaced(guard) ? go(places[guard], t(`go-${places[guard]}`)) : null
}

function Stale(props: { readonly desk: Desk; readonly stopped: Stopped }): VNode {
  const t = useWords(fileWords)
  const { desk, stopped } = props
  return (
    <Notice tone="dawn" title={t('stale-title')} live>
      <p>{t('stale-text')}</p>
      <Facts
        facts={[
          { label: t('stale-wanted'), value: stopped.act.wanted },
          { label: t('stale-now'), value: stopped.act.now(desk.file) },
        ]}
      />
      <ButtonRow>
        <Button kind="main" busy={desk.acts.busy} onPress={() => desk.run(stopped.act)}>
          {t('stale-mine')}
        </Button>
        <Button onPress={desk.acts.forget}>{t('stale-theirs')}</Button>
      </ButtonRow>
    </Notice>
  )
}

/** Nothing while the last act was done. */
export function ActNotice(props: { readonly desk: Desk }): VNode | null {
  const { desk } = props
  const { stopped } = desk.acts
  if (stopped === undefined) return null
  if (stopped.problem.status === 412) return <Stale desk={desk} stopped={stopped} />
  return (
    <ProblemNotice
      problem={stopped.problem}
      onRetry={() => desk.run(stopped.act)}
      guardAction={(guard) => <GuardLink guard={guard} />}
      seeHref={(see) => see}
    />
  )
}
