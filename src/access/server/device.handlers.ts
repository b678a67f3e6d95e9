// SPDX-License-Identifier: AGPL-3.0-or-later
// The devices on which an officer keeps a copy: one's own, and for an administrator those of the offices within reach.

import { DEVICES_MAX, deviceContracts } from '#access/core/device.contract.ts'
import { mayStaff } from '#access/core/office.rules.ts'
import type { Authenticator } from '#access/server/authenticate.ts'
import { dropSessions, writeLog } from '#access/server/credential.store.ts'
import {
  deviceSubject,
  endDevice,
  findContact,
  findKey,
  isEnded,
  listContact,
  listDevices,
  listWithout,
  putDevice,
  touchDevice,
} from '#access/server/device.store.ts'
import { done, proofs, refused } from '#access/server/proof.ts'
import type { Instant } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Devices } from '#platform/server/http/devices.ts'
import { everywhere } from '#platform/server/storage/database.ts'

export function devicesOf({ db }: Services, keepDays: number): Devices {
  return {
    keepDays,
    contact: (actor, id, now) => touchDevice(db, actor.userId, id, now),
    hasEnded: (id) => isEnded(db, id),
  }
}

type End = (userId: string, id: string, at: Instant, except?: string) => Promise<boolean>

/** Ends a device: whoever holds it may be in by a session that was begun there, so all of that account end with it, but the one that is named. */
function ender({ db }: Services, authenticator: Authenticator): End {
  return async (userId, id, at, except) => {
    const ended = await db.transaction(everywhere, async (tx) => {
      const known = await endDevice(tx, userId, id, at)
      if (known) await dropSessions(tx, userId, except)
      return known
    })
    authenticator.forget()
    return ended
  }
}

interface Plugs {
  readonly keepDays: number
  readonly authenticator: Authenticator
}

function bindOwnDevices(services: Services, { keepDays, authenticator }: Plugs): readonly Bound[] {
  const { db, keyring } = services
  const { log } = proofs(services)
  const end = ender(services, authenticator)
  return [
    handleCommand('RegisterDevice', deviceContracts.RegisterDevice, async (call) => {
      const { actor, input, now } = call
      const known = await listDevices(db, actor.userId)
      if (known.filter(({ ended_at }) => ended_at === null).length >= DEVICES_MAX) return refused('too-many-devices')
      const id = services.newId()
      const { key, wrapped } = keyring.newSubjectKey(deviceSubject(id))
      await putDevice(db, { id, userId: actor.userId, name: input.name, wrapped, at: now })
      await log(call, 'RegisterDevice')
      return { type: 'done', answer: JSON.stringify({ id, key: key.export().toString('base64url'), keepDays }), version: 1, id }
    }),
    handleQuery('ListDevices', deviceContracts.ListDevices, async ({ actor }) => ({
      body: {
        items: (await listDevices(db, actor.userId)).map(({ id, name, registered_at, heard_at, ended_at }) => ({
          id,
          name,
          registered: registered_at.toISOString(),
          heard: heard_at.toISOString(),
          ended: ended_at !== null,
        })),
      },
    })),
    handleCommand('EndDevice', deviceContracts.EndDevice, async (call) => {
      const { actor, input, now } = call
      if (!(await end(actor.userId, input.id, now, authenticator.sessionOf(actor)))) return refused('device-unknown')
      await log(call, 'EndDevice')
      return done(actor, { done: true })
    }),
    handleQuery('GetDeviceKey', deviceContracts.GetDeviceKey, async ({ actor, input }) => {
      const wrapped = await findKey(db, actor.userId, input.id)
      if (wrapped === undefined) return 'device-ended'
      return { body: { key: keyring.unwrap(deviceSubject(input.id), wrapped).export().toString('base64url') } }
    }),
  ]
}

export function bindDevices(services: Services, plugs: Plugs): readonly Bound[] {
  const { db } = services
  const end = ender(services, plugs.authenticator)
  return [
    ...bindOwnDevices(services, plugs),
    handleQuery('ListUserDevices', deviceContracts.ListUserDevices, async ({ scope, today }) => ({
      body: {
        items: (await listContact(db, scope, today)).map(({ id, device, name, office, areas, heard_at }) => ({
          deviceId: id,
          device,
          user: name,
          office,
          areas,
          heard: heard_at.toISOString(),
        })),
        without: await listWithout(db, scope, today),
      },
    })),
    handleCommand('EndUserDevice', deviceContracts.EndUserDevice, async ({ actor, commandId, input, scope, now, ifMatch }) => {
      const found = await findContact(db, scope, input.id)
      if (found === undefined) return { type: 'not-found' }
      if (!mayStaff(actor.prefixes, found.areas)) return refused('office-outside')
      const version = found.ended ? 2 : 1
      if (ifMatch !== undefined && ifMatch !== version) return { type: 'stale', version, current: { ended: found.ended } }
      await end(found.user_id, input.id, now, plugs.authenticator.sessionOf(actor))
      await writeLog(db, { id: commandId, actor, contract: 'EndUserDevice', target: found.user_id, at: now })
      return done(actor, { done: true })
    }),
  ]
}
