// SPDX-License-Identifier: AGPL-3.0-or-later
// Showing who one is once more, and the passkeys of one's own account, said once.

import * as z from 'zod/mini'
import { Login, Password, PersonName, SignInCode } from '#access/core/access.contract.ts'
import { roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

const own = { may: roles, sensitivity: 'own' } as const
const Done = z.object({ done: z.literal(true) })
const NoInput = z.strictObject({})

/** Bytes as WebAuthn's JSON has them: base64url without padding. */
const Bytes = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(16_000))
const CredentialId = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(1400))

/** How a passkey reaches the device, as the browser names it; only a hint for the next time. */
const Transports = z.array(z.string().check(z.regex(/^[a-z-]{1,20}$/))).check(z.maxLength(8))

/** What a passkey answers when it is asked who this is (WebAuthn Level 3, 5.2.2). */
export const PasskeyAnswer = z.strictObject({
  id: CredentialId,
  clientDataJSON: Bytes,
  authenticatorData: Bytes,
  signature: Bytes,
  userHandle: Bytes,
})
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>

/** What a new passkey answers (WebAuthn Level 3, 5.2.1). */
export const NewPasskey = z.strictObject({
  id: CredentialId,
  clientDataJSON: Bytes,
  attestationObject: Bytes,
  transports: z._default(Transports, []),
})
export type NewPasskey = z.output<typeof NewPasskey>

/** What a passkey is asked: works once, and only for some minutes. */
export const PasskeyChallenge = z.object({ challenge: z.string(), rpId: z.string() })

export const signInContracts = {
  ListPasskeys: query({
    path: '/me/passkeys',
    input: NoInput,
    output: z.object({
      items: z.array(z.object({ id: z.uuid(), name: z.string(), created: z.string(), lastUsed: z.nullable(z.string()) })),
    }),
    ...own,
    summary: { id: 'Kunci sandi yang membuka akun saya', en: 'The passkeys that open my account' },
  }),
  StartPasskey: command({
    path: '/me/passkeys/challenge',
    input: NoInput,
    output: z.extend(PasskeyChallenge, {
      user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
      /** Those the account has already: one device is not added twice. */
      exclude: z.array(z.object({ id: z.string(), transports: z.array(z.string()) })),
    }),
    ...own,
    stepUp: true,
    summary: { id: 'Menyiapkan kunci sandi baru', en: 'Prepares a new passkey' },
  }),
  AddPasskey: command({
    path: '/me/passkeys',
    input: z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/\p{L}/u)), passkey: NewPasskey }),
    output: z.object({ id: z.uuid() }),
    creates: true,
    ...own,
    stepUp: true,
    summary: {
      id: 'Menambah kunci sandi: akun ini dapat dibuka dengan perangkat itu, tanpa kata sandi',
      en: 'Adds a passkey: the account can be opened with that device, without a password',
    },
  }),
  RemovePasskey: command({
    method: 'DELETE',
    path: '/me/passkeys/{id}',
    input: z.strictObject({ id: z.uuid() }),
    output: Done,
    ...own,
    stepUp: true,
    summary: {
      id: 'Menghapus kunci sandi saya; yang terakhir tidak, bila tidak ada cara masuk lain',
      en: 'Removes one of my passkeys; not the last one where there is no other way in',
    },
  }),
  StartProof: command({
    path: '/me/proof/challenge',
    input: NoInput,
    output: PasskeyChallenge,
    ...own,
    summary: { id: 'Menyiapkan pembuktian dengan kunci sandi', en: 'Prepares a proof by passkey' },
  }),
  ProveIdentity: command({
    path: '/me/proof',
    input: z.strictObject({ password: z.optional(Password), code: SignInCode, passkey: z.optional(PasskeyAnswer) }),
    output: Done,
    ...own,
    summary: {
      id: 'Menunjukkan sekali lagi siapa saya; selama beberapa menit tindakan yang memerlukannya diterima',
      en: 'Shows once more who I am; for some minutes what asks for it is accepted',
    },
  }),
} as const

const staff = { may: ['administrator'], sensitivity: 'staff' } as const
const UserVersion = z.object({ id: RecordId, version: z.number() })
const Link = z.object({ path: z.string(), expires: z.iso.datetime() })

/** Who lost every way in comes back before two officers, in person: one opens it, another one confirms it and hands over the link. */
export const reEnrolmentContracts = {
  OpenReEnrolment: command({
    path: '/users/{id}/re-enrolment',
    input: z.strictObject({ id: RecordId }),
    output: UserVersion,
    ...staff,
    stepUp: true,
    summary: {
      id: 'Membuka pendaftaran ulang bagi orang yang kehilangan semua cara masuk; petugas kedua harus mengesahkannya',
      en: 'Opens a re-enrolment for somebody who lost every way in; a second officer must confirm it',
    },
  }),
  CancelReEnrolment: command({
    method: 'DELETE',
    path: '/users/{id}/re-enrolment',
    input: z.strictObject({ id: RecordId }),
    output: UserVersion,
    ...staff,
    summary: { id: 'Membatalkan pendaftaran ulang yang belum disahkan', en: 'Calls off a re-enrolment that was not confirmed yet' },
  }),
  ListReEnrolments: query({
    path: '/re-enrolments',
    input: NoInput,
    output: z.object({
      items: z.array(z.object({ id: RecordId, name: z.string(), officeName: z.string(), openedBy: z.string(), until: z.string() })),
    }),
    ...own,
    summary: {
      id: 'Pendaftaran ulang yang menunggu pengesahan saya: rekan sekantor, atau bagi admin di wilayahnya',
      en: 'Re-enrolments that wait for my confirmation: of colleagues, or for an administrator within the own authority',
    },
  }),
  ConfirmReEnrolment: command({
    path: '/re-enrolments/{id}/confirmation',
    input: z.strictObject({ id: RecordId, inPerson: z.literal(true) }),
    output: Link,
    ...own,
    stepUp: true,
    summary: {
      id: 'Mengesahkan sebagai petugas kedua bahwa orangnya datang sendiri, dan memberikan tautan sekali pakai',
      en: 'Confirms as the second officer that the person came in person, and answers the one-time link',
    },
  }),
} as const

/** Signing in: what is typed as a name narrows it, and tells nobody whether there is one. */
export const StartPasskeySignInInput = z.strictObject({
  login: z.optional(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(60))),
})
export const PasskeySignInInput = z.strictObject({ passkey: PasskeyAnswer })

// What is sent to the routes that answer without an account.

export const SignInInput = z.strictObject({
  login: z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(60)),
  password: Password,
  code: SignInCode,
})
export const FirstAdministratorInput = z.strictObject({
  token: z.string().check(z.maxLength(100)),
  login: Login,
  name: PersonName,
  password: Password,
})
export const InvitationInput = z.strictObject({ token: z.string().check(z.maxLength(100)), password: Password })
