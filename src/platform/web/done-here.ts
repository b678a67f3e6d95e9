// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on this device and goes by itself, for the page on which it was done: an officer expects the answer where they stand.

import { useEffect, useRef, useState } from 'preact/hooks'
import { type DoneHere, deviceStanding, onDeviceStanding } from '#platform/web/api.ts'

interface Watched {
  /** Nobody at the other end answers just now. */
  readonly away: boolean
  readonly waiting: readonly DoneHere[]
  readonly refused: readonly DoneHere[]
}

interface Which {
  /** The contract's name. */
  readonly contract: string
  readonly isOurs: (done: DoneHere) => boolean
  /** What waited when this page looked has arrived. */
  readonly onArrived: (done: DoneHere) => void
}

export function useDoneHere({ contract, isOurs, onArrived }: Which): Watched {
  const [standing, setStanding] = useState(deviceStanding)
  const waited = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => onDeviceStanding(() => setStanding(deviceStanding())), [])
  const ours = (standing?.entries ?? []).filter((done) => done.contract === contract && isOurs(done))
  useEffect(() => {
    for (const done of ours) if (waited.current.has(done.key) && (done.state === 'sent' || done.state === 'landed')) onArrived(done)
    waited.current = new Set(ours.filter(({ state }) => state === 'waiting').map(({ key }) => key))
  })
  return {
    away: standing?.away === true,
    waiting: ours.filter(({ state }) => state === 'waiting'),
    refused: ours.filter(({ state }) => state === 'refused'),
  }
}
