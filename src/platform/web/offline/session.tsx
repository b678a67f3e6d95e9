// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is signed in on a device that keeps a copy: its PIN comes first, and without a network it is enough.

import type { VNode } from 'preact'
import { keep, recall } from '#platform/web/kept.ts'
import { HAS_COPY } from '#platform/web/offline/capabilities.ts'
import type { AwayModule, SessionPort } from '#platform/web/session.ts'

const LEFT = 'left'

export function withAway(inner: SessionPort): SessionPort {
  let away: AwayModule | undefined
  /** Whoever has no copy here goes round the PIN. */
  let other = false

  /** Signed out without a network: the server has yet to hear of it. */
  async function leave(): Promise<void> {
    await inner.signOut()
    const got = await inner.load()
    if ('session' in got && got.session === undefined) keep('device', LEFT, undefined)
  }

  return {
    ...inner,
    load: async () => {
      if (recall('device', HAS_COPY) === undefined && away === undefined) return inner.load()
      away ??= (await import('#platform/web/offline/module.ts')).awayModule
      if (recall('device', HAS_COPY) !== undefined && away.isLocked() && !other) return { session: undefined }
      if (recall('device', LEFT) !== undefined) await leave()
      return away.settle(await inner.load())
    },
    signOut: async () => {
      other = false
      if (away === undefined) return inner.signOut()
      away.lock()
      keep('device', LEFT, '1')
      await leave()
    },
    SignIn: (props): VNode => {
      const Gate = recall('device', HAS_COPY) !== undefined && away?.isLocked() === true && !other ? away.Gate : undefined
      if (Gate === undefined) return <inner.SignIn {...props} />
      return (
        <Gate
          onOpened={props.onSignedIn}
          onOther={() => {
            other = true
            props.onSignedIn()
          }}
        />
      )
    },
    Sign: (): VNode | null => (away === undefined ? null : <away.Sign />),
  }
}
