// SPDX-License-Identifier: AGPL-3.0-or-later
// Rules of passwords, and how a session is named in the list of sessions.

import { PASSWORD_MIN, stepUpRules } from '#access/core/sign-in.law.ts'
import { ruleOn } from '#kernel/law.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'

export type PasswordFault = 'password-too-short' | 'password-has-login' | 'password-too-plain'

/** Length above all (NIST SP 800-63B 5.1.1.2); nothing that follows from the login, no repetition, no row of keys. */
export function passwordFault(password: string, login: string): PasswordFault | undefined {
  if ([...password].length < PASSWORD_MIN) return 'password-too-short'
  const plain = password.toLowerCase()
  if (plain.includes(login.toLowerCase()) && login.length > 2 && plain.length - login.length < 8) return 'password-has-login'
  if (new Set(plain).size < 5 || isRun(plain)) return 'password-too-plain'
  return undefined
}

const rows: readonly string[] = ['abcdefghijklmnopqrstuvwxyz', '12345678901234567890', 'qwertyuiopasdfghjklzxcvbnm']

function isRun(text: string): boolean {
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text))
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/** *Firefox, Android*: enough to know a device again, too little to tell people apart. Empty where nothing is known. */
export function shortAgent(userAgent: string): string {
  const find = (table: readonly (readonly [RegExp, string])[]): string | undefined =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join(', ')
}

const MINUTE_MS = 60_000

/** Whether having shown at one instant who one is still counts at another as fresh. */
export function isFresh(provenAt: Instant, now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(provenAt)
  return age >= 0 && age <= ruleOn(stepUpRules, jakartaDate(now)).minutes * MINUTE_MS
}

/** The ways in which an account can be opened. */
export interface Factors {
  readonly password: boolean
  readonly passkeys: number
  /** The account is tied to a subject of its office's provider. */
  readonly provider: boolean
}

/** Whether a passkey may go: somebody without any way in would need two officers to come back. */
export function mayRemoveFactor({ password, passkeys, provider }: Factors): boolean {
  return password || provider || passkeys > 1
}

const STEP_UP = 'step-up'

/**
 * What a machine's token may do: `read`, `write`, or either only below one path, as `read:workers`; `step-up` beside them, what a person
 * must show once more who they are for. None named: all that its user may.
 */
export const scopePattern = /^(?:(?:read|write)(?::[a-z][a-z-]{0,40})?|step-up)$/

/** Whether a token stands for a fresh proof. */
export function tokenStepsUp(scopes: readonly string[]): boolean {
  return scopes.length === 0 || scopes.includes(STEP_UP)
}

/** Whether a scoped token reaches a request; writing includes reading. `path` is what follows `/api/v1`. */
export function tokenAllows(scopes: readonly string[], method: string, path: string): boolean {
  if (scopes.length === 0) return true
  const reading = method === 'GET' || method === 'HEAD'
  const part = /^\/([a-z-]*)/.exec(path)?.[1] ?? ''
  return scopes.some((scope) => {
    const [act, only] = scope.split(':')
    return (act === 'write' || (act === 'read' && reading)) && (only === undefined || only === part)
  })
}
