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
import { Badge } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import type { Translate } from '#platform/web/ui/words.ts'
import type { VisitedParty } from '#village/core/home.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { OpenVisits } from '#village/web/found-notice.tsx'
import { VisitDialog } from '#village/web/visit-dialog.tsx'
import { watchWords } from '#village/web/watch.words.ts'
import { type Visit, WithdrawVisitDialog } from '#village/web/withdraw-visit-dialog.tsx'

function placeText({ hamlet, rt, rw }: NonNullable<Visit['elsewhere']>, t: Translate<keyof typeof watchWords.id>): readonly string[] {
  return [
    ...(hamlet === undefined ? [] : [t('hamlet', { hamlet })]),
    ...(rt === undefined ? [] : [t('rt', { rt })]),
    ...(rw === undefined ? [] : [t('rw', { rw })]),
  ]
}

function VisitRow({ visit, onWithdraw }: { readonly visit: Visit; readonly onWithdraw: () => void }): VNode {
  const t = useWords(watchWords)
  const { language } = useReading()
  const { on, to, found, note, elsewhere, by: name, actingFor: giver, open, answeredOn, withdrawn, own } = visit
  const date = formatDate(on, language)
  const who = name === undefined ? [] : [giver === undefined ? t('visited-by', { name }) : t('visited-for', { name, giver })]
  return (
    <li class="row">
      <div>
        <span class="row-step">{found.map((each) => t(each)).join(', ')}</span>
        {note !== undefined && <span class="row-step">{note}</span>}
        {elsewhere !== undefined && <span class="row-step">{t('elsewhere', { place: placeText(elsewhere, t).join(', ') })}</span>}
        <span class="row-why">{[t(`to-${to}`), date, ...who].join(' · ')}</span>
        {open && (
          <span class="row-marks">
            <Badge tone="dawn">{t('visit-open')}</Badge>
          </span>
        )}
        {answeredOn !== undefined && <span class="row-why">{t('visit-answered-on', { date: formatDate(answeredOn, language) })}</span>}
        {withdrawn !== undefined && (
          <span class="row-why">
            <strong>{t('visit-withdrawn-on', { date: formatDate(withdrawn.on, language), reason: withdrawn.reason })}</strong>
          </span>
        )}
      </div>
      {own && (
        <div class="row-side">
          <Button small kind="plain" label={t('visit-withdraw-of', { date })} onPress={onWithdraw}>
            {t('visit-withdraw')}
          </Button>
        </div>
      )}
    </li>
  )
}

export function VisitsSection({ id, version }: SectionProps): VNode {
  const t = useWords(watchWords)
  const { language } = useReading()
  const { role } = useSession()
  const [asked, setAsked] = useState<'visit' | { readonly withdraw: Visit }>()
  const visits = useQuery(watchContracts.ListVisits, { id })
  const reload = visits.state === 'ready' ? visits.reload : undefined
  useEffect(() => reload?.(), [version])
  if (visits.state === 'loading') return <Skeleton lines={2} />
  if (visits.state === 'failed') return <ProblemNotice problem={visits.problem} onRetry={visits.reload} />
  const { name, state, place, homeVersion, next, items } = visits.value
  const close = (): void => setAsked(undefined)
  const where = [...placeText(place, t), ...(next === undefined ? [] : [t('next-on', { date: formatDate(next, language) })])]
  return (
    <div class="stack">
      {where.length > 0 && <p>{where.join(' · ')}</p>}
      <OpenVisits id={id} visits={visits.value} onAnswered={visits.reload} />
      {items.length === 0 ? (
        <p class="muted">{t('visits-none')}</p>
      ) : (
        <ul class="rows">
          {items.map((visit) => (
            <VisitRow key={`${visit.file ?? ''} ${visit.nth}`} visit={visit} onWithdraw={() => setAsked({ withdraw: visit })} />
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
      {asked === 'visit' && (
        <VisitDialog visited={{ id, name, place, homeVersion, party: partyIn(state) }} onClose={close} onDone={visits.reload} />
      )}
      {typeof asked === 'object' && <WithdrawVisitDialog id={id} visit={asked.withdraw} onClose={close} />}
    </div>
  )
}

/** At whom a visit is likely to be, of whom nothing else is known but where they are. */
function partyIn(state: JourneyState): VisitedParty {
  return state === 'READY' ? 'LEAVER' : state === 'RETURNING' ? 'RETURNER' : 'FAMILY'
}
