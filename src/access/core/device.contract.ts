// SPDX-License-Identifier: AGPL-3.0-or-later
// The devices on which officers keep a copy for days without a network. A device says which one it is by the header `X-Device: <id>`, where it
// asks for its copy (`/copy`, `/copy/ids`) and where it sends what was done on it (`/commands`): that is when it was last heard of. One that was
// ended, as it is with a closed account, is answered 410 `device-ended` there and for its key, also where its session ended with it, and forgets everything; one that is none of this account's gets nothing, and forgets nothing.

import * as z from 'zod/mini'
import { rolesOf } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'

// A volunteer keeps what the acts need that were given.
const own = { may: [...rolesOf.personal, 'volunteer'], sensitivity: 'own' } as const
const Device = z.object({
  id: z.uuid(),
  name: z.string(),
  registered: z.string(),
  /** When it last asked for its copy, or sent what was done on it. */
  heard: z.string(),
  ended: z.boolean(),
})

/** What a copy on a device is sealed with: 32 bytes in base64url, the same as long as the device is not ended. */
const Key = z.string().check(z.length(43))

export const DEVICES_MAX = 10

export const deviceContracts = {
  RegisterDevice: command({
    path: '/devices',
    /** As which a device is known: its officer's own word for it. */
    input: z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/\p{L}/u)) }),
    output: z.object({
      id: z.uuid(),
      key: Key,
      /** Days without contact after which a device forgets its copy by itself. */
      keepDays: z.number(),
    }),
    creates: true,
    ...own,
    summary: {
      id: 'Mendaftarkan perangkat ini, supaya salinan wilayah saya dapat disimpan di dalamnya',
      en: 'Registers this device, so that a copy of my area can be kept on it',
    },
  }),
  ListDevices: query({
    path: '/devices',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Device) }),
    ...own,
    summary: { id: 'Perangkat yang menyimpan salinan wilayah saya', en: 'The devices that keep a copy of my area' },
  }),
  EndDevice: command({
    method: 'DELETE',
    path: '/devices/{id}',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ done: z.literal(true) }),
    ...own,
    summary: {
      id: 'Mengakhiri salah satu perangkat saya dan sesi saya yang lain: yang tersimpan di dalamnya dihapus begitu ia terhubung lagi',
      en: 'Ends one of my devices, and my other sessions: what is kept on it is erased as soon as it is connected again',
    },
  }),
  GetDeviceKey: query({
    path: '/devices/{id}/key',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ key: Key }),
    ...own,
    stepUp: true,
    ends: true,
    summary: {
      id: 'Kunci yang membuka salinan di perangkat saya bila PIN-nya terlupa',
      en: 'The key that opens the copy on my device where its PIN was forgotten',
    },
  }),
  ListUserDevices: query({
    path: '/user-devices',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          deviceId: z.uuid(),
          device: z.string(),
          user: z.string(),
          office: z.string(),
          areas: z.array(z.string()),
          heard: z.string(),
        }),
      ),
      /** Village offices in which no device keeps a copy. */
      without: z.array(z.object({ office: z.string(), areas: z.array(z.string()) })),
    }),
    may: ['administrator'],
    sensitivity: 'staff',
    summary: {
      id: 'Kapan perangkat tiap kantor terakhir terhubung, yang paling lama lebih dahulu',
      en: 'When the devices of each office were last heard of, the longest ago first',
    },
  }),
  EndUserDevice: command({
    method: 'DELETE',
    path: '/user-devices/{id}',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ done: z.literal(true) }),
    may: ['administrator'],
    sensitivity: 'staff',
    summary: {
      id: 'Mengakhiri perangkat seorang petugas, misalnya yang hilang, dan semua sesinya: isinya dihapus begitu ia terhubung lagi',
      en: "Ends an officer's device, such as a lost one, and all their sessions: what is on it is erased as soon as it is connected again",
    },
  }),
} as const
