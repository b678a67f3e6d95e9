// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser of somebody at home, without script and without an account: it keeps a cookie and sends forms.

import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { caseFamilyContracts } from '#cases/core/family.contract.ts'
import type { Actor } from '#kernel/authority.ts'
import { FORM_TYPE, filledForm } from './form.ts'
import { png } from './pictures.ts'
import { actorHeader, type Whole } from './whole.ts'

interface Sent {
  readonly status: number
  readonly body: string
  /** As it was set with this answer. */
  readonly cookie: string
  readonly location: string | undefined
  readonly retryAfter: string | undefined
}

export interface PhoneBrowser {
  readonly get: (path?: string) => Promise<Sent>
  readonly post: (path: string, fields: Readonly<Record<string, string>>, file?: Buffer) => Promise<Sent>
}

/** Each from an address of its own, where none is named. */
export function openPhones(app: FastifyInstance): (from?: string) => PhoneBrowser {
  let count = 0
  return (named) => {
    count += 1
    const from = named ?? `10.9.${Math.trunc(count / 250)}.${(count % 250) + 1}`
    let cookie = ''
    async function send(method: 'GET' | 'POST', url: string, payload?: Buffer): Promise<Sent> {
      const own = { 'x-forwarded-for': from, 'accept-language': 'en', ...(cookie === '' ? {} : { cookie }) }
      const sent = payload === undefined ? { headers: own } : { headers: { ...own, ...FORM_TYPE }, payload }
      const { headers, statusCode: status, body } = await app.inject({ method, url, ...sent })
      const set = typeof headers['set-cookie'] === 'string' ? headers['set-cookie'] : ''
      if (set !== '') cookie = set.split(';')[0] ?? ''
      return { status, body, cookie: set, location: headers.location, retryAfter: headers['retry-after']?.toString() }
    }
    return {
      get: (path = '/kabar') => send('GET', path),
      post: (path, fields, file) => send('POST', path, filledForm(fields, file)),
    }
  }
}

/** The key of a form that a page shows. */
export const formKeyIn = (page: string): string => /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** The code of a case, made by somebody who may. */
export async function codeOf(whole: Whole, caseId: string, by: Actor): Promise<string> {
  const answer = await whole.app.inject({
    method: 'POST',
    url: `/api/v1/cases/${caseId}/family-code`,
    headers: actorHeader(by),
    payload: {},
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return caseFamilyContracts.MakeFamilyCode.output.parse(answer.json()).code
}

/** A family asks twice and adds two documents. */
export async function askAtHome({ app }: Pick<Whole, 'app'>, code: string, text: string): Promise<void> {
  const phone = openPhones(app)()
  expect((await phone.post('/kabar', { code })).status).toBe(303)
  for (const nth of ['pertama', 'kedua']) {
    const { body } = await phone.get()
    const sent = [
      await phone.post('/kabar/tanya', { form: formKeyIn(body), text: `${text} (${nth})` }),
      await phone.post('/kabar/berkas', { form: formKeyIn(body) }, png()),
    ]
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
  }
}
