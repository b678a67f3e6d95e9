// SPDX-License-Identifier: AGPL-3.0-or-later
// The document that is served, held to what is served: its structure, its routes, and every answer that a test receives.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fromJSONSchema } from 'zod'
import * as z from 'zod/mini'

// As far as OpenAPI 3.1 is used here; what is not listed is a mistake.
const Schema = z.record(z.string(), z.unknown())
const Content = z.record(z.string().check(z.regex(/^[a-z]+\/[a-z.+-]+$/)), z.strictObject({ schema: Schema }))
const Reference = z.strictObject({ $ref: z.string().check(z.regex(/^#\/components\/(?:schemas|parameters)\/\w+$/)) })
const Parameter = z.strictObject({
  name: z.string().check(z.minLength(1)),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  description: z.optional(z.string()),
  required: z.optional(z.boolean()),
  schema: Schema,
})
const Security = z.array(z.record(z.string(), z.array(z.string())))
const Operation = z.strictObject({
  operationId: z.string().check(z.regex(/^[A-Z][A-Za-z]+$/)),
  summary: z.string().check(z.minLength(10)),
  security: z.optional(Security),
  parameters: z.array(z.union([Parameter, Reference])),
  requestBody: z.optional(z.strictObject({ required: z.boolean(), content: Content })),
  responses: z.record(
    z.string().check(z.regex(/^[1-5]\d\d$/)),
    z.strictObject({ description: z.string().check(z.minLength(3)), content: Content }),
  ),
  'x-roles': z.optional(z.array(z.string())),
  'x-sensitivity': z.optional(z.string()),
  'x-step-up': z.optional(z.literal(true)),
})
type Operation = z.output<typeof Operation>
const OpenApi = z.strictObject({
  openapi: z.string().check(z.regex(/^3\.1\.\d+$/)),
  info: z.strictObject({ title: z.string(), version: z.string(), license: z.strictObject({ name: z.string(), identifier: z.string() }) }),
  servers: z.array(z.strictObject({ url: z.url() })),
  security: Security,
  paths: z.record(z.string().check(z.startsWith('/')), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), Operation)),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
    parameters: z.record(z.string(), Parameter),
    schemas: z.record(z.string(), Schema),
  }),
})
type OpenApi = z.output<typeof OpenApi>

export const operationsOf = (document: OpenApi) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation === undefined ? [] : [{ path, method: method.toUpperCase(), operation }],
    ),
  )

/** Every schema under a node, wherever it stands. */
function* schemasIn(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (key === 'schema') yield Schema.parse(value)
    else yield* schemasIn(value)
  }
}

const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Object.entries(node).find(([name]) => name === key)?.[1] : undefined),
      document,
    )

/** What is wrong with a document of OpenAPI 3.1; nothing where it is one. */
export function faultsOf(raw: unknown): readonly string[] {
  const parsed = OpenApi.safeParse(raw)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const operations = operationsOf(parsed.data)
  const ids = operations.map(({ operation }) => operation.operationId)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`)
  const inPath = operations.flatMap(({ path, method, operation }) => {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    const told = operation.parameters
      .flatMap((each) => ('in' in each && each.in === 'path' && each.required === true ? [each.name] : []))
      .sort()
    return wanted.join() === told.join() ? [] : [`${method} ${path} tells of ${told.join() || 'nothing'} in its path`]
  })
  const loose = [...JSON.stringify(raw).matchAll(/"\$ref":"([^"]+)"/g)].flatMap(([, pointer = '']) =>
    valueAt(raw, pointer) === undefined ? [`${pointer} leads nowhere`] : [],
  )
  const odd = [...schemasIn(raw), ...Object.values(parsed.data.components.schemas)].flatMap((schema) => {
    try {
      if (!('$ref' in schema)) fromJSONSchema(schema)
      return []
    } catch (error) {
      return [`${JSON.stringify(schema)}: ${String(error)}`]
    }
  })
  return [...twice, ...inPath, ...loose, ...odd]
}

/** Every route as the router itself prints it; those that come with another (HEAD) left out. */
export function routesOf(app: FastifyInstance): readonly string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', path = '', methods = ''] = /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line) ?? []
      if (path === '') return []
      const depth = indent.length / 4
      above.splice(depth, above.length, path)
      const whole = above.join('').replaceAll(/:(\w+)/g, '{$1}')
      return methods.split(', ').flatMap((method) => (method === '' || method === 'HEAD' ? [] : [`${method} ${whole}`]))
    })
}

type Answered = ReadonlyMap<string, Operation['responses']>
interface Known {
  readonly answers: Answered
  readonly problem: unknown
}

// Many instances of one run serve the same routes.
const documents = new Map<string, Promise<Known>>()
const checks = new Map<object, ReturnType<typeof fromJSONSchema>>()

async function read(app: FastifyInstance): Promise<Known> {
  const document = OpenApi.parse((await app.inject('/api/v1/openapi.json')).json())
  const answers = operationsOf(document).map(({ path, method, operation }) => [`${method} ${path}`, operation.responses] as const)
  return { answers: new Map(answers), problem: document.components.schemas['Problem'] }
}

function knownOf(app: FastifyInstance): Promise<Known> {
  const routes = app.printRoutes()
  const known = documents.get(routes) ?? read(app)
  documents.set(routes, known)
  return known
}

function checkOf(schema: Readonly<Record<string, unknown>>, { problem }: Known): ReturnType<typeof fromJSONSchema> {
  const known = checks.get(schema)
  if (known !== undefined) return known
  const made = fromJSONSchema('$ref' in schema ? Schema.parse(problem) : schema)
  checks.set(schema, made)
  return made
}

/** Why an answer is none that the document tells of. */
function fault(known: Known, request: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined {
  const route = request.routeOptions.url
  const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
  const responses = route === undefined ? undefined : known.answers.get(`${request.method} ${route.replaceAll(/:(\w+)/g, '{$1}')}`)
  // Where no route is, nothing but a refusal comes back.
  const content = responses === undefined ? { 'application/problem+json': { schema: { $ref: '#' } } } : responses[reply.statusCode]?.content
  if (content === undefined) return `no status ${reply.statusCode}`
  const schema = content[type]?.schema
  if (schema === undefined) return `no ${type || 'answer without a type'} for ${reply.statusCode}`
  // Lines, and what is packed, are read where they are asked for.
  if (!type.endsWith('json') || type.endsWith('ndjson')) return undefined
  const body = checkOf(schema, known).safeParse(JSON.parse(String(payload)))
  return body.success ? undefined : body.error.message
}

/** From now on an answer that is not as the document says is a fault of the server. */
export function holdToDocument(app: FastifyInstance): void {
  let known: Promise<Known> | undefined
  app.addHook('onSend', async (request, reply, payload) => {
    const { url } = request.routeOptions
    const isFile = String(reply.getHeader('cache-control')).includes('immutable')
    const isPage = url === undefined && String(reply.getHeader('content-type')).startsWith('text/html')
    if (request.method === 'HEAD' || isFile || isPage || url === '/api/v1/openapi.json') return payload
    known ??= knownOf(app)
    const found = fault(await known, request, reply, payload)
    if (found !== undefined)
      throw new Error(`${request.method} ${request.url} is not as the document says: ${found}: ${String(payload).slice(0, 300)}`)
    return payload
  })
}
