// SPDX-License-Identifier: AGPL-3.0-or-later
// OpenAPI 3.1 from the contracts that validate.

import * as z from 'zod/mini'
import type { Contract } from '#kernel/contract.ts'
import { API } from '#platform/server/http/routes.ts'

interface Named {
  readonly name: string
  readonly contract: Contract
}

const problemRef = {
  description: 'Problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function operation({ name, contract }: Named): object {
  const shape = contract.input.def.shape
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const names = Object.keys(shape)
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  const properties = schema.properties ?? {}
  const required = new Set(schema.required ?? [])
  const parameter = (key: string, where: 'path' | 'query'): object => ({
    name: key,
    in: where,
    required: where === 'path' || required.has(key),
    schema: properties[key] ?? {},
  })
  const bodyKeys = contract.kind === 'command' ? names.filter((key) => !inPath.includes(key)) : []
  const success = contract.kind === 'command' && contract.creates === true ? '201' : '200'
  return {
    operationId: name,
    summary: contract.summary,
    'x-roles': contract.may,
    'x-sensitivity': contract.sensitivity,
    parameters: [
      ...inPath.map((key) => parameter(key, 'path')),
      ...(contract.kind === 'query' ? names.filter((key) => !inPath.includes(key)).map((key) => parameter(key, 'query')) : []),
      ...(contract.kind === 'command'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              schema: { type: 'string', maxLength: 200 },
              description: 'The same key again gives the same answer',
            },
            { name: 'If-Match', in: 'header', schema: { type: 'string' }, description: 'The version that was seen, e.g. "3"' },
          ]
        : []),
    ],
    ...(bodyKeys.length === 0
      ? {}
      : {
          requestBody: {
            required: bodyKeys.some((key) => required.has(key)),
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  properties: Object.fromEntries(bodyKeys.map((key) => [key, properties[key] ?? {}])),
                  required: bodyKeys.filter((key) => required.has(key)),
                },
              },
            },
          },
        }),
    responses: {
      [success]: {
        description: contract.summary,
        content:
          contract.kind === 'query' && contract.file !== undefined
            ? { [contract.file]: { schema: { type: 'string', format: 'binary' } } }
            : { 'application/json': { schema: z.toJSONSchema(contract.output, { unrepresentable: 'any' }) } },
      },
      '4XX': problemRef,
    },
  }
}

export function openApi(bound: readonly Named[], version: string, publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const named of bound) {
    const path = API + named.contract.path
    paths[path] = { ...paths[path], [named.contract.method.toLowerCase()]: operation(named) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kawal', version, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'kawal_session' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: { type: 'object', properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } } },
            },
            guards: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  guard: { type: 'string' },
                  message: { type: 'string' },
                  legalBasis: { type: 'string' },
                  standing: { type: 'string' },
                },
              },
            },
            see: { type: 'string' },
            version: { type: 'integer' },
          },
        },
      },
    },
  }
}
