// SPDX-License-Identifier: AGPL-3.0-or-later
// The same path, counted: the funnel of a regency. Each station with how many stand there and how long half of them wait.

import type { VNode } from 'preact'
import { formatDays, formatNumber } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import type { StationCode } from '#platform/web/ui/stations.ts'
import { uiWords } from '#platform/web/ui/ui.words.ts'

/** People who left the line at a station: at risk, lost contact. */
interface OffTheLine {
  readonly count: number
  readonly label: string
  readonly href?: string | undefined
  readonly tone: 'dawn' | 'late'
}

export interface StationCount {
  readonly code: StationCode
  /** null where it must not be told. */
  readonly count: number | null
  /** Median days people have stood here; absent where nobody waits. */
  readonly medianDays?: number | undefined
  /** To the rows behind the number, where the reader may see them. */
  readonly href?: string | undefined
  readonly off?: OffTheLine | undefined
}

const BEAD_MIN = 5
const BEAD_MAX = 30

/** A bead's area follows its count, so that twice the people look like twice the people. */
function beadRadius(count: number, most: number): number {
  if (count === 0 || most === 0) return BEAD_MIN
  return Math.max(BEAD_MIN, Math.round(BEAD_MAX * Math.sqrt(count / most) * 10) / 10)
}

/** Abroad and home nobody waits for an office. */
const notWaiting: readonly StationCode[] = ['abroad', 'home']

/** The station where half the people wait longest. */
function slowestOf(stations: readonly StationCount[]): StationCode | undefined {
  const waiting = stations.filter(
    (station) => !notWaiting.includes(station.code) && (station.count ?? 0) > 0 && (station.medianDays ?? 0) > 0,
  )
  return waiting.reduce<StationCount | undefined>(
    (slow, station) => ((station.medianDays ?? 0) > (slow?.medianDays ?? 0) ? station : slow),
    undefined,
  )?.code
}

function Count(props: { readonly count: number | null; readonly href?: string | undefined }): VNode {
  const { language } = useReading()
  const t = useWords(uiWords)
  if (props.count === null) return <span class="muted">{t('count-untold')}</span>
  const text = (
    <>
      <span class="count">{formatNumber(props.count, language)}</span>
      <span class="vh"> {t('count-people', { count: '' }).trim()}</span>
    </>
  )
  return props.href && props.count > 0 ? <a href={props.href}>{text}</a> : <span>{text}</span>
}

/** The funnel of a place. */
export function PathCounts(props: { readonly stations: readonly StationCount[]; readonly label: string }): VNode {
  const { language } = useReading()
  const t = useWords(uiWords)
  const most = Math.max(0, ...props.stations.map((station) => station.count ?? 0))
  const slowest = slowestOf(props.stations)
  return (
    <ol class="path path-counts" aria-label={props.label}>
      {props.stations.map((station) => (
        <li key={station.code} class={`station tone-sea${!station.count ? ' station-empty' : ''}`}>
          <span class="station-text">
            <span class="station-name">{t(`station-${station.code}`)}</span>
          </span>
          <svg class="bead" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">
            <circle
              class={station.count ? undefined : 'hollow'}
              cx="32"
              cy="32"
              r={beadRadius(station.count ?? 0, most)}
              fill="currentColor"
              stroke="currentColor"
              stroke-width="2"
            />
          </svg>
          <span class="station-figures">
            <span class="vh">: </span>
            <Count count={station.count} href={station.href} />
            {station.medianDays !== undefined && !notWaiting.includes(station.code) && (
              <span class="station-note">
                <span class="vh">, </span>
                <span>{t('count-wait')}</span> <span>{formatDays(station.medianDays, language)}</span>
              </span>
            )}
            {station.code === slowest && <span class="slowest">{t('count-slowest')}</span>}
            {station.off && (
              <span class={`off-line tone-${station.off.tone}`}>
                <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">
                  <path d="M9 1.5 16.5 9 9 16.5 1.5 9Z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
                  <path class="on-mark" d="M9 5.5v4M9 12v.2" fill="none" stroke-width="1.7" stroke-linecap="round" />
                </svg>
                {station.off.href ? (
                  <a href={station.off.href}>{`${formatNumber(station.off.count, language)} ${station.off.label}`}</a>
                ) : (
                  <span>{`${formatNumber(station.off.count, language)} ${station.off.label}`}</span>
                )}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
