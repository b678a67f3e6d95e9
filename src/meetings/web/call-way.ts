// SPDX-License-Identifier: AGPL-3.0-or-later
// The connection from this browser to one other (W3C WebRTC 1.0), as the rules of agreement say (`call-agreement.rules.ts`). Everything that happens
// is taken in turn, each to its end: between the two halves of an answer nothing else is heard or offered.

import { type Act, type Happening, isSettled, newAgreement, step } from '#meetings/core/call-agreement.rules.ts'
import { FIRST_TIME, pauseBeforeRestart } from '#meetings/core/call-return.rules.ts'
import { sparing } from '#meetings/core/sdp.ts'
import type { ClientMessage, Description, IceServer, ServerMessage } from '#meetings/core/signal.ts'

type Signal = Omit<Extract<ClientMessage, { readonly type: 'signal' }>, 'type' | 'to'>
type Heard = Extract<ServerMessage, { readonly type: 'signal' }>

export interface Way {
  /** The connection that there is now; undefined until there is one. A later one takes its place where no new path helped. */
  readonly connection: () => RTCPeerConnection | undefined
  readonly hear: (signal: Heard) => void
  /** The line to the instance is there again, on this side or the other; by these servers the other is reached from now on. */
  readonly revive: (ice: readonly IceServer[]) => void
  /** What is set while nothing is being agreed on. */
  readonly inTurn: (act: () => Promise<void>) => void
  /** It was tried again, and is not there yet. */
  readonly isLate: () => boolean
  readonly close: () => void
}

export interface WayOptions {
  /** This side offers, and never the other. */
  readonly offers: boolean
  readonly ice: readonly IceServer[]
  readonly relayOnly: boolean
  readonly say: (signal: Signal) => void
  /** What is sent and taken, before the first offer of a connection. */
  readonly equip: (connection: RTCPeerConnection) => void
  /** The same, before what the other side offered is answered. */
  readonly agree: (connection: RTCPeerConnection) => void
  /** Both sides have agreed. */
  readonly agreed: () => Promise<void>
  readonly onTrack: (track: MediaStreamTrack) => void
  readonly onChange: () => void
}

/** By more than voices nobody speaks better; what a side may send is said to it by the other. */
const MOST_BITS = 32_000

export function openWay({ offers, relayOnly, say, ...options }: WayOptions): Way {
  let { ice } = options
  let now = newAgreement(offers)
  let connection: RTCPeerConnection | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let turn = Promise.resolve()

  function inTurn(act: () => Promise<void>): void {
    turn = turn
      .then(() => (closed ? undefined : act()))
      .catch((error: unknown) => {
        if (!closed) console.error(error)
      })
  }

  function happens(happening: Happening, heard?: Description): void {
    inTurn(async () => {
      const { after, act } = step(now, happening)
      now = after
      if (act !== undefined)
        await perform(act, heard).catch((error: unknown) => {
          now = step(now, { type: 'refused' }).after
          if (!closed) console.error(error)
        })
      wait()
      options.onChange()
    })
  }

  /** Until the next trial; nothing where there is nothing to try. */
  function wait(): void {
    if (isSettled(now) || closed) {
      clearTimeout(timer)
      timer = undefined
      return
    }
    timer ??= setTimeout(
      () => {
        timer = undefined
        happens({ type: 'late' })
      },
      now.stood ? pauseBeforeRestart(now.tries) : FIRST_TIME,
    )
  }

  function open(): RTCPeerConnection {
    connection?.close()
    const own = new RTCPeerConnection({
      iceServers: [...ice],
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    })
    connection = own
    own.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null || own !== connection) return
      const { candidate: text, sdpMid, sdpMLineIndex, usernameFragment } = candidate
      say({ candidate: { candidate: text, sdpMid, sdpMLineIndex, usernameFragment } })
    })
    own.addEventListener('track', ({ track }) => {
      if (own === connection) options.onTrack(track)
    })
    own.addEventListener('connectionstatechange', () => {
      const { connectionState } = own
      if (own !== connection) return
      if (connectionState === 'connected') happens({ type: 'connected' })
      if (connectionState === 'disconnected' || connectionState === 'failed') lose()
      options.onChange()
    })
    return own
  }

  function lose(): void {
    clearTimeout(timer)
    timer = undefined
    happens({ type: 'lost' })
  }

  function tell(round: number, fresh: boolean): void {
    const description = connection?.localDescription
    if (description?.type === 'offer' || description?.type === 'answer')
      say({ description: { type: description.type, sdp: description.sdp, round, fresh } })
  }

  const remote = ({ type, sdp }: Description): RTCSessionDescriptionInit => ({ type, sdp: sparing(sdp, MOST_BITS) })

  /** @param heard what it is about, where it was said by the other side */
  async function perform(act: Act, heard: Description | undefined): Promise<void> {
    switch (act.do) {
      case 'offer':
        return offer(act.round, act.fresh)
      case 'answer':
        return heard && answer(heard, act.fresh)
      case 'take-answer':
        return heard && take(heard)
      case 'repeat':
        return tell(act.round, act.fresh)
      case 'ask':
        return say({ again: { round: act.round, fresh: act.fresh } })
    }
  }

  async function take(heard: Description): Promise<void> {
    await connection?.setRemoteDescription(remote(heard))
    await options.agreed()
  }

  async function offer(round: number, fresh: boolean): Promise<void> {
    const at = fresh || connection === undefined ? open() : connection
    if (fresh) options.equip(at)
    else at.restartIce()
    await at.setLocalDescription()
    tell(round, fresh)
  }

  async function answer(heard: Description, fresh: boolean): Promise<void> {
    const at = fresh || connection === undefined ? open() : connection
    await at.setRemoteDescription(remote(heard))
    options.agree(at)
    await at.setLocalDescription()
    tell(heard.round, fresh)
    await options.agreed()
  }

  async function reach(candidate: RTCIceCandidateInit): Promise<void> {
    // It names what it belongs to: a way into a connection that is gone leads nowhere, and is no loss.
    await connection?.addIceCandidate(candidate.candidate === '' ? null : candidate).catch(() => undefined)
  }

  function hear({ description, candidate, again }: Heard): void {
    if (description !== undefined) happens(description, description)
    if (candidate !== undefined) inTurn(() => reach(candidate))
    if (again !== undefined) happens({ type: 'asked', ...again })
  }

  happens({ type: 'begin' })

  return {
    connection: () => connection,
    hear,
    revive: (next) => {
      ice = next
      // The password of a relay counts for hours only.
      inTurn(async () => connection?.setConfiguration({ ...connection.getConfiguration(), iceServers: [...next] }))
      happens({ type: 'line' })
    },
    inTurn,
    isLate: () => !isSettled(now) && now.tries > 0,
    close: () => {
      closed = true
      clearTimeout(timer)
      connection?.close()
    },
  }
}
