// SPDX-License-Identifier: AGPL-3.0-or-later

import * as z from 'zod/mini'
import { type Role, rolesOf } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { Instant } from '#kernel/time.ts'
import { guestRoles, linkStates } from '#meetings/core/guest-link.ts'

/** Who sits in meetings, and so may open the door of one. */
const may: readonly Role[] = rolesOf.identity

export const guestLinkContracts = {
  InviteGuest: command({
    path: '/meetings/{id}/guests',
    creates: true,
    input: z.strictObject({ id: RecordId, role: z.enum(guestRoles), voiceOnly: z._default(z.boolean(), false) }),
    output: z.object({
      id: RecordId,
      version: z.number(),
      /** To be handed to the guest, on this instance's own address. What follows the `#` no server sees. */
      path: z.string(),
      until: Instant,
    }),
    may,
    sensitivity: 'identity',
    summary: {
      id: 'Membuat tautan sekali pakai bagi tamu tanpa akun untuk satu rapat',
      en: 'Makes a one-time link by which a guest without an account comes to one meeting',
    },
  }),
  ListGuestLinks: query({
    path: '/meetings/{id}/guests',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(
        z.object({ id: RecordId, role: z.enum(guestRoles), voiceOnly: z.boolean(), state: z.enum(linkStates), until: Instant }),
      ),
    }),
    may,
    sensitivity: 'identity',
    summary: { id: 'Tautan tamu dari satu rapat, dan mana yang sudah dipakai', en: 'The guest links of one meeting, and which were used' },
  }),
  EndGuestLink: command({
    path: '/guest-links/{id}/end',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ id: RecordId, version: z.number() }),
    may,
    sensitivity: 'identity',
    summary: {
      id: 'Mengakhiri tautan tamu: tidak membuka apa pun lagi, dan tamunya keluar',
      en: 'Ends a guest link: it opens nothing any more, and its guest is out',
    },
  }),
} as const
