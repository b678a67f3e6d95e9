// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a guest's link leads. The secret stands behind the `#`, which no server sees, and leaves the address at once; with what is got for it, this
// tab alone comes back.

import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { CallScreen } from '#meetings/web/call-screen.tsx'
import { keep, recall } from '#platform/web/kept.ts'

const KEPT = 'guest-pass'
const linkOf = (pass: string): string => pass.split('.')[0] ?? ''

/** Of the same link, what was got for it counts: the link itself is used up. */
function passNow(): string {
  const shown = location.hash.slice(1)
  const kept = recall('session', KEPT) ?? ''
  return shown !== '' && linkOf(shown) !== linkOf(kept) ? shown : kept
}

export function JoinPage(): VNode {
  const pass = useRef(passNow())
  useEffect(() => history.replaceState(history.state, '', location.pathname), [])
  return (
    <CallScreen
      isGuest
      entering={({ name, voiceOnly }, resume) => ({
        type: 'enter-as-guest',
        pass: pass.current === '' ? 'none-at-all' : pass.current,
        name,
        voiceOnly,
        ...(resume === undefined ? {} : { resume }),
      })}
      onPass={(given) => {
        pass.current = given
        keep('session', KEPT, given)
      }}
      onLeft={() => keep('session', KEPT, undefined)}
    />
  )
}
