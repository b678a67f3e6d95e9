// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in at an office's own provider (OpenID Connect Core 1.0, authorization code with PKCE, nonce and state). What is remembered
// between going and coming back lies sealed in the database and is used once.

import * as oidc from 'openid-client'
import * as z from 'zod/mini'
import { CHALLENGE_MINUTES, stepUpRules } from '#access/core/sign-in.law.ts'
import { putChallenge, takeChallenge } from '#access/server/challenge.store.ts'
import { partyOf } from '#access/server/passkey.ts'
import type { Provider } from '#access/server/provider.store.ts'
import { mayAsk, providerFetch } from '#access/server/provider-fetch.ts'
import { sha256 } from '#access/server/secrets.ts'
import { ruleOn } from '#kernel/law.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'

const MINUTE_MS = 60_000
const REMEMBER_MS = 3_600_000
const SILENT_MS = 10_000
const SECONDS = 60

/** Who comes back, and what for: to sign in, or to tie their subject to an account by its invitation or by themselves. */
const Purpose = z.union([
  z.object({ for: z.literal('sign-in') }),
  z.object({ for: z.literal('invitation'), link: z.string() }),
  z.object({ for: z.literal('tie'), userId: z.string() }),
])
export type Purpose = z.output<typeof Purpose>

const Kept = z.object({ officeId: z.string(), nonce: z.string(), verifier: z.string(), purpose: Purpose })
export type Kept = z.output<typeof Kept>

/** Where a provider sends people back to. */
export const returnAddress = (publicUrl: string): string => `${publicUrl}/api/v1/session/provider/return`

export const secretContext = (officeId: string): string => `provider:${officeId}`

export interface Providers {
  /** Whether an issuer may be asked at all. */
  readonly mayBe: (issuer: string) => boolean
  /** Whether it answers as a provider does. */
  readonly answers: (provider: Provider) => Promise<boolean>
  /** Where to send the browser, and the state that it must bring back; undefined where the provider does not answer. */
  readonly begin: (
    provider: Provider,
    purpose: Purpose,
    from: string,
  ) => Promise<{ readonly url: string; readonly state: string } | undefined>
  /** What was kept for a state; undefined where it was used or ran out. */
  readonly recall: (state: string) => Promise<Kept | undefined>
  /** The subject that the provider vouches for; undefined where anything does not fit, or nobody answers. */
  readonly subjectOf: (provider: Provider, kept: Kept, came: { readonly url: URL; readonly state: string }) => Promise<string | undefined>
  /** Where the browser ends its session at the provider; undefined where it has no such place, or does not answer. */
  readonly farewell: (provider: Provider) => Promise<string | undefined>
}

export function openProviders(services: Services): Providers {
  const { db, keyring, clock, publicUrl } = services
  const development = partyOf(publicUrl).rpId === 'localhost'
  const fetch = providerFetch(development)
  const redirect = returnAddress(publicUrl)
  const known = new Map<string, { readonly until: number; readonly config: Promise<oidc.Configuration> }>()

  const mayBe = (issuer: string): boolean => URL.canParse(issuer) && mayAsk(new URL(issuer), development)

  async function discover({ officeId, issuer, clientId, secret }: Provider): Promise<oidc.Configuration> {
    if (!mayBe(issuer)) throw new Error('this issuer may not be asked')
    const url = new URL(issuer)
    const config = await oidc.discovery(url, clientId, keyring.open(secret, secretContext(officeId)), undefined, {
      [oidc.customFetch]: fetch,
      timeout: 5,
      // Only where this machine is its own provider.
      ...(url.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}),
    })
    const { authorization_endpoint: door } = config.serverMetadata()
    if (door === undefined || !mayBe(door)) throw new Error('the provider has no door where a browser may go')
    return config
  }

  /** Found once an hour; one that did not answer is left alone for seconds, however many come meanwhile. */
  function configOf(provider: Provider): Promise<oidc.Configuration> {
    const { issuer, clientId, secret } = provider
    const key = `${issuer}\n${clientId}\n${secret.toString('base64')}`
    const now = Date.parse(clock())
    const before = known.get(key)
    if (before !== undefined && before.until > now) return before.config
    const config = discover(provider)
    known.set(key, { until: now + REMEMBER_MS, config })
    config.catch(() => known.set(key, { until: now + SILENT_MS, config }))
    return config
  }

  /** Whatever a provider does wrong, or does not do, is no fault of ours. */
  async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch {
      return undefined
    }
  }
  const found = (provider: Provider): Promise<oidc.Configuration | undefined> => tried(() => configOf(provider))
  /** A sign-in at the provider that is older is asked for anew, so that coming back is a fresh proof. */
  const maxAge = (): number => ruleOn(stepUpRules, jakartaDate(clock())).minutes * SECONDS

  return {
    mayBe,
    answers: async (provider) => (await found(provider)) !== undefined,
    begin: async (provider, purpose, from) => {
      const config = await found(provider)
      if (config === undefined) return undefined
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const { officeId } = provider
      const kept: Kept = { officeId, nonce, verifier, purpose }
      const hash = sha256(state)
      await putChallenge(db, {
        hash,
        purpose: 'provider',
        subject: null,
        askedFrom: keyring.matchHash('challenge-from', from),
        expires: new Date(Date.parse(clock()) + CHALLENGE_MINUTES * MINUTE_MS).toISOString(),
        sealed: keyring.seal(JSON.stringify(kept), `challenge:${hash.toString('hex')}`),
      })
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        max_age: String(maxAge()),
      })
      return { url: url.href, state }
    },
    recall: async (state) => {
      const hash = sha256(state)
      const taken = await takeChallenge(db, hash, 'provider', clock())
      if (taken?.sealed == null) return undefined
      return Kept.parse(JSON.parse(keyring.open(taken.sealed, `challenge:${hash.toString('hex')}`)))
    },
    subjectOf: async (provider, { nonce, verifier }, { url, state }) => {
      const config = await found(provider)
      if (config === undefined) return undefined
      const tokens = await tried(() =>
        oidc.authorizationCodeGrant(config, new URL(`${redirect}${url.search}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          maxAge: maxAge(),
          idTokenExpected: true,
        }),
      )
      return tokens?.claims()?.sub
    },
    farewell: async (provider) => {
      const config = await found(provider)
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined
      const url = await tried(async () => oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/` }))
      return url !== undefined && mayBe(url.href) ? url.href : undefined
    },
  }
}
