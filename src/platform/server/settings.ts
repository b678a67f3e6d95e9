// SPDX-License-Identifier: AGPL-3.0-or-later
// The environment, read once at the start. A wrong value is answered in words, all of them at once.

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import type { ClamdAddress } from '#platform/server/files/scanner.ts'
import type { SmtpAddress } from '#platform/server/mail/mailer.ts'
import { nearest } from '#platform/server/nearest.ts'
import { type Said, StartError } from '#platform/server/start-error.ts'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

/** A store that speaks S3: who asks, where, and in which bucket. */
function isBucket({ username, password, pathname }: URL): boolean {
  return username !== '' && password !== '' && /^\/[^/]+\/?$/.test(pathname)
}

function isSender(from: string | null): boolean {
  return from !== null && /^[\w.+-]+@[\w.-]+$/.test(from)
}

function smtpAddress(text: string): SmtpAddress {
  const { protocol, hostname: host, port, username, password, searchParams } = new URL(text)
  const secure = protocol === 'smtps:'
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
    from: searchParams.get('from') ?? '',
  }
}

function isHostName(text: string): boolean {
  return isIP(text) !== 0 || /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text)
}

/** One setting: how it is read, and the words for what it takes. */
interface Setting<T> {
  readonly schema: z.ZodType<T, string | undefined>
  /** Ends the sentence "It must be …". */
  readonly accepts: Said
  readonly example: string | Said
  /** The value is not repeated in messages, and may come from a file named by NAME_FILE. */
  readonly secret?: true
}

/** Addresses of servers that help browsers to reach each other (RFC 7064, RFC 7065), parted by commas. */
const iceUrls = (schemes: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((urls) => urls.every((url) => new RegExp(`^(${schemes}):[a-z0-9.-]+(:\\d{1,5})?(\\?transport=(udp|tcp))?$`, 'i').test(url)))

function setting<T>(value: Setting<T>): Setting<T> {
  return value
}

const whole = (least: number, most: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most))

const settings = {
  KAWAL_PORT: setting({
    schema: whole(0, 65_535).default(8080),
    accepts: ['accepts-port'],
    example: '8080',
  }),
  KAWAL_HOST: setting({
    schema: z.string().refine(isHostName).default('127.0.0.1'),
    accepts: ['accepts-host'],
    example: ['example-host'],
  }),
  KAWAL_DATA: setting({ schema: z.string().min(1).default('./data'), accepts: ['accepts-data'], example: '/var/lib/kawal' }),
  KAWAL_DATABASE_URL: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['postgres:', 'postgresql:']))
      .optional(),
    accepts: ['accepts-database'],
    example: 'postgres://kawal:secret@db.example.org:5432/kawal',
    secret: true,
  }),
  KAWAL_PUBLIC_URL: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['http:', 'https:']))
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    accepts: ['accepts-public-url'],
    example: 'https://kawal.banyuwangikab.go.id',
  }),
  KAWAL_LOG_LEVEL: setting({
    schema: z.enum(levels).default('info'),
    accepts: ['accepts-level', { levels: levels.join(', ') }],
    example: 'info',
  }),
  KAWAL_KEY_FILE: setting({
    schema: z.string().min(1).optional(),
    accepts: ['accepts-key-file'],
    example: '/run/secrets/kawal-key',
  }),
  KAWAL_OTLP_URL: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['http:', 'https:']))
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    accepts: ['accepts-otlp'],
    example: 'http://127.0.0.1:4318',
  }),
  KAWAL_POOL: setting({
    schema: whole(2, 50).default(10),
    accepts: ['accepts-pool'],
    example: '10',
  }),
  KAWAL_DEVICE_DAYS: setting({ schema: whole(1, 90).default(14), accepts: ['accepts-device-days'], example: '14' }),
  KAWAL_FILES: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['http:', 'https:']) && isBucket(new URL(text)))
      .optional(),
    accepts: ['accepts-files'],
    example: 'https://KEY:SECRET@store.example.org/kawal?region=ap-southeast-3',
    secret: true,
  }),
  KAWAL_SMTP: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['smtp:', 'smtps:']) && isSender(new URL(text).searchParams.get('from')))
      .transform(smtpAddress)
      .optional(),
    accepts: ['accepts-smtp'],
    example: 'smtps://USER:PASSWORD@mail.example.org?from=kawal@example.org',
    secret: true,
  }),
  KAWAL_CLAMD: setting({
    schema: z
      .string()
      .regex(/^(\/.+|[a-z0-9.-]+:\d{1,5})$/i)
      .transform((text) => {
        const [host = '', port = ''] = text.split(':')
        return text.startsWith('/') ? { path: text } : { host, port: Number(port) }
      })
      .optional(),
    accepts: ['accepts-clamd'],
    example: '/run/clamav/clamd.ctl',
  }),
  KAWAL_STUN: setting({ schema: iceUrls('stuns?').optional(), accepts: ['accepts-stun'], example: 'stun:turn.example.org:3478' }),
  KAWAL_TURN: setting({
    schema: iceUrls('turns?').optional(),
    accepts: ['accepts-turn'],
    example: 'turn:turn.example.org:3478,turns:turn.example.org:5349',
  }),
  KAWAL_TURN_SECRET: setting({
    schema: z.string().min(16).optional(),
    accepts: ['accepts-turn-secret'],
    example: '6f1ed002ab5595859014ebf0951522d9',
    secret: true,
  }),
  KAWAL_BSRE: setting({
    schema: z
      .url({ protocol: /^https?$/ })
      .refine((text) => URL.parse(text)?.password !== '')
      .optional(),
    accepts: ['accepts-bsre'],
    example: 'https://USER:PASSWORD@esign.example.org',
    secret: true,
  }),
  KAWAL_LIVEKIT_URL: setting({
    schema: z
      .string()
      .refine((text) => isUrl(text, ['wss:', 'ws:']) && /^wss?:\/\/[^/?#@;,\s]+\/?$/.test(text))
      .transform((text) => text.replace(/\/$/, ''))
      .optional(),
    accepts: ['accepts-livekit'],
    example: 'wss://livekit.example.org',
  }),
  KAWAL_LIVEKIT_KEY: setting({
    schema: z
      .string()
      .regex(/^[\w-]{3,100}$/)
      .optional(),
    accepts: ['accepts-livekit-key'],
    example: 'APIkawal',
  }),
  KAWAL_LIVEKIT_SECRET: setting({
    schema: z.string().min(32).optional(),
    accepts: ['accepts-livekit-secret'],
    example: '6f1ed002ab5595859014ebf0951522d96f1ed002ab559585',
    secret: true,
  }),
  KAWAL_CALL_PATHS: setting({ schema: z.enum(['any', 'relay']).default('any'), accepts: ['accepts-call-paths'], example: 'relay' }),
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
  /** Days without contact after which a device forgets its copy. */
  readonly deviceDays: number
  /** The address of a store of files with its credentials; without it they lie in the data folder. */
  readonly files: string | undefined
  /** Where a virus scanner listens. */
  readonly clamd: ClamdAddress | undefined
  readonly otlpUrl: string | undefined
  /** The mail server that takes invitations. */
  readonly smtp: SmtpAddress | undefined
  /** The signing service of BSrE, with its credentials. */
  readonly bsre: string | undefined
  /** How browsers reach each other in a call. */
  readonly calls: CallSettings
}

export interface CallSettings {
  readonly stun: readonly string[]
  readonly turn?: { readonly urls: readonly string[]; readonly secret: string }
  /** By the relay alone. */
  readonly only: boolean
  /** For calls of more than eight. */
  readonly middle?: LiveKitSettings
}

/** A LiveKit server of an office's own, as browsers reach it. */
export interface LiveKitSettings {
  readonly url: string
  readonly key: string
  readonly secret: string
}

function isName(name: string): name is Name {
  return name in settings
}

function isSecret(name: string): boolean {
  return isName(name) && 'secret' in settings[name]
}

/** As they are set; secrets also as `…_FILE`. */
export function knownNames(): string[] {
  return Object.keys(settings).flatMap((name) => (isSecret(name) ? [name, `${name}_FILE`] : [name]))
}

function unknownNames(env: NodeJS.ProcessEnv): Said[] {
  const known = knownNames()
  return Object.keys(env)
    .filter((name) => name.startsWith('KAWAL_') && !known.includes(name) && !foreign.includes(name))
    .map((name) => ['no-setting', { name, nearest: nearest(name, known) }])
}

interface Reader {
  readonly read: <T>(name: Name, from: Setting<T>) => T | undefined
  readonly faults: Said[]
}

function reader(env: NodeJS.ProcessEnv): Reader {
  const faults = unknownNames(env)

  function textOf(name: Name): string | undefined {
    // An empty value in a file of settings means that it is not set.
    const plain = env[name] || undefined
    const file = isSecret(name) ? env[`${name}_FILE`] || undefined : undefined
    if (file === undefined) return plain
    if (plain !== undefined) faults.push(['both-set', { name }])
    try {
      return readFileSync(file, 'utf8').trim()
    } catch {
      faults.push(['setting-file', { name, file, accepts: settings[name].accepts }])
      return undefined
    }
  }

  function read<T>(name: Name, from: Setting<T>): T | undefined {
    const text = textOf(name)
    const parsed = from.schema.safeParse(text)
    if (parsed.success) return parsed.data
    const { accepts, example } = from
    faults.push(
      from.secret ? ['setting-is-other', { name, accepts, example }] : ['setting-is', { name, text: String(text), accepts, example }],
    )
    return undefined
  }
  return { read, faults }
}

/** A relay needs both its address and its secret, and whoever forbids the straight way needs a relay: otherwise nobody reaches anybody. */
function callsOf(read: Reader['read'], faults: Said[]): CallSettings | undefined {
  const before = faults.length
  const stun = read('KAWAL_STUN', settings.KAWAL_STUN) ?? []
  const urls = read('KAWAL_TURN', settings.KAWAL_TURN)
  const secret = read('KAWAL_TURN_SECRET', settings.KAWAL_TURN_SECRET)
  const paths = read('KAWAL_CALL_PATHS', settings.KAWAL_CALL_PATHS)
  const middle = liveKitOf(read, faults)
  if (faults.length > before) return undefined
  if ((urls === undefined) !== (secret === undefined)) faults.push(['turn-half'])
  if (paths === 'relay' && urls === undefined) faults.push(['relay-without'])
  return { stun, ...(urls === undefined || secret === undefined ? {} : { turn: { urls, secret } }), only: paths === 'relay', ...middle }
}

/** All three of them, or none. */
function liveKitOf(read: Reader['read'], faults: Said[]): Pick<CallSettings, 'middle'> {
  const before = faults.length
  const url = read('KAWAL_LIVEKIT_URL', settings.KAWAL_LIVEKIT_URL)
  const key = read('KAWAL_LIVEKIT_KEY', settings.KAWAL_LIVEKIT_KEY)
  const secret = read('KAWAL_LIVEKIT_SECRET', settings.KAWAL_LIVEKIT_SECRET)
  if (url !== undefined && key !== undefined && secret !== undefined) return { middle: { url, key, secret } }
  if (faults.length === before && [url, key, secret].some((each) => each !== undefined)) faults.push(['livekit-part'])
  return {}
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
  const deviceDays = read('KAWAL_DEVICE_DAYS', settings.KAWAL_DEVICE_DAYS)
  const files = read('KAWAL_FILES', settings.KAWAL_FILES)
  const clamd = read('KAWAL_CLAMD', settings.KAWAL_CLAMD)
  const smtp = read('KAWAL_SMTP', settings.KAWAL_SMTP)
  const otlpUrl = read('KAWAL_OTLP_URL', settings.KAWAL_OTLP_URL)
  const bsre = read('KAWAL_BSRE', settings.KAWAL_BSRE)
  const calls = callsOf(read, faults)
  if (
    faults.length > 0 ||
    port === undefined ||
    host === undefined ||
    data === undefined ||
    logLevel === undefined ||
    poolSize === undefined ||
    deviceDays === undefined ||
    calls === undefined
  ) {
    const title: Said = faults.length === 1 ? ['one-setting'] : ['many-settings', { count: faults.length }]
    throw new StartError(title, ...faults.map((what): Said => ['fault', { what }]))
  }
  return { port, host, data, databaseUrl, publicUrl, logLevel, keyFile, poolSize, deviceDays, files, clamd, otlpUrl, smtp, bsre, calls }
}
