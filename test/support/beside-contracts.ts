// SPDX-License-Identifier: AGPL-3.0-or-later
// Bad requests on everything that is no contract: signing in and links, the feed, public pages, files, methods and addresses that
// nobody serves.

import fc from 'fast-check'
import { type BadRequest, language, raw, SECRETS } from './bad-requests.ts'

const [NAME] = SECRETS
const JSON_TYPE = { 'content-type': 'application/json' }

type Part = Partial<BadRequest> & Pick<BadRequest, 'fault' | 'method' | 'url'>
export const sent = (part: Part): BadRequest => ({ name: 'beside the contracts', headers: {}, language: 'id', ...part })

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Method = (typeof methods)[number]

const filled = (path: string): string => path.replaceAll(/\{\w+\}/g, '3510-00000000-0000-7000-8000-000000000000')

/** Every method on every path that is served, where it is not. */
export function wrongMethods(routes: readonly string[]): readonly BadRequest[] {
  const served = new Set(routes)
  const paths = [...new Set(routes.map((route) => route.slice(route.indexOf(' ') + 1)))]
  const isServed = (method: Method, path: string): boolean => served.has(`${method === 'HEAD' ? 'GET' : method} ${path}`)
  return paths.flatMap((path, nth) =>
    methods
      .filter((method) => !isServed(method, path))
      .map((method) =>
        sent({
          fault: 'wrong method',
          method,
          url: filled(path),
          language: nth % 2 === 0 ? 'id' : 'en',
          headers: { accept: 'application/json' },
        }),
      ),
  )
}

const brokenPart = fc.constantFrom('%', '%zz', '%ff', '%c3%28', '%00', 'a%00b', '%ed%a0%80')

/** Addresses that cannot be read, or where nothing is. */
export function wrongAddresses(routes: readonly string[]): fc.Arbitrary<BadRequest> {
  const withParts = routes.filter((route) => route.includes('{'))
  const split = (route: string): readonly [method: Method, path: string] => [
    methods.find((method) => route.startsWith(`${method} `)) ?? 'GET',
    route.slice(route.indexOf(' ') + 1),
  ]
  const accept = { accept: 'application/json' }
  return fc.oneof(
    fc.tuple(fc.constantFrom(...withParts), brokenPart, language).map(([route, part, lang]) => {
      const [method, path] = split(route)
      return sent({ fault: 'a broken part', method, url: path.replaceAll(/\{\w+\}/g, part), language: lang, headers: accept })
    }),
    fc
      .tuple(fc.constantFrom(...routes), fc.constantFrom('/', '//', '/x', '%2f', '.json', ';x=1', '%20'), language)
      .map(([route, tail, lang]) => {
        const [method, path] = split(route)
        return sent({ fault: `followed by ${tail}`, method, url: `${filled(path)}${tail}`, language: lang, headers: accept })
      }),
    fc
      .tuple(fc.stringMatching(/^[a-z0-9-]{1,40}$/), fc.constantFrom(...methods), language)
      .map(([word, method, lang]) => sent({ fault: 'nothing is there', method, url: `/api/v1/${word}-tidak-ada`, language: lang })),
    fc
      .tuple(fc.integer({ min: 301, max: 6000 }), language)
      .map(([length, lang]) => sent({ fault: 'too long', method: 'GET', url: `/api/v1/workers/${'9'.repeat(length)}`, language: lang })),
    fc
      .tuple(
        fc.constantFrom('/../../etc/passwd', '/api/v1/../../package.json', '/.env', '/api', '/api/v2/workers', '//evil.example/'),
        language,
      )
      .map(([url, lang]) => sent({ fault: 'outside', method: 'GET', url, language: lang, headers: accept })),
  )
}

/** Routes without an account that take a body, and one that fits their schema but nobody. */
const doors = [
  ['/session', { login: 'melati', password: `${NAME} dan lain` }],
  ['/session', { login: 'tidakada', password: NAME, code: '000000' }],
  ['/first-administrator', { token: 'x', login: 'baru', name: NAME, password: `${NAME} sangat panjang` }],
  ['/invitation', { token: 'x', password: `${NAME} sangat panjang` }],
] as const

const oddValue = fc.constantFrom<unknown>(null, 1, [], {}, true, '', 'x'.repeat(2000), ['melati'], { $ne: null })
const foreign = fc.constantFrom<Record<string, string>>(
  { origin: 'https://elsewhere.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
)

/** Bodies that no door takes, and such as it takes and refuses. */
export function wrongAtTheDoor(): fc.Arbitrary<BadRequest> {
  const door = fc.constantFrom(...doors)
  const at = (path: string, fault: string, payload: string | Buffer, headers: Readonly<Record<string, string>> = {}): BadRequest =>
    sent({ fault, method: 'POST', url: `/api/v1${path}`, headers: { ...JSON_TYPE, ...headers }, payload })
  const one = fc.oneof(
    fc.tuple(door, raw).map(([[path], [fault, payload, headers]]) => at(path, fault, payload, headers)),
    fc.tuple(door, oddValue, fc.nat()).map(([[path, body], value, nth]) => {
      const fields = Object.keys(body)
      return at(path, 'an odd field', JSON.stringify({ ...body, [fields[nth % fields.length] ?? 'x']: value }))
    }),
    door.map(([path, body]) => at(path, 'an unknown field', JSON.stringify({ ...body, admin: true }))),
    door.map(([path, body]) => at(path, 'nobody', JSON.stringify(body))),
    fc.tuple(door, foreign).map(([[path, body], headers]) => at(path, 'from another site', JSON.stringify(body), headers)),
    foreign.map((headers) => sent({ fault: 'from another site', method: 'DELETE', url: '/api/v1/session', headers })),
    fc.constant(sent({ fault: 'nobody', method: 'GET', url: '/api/v1/feed', headers: { 'last-event-id': '35.10:0' } })),
  )
  // Each from an address of its own, so that not all are told to wait.
  return fc.tuple(one, language, fc.nat({ max: 60_000 })).map(([request, lang, from]) => ({
    ...request,
    language: lang,
    headers: { ...request.headers, 'x-forwarded-for': `10.1.${Math.trunc(from / 250)}.${from % 250}` },
  }))
}
