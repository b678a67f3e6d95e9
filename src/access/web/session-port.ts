// SPDX-License-Identifier: AGPL-3.0-or-later
// The routes that answer without an account: they set or take away the cookie, so no contract describes them.

import * as z from 'zod/mini'
import { PasskeyChallenge } from '#access/core/sign-in.contract.ts'
import { showPasskey } from '#access/web/passkey-port.ts'
import type { Language } from '#kernel/words.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

async function ask(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object | undefined,
  language: Language,
): Promise<{ readonly read: unknown } | { readonly problem: Problem }> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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

const Farewell = z.object({ goOn: z.string() })

/** Where the session was begun at a provider, the browser goes on there and ends that one too. */
export async function signOut(): Promise<void> {
  const got = await ask('DELETE', '/session', {}, 'id')
  const farewell = Farewell.safeParse('read' in got ? got.read : undefined)
  if (farewell.success) location.assign(farewell.data.goOn)
}

const Providers = z.object({ items: z.array(z.object({ officeId: z.string(), name: z.string() })) })

/** The offices by whose provider one can come; none where that is not known. */
export async function listProviders(): Promise<z.output<typeof Providers>['items']> {
  const got = await ask('GET', '/session/provider', undefined, 'id')
  const read = Providers.safeParse('read' in got ? got.read : undefined)
  return read.success ? read.data.items : []
}

const Door = z.object({ url: z.string() })

/** Leaves for the provider of an office; answers only where there is no going there. */
export async function goToProvider(
  asked: { readonly officeId: string } | { readonly token: string } | { readonly ticket: string },
  language: Language,
): Promise<Problem | undefined> {
  const got = await ask('POST', '/session/provider', asked, language)
  if ('problem' in got) return got.problem
  const door = Door.safeParse(got.read)
  if (!door.success) return readProblem(undefined, 200)
  location.assign(door.data.url)
  return undefined
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
