// SPDX-License-Identifier: AGPL-3.0-or-later
// OpenAPI 3.1 of what is served: every route says at its registration what it is, or the server does not start.

import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import type { Contract } from '#kernel/contract.ts'
import { ProblemDocument, type ProblemKind, statusOf } from '#kernel/problem.ts'
import { problemWords } from '#kernel/problem.words.ts'

/** What a route outside the contracts says of itself; nobody needs to be signed in where `asks` does not say so. */
export interface OpenRoute {
  readonly name: string
  readonly summary: string
  readonly asks?: 'signed-in'
  readonly query?: z.ZodMiniObject
  readonly body?: z.ZodMiniObject
  /** What a form sends (RFC 7578); `file` is one. */
  readonly form?: z.ZodMiniObject
  /** By status and content type. */
  readonly answers: Readonly<Record<number, Readonly<Record<string, z.ZodMiniType>>>>
  readonly problems: readonly ProblemKind[]
}

interface ContractRoute {
  readonly name: string
  readonly contract: Contract
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `file`: of the web app, and no part of the interface. */
    readonly entry?: ContractRoute | OpenRoute | 'file'
  }
}

interface Served {
  readonly method: string
  readonly url: string
  readonly entry: ContractRoute | OpenRoute
}

/** What every operation may answer. */
const everywhere: readonly ProblemKind[] = ['malformed', 'internal', 'unavailable']
const ofContracts: readonly ProblemKind[] = [...everywhere, 'invalid-input', 'unauthenticated', 'forbidden', 'not-found']
const ofBodies: readonly ProblemKind[] = ['too-large', 'unsupported-media-type']
const ofCommands: readonly ProblemKind[] = [...ofContracts, ...ofBodies, 'id-reused', 'stale', 'refused', 'too-many-requests']

const PROBLEM = { $ref: '#/components/schemas/Problem' }
const parameterRef = (name: string): object => ({ $ref: `#/components/parameters/${name}` })
const header = (name: string, description: string, schema: object): object => ({ name, in: 'header', description, schema })

const parameters = {
  Language: header('Accept-Language', 'The language of every text of the answer: id or en', { type: 'string' }),
  Key: header('Idempotency-Key', 'The same key again gives the same answer', { type: 'string', minLength: 1, maxLength: 200 }),
  Seen: header('If-Match', 'The version that was seen, e.g. "3"', { type: 'string' }),
  MadeOn: header(
    'X-Made-On',
    'The version on which it was begun: what others changed since is not written over, where the command knows how',
    {
      type: 'integer',
      minimum: 0,
    },
  ),
}

type JsonSchema = Readonly<Record<string, unknown>>
const inputSchema = (shape: z.ZodMiniObject) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
const outputSchema = (shape: z.ZodMiniType): JsonSchema => ({ ...z.toJSONSchema(shape, { unrepresentable: 'any' }) })

/** One response for each status, with what it can mean. */
function problemResponses(kinds: readonly ProblemKind[]): Readonly<Record<string, object>> {
  const meanings = Map.groupBy(new Set(kinds), (kind) => statusOf[kind])
  return Object.fromEntries(
    [...meanings].map(([status, found]) => [
      String(status),
      {
        description: found.map((kind) => problemWords.en[kind]).join(' / '),
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    ]),
  )
}

function fieldsOf(shape: z.ZodMiniObject | undefined) {
  const { properties = {}, required = [] } = shape === undefined ? {} : inputSchema(shape)
  return { properties, required: new Set(required), names: Object.keys(properties) }
}
type Fields = ReturnType<typeof fieldsOf>

const inPathOf = (url: string): readonly string[] => [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')

function parametersOf(url: string, fields: Fields, inQuery: readonly string[]): readonly object[] {
  const inPath = inPathOf(url).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: fields.properties[name] ?? { type: 'string' },
  }))
  const asked = inQuery.map((name) => ({
    name,
    in: 'query',
    required: fields.required.has(name),
    schema: fields.properties[name] ?? {},
  }))
  return [...inPath, ...asked, parameterRef('Language')]
}

function bodyOf(fields: Fields, names: readonly string[]): object {
  if (names.length === 0) return {}
  const required = names.filter((name) => fields.required.has(name))
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, fields.properties[name] ?? {}])),
    required,
  }
  return { requestBody: { required: required.length > 0, content: { 'application/json': { schema } } } }
}

const formSchema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] }
const formBody = { requestBody: { required: true, content: { 'multipart/form-data': { schema: formSchema } } } }

/** What a query answers that is no JSON. */
function filesOf(contract: Contract): readonly string[] {
  if (contract.kind === 'command') return []
  // What is JSON is told by its shape, as a file as well.
  return contract.brought ?? (contract.file === undefined || contract.file === 'application/json' ? [] : [contract.file])
}

const binary = (types: readonly string[]): object =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))

function contractOperation(url: string, { name, contract }: ContractRoute): object {
  const fields = fieldsOf(contract.input)
  const rest = fields.names.filter((field) => !inPathOf(url).includes(field))
  const isCommand = contract.kind === 'command'
  const creates = isCommand && contract.creates === true
  const goesOn = isCommand && contract.goesOn === true
  const uploads = isCommand && contract.uploads !== undefined
  const files = filesOf(contract)
  const refusing: readonly ProblemKind[] = isCommand
    ? []
    : [
        ...(contract.brought !== undefined || contract.refuses === true ? (['refused'] as const) : []),
        ...(contract.ends === true ? (['device-ended'] as const) : []),
      ]
  return {
    operationId: name,
    summary: contract.summary.en,
    'x-roles': contract.may,
    'x-sensitivity': contract.sensitivity,
    ...(contract.stepUp === true ? { 'x-step-up': true } : {}),
    parameters: [
      ...parametersOf(url, fields, isCommand && !uploads ? [] : rest),
      ...(isCommand ? [parameterRef('Key'), parameterRef('Seen'), parameterRef('MadeOn')] : []),
    ],
    ...(uploads ? formBody : isCommand ? bodyOf(fields, rest) : {}),
    responses: {
      [goesOn ? '202' : creates ? '201' : '200']: {
        description: contract.summary.en,
        content: files.length === 0 ? { 'application/json': { schema: outputSchema(contract.output) } } : binary(files),
      },
      ...problemResponses(isCommand ? ofCommands : [...ofContracts, ...refusing]),
    },
  }
}

function openOperation(url: string, route: OpenRoute): object {
  const body = fieldsOf(route.body)
  const query = fieldsOf(route.query)
  const answers = Object.entries(route.answers).map(([status, types]) => {
    const content = Object.entries(types).map(([type, shape]) => [type, { schema: outputSchema(shape) }])
    return [status, { description: route.summary, content: Object.fromEntries(content) }]
  })
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.asks === undefined ? { security: [] } : {}),
    parameters: parametersOf(url, query, query.names),
    ...bodyOf(body, body.names),
    ...(route.form === undefined
      ? {}
      : { requestBody: { required: true, content: { 'multipart/form-data': { schema: inputSchema(route.form) } } } }),
    responses: {
      ...problemResponses([...everywhere, ...(route.body === undefined && route.form === undefined ? [] : ofBodies), ...route.problems]),
      ...Object.fromEntries(answers),
    },
  }
}

const operationOf = ({ url, entry }: Served): object => ('contract' in entry ? contractOperation(url, entry) : openOperation(url, entry))

/**
 * Follows every registration from now on.
 * @returns the document of what was registered by the time it is asked for
 */
export function describeRoutes(
  app: FastifyInstance,
  { version, publicUrl }: { readonly version: string; readonly publicUrl: string },
): () => object {
  const served: Served[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    // A HEAD comes with its GET.
    if (method === 'HEAD' || config?.entry === 'file') return
    if (config?.entry === undefined || typeof method !== 'string') throw new Error(`${method} ${url} does not say what it is`)
    served.push({ method, url, entry: config.entry })
  })
  return () => {
    const paths: Record<string, Record<string, object>> = {}
    for (const each of served) {
      const path = each.url.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [each.method.toLowerCase()]: operationOf(each) }
    }
    return {
      openapi: '3.1.0',
      info: { title: 'Kawal', version, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
      servers: [{ url: publicUrl }],
      security: [{ bearer: [] }, { cookie: [] }],
      paths,
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'kawal_session' } },
        parameters,
        schemas: { Problem: outputSchema(ProblemDocument) },
      },
    }
  }
}
