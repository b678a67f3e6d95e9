// SPDX-License-Identifier: AGPL-3.0-or-later
// The routes that answer without an account: they set or take away the cookie, so no contract describes them.

import type { Language } from '#kernel/words.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

async function send(method: 'POST' | 'DELETE', path: string, body: object, language: Language): Promise<Problem | undefined> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
    })
  } catch {
    return noConnection
  }
  if (response.ok) return undefined
  const read: unknown = await response.json().catch(() => undefined)
  return readProblem(read, response.status)
}

export interface Credentials {
  readonly login: string
  readonly password: string
  readonly code?: string
}

/** Each answers what went wrong, or nothing. */
export function signIn(credentials: Credentials, language: Language): Promise<Problem | undefined> {
  return send('POST', '/session', credentials, language)
}

export async function signOut(): Promise<void> {
  await send('DELETE', '/session', {}, 'id')
}

export function setFirstAdministrator(
  input: { readonly token: string; readonly login: string; readonly name: string; readonly password: string },
  language: Language,
): Promise<Problem | undefined> {
  return send('POST', '/first-administrator', input, language)
}

export function redeemInvitation(
  input: { readonly token: string; readonly password: string },
  language: Language,
): Promise<Problem | undefined> {
  return send('POST', '/invitation', input, language)
}
