// SPDX-License-Identifier: AGPL-3.0-or-later
// One stop of the walk: who, why, since when, and the two things that can be written down there.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { mayDo, type Session, useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'
import { recordableIn } from '#village/core/record.rules.ts'
import type { watchContracts } from '#village/core/watch.contract.ts'
import type { WatchReason } from '#village/core/watch-list.rules.ts'
import { watchWords } from '#village/web/watch.words.ts'

export type Stop = OutputOf<typeof watchContracts.ListWatch>['items'][number]

const tones: Readonly<Record<WatchReason, Tone>> = {
  OVERDUE: 'dawn',
  UNRECORDED: 'dawn',
  DUE_BACK: 'sea',
  CHILDREN: 'late',
  PLANNED: 'plain',
}

/** The day that the first reason is about. */
function dayOf({ reasons, on, reckoned }: Stop): { readonly key: string; readonly on: string; readonly reckoned: boolean } | undefined {
  const reason = reasons.find((each) => each === 'OVERDUE' || each === 'UNRECORDED' || each === 'DUE_BACK')
  return reason === undefined || on === undefined ? undefined : { key: reason, on, reckoned }
}

function Facts({ stop }: { readonly stop: Stop }): VNode {
  const t = useWords(watchWords)
  const { language } = useReading()
  const { place, children, visitedOn, nextOn } = stop
  const day = dayOf(stop)
  const date = (on: string): string => formatDate(on, language)
  const dayText =
    day === undefined
      ? []
      : day.key === 'OVERDUE'
        ? [t('on-OVERDUE', { date: date(day.on) })]
        : day.key === 'UNRECORDED'
          ? [t('on-UNRECORDED', { date: date(day.on) })]
          : [
              day.reckoned
                ? `${t('on-DUE_BACK', { date: date(day.on) })} (${t('reckoned')})`
                : t('on-DUE_BACK-written', { date: date(day.on) }),
            ]
  const home = [
    ...(place.rt === undefined ? [] : [t('rt', { rt: place.rt })]),
    ...(place.rw === undefined ? [] : [t('rw', { rw: place.rw })]),
    ...(children === 0 ? [] : [t('children', { count: formatNumber(children, language) })]),
    visitedOn === undefined ? t('visited-never') : t('visited-on', { date: date(visitedOn) }),
    ...(nextOn === undefined ? [] : [t('next-on', { date: date(nextOn) })]),
  ]
  return (
    <>
      {dayText.map((text) => (
        <span key={text} class="row-step">
          {text}
        </span>
      ))}
      <span class="row-why">{home.join(' · ')}</span>
    </>
  )
}

interface WatchRowProps {
  readonly stop: Stop
  readonly onVisit: () => void
  readonly onStep: () => void
}

/** Whoever was given named acts alone opens a file only for those that are done on it. */
export function mayOpenFile(session: Session): boolean {
  return mayDo(session, 'SetRelative') || mayDo(session, 'ReportTrouble')
}

export function WatchRow({ stop, onVisit, onStep }: WatchRowProps): VNode {
  const t = useWords(watchWords)
  const session = useSession()
  const { id, name, reasons, state } = stop
  return (
    <li class="row">
      <div>
        {mayOpenFile(session) ? (
          <a class="row-name" href={`/workers/${id}`}>
            {name}
          </a>
        ) : (
          <span class="row-name">{name}</span>
        )}
        <Facts stop={stop} />
        <span class="row-marks">
          {reasons.map((reason) => (
            <Badge key={reason} tone={tones[reason]} icon={reason === 'CHILDREN' ? 'flag' : undefined}>
              {t(reason)}
            </Badge>
          ))}
        </span>
      </div>
      <div class="row-side">
        <Button small onPress={onVisit} label={t('visit-of', { name })}>
          {t('visit')}
        </Button>
        {mayDo(session, 'MoveWorker') && recordableIn(state).length > 0 && (
          <Button small kind="plain" onPress={onStep} label={t('step-of', { name })}>
            {t('step')}
          </Button>
        )}
      </div>
    </li>
  )
}
