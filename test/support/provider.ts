// SPDX-License-Identifier: AGPL-3.0-or-later
// A real provider of identities on this machine: anybody signs in there by the name they type.

import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'

export const CLIENT = { id: 'kawal', secret: 'rahasia kantor yang panjang' } as const

export interface TestProvider {
  readonly issuer: string
  readonly close: () => Promise<void>
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

/** @param returnTo the addresses to which it sends people back */
export async function openProvider(returnTo: readonly string[]): Promise<TestProvider> {
  const server = createServer((request, response) => handle(request, response))
  const port = await listen(server)
  const issuer = `http://127.0.0.1:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: returnTo,
        post_logout_redirect_uris: returnTo.map((each) => `${new URL(each).origin}/`),
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
  })
  const handle = provider.callback()
  return { issuer, close: () => close(server) }
}

/** Somebody who takes connections and never answers, or answers only with another address. */
export async function openSilence(location?: string): Promise<TestProvider> {
  const server = createServer((_request, response) => {
    if (location !== undefined) response.writeHead(302, { location }).end()
  })
  const port = await listen(server)
  return { issuer: `http://127.0.0.1:${port}`, close: () => close(server) }
}

const formOf = (page: string): { readonly action: string; readonly prompt: string } => ({
  action: /action="([^"]+)"/.exec(page)?.[1] ?? '',
  prompt: /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '',
})

/** Signs in there without a browser. @returns the address with which it sends the person back */
export async function signInAt(url: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  const ask = async (address: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
  const home = new URL(url).origin
  let answer = await ask(url)
  for (let steps = 0; steps < 12; steps += 1) {
    const location = answer.headers.get('location')
    if (location !== null) {
      const next = new URL(location, home)
      if (next.origin !== home) return next
      answer = await ask(next.href)
    } else {
      const { action, prompt } = formOf(await answer.text())
      answer = await ask(new URL(action, home).href, prompt === 'login' ? { prompt, login, password: 'apa saja' } : { prompt })
    }
  }
  throw new Error('the provider sends nobody back')
}
