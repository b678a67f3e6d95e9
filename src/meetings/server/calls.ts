// SPDX-License-Identifier: AGPL-3.0-or-later
// The calls of an instance, and what of them is plugged into the server.

import { parseId } from '#kernel/ids.ts'
import { MEETING_TYPE, type Meeting } from '#meetings/core/meeting.ts'
import { LONGEST_MESSAGE, SIGNAL_PATH } from '#meetings/core/signal.ts'
import { openDoor } from '#meetings/server/call.door.ts'
import type { CallNeeds, CallPlugs } from '#meetings/server/call.ports.ts'
import { bindGuestLinks } from '#meetings/server/guest-link.handlers.ts'
import { openLiveKit } from '#meetings/server/livekit.ts'
import { waysFor } from '#meetings/server/relay.ts'
import { type Hub, openHub } from '#meetings/server/signal.hub.ts'
import type { Bound, Capability, Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export interface Calls extends Required<Pick<Capability, 'sockets' | 'seeing'>> {
  readonly bound: readonly Bound[]
  /** The same, after which whoever may not be in a call any more is out of it at once. */
  readonly followed: (bound: Bound) => Bound
}

/** What may end somebody's right to be in a call. Whatever else does is found within seconds. */
const ending: readonly string[] = ['CloseMeeting', 'RemoveRoomOffice', 'EndGuestLink']

export function openCalls(
  services: Services,
  { nameActs, keepAs, onForget, relay }: Pick<CallNeeds, 'nameActs' | 'keepAs'> & CallPlugs,
): Calls {
  let hub: Hub | undefined
  const recheck = (): void => void hub?.recheck()
  onForget?.(recheck)

  async function findMeeting(scope: Scope, id: string) {
    const stored = await services.records.find<Meeting>(MEETING_TYPE, parseId(id), scope)
    return stored === undefined ? undefined : { isOpen: stored.state.state === 'OPEN' }
  }

  return {
    bound: bindGuestLinks(services, { findMeeting }),
    followed: (bound) =>
      ending.includes(bound.name)
        ? {
            ...bound,
            run: async (raw, call) => {
              const ran = await bound.run(raw, call)
              recheck()
              return ran
            },
          }
        : bound,
    sockets: ({ authenticate, logError }) => {
      const opened = openHub({
        door: openDoor(services, authenticate, { findMeeting, nameActs, keepAs }),
        ice: (as) => waysFor(relay, as),
        middle: () => (relay?.middle === undefined ? undefined : openLiveKit(relay.middle)),
        logError,
        clock: services.clock,
      })
      hub = opened
      return [{ path: SIGNAL_PATH, longest: LONGEST_MESSAGE, open: opened.open, close: opened.close }]
    },
    seeing: {
      pages: [/^\/meetings\/[^/]+\/call$/, /^\/join$/],
      speaksTo: relay?.middle === undefined ? [] : [relay.middle.url, relay.middle.url.replace(/^ws/, 'http')],
    },
  }
}
