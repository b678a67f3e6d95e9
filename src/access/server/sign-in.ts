// SPDX-License-Identifier: AGPL-3.0-or-later
// The routes that answer without an account: signing in and out, and one-time links. None tells whether an account exists.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import {
  FirstAdministratorInput,
  InvitationInput,
  PasskeyChallenge,
  PasskeySignInInput,
  SignInInput,
  StartPasskeySignInInput,
} from '#access/core/sign-in.contract.ts'
import { SESSION_MAX_HOURS } from '#access/core/sign-in.law.ts'
import { passwordFault, shortAgent } from '#access/core/sign-in.rules.ts'
import { findLogin, findUserId, hasAdministrator } from '#access/server/access.store.ts'
import { beginAttempt } from '#access/server/attempts.ts'
import { type Authenticator, COOKIE, cookieOf, isForeign } from '#access/server/authenticate.ts'
import {
  dropAccess,
  dropSessionByToken,
  findActor,
  findCredential,
  findInvitation,
  putPassword,
  putSession,
  takeInvitation,
  takeRecovery,
  takeTotpStep,
  writeLog,
} from '#access/server/credential.store.ts'
import { dropPasskeys } from '#access/server/passkey.store.ts'
import { askPasskey, judgePasskey } from '#access/server/passkey.ts'
import { dropSubjects, findProvider } from '#access/server/provider.store.ts'
import type { Providers } from '#access/server/provider.ts'
import { addUser } from '#access/server/provision.ts'
import { hashPassword, newSecret, passwordFits, recoveryHash, sha256, totpStep } from '#access/server/secrets.ts'
import type { Actor } from '#kernel/authority.ts'
import { type Refusal, refuse } from '#kernel/decider.ts'
import { parseId, regencyDigits } from '#kernel/ids.ts'
import { inputProblem, problem, refusalProblem, type Words } from '#kernel/problem.ts'
import type { Language } from '#kernel/words.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { API, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

// Asked for where no account has the login, so that both ways ask the same questions.
const NOBODY = '0000-00000000-0000-0000-0000-000000000000'
const HOUR_SECONDS = 3600

const done = { 'application/json': z.object({ done: z.literal(true) }) }
const signInProblems = ['invalid-input', 'unauthenticated', 'forbidden', 'refused', 'too-many-requests'] as const

export type Plug = (app: FastifyInstance, words: Readonly<Record<Language, Words>>) => void

/** Whether a second factor fits; each code works once. */
export async function codeFits(services: Services, userId: string, code: string): Promise<boolean> {
  const { db, keyring } = services
  const credential = await findCredential(db, userId)
  if (credential?.totp_id == null || credential.totp_wrapped === null) return false
  if (!/^\d{6}$/.test(code)) return takeRecovery(db, userId, recoveryHash(keyring, userId, code))
  const step = totpStep(keyring, credential.totp_id, credential.totp_wrapped, code, services.clock())
  return step !== undefined && takeTotpStep(db, userId, step)
}

function cookieText(services: Services, value: string, seconds: number): string {
  const secure = services.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`
}

/** Begins a session. @returns the cookie that opens it */
export async function openSession(services: Services, actor: Actor, request: FastifyRequest, providerOffice?: string): Promise<string> {
  const secret = newSecret()
  const at = services.clock()
  const { regency } = parseId(actor.userId)
  await putSession(services.db, {
    tokenHash: sha256(secret),
    id: services.newId(),
    userId: actor.userId,
    at,
    agent: shortAgent(request.headers['user-agent'] ?? ''),
    ...(providerOffice === undefined ? {} : { providerOffice }),
  })
  await writeLog(services.db, { id: services.newId(), actor, contract: 'SignIn', target: actor.userId, at })
  return cookieText(services, `${regencyDigits(regency)}.${secret}`, SESSION_MAX_HOURS * HOUR_SECONDS)
}

async function startSession(services: Services, actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(201)
    .header('set-cookie', await openSession(services, actor, request))
    .header('content-type', 'application/json; charset=utf-8')
    .send('{"done":true}')
}

type Judged = { readonly actor: Actor } | 'sign-in-failed' | 'code-needed' | 'provider-required' | { readonly seconds: number }

async function judge(services: Services, input: z.output<typeof SignInInput>, address: string): Promise<Judged> {
  const attempt = await beginAttempt(services, input.login, address)
  if (!attempt.open) return { seconds: attempt.seconds }
  const userId = (await findUserId(services.db, input.login)) ?? NOBODY
  const credential = await findCredential(services.db, userId)
  if (!(await passwordFits(credential?.password_hash, input.password))) return 'sign-in-failed'
  const actor = await findActor(services.db, userId)
  if (actor === undefined) return 'sign-in-failed'
  if (credential?.totp_id != null) {
    if (input.code === undefined || input.code === '') {
      await attempt.undecided()
      return 'code-needed'
    }
    if (!(await codeFits(services, userId, input.code))) return 'sign-in-failed'
  }
  await attempt.succeeded()
  return (await mustComeByProvider(services, actor)) ? 'provider-required' : { actor }
}

/** Whether a password is not enough for this account: its office has a provider and holds its staff to it, but for who could undo that. */
async function mustComeByProvider({ db }: Services, { officeId, role }: Actor): Promise<boolean> {
  return role !== 'administrator' && (await findProvider(db, officeId))?.required === true
}

/** A passkey says itself whose it is; with a name typed first, it must be that one's. */
async function judgeSignIn(services: Services, { passkey }: z.output<typeof PasskeySignInInput>, address: string): Promise<Judged> {
  const { db, keyring } = services
  const attempt = await beginAttempt(services, `passkey:${passkey.id}`, address)
  if (!attempt.open) return { seconds: attempt.seconds }
  const userId = await judgePasskey(services, passkey, 'sign-in', async (claimed, subject) => {
    if (subject === null) return true
    return subject.equals(keyring.matchHash('challenge-login', (await findLogin(db, claimed)) ?? ''))
  })
  const actor = userId === undefined ? undefined : await findActor(db, userId)
  if (actor === undefined) return 'sign-in-failed'
  await attempt.succeeded()
  return { actor }
}

function passwordRefusal(password: string, login: string): Refusal | undefined {
  const fault = passwordFault(password, login)
  return fault === undefined ? undefined : refuse('invalid-input', { fields: [{ field: 'password', code: fault }] }).refusal
}

export function signInRoutes(services: Services, authenticator: Authenticator, providers: Providers): Plug {
  const { db } = services

  /** The link is used up and the password kept, or neither; of two at once only one is told true. */
  async function keepPassword(link: Buffer, userId: string, password: string): Promise<boolean> {
    const passwordHash = await hashPassword(password)
    return db.transaction(everywhere, async (tx) => {
      if (!(await takeInvitation(tx, link))) return false
      await putPassword(tx, userId, passwordHash, true)
      await dropPasskeys(tx, userId)
      await dropSubjects(tx, userId)
      await dropAccess(tx, userId)
      return true
    })
  }

  /** Sets the password of the account a link was made for. */
  async function redeem(input: z.output<typeof InvitationInput>): Promise<Actor | Refusal> {
    const hash = sha256(input.token)
    const invitation = await findInvitation(db, hash, services.clock())
    const actor = invitation?.userId == null ? undefined : await findActor(db, invitation.userId)
    if (actor === undefined) return refuse('link-invalid').refusal
    if (await mustComeByProvider(services, actor)) return refuse('provider-required').refusal
    const fault = passwordRefusal(input.password, (await findLogin(db, actor.userId)) ?? '')
    if (fault !== undefined) return fault
    if (!(await keepPassword(hash, actor.userId, input.password))) return refuse('link-invalid').refusal
    authenticator.forget()
    return actor
  }

  async function begin(input: z.output<typeof FirstAdministratorInput>): Promise<Actor | Refusal> {
    const { login, name, password } = input
    const hash = sha256(input.token)
    const invitation = await findInvitation(db, hash, services.clock())
    if (invitation?.officeId == null || (await hasAdministrator(db))) return refuse('link-invalid').refusal
    const fault = passwordRefusal(password, login)
    if (fault !== undefined) return fault
    // One account for one link, however often it is tried until the password is kept.
    const commandId = causedId('first-administrator', hash.toString('hex'))
    const outcome = await addUser(services, { login, name, role: 'administrator', officeId: invitation.officeId }, commandId)
    if (outcome.type === 'refused') return outcome.refusal
    if (outcome.type !== 'done' || (await findLogin(db, outcome.id)) !== login || !(await keepPassword(hash, outcome.id, password)))
      return refuse('link-invalid').refusal
    return (await findActor(db, outcome.id)) ?? refuse('link-invalid').refusal
  }

  return (app, words) => {
    /** A route that takes a body and ends, if all goes well, in a session. */
    function route<Input extends z.ZodMiniObject>(
      path: string,
      [name, summary]: readonly [name: string, summary: string],
      shape: Input,
      work: (input: z.output<Input>, request: FastifyRequest, reply: FastifyReply, text: Words) => Promise<FastifyReply>,
    ): void {
      const entry: OpenRoute = { name, summary, body: shape, answers: { 201: done }, problems: signInProblems }
      app.post(API + path, { config: { entry } }, async (request, reply) => {
        const text = words[languageOf(request)]
        // Nobody is signed in by another site, neither as somebody else.
        if (isForeign(request)) return sendProblem(reply, problem('forbidden', text))
        const parsed = shape.safeParse(request.body ?? {})
        return parsed.success ? work(parsed.data, request, reply, text) : sendProblem(reply, inputProblem(parsed.error, text))
      })
    }
    const finish = async (got: Actor | Refusal, request: FastifyRequest, reply: FastifyReply, text: Words): Promise<FastifyReply> =>
      'userId' in got ? startSession(services, got, request, reply) : sendProblem(reply, refusalProblem(got, text))

    const tell = async (judged: Judged, request: FastifyRequest, reply: FastifyReply, text: Words): Promise<FastifyReply> => {
      if (typeof judged === 'string') return sendProblem(reply, problem('unauthenticated', text, { code: judged }))
      if ('actor' in judged) return startSession(services, judged.actor, request, reply)
      const seconds = String(judged.seconds)
      const detail = text('wait-before-retry', { seconds })
      return sendProblem(
        reply.header('retry-after', seconds),
        problem('too-many-requests', text, detail === undefined ? {} : { title: detail }),
      )
    }
    route('/session', ['SignIn', 'Signs in and sets the cookie of a session'], SignInInput, async (input, request, reply, text) =>
      tell(await judge(services, input, request.ip), request, reply, text),
    )
    const byPasskey = ['SignInByPasskey', 'Signs in with a passkey and sets the cookie of a session'] as const
    route('/session/passkey', byPasskey, PasskeySignInInput, async (input, request, reply, text) =>
      tell(await judgeSignIn(services, input, request.ip), request, reply, text),
    )
    const ask: OpenRoute = {
      name: 'StartPasskeySignIn',
      summary: 'Asks what a passkey answers at sign-in; the same for every name, whether there is one or not',
      body: StartPasskeySignInInput,
      answers: { 200: { 'application/json': PasskeyChallenge } },
      problems: ['invalid-input', 'forbidden'],
    }
    app.post(`${API}/session/passkey/challenge`, { config: { entry: ask } }, async (request, reply) => {
      const text = words[languageOf(request)]
      if (isForeign(request)) return sendProblem(reply, problem('forbidden', text))
      const parsed = StartPasskeySignInInput.safeParse(request.body ?? {})
      if (!parsed.success) return sendProblem(reply, inputProblem(parsed.error, text))
      const { login = '' } = parsed.data
      const asked = await askPasskey(services, {
        purpose: 'sign-in',
        from: request.ip,
        ...(login === '' ? {} : { subject: services.keyring.matchHash('challenge-login', login) }),
      })
      return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(asked))
    })
    const first = ['BeginOffice', 'Sets login and password of the first administrator, by the one-time link'] as const
    route('/first-administrator', first, FirstAdministratorInput, async (input, request, reply, text) =>
      finish(await begin(input), request, reply, text),
    )
    const invited = ['RedeemInvitation', 'Sets the password of the account that a one-time link was made for'] as const
    route('/invitation', invited, InvitationInput, async (input, request, reply, text) => finish(await redeem(input), request, reply, text))
    const out: OpenRoute = {
      name: 'SignOut',
      summary: 'Ends the session of the cookie, if there is one, and says where to end the one at the provider of the office',
      answers: { 200: { 'application/json': z.object({ done: z.literal(true), goOn: z.optional(z.string()) }) } },
      problems: ['forbidden'],
    }
    app.delete(`${API}/session`, { config: { entry: out } }, async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problem('forbidden', words[languageOf(request)]))
      const cookie = cookieOf(request)
      const office = cookie === undefined ? undefined : await dropSessionByToken(db, cookie.regency, cookie.hash)
      authenticator.forget()
      // On a desk that several people share, the next one must not come in by the provider's session of the one before.
      const provider = office === undefined ? undefined : await findProvider(db, office)
      const goOn = provider === undefined ? undefined : await providers.farewell(provider)
      return reply
        .header('set-cookie', cookieText(services, '', 0))
        .header('content-type', 'application/json; charset=utf-8')
        .send(JSON.stringify({ done: true, ...(goOn === undefined ? {} : { goOn }) }))
    })
  }
}
