// SPDX-License-Identifier: AGPL-3.0-or-later
// Guests' links: from contract to store and decider; no rules here.

import { NATIONAL, regencyOf } from '#kernel/area.ts'
import { parseId } from '#kernel/ids.ts'
import { guestLinkContracts } from '#meetings/core/guest-link.contract.ts'
import { linkStateAt } from '#meetings/core/guest-link.rules.ts'
import type { CallNeeds } from '#meetings/server/call.ports.ts'
import { guestLinkAggregate } from '#meetings/server/guest-link.aggregate.ts'
import { listGuestLinks } from '#meetings/server/guest-link.store.ts'
import { writePass } from '#meetings/server/guest-pass.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

export function bindGuestLinks({ db, keyring, newId, clock }: Services, { findMeeting }: Pick<CallNeeds, 'findMeeting'>): readonly Bound[] {
  return [
    handleCommand(
      'InviteGuest',
      guestLinkContracts.InviteGuest,
      async ({ input: { id: meetingId, role: as, voiceOnly }, scope, ...call }) => {
        if ((await findMeeting(scope, meetingId)) === undefined) return { type: 'not-found' }
        const [own = ''] = call.actor.prefixes
        const area = own === '' ? NATIONAL : own
        return call.change({
          aggregate: guestLinkAggregate,
          key: { regency: regencyOf(area), uuid: newId() },
          createIn: area,
          command: { type: 'InviteGuest', area, meetingId, as, voiceOnly },
          facts: async () => undefined,
          answer: ({ id, version, state }) => ({ id, version, path: `/join#${writePass(keyring, 'link', id)}`, until: state.until }),
        })
      },
    ),
    handleQuery('ListGuestLinks', guestLinkContracts.ListGuestLinks, async ({ input, scope }) => {
      if ((await findMeeting(scope, input.id)) === undefined) return undefined
      const now = clock()
      const items = await listGuestLinks(db, scope, parseId(input.id))
      return { body: { items: items.map((item) => ({ ...item, state: linkStateAt(item, now) })) } }
    }),
    handleCommand('EndGuestLink', guestLinkContracts.EndGuestLink, ({ input: { id }, ...call }) =>
      call.change({
        aggregate: guestLinkAggregate,
        key: parseId(id),
        command: { type: 'EndGuestLink' },
        facts: async () => undefined,
        answer: (stored) => ({ id: stored.id, version: stored.version }),
      }),
    ),
  ]
}
