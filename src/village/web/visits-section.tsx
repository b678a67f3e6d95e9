// SPDX-License-Identifier: AGPL-3.0-or-later
// The visits to one home, on the person's file and on the page of the home.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { JourneyState } from '#journeys/core/worker.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import type { Finding, VisitedParty } from '#village/core/home.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { FoundNotice } from '#village/web/found-notice.tsx'
import { StepDialog } from '#village/web/step-dialog.tsx'
import { VisitDialog } from '#village/web/visit-dialog.tsx'
import { watchWords } from '#village/web/watch.words.ts'

export function VisitsSection({ id, version }: SectionProps): VNode {
  const t = useWords(watchWords)
  const { language } = useReading()
  const { role } = useSession()
  const [asked, setAsked] = useState<'visit' | 'step'>()
  const [found, setFound] = useState<readonly Finding[]>([])
  const visits = useQuery(watchContracts.ListVisits, { id })
  const reload = visits.state === 'ready' ? visits.reload : undefined
  useEffect(() => reload?.(), [version])
  if (visits.state === 'loading') return <Skeleton lines={2} />
  if (visits.state === 'failed') return <ProblemNotice problem={visits.problem} onRetry={visits.reload} />
  const { name, state, place, next, items } = visits.value
  const close = (): void => setAsked(undefined)
  const placeText = (at: typeof place): readonly string[] => [
    ...(at.hamlet === undefined ? [] : [t('hamlet', { hamlet: at.hamlet })]),
    ...(at.rt === undefined ? [] : [t('rt', { rt: at.rt })]),
    ...(at.rw === undefined ? [] : [t('rw', { rw: at.rw })]),
  ]
  const where = [...placeText(place), ...(next === undefined ? [] : [t('next-on', { date: formatDate(next, language) })])]
  return (
    <div class="stack">
      {where.length > 0 && <p>{where.join(' · ')}</p>}
      <FoundNotice person={{ id, name, state }} found={found} onStep={() => setAsked('step')} />
      {items.length === 0 ? (
        <p class="muted">{t('visits-none')}</p>
      ) : (
        <ul class="rows">
          {items.map(({ nth, on, to, found: all, note, elsewhere, by }) => (
            <li key={nth} class="row">
              <div>
                <span class="row-step">{all.map((each) => t(each)).join(', ')}</span>
                {note !== undefined && <span class="row-step">{note}</span>}
                {elsewhere !== undefined && <span class="row-step">{t('elsewhere', { place: placeText(elsewhere).join(', ') })}</span>}
                <span class="row-why">
                  {[t(`to-${to}`), formatDate(on, language), ...(by === undefined ? [] : [t('visited-by', { name: by })])].join(' · ')}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {watchContracts.RecordVisit.may.some((each) => each === role) && (
        <ButtonRow>
          <Button icon="house" onPress={() => setAsked('visit')}>
            {t('visit')}
          </Button>
        </ButtonRow>
      )}
      {asked === 'visit' && <VisitDialog visited={{ id, name, place, party: partyIn(state) }} onClose={close} onDone={setFound} />}
      {asked === 'step' && <StepDialog person={{ id, name, state }} onClose={close} />}
    </div>
  )
}

/** At whom a visit is likely to be, of whom nothing else is known but where they are. */
function partyIn(state: JourneyState): VisitedParty {
  return state === 'READY' ? 'LEAVER' : state === 'RETURNING' ? 'RETURNER' : 'FAMILY'
}
