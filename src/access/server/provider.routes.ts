// SPDX-License-Identifier: AGPL-3.0-or-later
// Going to an office's provider and coming back: who comes back with what the provider vouches for is signed in, or tied to the account
// whose invitation or ticket they brought. Nobody is found by a mail address.

import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { ProviderReturn, ProviderSignInInput } from '#access/core/provider.contract.ts'
import { officeNames } from '#access/server/access.store.ts'
import { type Authenticator, isForeign } from '#access/server/authenticate.ts'
import { takeChallenge } from '#access/server/challenge.store.ts'
import { findActor, findInvitation, takeInvitation, writeLog } from '#access/server/credential.store.ts'
import { findProvider, findSubjectUser, listProviderOffices, type Provider, putSubject } from '#access/server/provider.store.ts'
import type { Providers, Purpose } from '#access/server/provider.ts'
import { sha256 } from '#access/server/secrets.ts'
import { openSession, type Plug } from '#access/server/sign-in.ts'
import type { Actor } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { inputProblem, problem, refusalProblem } from '#kernel/problem.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { API, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { everywhere } from '#platform/server/storage/database.ts'

const COOKIE = 'kawal_provider'
const PLACE = `${API}/session/provider`
const TEN_MINUTES = 600

/** Ours is sent along only from our own pages: the browser loads the next one itself, so that it is. */
function goOn(path: string): string {
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>Kawal</title><meta http-equiv="refresh" content="0;url=${path}"><a href="${path}">Kawal</a></html>`
}

export function providerRoutes(services: Services, authenticator: Authenticator, providers: Providers): Plug {
  const { db, keyring, clock, publicUrl } = services
  // Lax, since the answer comes from another site; it opens nothing by itself.
  const cookieText = (value: string, seconds: number): string =>
    `${COOKIE}=${value}; Path=${PLACE}; HttpOnly; SameSite=Lax; Max-Age=${seconds}${publicUrl.startsWith('https:') ? '; Secure' : ''}`
  const cookieOf = (request: FastifyRequest): string | undefined =>
    new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{20,100})`).exec(request.headers.cookie ?? '')?.[1]

  /** Whose provider, and what for; undefined where the link or the ticket is none any more. */
  async function asked(
    input: z.output<typeof ProviderSignInInput>,
  ): Promise<{ readonly officeId: string; readonly purpose: Purpose } | undefined> {
    if (input.token !== undefined) {
      const hash = sha256(input.token)
      const userId = (await findInvitation(db, hash, clock()))?.userId
      const actor = userId == null ? undefined : await findActor(db, userId)
      return actor === undefined ? undefined : { officeId: actor.officeId, purpose: { for: 'invitation', link: hash.toString('hex') } }
    }
    if (input.ticket !== undefined) {
      const hash = sha256(input.ticket)
      const taken = await takeChallenge(db, hash, 'tie', clock())
      const userId = taken?.sealed == null ? undefined : keyring.open(taken.sealed, `challenge:${hash.toString('hex')}`)
      const actor = userId === undefined ? undefined : await findActor(db, userId)
      return actor === undefined ? undefined : { officeId: actor.officeId, purpose: { for: 'tie', userId: actor.userId } }
    }
    return input.officeId === undefined ? undefined : { officeId: input.officeId, purpose: { for: 'sign-in' } }
  }

  /** Ties a subject to the account of an invitation, which is used up with it, or to one's own. */
  async function tie(provider: Provider, purpose: Purpose, subject: string): Promise<string | undefined> {
    const link = purpose.for === 'invitation' ? Buffer.from(purpose.link, 'hex') : undefined
    const userId = purpose.for === 'tie' ? purpose.userId : link && (await findInvitation(db, link, clock()))?.userId
    if (userId == null) return undefined
    const tied = await db.transaction(everywhere, async (tx) => {
      if (!(await putSubject(tx, provider, { subject, userId, at: clock() }))) return false
      return link === undefined || takeInvitation(tx, link)
    })
    return tied ? userId : undefined
  }

  async function comeBack(request: FastifyRequest): Promise<{ readonly actor: Actor; readonly provider: Provider } | undefined> {
    const { state } = ProviderReturn.safeParse(request.query).data ?? {}
    // The browser that comes back is the one that went.
    if (state === undefined || state !== cookieOf(request)) return undefined
    const kept = await providers.recall(state)
    const provider = kept === undefined ? undefined : await findProvider(db, kept.officeId)
    if (kept === undefined || provider === undefined) return undefined
    const subject = await providers.subjectOf(provider, kept, { url: new URL(request.url, publicUrl), state })
    if (subject === undefined) return undefined
    const { purpose } = kept
    const userId = purpose.for === 'sign-in' ? await findSubjectUser(db, provider, subject) : await tie(provider, purpose, subject)
    const actor = userId === undefined ? undefined : await findActor(db, userId)
    // Whoever moved to another office comes by that one's provider.
    if (actor === undefined || actor.officeId !== provider.officeId) return undefined
    if (purpose.for !== 'sign-in')
      await writeLog(db, { id: services.newId(), actor, contract: 'TieAccount', target: actor.userId, at: clock() })
    return { actor, provider }
  }

  return (app, words) => {
    const list: OpenRoute = {
      name: 'ListIdentityProviders',
      summary: 'The offices whose staff can sign in at the provider of their office',
      answers: { 200: { 'application/json': z.object({ items: z.array(z.object({ officeId: z.string(), name: z.string() })) }) } },
      problems: [],
    }
    app.get(PLACE, { config: { entry: list } }, async (_request, reply) => {
      const offices = await listProviderOffices(db)
      const names = await officeNames(db, offices, jakartaDate(clock()))
      const items = offices.map((officeId) => ({ officeId, name: names.get(officeId) ?? officeId }))
      return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ items }))
    })

    const begin: OpenRoute = {
      name: 'StartProviderSignIn',
      summary: 'Says where to go to sign in at the provider of an office',
      body: ProviderSignInInput,
      answers: { 200: { 'application/json': z.object({ url: z.string() }) } },
      problems: ['invalid-input', 'forbidden', 'refused', 'unavailable'],
    }
    app.post(PLACE, { config: { entry: begin } }, async (request, reply) => {
      const text = words[languageOf(request)]
      if (isForeign(request)) return sendProblem(reply, problem('forbidden', text))
      const parsed = ProviderSignInInput.safeParse(request.body ?? {})
      if (!parsed.success) return sendProblem(reply, inputProblem(parsed.error, text))
      const what = await asked(parsed.data)
      if (what === undefined) return sendProblem(reply, refusalProblem(refuse('link-invalid').refusal, text))
      const provider = await findProvider(db, what.officeId)
      if (provider === undefined) return sendProblem(reply, refusalProblem(refuse('provider-none').refusal, text))
      const begun = await providers.begin(provider, what.purpose, request.ip)
      if (begun === undefined) return sendProblem(reply, problem('unavailable', text, { code: 'provider-unreachable' }))
      return reply
        .header('set-cookie', cookieText(begun.state, TEN_MINUTES))
        .header('content-type', 'application/json; charset=utf-8')
        .send(JSON.stringify({ url: begun.url }))
    })

    const back: OpenRoute = {
      name: 'ReturnFromProvider',
      summary: 'Where a provider sends people back; the app shows what came of it',
      query: z.object({ state: z.optional(z.string()), code: z.optional(z.string()) }),
      answers: { 200: { 'text/html': z.string() } },
      problems: [],
    }
    app.get(`${PLACE}/return`, { config: { entry: back } }, async (request: FastifyRequest, reply: FastifyReply) => {
      const came = await comeBack(request)
      const cookies = [cookieText('', 0)]
      // Only for somebody who came: what anybody may ask for slows nobody else down.
      if (came !== undefined) {
        authenticator.forget()
        cookies.push(await openSession(services, came.actor, request, came.provider.officeId))
      }
      return reply
        .header('set-cookie', cookies)
        .header('content-type', 'text/html; charset=utf-8')
        .send(goOn(came === undefined ? '/?provider=failed' : '/'))
    })
  }
}
