// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on accounts, offices and one's own sign-in, said once.

import * as z from 'zod/mini'
import { PASSWORD_MAX, TOKEN_DAYS_MAX } from '#access/core/sign-in.law.ts'
import { scopePattern } from '#access/core/sign-in.rules.ts'
import { loginPattern } from '#access/core/user.ts'
import { AreaCode } from '#kernel/area.ts'
import { caretakers, officeKinds, roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { OwnHead } from '#kernel/head.ts'
import { RecordId } from '#kernel/ids.ts'
import { PublicKey } from '#kernel/jws.ts'
import { LocalDate } from '#kernel/time.ts'
import { languages } from '#kernel/words.ts'

export const Login = z.string().check(z.trim(), z.toLowerCase(), z.regex(loginPattern, 'login-form'))
export const PersonName = z.string().check(z.trim(), z.minLength(1), z.maxLength(120), z.regex(/\p{L}/u))
export const Password = z.string().check(z.minLength(1), z.maxLength(PASSWORD_MAX))
const Code = z.string().check(z.trim(), z.regex(/^\d{6}$/, 'code-form'))
/** Of a village whose head was named: every head, the oldest first. */
const OwnHeads = z.optional(z.array(OwnHead))
/** Put in the place of a head until there is one. */
export const caretaker = z.optional(z.enum(caretakers))
/** From the authenticator app, or a recovery code. */
export const SignInCode = z.optional(z.string().check(z.trim(), z.maxLength(20)))
const Cursor = z.optional(z.string().check(z.maxLength(300)))
const Limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50)
const OfficeId = z.string().check(z.minLength(1), z.maxLength(60))

const UserAnswer = z.object({ id: RecordId, version: z.number(), active: z.boolean() })
/** Where the person sets the password, once; shown to the administrator who hands it over. */
const Link = z.object({ path: z.string(), expires: z.iso.datetime() })
const Done = z.object({ done: z.literal(true) })
const NoInput = z.strictObject({})

/** A machine's token as it is listed; the token itself is answered once, when it is made. */
const TokenItem = z.object({
  id: z.uuid(),
  name: z.string(),
  /** None: all that the account may. */
  scopes: z.array(z.string()),
  created: z.string(),
  expires: z.string(),
  /** To the minute; null while it was never used. */
  lastUsed: z.nullable(z.string()),
})
const TokenList = z.object({ items: z.array(TokenItem) })

const OfficeNameText = z.string().check(z.trim(), z.minLength(2), z.maxLength(120), z.regex(/\p{L}/u))
/** A code, or the empty string for the nation. */
const Place = z.union([AreaCode, z.literal('')])
const Areas = z.array(Place).check(z.minLength(1), z.maxLength(200))
const OfficeAnswer = z.object({ id: RecordId, version: z.number() })

const staff = { may: ['administrator'], sensitivity: 'staff' } as const
const own = { may: roles, sensitivity: 'own' } as const

export const accessContracts = {
  AddUser: command({
    path: '/users',
    input: z.strictObject({ login: Login, name: PersonName, role: z.enum(roles), officeId: OfficeId }),
    output: z.extend(UserAnswer, { invitation: Link }),
    creates: true,
    ...staff,
    summary: {
      id: 'Menambah akun dan memberikan tautan sekali pakai tempat pemiliknya menetapkan kata sandi',
      en: 'Adds an account and answers the one-time link with which its owner sets the password',
    },
  }),
  ListUsers: query({
    path: '/users',
    input: z.strictObject({
      q: z.optional(z.string().check(z.trim(), z.maxLength(80))),
      officeId: z.optional(OfficeId),
      limit: Limit,
      cursor: Cursor,
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: RecordId,
          login: z.string(),
          name: z.string(),
          role: z.enum(roles),
          officeId: z.string(),
          officeName: z.string(),
          active: z.boolean(),
          /** Its owner has set a way in once: another one takes two officers. */
          enrolled: z.boolean(),
          /** Until when a re-enrolment waits for the second officer. */
          reEnrolment: z.nullable(z.string()),
        }),
      ),
      next: z.nullable(z.string()),
    }),
    ...staff,
    summary: { id: 'Akun dalam wewenang saya, menurut nama', en: 'The accounts within my authority, by name' },
  }),
  ChangeRole: command({
    path: '/users/{id}/role',
    input: z.strictObject({ id: RecordId, role: z.enum(roles) }),
    output: UserAnswer,
    ...staff,
    summary: { id: 'Memberi akun peran lain di kantornya', en: 'Gives an account another role in its office' },
  }),
  DeactivateUser: command({
    path: '/users/{id}/deactivation',
    input: z.strictObject({ id: RecordId }),
    output: UserAnswer,
    ...staff,
    summary: {
      id: 'Menutup akun: sesi dan tokennya langsung berhenti berlaku',
      en: 'Closes an account: its sessions and tokens stop working at once',
    },
  }),
  ReactivateUser: command({
    path: '/users/{id}/activation',
    input: z.strictObject({ id: RecordId }),
    output: UserAnswer,
    ...staff,
    summary: { id: 'Membuka lagi akun yang ditutup', en: 'Opens a closed account again' },
  }),
  InviteUser: command({
    path: '/users/{id}/invitation',
    input: z.strictObject({ id: RecordId }),
    output: Link,
    ...staff,
    summary: {
      id: 'Membuat tautan sekali pakai yang baru tempat pemilik akun menetapkan kata sandi baru',
      en: 'Makes a new one-time link with which the owner of an account sets a new password',
    },
  }),
  ListUserTokens: query({
    path: '/users/{id}/tokens',
    input: z.strictObject({ id: RecordId }),
    /** With the name of whose they are. */
    output: z.extend(TokenList, { name: z.string() }),
    ...staff,
    summary: { id: 'Token yang dipakai mesin untuk bertindak sebagai suatu akun', en: 'The tokens with which machines act as an account' },
  }),
  RevokeUserToken: command({
    method: 'DELETE',
    path: '/users/{id}/tokens/{tokenId}',
    input: z.strictObject({ id: RecordId, tokenId: z.uuid() }),
    output: Done,
    ...staff,
    summary: {
      id: 'Mencabut token suatu akun: berhenti berlaku dalam beberapa detik',
      en: 'Takes a token of an account away: it stops working within seconds',
    },
  }),
  ListOffices: query({
    path: '/offices',
    input: NoInput,
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(officeKinds),
          name: z.string(),
          area: z.string(),
          areas: z.array(z.string()),
          /** Every name it had or will have, the oldest first. */
          names: z.array(z.object({ name: z.string(), validFrom: LocalDate })),
          /** Every head that was named, the oldest first. */
          heads: z.array(z.object({ name: z.string(), login: z.string(), validFrom: LocalDate, caretaker })),
        }),
      ),
    }),
    ...staff,
    summary: {
      id: 'Kantor dalam wewenang saya, dengan namanya hari ini',
      en: 'The offices within my authority, by the names they have today',
    },
  }),
  ListOfficeNames: query({
    path: '/office-names',
    input: z.strictObject({ kind: z.optional(z.enum(officeKinds)) }),
    output: z.object({ items: z.array(z.object({ id: z.string(), kind: z.enum(officeKinds), name: z.string(), area: z.string() })) }),
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Kantor dalam jangkauan saya dengan namanya hari ini, untuk dipilih',
      en: 'The offices within my reach by the names they have today, to choose one',
    },
  }),
  OpenOffice: command({
    path: '/offices',
    input: z.strictObject({
      kind: z.enum(officeKinds),
      name: OfficeNameText,
      area: Place,
      areas: z.optional(Areas),
      from: z.optional(LocalDate),
    }),
    output: OfficeAnswer,
    creates: true,
    ...staff,
    summary: {
      id: 'Membuka kantor yang membawahi satu tempat atau lebih; tanpa disebut, tempat kedudukannya',
      en: 'Opens an office that answers for one or more places; without any, for the place where it sits',
    },
  }),
  RenameOffice: command({
    path: '/offices/{id}/names',
    input: z.strictObject({ id: RecordId, name: OfficeNameText, from: z.optional(LocalDate) }),
    output: OfficeAnswer,
    ...staff,
    summary: {
      id: 'Memberi kantor nama lain sejak suatu hari; namanya yang dahulu tetap diketahui',
      en: 'Gives an office another name from a day on; what it was called before stays known',
    },
  }),
  ChangeOfficeAreas: command({
    path: '/offices/{id}/areas',
    input: z.strictObject({ id: RecordId, areas: Areas }),
    output: OfficeAnswer,
    ...staff,
    summary: {
      id: 'Menyatakan tempat mana yang dibawahi suatu kantor mulai sekarang',
      en: 'Says for which places an office answers from now on',
    },
  }),
  NameHead: command({
    path: '/offices/{id}/heads',
    input: z.strictObject({ id: RecordId, login: Login, from: z.optional(LocalDate), caretaker }),
    output: OfficeAnswer,
    ...staff,
    summary: {
      id: 'Menyatakan siapa kepala suatu kantor desa sejak suatu hari: hanya kepala itu yang boleh menunjuk relawan dan wakil',
      en: 'Says who is the head of a village office from a day on: the head alone may appoint volunteers and deputies',
    },
  }),
  GetMe: query({
    path: '/me',
    input: NoInput,
    output: z.object({
      userId: z.string(),
      name: z.string(),
      role: z.enum(roles),
      office: z.object({ id: z.string(), kind: z.enum(officeKinds), name: z.string(), areas: z.array(z.string()), heads: OwnHeads }),
      /** The regency in which the office sits, as it calls itself on papers; absent where it has no configuration. */
      regency: z.optional(z.object({ name: z.string(), letterhead: z.array(z.string()), logo: z.optional(z.string()) })),
      language: z.enum(languages),
      /** Whether a code from a phone is asked at sign-in, and how many recovery codes are left. */
      totp: z.boolean(),
      recoveryCodes: z.number(),
      /** What else opens the account. */
      password: z.boolean(),
      passkeys: z.number(),
      provider: z.enum(['none', 'offered', 'tied']),
      /** In whose place I may act, and as what. */
      acting: z.array(
        z.object({
          id: RecordId,
          giver: z.string(),
          until: LocalDate,
          /** Only with these acts, and with the looks that they need. */
          commands: z.optional(z.array(z.string())),
          role: z.enum(roles),
          office: z.object({ name: z.string(), kind: z.enum(officeKinds), areas: z.array(z.string()) }),
          /** The same, signed (`#kernel/grant.ts`), and the key that signed it: what a device keeps of it without a network. */
          grant: z.string(),
          key: PublicKey,
        }),
      ),
      /** That two officers re-enrolled this account, or one began to, within the last month: its owner is told. */
      reEnrolled: z.nullable(z.object({ openedBy: z.string(), confirmedBy: z.nullable(z.string()), at: z.string() })),
    }),
    ...own,
    summary: { id: 'Siapa saya, dan tempat mana yang dibawahi kantor saya', en: 'Who I am, and for which places my office answers' },
  }),
  ListSessions: query({
    path: '/sessions',
    input: NoInput,
    output: z.object({
      items: z.array(z.object({ id: z.uuid(), agent: z.string(), created: z.string(), lastSeen: z.string(), current: z.boolean() })),
    }),
    ...own,
    summary: { id: 'Di mana saya sedang masuk', en: 'Where I am signed in' },
  }),
  EndSession: command({
    method: 'DELETE',
    path: '/sessions/{id}',
    input: z.strictObject({ id: z.uuid() }),
    output: Done,
    ...own,
    summary: { id: 'Mengeluarkan saya dari satu perangkat', en: 'Signs me out on one device' },
  }),
  ChangePassword: command({
    path: '/me/password',
    input: z.strictObject({ password: Password, tokens: z.optional(z.enum(['revoke', 'keep'])) }),
    output: Done,
    ...own,
    stepUp: true,
    summary: {
      id: 'Menetapkan kata sandi baru, mengeluarkan saya dari semua perangkat lain, dan mencabut token saya, kecuali bila dipertahankan',
      en: 'Sets a new password, signs me out on every other device and revokes my tokens, unless they are to be kept',
    },
  }),
  StartTotp: command({
    path: '/me/totp',
    input: NoInput,
    output: z.object({ uri: z.string(), secret: z.string() }),
    ...own,
    stepUp: true,
    summary: {
      id: 'Membuat rahasia untuk aplikasi autentikator; berlaku setelah dikonfirmasi',
      en: 'Makes a secret for an authenticator app; it counts once it is confirmed',
    },
  }),
  ConfirmTotp: command({
    path: '/me/totp/confirmation',
    input: z.strictObject({ code: Code }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    ...own,
    summary: {
      id: 'Mengonfirmasi aplikasi autentikator dengan kode darinya, dan memberikan kode pemulihan',
      en: 'Confirms the authenticator app with a code from it, and answers recovery codes',
    },
  }),
  NewRecoveryCodes: command({
    path: '/me/recovery-codes',
    input: NoInput,
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    ...own,
    stepUp: true,
    summary: { id: 'Membuat kode pemulihan baru; yang lama berhenti berlaku', en: 'Makes new recovery codes; the old ones stop working' },
  }),
  ListTokens: query({
    path: '/tokens',
    input: NoInput,
    output: TokenList,
    ...own,
    summary: { id: 'Token yang dipakai mesin untuk bertindak sebagai saya', en: 'The tokens with which machines act as me' },
  }),
  CreateToken: command({
    path: '/tokens',
    input: z.strictObject({
      name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/\p{L}/u)),
      scopes: z.array(z.string().check(z.regex(scopePattern))).check(z.minLength(1), z.maxLength(10)),
      days: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(TOKEN_DAYS_MAX)),
    }),
    output: z.object({ id: z.uuid(), token: z.string(), expires: z.iso.datetime() }),
    creates: true,
    ...own,
    stepUp: true,
    summary: {
      id: 'Membuat token yang dipakai mesin untuk bertindak sebagai saya, dan menunjukkannya sekali ini saja',
      en: 'Makes a token with which a machine acts as me, and answers it this once',
    },
  }),
  RevokeToken: command({
    method: 'DELETE',
    path: '/tokens/{id}',
    input: z.strictObject({ id: z.uuid() }),
    output: Done,
    ...own,
    summary: {
      id: 'Mencabut salah satu token saya: berhenti berlaku dalam beberapa detik',
      en: 'Takes one of my tokens away: it stops working within seconds',
    },
  }),
  ListLog: query({
    path: '/log',
    input: z.strictObject({
      userId: z.optional(z.string().check(z.maxLength(60))),
      target: z.optional(RecordId),
      limit: Limit,
      cursor: Cursor,
    }),
    output: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          kind: z.enum(['command', 'read']),
          at: z.string(),
          contract: z.string(),
          userId: z.string(),
          userName: z.string(),
          /** In whose place it was done. */
          actingFor: z.nullable(z.string()),
          officeId: z.string(),
          officeName: z.string(),
          target: z.nullable(z.string()),
          /** The place of the record; of a list the one it was asked for, and the names of what it was narrowed by. */
          area: z.nullable(z.string()),
          asked: z.array(z.string()),
        }),
      ),
      next: z.nullable(z.string()),
    }),
    may: ['auditor'],
    sensitivity: 'log',
    summary: { id: 'Siapa berbuat atau melihat apa, yang terbaru lebih dahulu', en: 'Who did or looked at what, newest first' },
  }),
} as const
