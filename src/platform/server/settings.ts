// SPDX-License-Identifier: AGPL-3.0-or-later
// The environment, read once at the start. A wrong value is answered in words, all of them at once.

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { nearest } from '#platform/server/nearest.ts'
import { StartError } from '#platform/server/start-error.ts'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

function isHostName(text: string): boolean {
  return isIP(text) !== 0 || /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text)
}

/** One setting: how it is read, and the words for what it takes. */
interface Setting<T> {
  readonly schema: z.ZodType<T, string | undefined>
  /** Ends the sentence "It must be …". */
  readonly accepts: string
  readonly example: string
  /** The value is not repeated in messages, and may come from a file named by NAME_FILE. */
  readonly secret?: true
}

function setting<T>(value: Setting<T>): Setting<T> {
  return value
}

const whole = (least: number, most: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most))

const settings = {
  KAWAL_PORT: setting({
    schema: whole(0, 65_535).default(8080),
    accepts: 'a port from 1 to 65535, or 0 for any free one',
    example: '8080',
  }),
  KAWAL_HOST: setting({
    schema: z.string().refine(isHostName).default('127.0.0.1'),
    accepts: 'an address or host name to listen on',
    example: '127.0.0.1 (this machine only) or 0.0.0.0 (everybody)',
  }),
  KAWAL_DATA: setting({ schema: z.string().min(1).default('./data'), accepts: 'a folder for the data', example: '/var/lib/kawal' }),
  KAWAL_DATABASE_URL: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['postgres:', 'postgresql:']))
      .optional(),
    accepts: 'the address of a PostgreSQL 15 or newer',
    example: 'postgres://kawal:secret@db.example.org:5432/kawal',
    secret: true,
  }),
  KAWAL_PUBLIC_URL: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['http:', 'https:']))
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    accepts: 'the address under which people reach Kawal, starting with https:// or http://',
    example: 'https://kawal.banyuwangikab.go.id',
  }),
  KAWAL_LOG_LEVEL: setting({ schema: z.enum(levels).default('info'), accepts: `one of ${levels.join(', ')}`, example: 'info' }),
  KAWAL_KEY_FILE: setting({
    schema: z.string().min(1).optional(),
    accepts: 'a file that holds the key of this instance',
    example: '/run/secrets/kawal-key',
  }),
  KAWAL_POOL: setting({
    schema: whole(2, 50).default(10),
    accepts: 'how many connections to the database to keep, from 2 to 50',
    example: '10',
  }),
} as const

type Name = keyof typeof settings

// Set for other programs of the project, or by the tests; not ours to judge.
const foreign: readonly string[] = ['KAWAL_CHROMIUM']

/** The settings, checked. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly databaseUrl: string | undefined
  readonly publicUrl: string | undefined
  readonly logLevel: (typeof levels)[number]
  readonly keyFile: string | undefined
  readonly poolSize: number
}

function isName(name: string): name is Name {
  return name in settings
}

function isSecret(name: string): boolean {
  return isName(name) && 'secret' in settings[name]
}

function knownNames(): string[] {
  return Object.keys(settings).flatMap((name) => (isSecret(name) ? [name, `${name}_FILE`] : [name]))
}

function unknownNames(env: NodeJS.ProcessEnv): string[] {
  const known = knownNames()
  return Object.keys(env)
    .filter((name) => name.startsWith('KAWAL_') && !known.includes(name) && !foreign.includes(name))
    .map((name) => {
      return `${name} is no setting of Kawal. The nearest that is: ${nearest(name, known)}.`
    })
}

interface Reader {
  readonly read: <T>(name: Name, from: Setting<T>) => T | undefined
  readonly faults: string[]
}

function reader(env: NodeJS.ProcessEnv): Reader {
  const faults = unknownNames(env)

  function textOf(name: Name): string | undefined {
    // An empty value in a file of settings means that it is not set.
    const plain = env[name] || undefined
    const file = isSecret(name) ? env[`${name}_FILE`] || undefined : undefined
    if (file === undefined) return plain
    if (plain !== undefined) faults.push(`${name} and ${name}_FILE are both set. Set one of them.`)
    try {
      return readFileSync(file, 'utf8').trim()
    } catch {
      faults.push(`${name}_FILE names ${file}, which cannot be read. It must be a file that holds ${settings[name].accepts}.`)
      return undefined
    }
  }

  function read<T>(name: Name, from: Setting<T>): T | undefined {
    const text = textOf(name)
    const parsed = from.schema.safeParse(text)
    if (parsed.success) return parsed.data
    const shown = from.secret ? 'is set to something else' : `is "${text}"`
    faults.push(`${name} ${shown}. It must be ${from.accepts}, for example ${from.example}.`)
    return undefined
  }
  return { read, faults }
}

/**
 * Reads and checks the environment.
 * @throws StartError with one sentence for each thing that is wrong
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { read, faults } = reader(env)
  const port = read('KAWAL_PORT', settings.KAWAL_PORT)
  const host = read('KAWAL_HOST', settings.KAWAL_HOST)
  const data = read('KAWAL_DATA', settings.KAWAL_DATA)
  const databaseUrl = read('KAWAL_DATABASE_URL', settings.KAWAL_DATABASE_URL)
  const publicUrl = read('KAWAL_PUBLIC_URL', settings.KAWAL_PUBLIC_URL)
  const logLevel = read('KAWAL_LOG_LEVEL', settings.KAWAL_LOG_LEVEL)
  const keyFile = read('KAWAL_KEY_FILE', settings.KAWAL_KEY_FILE)
  const poolSize = read('KAWAL_POOL', settings.KAWAL_POOL)
  if (
    faults.length > 0 ||
    port === undefined ||
    host === undefined ||
    data === undefined ||
    logLevel === undefined ||
    poolSize === undefined
  ) {
    const title = faults.length === 1 ? 'One setting is wrong:' : `${faults.length} settings are wrong:`
    throw new StartError([title, ...faults.map((fault) => `  - ${fault}`)].join('\n'))
  }
  return { port, host, data, databaseUrl, publicUrl, logLevel, keyFile, poolSize }
}
