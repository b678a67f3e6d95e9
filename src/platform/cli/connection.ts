// SPDX-License-Identifier: AGPL-3.0-or-later
// To the instance that runs on this machine: found by its connection file, entered with the secret in it.

import type { Language } from '#kernel/words.ts'

export interface Reached {
  readonly address: string
  readonly secret: string
}

/** The instance on the data folder, or the folder on which none runs. */
export type Connect = () => Reached | { readonly data: string }

export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly form?: FormData
  readonly headers: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly text: string
  readonly bytes: Buffer
  /** Undefined where the answer is a file. */
  readonly json: unknown
}

const PATIENCE_MS = 60_000

/** Undefined where nobody answers. */
export async function sendAs(to: Reached, user: string, language: Language, sent: Sent): Promise<Answered | undefined> {
  try {
    const answer = await fetch(to.address + sent.path, {
      method: sent.method,
      headers: {
        authorization: `Local ${to.secret}`,
        'x-kawal-user': user,
        'accept-language': language,
        ...sent.headers,
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent.form !== undefined ? { body: sent.form } : sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const text = bytes.toString('utf8')
    const isJson = text !== '' && (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, text, bytes, json: isJson ? JSON.parse(text) : undefined }
  } catch {
    return undefined
  }
}
