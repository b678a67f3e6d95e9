// SPDX-License-Identifier: AGPL-3.0-or-later
// Rules of passwords, and how a session is named in the list of sessions.

import { PASSWORD_MIN } from '#access/core/sign-in.law.ts'

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

/** What a machine's token may do: `read`, `write`, or either only below one path, as `read:workers`. None named: all that its user may. */
export const scopePattern = /^(?:read|write)(?::[a-z][a-z-]{0,40})?$/

/** Whether a scoped token reaches a request; writing includes reading. `path` is what follows `/api/v1`. */
export function tokenAllows(scopes: readonly string[], method: string, path: string): boolean {
  if (scopes.length === 0) return true
  const reading = method === 'GET' || method === 'HEAD'
  const part = /^\/([a-z-]*)/.exec(path)?.[1] ?? ''
  return scopes.some((scope) => {
    const [act, only] = scope.split(':')
    return (act === 'write' || reading) && (only === undefined || only === part)
  })
}
