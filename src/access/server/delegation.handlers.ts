// SPDX-License-Identifier: AGPL-3.0-or-later
// Delegations: given, looked at, taken back.

import { delegationContracts } from '#access/core/delegation.contract.ts'
import { delegationAggregate } from '#access/core/delegation.rules.ts'
import { mayStaff } from '#access/core/office.rules.ts'
import { volunteerActs } from '#access/core/volunteer.law.ts'
import { findOffice, findUserId, nameActs } from '#access/server/access.store.ts'
import { findActor } from '#access/server/credential.store.ts'
import { listColleagues, listDelegations, type StandingDelegation } from '#access/server/delegation.store.ts'
import { findHead } from '#access/server/head.store.ts'
import type { Actor } from '#kernel/authority.ts'
import { type Contract, isDelegable } from '#kernel/contract.ts'
import { parseId } from '#kernel/ids.ts'
import { at } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'

type Head = Awaited<ReturnType<typeof findHead>>

const headAs = ({ userId }: Actor, head: Head): object | null =>
  head === undefined
    ? null
    : {
        name: head.name,
        since: head.validFrom,
        me: head.userId === userId,
        ...(head.caretaker === undefined ? {} : { caretaker: head.caretaker }),
      }

/** @param contracts every command there is, by its name */
export function bindDelegations(services: Services, contracts: Readonly<Record<string, Contract>>): readonly Bound[] {
  const { db, records } = services

  const delegable = ({ role }: Actor): readonly string[] =>
    Object.entries(contracts).flatMap(([name, contract]) => (isDelegable(contract) && contract.may.includes(role) ? [name] : []))

  const forVolunteers = (names: readonly string[], today: LocalDate): readonly string[] => {
    const acts = at(volunteerActs, today).map(({ command }) => command)
    return names.filter((name) => acts.includes(name))
  }

  /** A colleague, a volunteer of the own village, or an officer of an office within the giver's own places; anybody else is as if there were none. */
  async function deputyOf(giver: Actor, login: string): Promise<Actor | undefined> {
    const userId = await findUserId(db, login)
    const deputy = userId === undefined ? undefined : await findActor(db, userId)
    // Both lie in one regency, so that what stands is found by its key.
    if (deputy === undefined || parseId(deputy.userId).regency !== parseId(giver.userId).regency) return undefined
    return deputy.officeId === giver.officeId || mayStaff(giver.prefixes, deputy.prefixes) ? deputy : undefined
  }

  async function present(found: readonly StandingDelegation[], today: LocalDate): Promise<readonly object[]> {
    const deputies = await nameActs(
      db,
      found.map(({ deputyId, actor }) => ({ userId: deputyId, officeId: actor.officeId, on: today })),
    )
    return found.map(({ id, giverName, deputyId, from, until, actor }, nth) => ({
      id,
      giver: giverName,
      deputy: deputies[nth]?.user ?? deputyId,
      commands: actor.acting?.commands ?? [],
      areas: actor.prefixes,
      ...(from === undefined || from <= today ? {} : { from }),
      until,
    }))
  }

  return [
    handleQuery('GetDelegations', delegationContracts.GetDelegations, async ({ actor, today }) => {
      const [found, colleagues, head] = await Promise.all([
        listDelegations(db, actor.userId, today),
        listColleagues(db, actor),
        findHead(db, actor.officeId, today),
      ])
      const [received, given] = [
        found.filter(({ deputyId }) => deputyId === actor.userId),
        found.filter(({ deputyId }) => deputyId !== actor.userId),
      ]
      return {
        body: {
          given: await present(given, today),
          received: await present(received, today),
          commands: delegable(actor),
          areas: actor.prefixes,
          ...(actor.officeKind === 'VILLAGE' ? { head: headAs(actor, head) } : {}),
          colleagues,
          volunteers: forVolunteers(delegable(actor), today),
        },
      }
    }),
    handleCommand('GiveDelegation', delegationContracts.GiveDelegation, async (call) => {
      const { actor, input } = call
      const area = (await findOffice(db, actor.officeId))?.area ?? actor.prefixes[0] ?? ''
      const { login, commands, areas, from, until } = input
      const deputy = await deputyOf(actor, login)
      const mine = delegable(actor)
      const volunteer = deputy?.role === 'volunteer'
      const head = await findHead(db, actor.officeId, call.today)
      return records.change(
        { ...call, contract: 'GiveDelegation', scope: { ...call.scope, rows: [area], filter: [area] } },
        {
          aggregate: delegationAggregate,
          key: { regency: parseId(actor.userId).regency, uuid: services.newId() },
          createIn: area,
          command: { type: 'GiveDelegation', commands, areas, from, until },
          facts: async () => ({
            area,
            deputy: deputy?.userId,
            head: head?.userId,
            volunteer,
            delegable: volunteer ? forVolunteers(mine, call.today) : mine,
          }),
          answer: ({ id, version }) => ({ id, version }),
        },
      )
    }),
    handleCommand('RevokeDelegation', delegationContracts.RevokeDelegation, async (call) => {
      const { id } = call.input
      // The rule knows whose it is; a deputy's own places may be others.
      const outcome = await records.change(
        { ...call, contract: 'RevokeDelegation', scope: { ...everywhere, userId: call.scope.userId } },
        {
          aggregate: delegationAggregate,
          key: parseId(id),
          command: { type: 'RevokeDelegation' },
          facts: async () => ({ area: '', deputy: undefined, volunteer: false, head: undefined, delegable: [] }),
          answer: ({ version }) => ({ id, version }),
        },
      )
      return outcome.type === 'refused' && outcome.refusal.code === 'delegation-unknown' ? { type: 'not-found' } : outcome
    }),
  ]
}
