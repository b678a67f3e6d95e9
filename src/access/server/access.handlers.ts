// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts and offices: from contract to store and rules.

import * as z from 'zod/mini'
import { accessContracts } from '#access/core/access.contract.ts'
import { mayStaff, officeAggregate } from '#access/core/office.rules.ts'
import type { OfficeCommand, OfficeFacts } from '#access/core/office.ts'
import { userAggregate } from '#access/core/user.rules.ts'
import type { UserCommand, UserState } from '#access/core/user.ts'
import { findOffice, findUserId, listLog, listOffices, listUsers, nameActs, nextOfKind } from '#access/server/access.store.ts'
import type { Authenticator } from '#access/server/authenticate.ts'
import { dropAccess, findActor, writeLog } from '#access/server/credential.store.ts'
import { inviteUser } from '#access/server/provision.ts'
import { isEnrolled } from '#access/server/re-enrolment.store.ts'
import { regencyOf } from '#kernel/area.ts'
import { type Actor, signedBy } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { Instant, jakartaDate } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

const UserCursor = z.tuple([z.string(), z.uuid()])
const LogCursor = z.tuple([Instant, z.string()])

const userAnswer = ({ id, version, state }: Stored<UserState>): object => ({ id, version, active: state.active })

export function bindAccounts(services: Services, authenticator: Authenticator): readonly Bound[] {
  const { db, records } = services

  /** One command on an existing account; what it could do before is asked anew. */
  async function onUser(call: CommandCallOf<{ id: string }>, command: UserCommand): Promise<Outcome> {
    const { id } = call.input
    const outcome = await call.change({
      aggregate: userAggregate,
      key: parseId(id),
      command,
      facts: async (state) => ({
        userId: id,
        office: state === undefined ? undefined : await findOffice(db, state.officeId),
        loginTaken: false,
        enrolled: false,
      }),
      answer: userAnswer,
    })
    authenticator.forget()
    return outcome
  }

  /** One command on an existing office; what its staff may do follows at once. */
  async function onOffice(call: CommandCallOf<{ id: string }>, command: OfficeCommand, facts: OfficeFacts = {}): Promise<Outcome> {
    const outcome = await call.change({
      aggregate: officeAggregate,
      key: parseId(call.input.id),
      command,
      facts: async () => facts,
      answer: ({ id, version }) => ({ id, version }),
    })
    authenticator.forget()
    return outcome
  }

  /** Who works in an office under this login; anybody else is as if there were none. */
  async function officerOf(officeId: string, login: string): Promise<Actor | undefined> {
    const userId = await findUserId(db, login)
    const found = userId === undefined ? undefined : await findActor(db, userId)
    return found?.officeId === officeId ? found : undefined
  }

  return [
    handleCommand('OpenOffice', accessContracts.OpenOffice, (call) => {
      const { kind, name, area, areas = [area], from = call.today } = call.input
      return call.change({
        aggregate: officeAggregate,
        key: { regency: regencyOf(area), uuid: services.newId() },
        createIn: area,
        command: { type: 'OpenOffice', kind, area, areas, names: [{ name, validFrom: from }] },
        facts: async () => ({ nth: await nextOfKind(db, kind, area) }),
        answer: ({ id, version }) => ({ id, version }),
      })
    }),
    handleCommand('RenameOffice', accessContracts.RenameOffice, (call) =>
      onOffice(call, { type: 'RenameOffice', name: { name: call.input.name, validFrom: call.input.from ?? call.today } }),
    ),
    handleCommand('ChangeOfficeAreas', accessContracts.ChangeOfficeAreas, (call) =>
      onOffice(call, { type: 'ChangeOfficeAreas', areas: call.input.areas }),
    ),
    handleCommand('NameHead', accessContracts.NameHead, async (call) => {
      const { id, login, from: validFrom = call.today, caretaker } = call.input
      return onOffice(call, { type: 'NameHead', validFrom, caretaker }, { head: await officerOf(id, login) })
    }),
    handleCommand('AddUser', accessContracts.AddUser, async (call) => {
      const { login, name, role, officeId } = call.input
      const office = await findOffice(db, officeId)
      if (office === undefined)
        return { type: 'refused', refusal: { code: 'invalid-input', fields: [{ field: 'officeId', code: 'office-unknown' }] } }
      const outcome = await call.change({
        aggregate: userAggregate,
        key: { regency: regencyOf(office.area), uuid: services.newId() },
        createIn: office.area,
        command: { type: 'AddUser', login, name, role, officeId },
        facts: async () => ({ userId: '', office, loginTaken: (await findUserId(db, login)) !== undefined, enrolled: false }),
        answer: userAnswer,
      })
      if (outcome.type !== 'done') return outcome
      // The link is kept in no event; the platform keeps the answer to the same request for a day.
      const invitation = await inviteUser(db, outcome.id, call.now)
      return { ...outcome, answer: JSON.stringify({ ...JSON.parse(outcome.answer), invitation }) }
    }),
    handleCommand('ChangeRole', accessContracts.ChangeRole, (call) => onUser(call, { type: 'ChangeRole', role: call.input.role })),
    handleCommand('DeactivateUser', accessContracts.DeactivateUser, async (call) => {
      const outcome = await onUser(call, { type: 'DeactivateUser' })
      if (outcome.type === 'done') await dropAccess(db, call.input.id)
      return outcome
    }),
    handleCommand('ReactivateUser', accessContracts.ReactivateUser, (call) => onUser(call, { type: 'ReactivateUser' })),
    handleCommand('InviteUser', accessContracts.InviteUser, async (call) => {
      const { actor, now } = call
      const { id } = call.input
      const stored = await records.find<UserState>(userAggregate.type, parseId(id), call.scope)
      if (stored === undefined) return { type: 'not-found' }
      if (call.ifMatch !== undefined && call.ifMatch !== stored.version)
        return { type: 'stale', version: stored.version, current: userAnswer(stored) }
      if (id === actor.userId) return { type: 'refused', refusal: refuse('not-yourself').refusal }
      // A link would let nobody in, and say that it did.
      if (!stored.state.active) return { type: 'refused', refusal: refuse('already-inactive').refusal }
      const office = await findOffice(db, stored.state.officeId)
      if (office === undefined || !mayStaff(actor.prefixes, office.areas))
        return { type: 'refused', refusal: refuse('office-outside').refusal }
      // Another link would let one officer take over what somebody else has opened.
      if (await isEnrolled(db, id)) return { type: 'refused', refusal: refuse('enrolled-already').refusal }
      await writeLog(db, { id: call.commandId, actor, contract: 'InviteUser', target: id, at: now })
      return { type: 'done', answer: JSON.stringify(await inviteUser(db, id, now)), version: stored.version, id }
    }),
    handleQuery('ListUsers', accessContracts.ListUsers, async ({ input, scope, today, now }) => {
      const after = decodeCursor(input.cursor, UserCursor)
      const { q, officeId, limit } = input
      const rows = await listUsers(db, scope, today, { now, q, officeId, after, limit: limit + 1 })
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      const next = rows.length > limit && last !== undefined ? encodeCursor([last.name, parseId(last.id).uuid]) : null
      return { body: { items, next } }
    }),
    handleQuery('ListOffices', accessContracts.ListOffices, async ({ scope, today }) => {
      const offices = await listOffices(db, scope, today)
      return { body: { items: offices } }
    }),
    handleQuery('ListOfficeNames', accessContracts.ListOfficeNames, async ({ input, scope, today }) => {
      const offices = await listOffices(db, scope, today)
      const items = offices
        .filter((office) => input.kind === undefined || office.kind === input.kind)
        .map(({ id, kind, name, area }) => ({ id, kind, name, area }))
      return { body: { items } }
    }),
    handleQuery('ListLog', accessContracts.ListLog, async ({ input, scope }) => {
      const after = decodeCursor(input.cursor, LogCursor)
      const { userId, target, limit } = input
      const rows = await listLog(db, scope, { userId, target, after, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      // Whoever acted here from elsewhere has a name here, as in the history of the record.
      const names = await nameActs(
        db,
        page.map(({ userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) })),
      )
      const items = page.map((row, index) => ({
        ...row,
        userId: signedBy(row.userId).userId,
        userName: names[index]?.user ?? row.userId,
        actingFor: names[index]?.actingFor ?? null,
        officeName: names[index]?.office ?? row.officeId,
      }))
      return { body: { items, next: rows.length > limit && last !== undefined ? encodeCursor([last.at, last.key]) : null } }
    }),
  ]
}
