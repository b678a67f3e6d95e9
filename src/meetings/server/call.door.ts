// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may come into a call and stay there: an officer as long as the session stands and the office sits in the room, a guest as long as the office
// that invited does, and both as long as the meeting is open. Absent, hidden, used and over look the same to a guest.

import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { guestLinkContracts } from '#meetings/core/guest-link.contract.ts'
import { linkStateAt } from '#meetings/core/guest-link.rules.ts'
import { GUEST_LINK_TYPE, type GuestLink } from '#meetings/core/guest-link.ts'
import type { End, EnterMessage } from '#meetings/core/signal.ts'
import type { CallNeeds } from '#meetings/server/call.ports.ts'
import { scopeOfActor } from '#meetings/server/call.scope.ts'
import { guestLinkAggregate } from '#meetings/server/guest-link.aggregate.ts'
import { readPass, writePass } from '#meetings/server/guest-pass.ts'
import type { Door, Entrance } from '#meetings/server/signal.hub.ts'
import type { Asking, Authenticate } from '#platform/server/http/asking.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'

export function openDoor(services: Services, authenticate: Authenticate, needs: CallNeeds): Door {
  const { records, keyring, clock, newId } = services

  async function officerStays(actor: Actor | undefined, meeting: string): Promise<End | undefined> {
    if (actor === undefined) return 'session-over'
    if (!guestLinkContracts.InviteGuest.may.includes(actor.role)) return 'not-here'
    const found = await needs.findMeeting(scopeOfActor(actor, clock()), meeting)
    if (found === undefined) return 'not-here'
    return found.isOpen ? undefined : 'closed'
  }

  async function officer(meeting: string, request: Asking): Promise<Entrance | End> {
    const actor = await authenticate(request)
    const why = await officerStays(actor, meeting)
    if (actor === undefined || why !== undefined) return why ?? 'session-over'
    const { userId, officeId, name } = actor
    const [named] = await needs.nameActs([{ userId, officeId, on: jakartaDate(clock()) }])
    return {
      meeting,
      holder: userId,
      name,
      ...(named?.office === undefined ? {} : { office: named.office }),
      officeId,
      as: 'MEMBER',
      voiceOnly: false,
      keep: needs.keepAs(actor),
      stays: async () => {
        const now = await authenticate(request)
        return officerStays(now?.userId === userId ? now : undefined, meeting)
      },
    }
  }

  /** Whether the office that invited could itself be there now. */
  async function meetingStays({ officeId, meetingId }: GuestLink): Promise<boolean> {
    const now = clock()
    const asThatOffice: Scope = { rows: [], filter: [], officeId, userId: 'system', today: jakartaDate(now), now }
    return (await needs.findMeeting(asThatOffice, meetingId))?.isOpen === true
  }

  const findLink = (id: string) => records.find<GuestLink>(GUEST_LINK_TYPE, parseId(id), everywhere)

  async function guestStays(id: string): Promise<End | undefined> {
    const link = (await findLink(id))?.state
    const stands = link !== undefined && linkStateAt(link, clock()) === 'USED' && (await meetingStays(link))
    return stands ? undefined : 'not-here'
  }

  /** Of two browsers that show one link at once, one is let in. */
  async function use(id: string): Promise<boolean> {
    const key = parseId(id)
    const outcome = await records.change(systemCall(services, { contract: 'UseGuestLink', commandId: newId(), regency: key.regency }), {
      aggregate: guestLinkAggregate,
      key,
      command: { type: 'UseGuestLink' },
      facts: async () => undefined,
      answer: (stored) => ({ id: stored.id, version: stored.version }),
    })
    return outcome.type === 'done'
  }

  async function guest(message: Extract<EnterMessage, { readonly type: 'enter-as-guest' }>): Promise<Entrance | End> {
    const shown = readPass(keyring, message.pass)
    const link = shown === undefined ? undefined : (await findLink(shown.id))?.state
    if (shown === undefined || link === undefined) return 'not-here'
    const { id, pass } = shown
    const awaited = pass === 'link' ? 'OPEN' : 'USED'
    if (linkStateAt(link, clock()) !== awaited || !(await meetingStays(link))) return 'not-here'
    if (pass === 'link' && !(await use(id))) return 'not-here'
    return {
      meeting: link.meetingId,
      holder: id,
      name: message.name,
      as: link.as,
      voiceOnly: link.voiceOnly || message.voiceOnly,
      pass: writePass(keyring, 'seat', id),
      stays: () => guestStays(id),
    }
  }

  return (message, request) => (message.type === 'enter' ? officer(message.meeting, request) : guest(message))
}
