// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests that must be refused. One half does not pass a contract's schema or is not even JSON; the other passes it and fails a rule,
// a version or an authority.

import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type Actor, roles } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import type { Bound } from '#platform/server/http/capability.ts'
import { type Input, inputsOf, requestOf } from './inputs.ts'
import { officer, type Town } from './town.ts'
import { actorHeader } from './whole.ts'

export interface BadRequest {
  /** What is wrong with it, for whoever reads a failure. */
  readonly fault: string
  readonly name: string
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
  readonly language: 'id' | 'en'
  /** How it must be refused, where not every refusal will do. */
  readonly said?: { readonly status: number; readonly code?: string }
}

/** A key with which the village's officer has already sent something. */
export const USED_KEY = 'sudah-dipakai'

// Stands in every request that can carry it; no answer may hold it.
export const SECRETS = ['Rahasianti', '4910044107990777', '089911223344'] as const
const [NAME, NIK, PHONE] = SECRETS

export const language = fc.constantFrom('id', 'en')
export const nobody = formatId({ regency: '35.10', uuid: '00000000-0000-7000-8000-000000000000' })

export function secretive(town: Town, bound: Bound): (field: string) => unknown {
  const collection = bound.contract.path.split('/')[1] ?? ''
  const own: Readonly<Record<string, unknown>> = { id: town.ids[collection], name: NAME, nik: NIK, phone: PHONE }
  return (field) =>
    field in own ? own[field] : bound.contract.path === '/areas/{code}' && field === 'code' ? town.area : town.known(field)
}

export function send(bound: Bound, actor: Actor | undefined, fault: string, input: Input, more: Partial<BadRequest> = {}): BadRequest {
  const { method, url, body, file } = requestOf(bound.contract, input)
  const type = more.payload === undefined && file !== undefined ? file.type : 'application/json'
  const headers = { ...(actor === undefined ? {} : actorHeader(actor)), 'content-type': type, ...more.headers }
  const payload = more.payload ?? file?.bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  return {
    fault,
    name: bound.name,
    method,
    language: 'id',
    ...more,
    url: more.url ?? url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  }
}

const mayOf = (bound: Bound, town: Town): Actor => officer(bound.contract.may[0] ?? 'regency-officer', [town.area], town.bodyOffice)

export const raw: fc.Arbitrary<readonly [fault: string, payload: string | Buffer, headers?: Record<string, string>]> = fc.oneof(
  fc.constantFrom<readonly [string, string]>(
    ['cut JSON', `{"name":"${NAME}"`],
    ['no JSON', `name=${NAME}`],
    ['a bare word', NAME],
    ['an array', `["${NAME}"]`],
    ['a number', '1e999'],
    ['a text', `"${NAME}"`],
    ['NUL', `{"name":"${NAME}\\u0000"}`],
    ['a lone surrogate', `{"name":"${NAME}\\ud800"}`],
    ['a prototype', `{"__proto__":{"name":"${NAME}"}}`],
    ['a constructor', `{"constructor":{"prototype":{"name":"${NAME}"}}}`],
    ['a prototype within', `{"name":{"__proto__":{"name":"${NAME}"}}}`],
    ['a field nobody asked for', `{"${'x'.repeat(50)}":1}`],
    ['a name twice', `{"name":"${NAME}","name":"${NAME}"}`],
    ['a name twice, written in two ways', `{"name":"${NAME}","n\\u0061me":"${NAME}"}`],
    ['a lone surrogate as a name', `{"\\udfff":"${NAME}"}`],
    ['something behind the end', `{"name":"${NAME}"}}`],
    ['nothing at all', ''],
    ['JavaScript', `{name:'${NAME}'}`],
  ),
  fc.integer({ min: 33, max: 5000 }).map((depth) => ['deep nesting', `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`] as const),
  fc.integer({ min: 262_200, max: 300_000 }).map((size) => ['oversized', `{"name":"${'a'.repeat(size)}"}`] as const),
  fc
    .uint8Array({ minLength: 1, maxLength: 20 })
    .map(
      (bytes) =>
        ['wrong encoding', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe, ...bytes]), Buffer.from('"}')])] as const,
    ),
  fc
    .constantFrom('text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json-patch+json', 'nonsense')
    .map((type) => ['wrong content type', `{"name":"${NAME}"}`, { 'content-type': type }] as const),
  fc
    .constantFrom<Record<string, string>>(
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'application/json; charset="latin1"' },
      { 'content-encoding': 'gzip' },
      { 'content-encoding': 'br' },
    )
    .map((headers) => ['wrong encoding said', `{"name":"${NAME}"}`, headers] as const),
  fc.constant(['packed', gzipSync(`{"name":"${NAME}"}`), { 'content-encoding': 'gzip' }] as const),
  fc.constant(['packed in secret', gzipSync(`{"name":"${NAME}"}`)] as const),
)

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    -1,
    1.5,
    1e300,
    '',
    ' ',
    '\t',
    'NaN',
    '٣٥',
    '35.10.04.2006\u2028',
    "'; drop table event; --",
    '../../etc/passwd',
    '<script>',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constant('x'.repeat(20_000)),
)
const oddId = fc.constantFrom(
  'x',
  '0',
  '3510-',
  '..%2f..',
  '%00',
  '3510-0197f3c2',
  'null',
  '35100197f3c2-0000-7000-8000-000000000000',
  'a'.repeat(290),
  '%ff',
)
/** What no account signs in with; every route of a contract asks for one. */
const noProof = fc.constantFrom<Record<string, string>>(
  { authorization: '' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer kawal_3510_x' },
  { authorization: `Bearer kawal_0000_${'a'.repeat(43)}` },
  { authorization: 'Basic ZGVzYTprYXdhbC1kZW1vLTIwMjY=' },
  { authorization: 'Local secret', 'x-kawal-user': 'dinas' },
  { authorization: 'Bearer ü' },
  { cookie: 'kawal_session=' },
  { cookie: `kawal_session=3510.${'a'.repeat(43)}` },
  { cookie: 'kawal_session="; kawal_session=%00' },
  { cookie: ';;;=;' },
)
const oddHeader = fc.constantFrom<Record<string, string>>(
  { 'idempotency-key': 'a b' },
  { 'idempotency-key': 'x'.repeat(300) },
  { 'idempotency-key': 'kunci-ü' },
  { 'if-match': 'abc' },
  { 'if-match': '"1e3"' },
  { 'if-match': '"99999999999"' },
  { 'if-match': '-1' },
)

/** Of which no list and no record is asked. */
const badQueries = [
  'q=%ff',
  '%ff',
  'q=%',
  'area=%c3%28',
  'limit=1&limit=2',
  'cursor=a&cursor=b',
  'q=a%00b',
  'q=%ed%a0%80',
  '__proto__=x',
  'constructor=x',
  'q[]=x',
  'limit=%u0031',
  `tidakAda=${NAME}`,
  `limit=${'9'.repeat(400)}`,
] as const

/** In a query everything is text. */
function withFault(bound: Bound, input: Input, field: string, value: unknown): Input {
  if (bound.contract.kind === 'command' && bound.contract.uploads === undefined) return { ...input, [field]: value }
  return { ...input, [field]: typeof value === 'object' ? JSON.stringify(value) : String(value) }
}

/** Requests that no schema, parser or header rule takes. */
export function malformed(bound: Bound, town: Town): fc.Arbitrary<BadRequest> {
  const actor = mayOf(bound, town)
  const valid = inputsOf(bound.contract, secretive(town, bound))
  const fields = Object.keys(bound.contract.input.def.shape)
  const isCommand = bound.contract.kind === 'command'
  const kinds: fc.Arbitrary<BadRequest | undefined>[] = [
    fc.tuple(valid, language).map(([input, lang]) => send(bound, actor, 'unknown field', { ...input, tidakAda: NAME }, { language: lang })),
  ]
  if (fields.length > 0)
    kinds.push(
      fc.tuple(valid, fc.constantFrom(...fields), odd, language).map(([input, field, value, lang]) => {
        const faulty = withFault(bound, input, field, value)
        return bound.contract.input.safeParse(faulty).success ? undefined : send(bound, actor, `odd ${field}`, faulty, { language: lang })
      }),
      fc.tuple(valid, fc.constantFrom(...fields), language).map(([input, field, lang]) => {
        const { [field]: _gone, ...rest } = input
        if (bound.contract.path.includes(`{${field}}`) || bound.contract.input.safeParse(rest).success) return undefined
        return send(bound, actor, `without ${field}`, rest, { language: lang })
      }),
    )
  if (!isCommand)
    kinds.push(
      fc.tuple(valid, fc.constantFrom(...badQueries), language).map(([input, query, lang]) => {
        const request = send(bound, actor, `asked ${query}`, input, { language: lang })
        return { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}${query}` }
      }),
    )
  if (isCommand) {
    kinds.push(
      fc
        .tuple(valid, raw, language)
        .map(([input, [fault, payload, headers], lang]) =>
          send(bound, actor, fault, input, { payload, language: lang, ...(headers === undefined ? {} : { headers }) }),
        ),
      fc
        .tuple(valid, oddHeader, language)
        .map(([input, headers, lang]) => send(bound, actor, `header ${Object.keys(headers)}`, input, { headers, language: lang })),
    )
  }
  if (bound.contract.path.includes('{id}'))
    kinds.push(
      fc.tuple(valid, oddId, language).map(([input, id, lang]) => {
        const request = send(bound, actor, 'odd id', input, { language: lang })
        return { ...request, url: request.url.replace(/(\/api\/v1\/[a-z-]+\/)[^/?]+/, `$1${id}`) }
      }),
    )
  if (fields.includes('cursor'))
    kinds.push(
      fc
        .tuple(fc.constantFrom('x', 'bm9wZQ', 'W10', 'WzFd', 'eyJhIjoxfQ', '%00', 'W251bGwsbnVsbCxudWxsXQ'), language)
        .map(([cursor, lang]) => {
          const request = send(bound, actor, 'damaged cursor', {}, { language: lang })
          return { ...request, url: `${request.url}?cursor=${cursor}` }
        }),
    )
  return fc.oneof(...kinds).filter((request) => request !== undefined)
}

/** Requests that pass the schema, sent by somebody who may not, about what is not there, or on a version that is past. */
export function refused(bound: Bound, town: Town, far: Town): fc.Arbitrary<BadRequest> {
  const valid = inputsOf(bound.contract, secretive(town, bound))
  const { may, path, sensitivity, kind } = bound.contract
  const placed = ['personal', 'identity', 'staff'].includes(sensitivity)
  const outsiders = roles.filter((role) => !may.includes(role))
  const kinds: fc.Arbitrary<BadRequest>[] = [
    fc.tuple(valid, language).map(([input, lang]) => send(bound, undefined, 'nobody', input, { language: lang })),
    fc
      .tuple(valid, noProof, language)
      .map(([input, headers, lang]) => send(bound, undefined, `with ${JSON.stringify(headers)}`, input, { headers, language: lang })),
  ]
  if (outsiders.length > 0)
    kinds.push(
      fc
        .tuple(valid, fc.constantFrom(...outsiders), language)
        .map(([input, role, lang]) => send(bound, officer(role, [town.area]), `by ${role}`, input, { language: lang })),
    )
  if (kind === 'command' && may.includes('village-officer'))
    kinds.push(
      fc.tuple(valid, language).map(([input, lang]) =>
        send(bound, officer('village-officer', [town.area]), 'a used key', input, {
          language: lang,
          headers: { 'idempotency-key': USED_KEY },
        }),
      ),
    )
  if (placed && path.includes('{id}')) {
    kinds.push(
      fc
        .tuple(valid, fc.constantFrom(...may), language)
        .map(([input, role, lang]) => send(bound, officer(role, [far.area]), `from outside by ${role}`, input, { language: lang })),
      fc
        .tuple(valid, fc.constantFrom(...may), language)
        .map(([input, role, lang]) =>
          send(bound, officer(role, [town.area]), 'nothing there', { ...input, id: nobody }, { language: lang }),
        ),
    )
    if (kind === 'command')
      kinds.push(
        fc
          .tuple(valid, language)
          .map(([input, lang]) =>
            send(bound, mayOf(bound, town), 'past version', input, { language: lang, headers: { 'if-match': '"999999"' } }),
          ),
      )
  }
  return fc.oneof(...kinds)
}
