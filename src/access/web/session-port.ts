// SPDX-License-Identifier: AGPL-3.0-or-later
// The routes that answer without an account: they set or take away the cookie, so no contract describes them.

import { PasskeyChallenge } from '#access/core/sign-in.contract.ts'
import { showPasskey } from '#access/web/passkey-port.ts'
import type { Language } from '#kernel/words.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

async function ask(
  method: 'POST' | 'DELETE',
  path: string,
  body: object,
  language: Language,
): Promise<{ readonly read: unknown } | { readonly problem: Problem }> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
    })
  } catch {
    return { problem: noConnection }
  }
  const read: unknown = await response.json().catch(() => undefined)
  return response.ok ? { read } : { problem: readProblem(read, response.status) }
}

async function send(method: 'POST' | 'DELETE', path: string, body: object, language: Language): Promise<Problem | undefined> {
  const got = await ask(method, path, body, language)
  return 'problem' in got ? got.problem : undefined
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

/** With any passkey that opens an account here, or only one that opens the account of that name. */
export async function signInByPasskey(login: string, language: Language): Promise<Problem | 'not-shown' | undefined> {
  const got = await ask('POST', '/session/passkey/challenge', login === '' ? {} : { login }, language)
  if ('problem' in got) return got.problem
  const asked = PasskeyChallenge.safeParse(got.read)
  const passkey = asked.success ? await showPasskey(asked.data) : undefined
  return passkey === undefined ? 'not-shown' : send('POST', '/session/passkey', { passkey }, language)
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
