// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is signed in on a device that keeps a copy: its PIN comes first, and without a network it is enough.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { keep, recall } from '#platform/web/kept.ts'
import { HAS_COPY, onBegun } from '#platform/web/offline/capabilities.ts'
import { fetchPart } from '#platform/web/part.ts'
import { noConnection } from '#platform/web/problem.ts'
import type { AwayModule, Got, SessionPort } from '#platform/web/session.ts'

const LEFT = 'left'
/** Nobody is signed in since somebody went round the PIN here: whoever comes back from the provider of their office need not go round it again. */
const ROUND = 'round'

interface AwayPort extends SessionPort {
  /** What asks for a PIN is here, or there is none to ask for: the pages behind it are not fetched before. */
  readonly gate: Promise<unknown>
}

export function withAway(inner: SessionPort): AwayPort {
  let away: AwayModule | undefined
  /** Whoever has no copy here goes round the PIN. */
  let other = false
  /** Somebody signed in just now. */
  let came = false

  const shown = new Set<() => void>()
  async function fetchModule(): Promise<AwayModule> {
    away ??= (await fetchPart(() => import('#platform/web/offline/module.ts'))).awayModule
    for (const show of shown) show()
    return away
  }
  onBegun(() => void fetchModule())

  /** Left without a network, or without a PIN: nobody works by that session again, and until the server heard of it nobody is let in. */
  async function leave(): Promise<Got> {
    await inner.signOut()
    const got = await inner.load()
    if ('problem' in got) return got
    if (got.session !== undefined) return { problem: noConnection }
    keep('device', LEFT, undefined)
    if (other) keep('session', ROUND, '1')
    return got
  }

  function hasGoneRound(): boolean {
    const gone = recall('session', ROUND) !== undefined
    keep('session', ROUND, undefined)
    return gone
  }

  return {
    ...inner,
    gate: recall('device', HAS_COPY) === undefined ? Promise.resolve() : fetchModule().catch(() => undefined),
    load: async () => {
      if (recall('device', HAS_COPY) === undefined && away === undefined) return inner.load()
      const here = await fetchModule().catch(() => undefined)
      if (here === undefined) return { problem: noConnection }
      const gone = hasGoneRound()
      other ||= gone
      if (recall('device', HAS_COPY) !== undefined && here.isLocked() && !other) return { session: undefined }
      const justCame = came
      came = false
      return here.settle(() => (recall('device', LEFT) === undefined ? inner.load() : leave()), justCame)
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
      if (Gate === undefined)
        return (
          <>
            {away !== undefined && <away.Whose ask={inner.load} />}
            <inner.SignIn
              onSignedIn={() => {
                came = true
                // Who showed a password is asked for no PIN of somebody else.
                other = true
                keep('device', LEFT, undefined)
                props.onSignedIn()
              }}
            />
          </>
        )
      const goRound = (): void => {
        other = true
        props.onSignedIn()
      }
      return (
        <Gate
          onOpened={props.onSignedIn}
          onNone={goRound}
          onOther={() => {
            // Whoever goes round the PIN shows who they are.
            keep('device', LEFT, '1')
            goRound()
          }}
        />
      )
    },
    Sign: (): VNode | null => {
      const [, look] = useState(0)
      useEffect(() => {
        const show = (): void => look((n) => n + 1)
        shown.add(show)
        return () => {
          shown.delete(show)
        }
      }, [])
      return away === undefined ? null : <away.Sign />
    },
  }
}
