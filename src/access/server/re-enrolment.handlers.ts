// SPDX-License-Identifier: AGPL-3.0-or-later
// Re-enrolment in person by two officers: nobody takes over an account alone, and nobody stays outside for good.

import { reEnrolmentContracts } from '#access/core/sign-in.contract.ts'
import { userAggregate } from '#access/core/user.rules.ts'
import type { UserCommand } from '#access/core/user.ts'
import { findOffice, nameActs } from '#access/server/access.store.ts'
import { inviteUser } from '#access/server/provision.ts'
import { findConfirmer, isEnrolled, listWaiting } from '#access/server/re-enrolment.store.ts'
import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

export function bindReEnrolments(services: Services): readonly Bound[] {
  const { db, records } = services

  /** An administrator's own places; for everybody else the place where their office, and so its accounts, are kept. */
  async function reachOf(actor: Actor, scope: Scope): Promise<Scope> {
    if (actor.role === 'administrator') return scope
    const area = (await findOffice(db, actor.officeId))?.area
    const places = area === undefined ? [] : [area]
    return { ...scope, rows: places, filter: places }
  }

  function onUser(call: CommandCallOf<{ readonly id: string }>, command: UserCommand, scope = call.scope): Promise<Outcome> {
    const { id } = call.input
    return records.change(
      { ...call, scope, contract: command.type },
      {
        aggregate: userAggregate,
        key: parseId(id),
        command,
        facts: async (state) => ({
          userId: id,
          office: state === undefined ? undefined : await findOffice(db, state.officeId),
          loginTaken: false,
          enrolled: await isEnrolled(db, id),
          confirmer: command.type === 'ConfirmReEnrolment' ? await findConfirmer(db, call.actor.userId) : undefined,
        }),
        answer: ({ version }) => ({ id, version }),
      },
    )
  }

  return [
    handleCommand('OpenReEnrolment', reEnrolmentContracts.OpenReEnrolment, (call) => onUser(call, { type: 'OpenReEnrolment' })),
    handleCommand('CancelReEnrolment', reEnrolmentContracts.CancelReEnrolment, (call) => onUser(call, { type: 'CancelReEnrolment' })),
    handleQuery('ListReEnrolments', reEnrolmentContracts.ListReEnrolments, async ({ actor, scope, now, today }) => {
      const officeId = actor.role === 'administrator' ? undefined : actor.officeId
      const waiting = (await listWaiting(db, await reachOf(actor, scope), { now, officeId })).filter(
        ({ id, openedBy }) => id !== actor.userId && openedBy !== actor.userId,
      )
      const names = await nameActs(
        db,
        waiting.map(({ openedBy, officeId: office }) => ({ userId: openedBy, officeId: office, on: today })),
      )
      return {
        body: {
          items: waiting.map(({ id, name, officeId: office, openedBy, until }, nth) => ({
            id,
            name,
            officeName: names[nth]?.office ?? office,
            openedBy: names[nth]?.user ?? openedBy,
            until,
          })),
        },
      }
    }),
    handleCommand('ConfirmReEnrolment', reEnrolmentContracts.ConfirmReEnrolment, async (call) => {
      const outcome = await onUser(call, { type: 'ConfirmReEnrolment' }, await reachOf(call.actor, call.scope))
      // Whoever is neither a colleague nor over the account is not told that it is there.
      if (outcome.type === 'refused' && outcome.refusal.code === 'office-outside' && call.actor.role !== 'administrator')
        return { type: 'not-found' }
      if (outcome.type !== 'done') return outcome
      // Kept in no event. The ways in that were there count until the link is used: whoever still has one sees that this was done.
      return { ...outcome, answer: JSON.stringify(await inviteUser(db, call.input.id, call.now)) }
    }),
  ]
}
