// SPDX-License-Identifier: AGPL-3.0-or-later
// An office's own provider of identities (OpenID Connect), said once.

import * as z from 'zod/mini'
import { roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

const staff = { may: ['administrator'], sensitivity: 'staff' } as const
const Done = z.object({ done: z.literal(true) })

/** `https://masuk.banyuwangikab.go.id/realms/pemkab`: where the provider says what it is. */
const Issuer = z.string().check(z.trim(), z.maxLength(300), z.regex(/^https?:\/\/[^\s?#@]+$/, 'issuer-form'))
const ClientId = z.string().check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[\x21-\x7e]+$/))
const Secret = z.string().check(z.minLength(1), z.maxLength(500))

export const providerAccessContracts = {
  GetIdentityProvider: query({
    path: '/offices/{id}/identity-provider',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      officeName: z.string(),
      /** Where the provider sends people back; it must know this address. */
      returnAddress: z.string(),
      /** Null where the office has none. The secret is shown to nobody. */
      provider: z.nullable(z.object({ issuer: z.string(), clientId: z.string(), required: z.boolean() })),
    }),
    ...staff,
    summary: { id: 'Penyedia identitas suatu kantor', en: 'The identity provider of an office' },
  }),
  SetIdentityProvider: command({
    method: 'PUT',
    path: '/offices/{id}/identity-provider',
    input: z.strictObject({
      id: RecordId,
      issuer: Issuer,
      clientId: ClientId,
      /** Left out: the one that is kept. */
      secret: z.optional(Secret),
      required: z.boolean(),
    }),
    output: Done,
    ...staff,
    stepUp: true,
    summary: {
      id: 'Menetapkan penyedia identitas suatu kantor: petugasnya dapat, atau harus, masuk lewat penyedia itu',
      en: 'Sets the identity provider of an office: its staff can, or must, sign in there',
    },
  }),
  RemoveIdentityProvider: command({
    method: 'DELETE',
    path: '/offices/{id}/identity-provider',
    input: z.strictObject({ id: RecordId }),
    output: Done,
    ...staff,
    stepUp: true,
    summary: {
      id: 'Melepas penyedia identitas suatu kantor: petugasnya masuk dengan cara lain',
      en: 'Takes the identity provider of an office away: its staff sign in by other ways',
    },
  }),
  StartTie: command({
    path: '/me/identity-provider',
    input: z.strictObject({}),
    output: z.object({ ticket: z.string() }),
    may: roles,
    sensitivity: 'own',
    stepUp: true,
    summary: {
      id: 'Menyiapkan pengikatan akun saya dengan akun saya di penyedia identitas kantor',
      en: 'Prepares to tie my account to my account at the identity provider of my office',
    },
  }),
} as const

/** Goes to a provider: to sign in at an office's, or with the link of an invitation, or with a ticket to tie one's own account. */
export const ProviderSignInInput = z.strictObject({
  officeId: z.optional(RecordId),
  token: z.optional(z.string().check(z.maxLength(100))),
  ticket: z.optional(z.string().check(z.maxLength(100))),
})
/** What comes back from a provider stands in the address. */
export const ProviderReturn = z.looseObject({ state: z.optional(z.string()), code: z.optional(z.string()) })
