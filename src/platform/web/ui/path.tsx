// SPDX-License-Identifier: AGPL-3.0-or-later
// The signature: the path from the village to home. An ordered list to a screen reader, one line on a desk, a timetable down the side on a phone.

import type { VNode } from 'preact'
import { useWords } from '#platform/web/ui/reader.tsx'
import type { Bend, Station, StationStatus } from '#platform/web/ui/stations.ts'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface PathProps {
  readonly stations: readonly Station[]
  /** Names the list: *Perjalanan Siti Aminah*. */
  readonly label?: string | undefined
}

/** Where a segment starts and ends: 0 on the line, 1 below it. */
function bendOf(from: Station, to: Station): Bend | undefined {
  return to.bend ?? from.bend
}

const across: Readonly<Record<string, string>> = {
  '00': 'M0 0H100',
  '01': 'M0 0C56 0 44 48 100 48',
  '10': 'M0 48C56 48 44 0 100 0',
  '11': 'M0 48H100',
}
const down: Readonly<Record<string, string>> = {
  '00': 'M0 0V100',
  '01': 'M0 0C0 56 28 44 28 100',
  '10': 'M28 0C28 56 0 44 0 100',
  '11': 'M28 0V100',
}

function Segment(props: { readonly from: Station; readonly to: Station }): VNode {
  const { from, to } = props
  const way = `${from.bend ? 1 : 0}${to.bend ? 1 : 0}`
  const travelled = to.status === 'done' || to.status === 'present'
  const tone = bendOf(from, to) ?? (travelled ? 'sea' : 'line')
  const cls = `seg tone-${tone} ${travelled ? 'seg-travelled' : 'seg-ahead'}`
  return (
    <>
      <svg class={`${cls} seg-across`} viewBox="0 0 100 48" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d={across[way]} fill="none" stroke="currentColor" vector-effect="non-scaling-stroke" />
      </svg>
      <svg class={`${cls} seg-down`} viewBox="0 0 28 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d={down[way]} fill="none" stroke="currentColor" vector-effect="non-scaling-stroke" />
      </svg>
    </>
  )
}

function Shape(props: { readonly status: StationStatus; readonly bend: Bend | undefined }): VNode {
  if (props.bend && props.status !== 'ahead') {
    return (
      <>
        {props.status === 'present' && (
          <path class="halo" d="M16 1 31 16 16 31 1 16Z" fill="none" stroke="currentColor" stroke-width="2.5" />
        )}
        <path d="M16 5.5 26.5 16 16 26.5 5.5 16Z" fill="currentColor" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
        <path class="on-mark" d="M16 10.5v6.5M16 20.7v.3" fill="none" stroke-width="2.5" stroke-linecap="round" />
      </>
    )
  }
  switch (props.status) {
    case 'done':
      return (
        <>
          <circle cx="16" cy="16" r="10" fill="currentColor" />
          <path class="on-mark" d="M11.5 16.5l3 3 6-6.5" fill="none" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" />
        </>
      )
    case 'present':
      return (
        <>
          <circle class="halo" cx="16" cy="16" r="13.5" stroke="currentColor" stroke-width="3" />
          <circle cx="16" cy="16" r="6.5" fill="currentColor" />
        </>
      )
    case 'ahead':
      return <circle class="hollow" cx="16" cy="16" r="7" stroke="currentColor" stroke-width="2" />
    case 'skipped':
      return (
        <>
          <circle class="hollow" cx="16" cy="16" r="7" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.5" />
          <path d="M12.5 16h7" stroke="currentColor" stroke-width="2" />
        </>
      )
  }
}

function toneOf(station: Station): string {
  if (station.bend) return station.bend
  return station.status === 'ahead' || station.status === 'skipped' ? 'line' : 'sea'
}

/** The path of one person. Trouble bends it down in its colour instead of hiding it; the way home stays in sight. */
export function JourneyPath(props: PathProps): VNode {
  const t = useWords(uiWords)
  const bent = props.stations.some((station) => station.bend)
  return (
    <ol class={bent ? 'path path-bent' : 'path'} aria-label={props.label ?? t('path-label')}>
      {props.stations.map((station, index) => {
        const next = props.stations[index + 1]
        return (
          <li
            key={station.code}
            class={`station station-${station.status}${station.bend ? ' station-bent' : ''} tone-${toneOf(station)}`}
            aria-current={station.status === 'present' ? 'step' : undefined}
          >
            {next && <Segment from={station} to={next} />}
            <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
              <Shape status={station.status} bend={station.bend} />
            </svg>
            <span class="station-text">
              <span class="station-name">{station.name ?? t(`station-${station.code}`)}</span>
              <span class="vh">, {t(`path-${station.status}`)}</span>
              {station.note && (
                <span class="station-note">
                  <span class="vh">, </span>
                  {station.note}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
