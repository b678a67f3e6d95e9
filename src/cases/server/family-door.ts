// SPDX-License-Identifier: AGPL-3.0-or-later
// A family's code, and what a browser carries once it was typed. Neither is kept: of the code a keyed hash stands in the case, and what the
// browser carries is a keyed hash of itself. What both open, the case alone decides, at both walls.

import { timingSafeEqual } from 'node:crypto'
import { CODE_DIGITS, IDLE_MINUTES } from '#cases/core/family.law.ts'
import { familyOffice } from '#cases/core/family.ts'
import type { Coded } from '#cases/server/family.store.ts'
import type { Actor } from '#kernel/authority.ts'
import { formatId, parseId, RecordId } from '#kernel/ids.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

export const COOKIE = 'kabar'
const MINUTE_SECONDS = 60

/** The code that a command makes: the same command, sent again after a lost answer, makes the same; without the instance's key nobody does. */
export function codeMadeBy(keyring: Keyring, commandId: string): string {
  const chance = BigInt(`0x${keyring.matchHash('family-code-made', commandId).toString('hex')}`)
  return String(chance % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, '0')
}

/** *1234 5678 9012 3456*: groups are read out and typed with fewer mistakes. */
export function printedCode(code: string): string {
  return code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

/** Whatever somebody puts between the digits; what is no code has a hash too, which nothing has. */
export function codeHash(keyring: Keyring, typed: string): Buffer {
  return keyring.matchHash('family-code', typed.slice(0, 100).replaceAll(/[^0-9]/g, ''))
}

function macOf(keyring: Keyring, what: string, text: string): string {
  return keyring.matchHash(what, text).toString('base64url').slice(0, 32)
}

function fits(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** A cookie for as long as somebody looks. */
export function openedCookie(
  keyring: Keyring,
  { key, codeId }: Coded,
  { now, secure }: { readonly now: Instant; readonly secure: boolean },
): string {
  const seconds = IDLE_MINUTES * MINUTE_SECONDS
  const body = `${formatId(key)}.${codeId}.${Math.floor(Date.parse(now) / 1000) + seconds}`
  return cookieText(`${body}.${macOf(keyring, 'family-cookie', body)}`, seconds, secure)
}

export function closedCookie(secure: boolean): string {
  return cookieText('', 0, secure)
}

function cookieText(value: string, seconds: number, secure: boolean): string {
  return `${COOKIE}=${value}; Path=/kabar; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`
}

/** What a cookie opens, if it is ours and nobody left it lying too long. */
export function readCookie(keyring: Keyring, value: string | undefined, now: Instant): Coded | undefined {
  const [id = '', codeId = '', until = '', mac = ''] = (value ?? '').split('.')
  if (!fits(mac, macOf(keyring, 'family-cookie', `${id}.${codeId}.${until}`))) return undefined
  if (!RecordId.safeParse(id).success || Number(until) * 1000 < Date.parse(now)) return undefined
  return { key: parseId(id), codeId }
}

/** Marks a form as one that we showed to whoever has this code, and each showing of it as another: sent twice, it happens once. */
export function formKey(keyring: Keyring, codeId: string, showing: string): string {
  return `${showing}.${macOf(keyring, 'family-form', `${codeId}:${showing}`)}`
}

/** Which showing it was; undefined where it is none of ours. */
export function readFormKey(keyring: Keyring, codeId: string, key: string): string | undefined {
  const [showing = ''] = key.split('.')
  return fits(key, formKey(keyring, codeId, showing)) ? showing : undefined
}

/** Whoever has a code acts as what it stands for: no account, no place, one case. */
export function familyActor(codeId: string): Actor {
  const id = familyOffice(codeId)
  return { userId: id, name: 'family', role: 'village-officer', officeId: id, officeKind: 'VILLAGE', prefixes: [] }
}

/** Reaches nothing by its place, and of what lets others in the one case that names this code. */
export function familyScope(codeId: string, now: Instant): Scope {
  const id = familyOffice(codeId)
  return { rows: [], filter: [], officeId: id, userId: id, today: jakartaDate(now), now }
}
